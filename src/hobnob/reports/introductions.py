"""Where each introduction stands, whose turn it is, and who else should meet.

First those under way, by stage, with the next step of each; then people you know who do not know each other and should;
then letters for what you could do now, and to either side of the first pair; then who has brought you whom. With
`--objective` only the introductions that serve it; `-n` shows so many of each list, and so many letters for what is
under way.

Keys of the JSON:

    answer                        the answer in a sentence or two
    introductions[].id            the introduction's id
    introductions[].stage         idea, proposed, agreed, made, met, thanked or declined
    introductions[].since         since when it stands there, as 2026-05-15; null for an idea
    introductions[].waits         for how many days; null for an idea
    introductions[].introducer    the id of whoever introduces; me for you, null where no file has them
    introductions[].between[]     the ids of those who are introduced
    introductions[].said_yes[]    the ids of those who have said yes
    introductions[].to_say_yes[]  the ids of those who have not
    introductions[].turn[]        the ids of those whose turn it is; nobody where nothing is left to do
    introductions[].next_step     what is to be done; null where nothing is left to do
    introductions[].put_off_until  until when that is put off, because one of them is snoozed; else null
    introductions[].is_open       whether anything is left to do
    introductions[].is_stuck      whether it has waited for too long
    introductions[].do            what you could do about it now; null where you can only wait
    introductions[].why[]         how it stands, in words
    introductions[].oddities[]    what is strange about the file
    suggestions[].people[]        the ids of two who should meet
    suggestions[].do              what to do
    suggestions[].why[]           what they could do for each other, and what they share
    suggestions[].worth           how worthwhile it is; see the definition
    suggestions[].points          the reasons alone
    suggestions[].tie             the weaker of your ties to the two, 0 to 100
    next[].what                   what you could do, about those under way first, as a task would say it
    next[].why                    why
    next[].kind                   what kind of thing it is, as "ask for an introduction"
    next[].about                  the record it is about, as introduction/ada-and-bob
    next[].people[]               the ids of the contacts it takes
    next[].objective              the id of the objective it serves; null for none
    drafts[].title                whom the letter is for
    drafts[].id                   their id
    drafts[].text                 a letter to send yourself
    brought[].id                  somebody who has introduced you to others
    brought[].name                their name
    brought[].people[]            the ids of those others
    brought[].line[]              these, and whom they brought in their turn
    brought[].why[]               the same in words
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from hobnob.analyses.introductions import STAGES, Brought, Tracked, brought, tracked
from hobnob.analyses.known import Known
from hobnob.analyses.matches import Match, suggested
from hobnob.analyses.proposals import Draft
from hobnob.document import Block, Cell, Document, Heading, Item, Note, Paragraph, Tone
from hobnob.model import ME, Key
from hobnob.reports._ask import Ask
from hobnob.reports._drafts import quoted
from hobnob.reports._first import first
from hobnob.reports._items import cut, hidden_table, next_items, next_table
from hobnob.wording import joined, plural

EXPLAINS = ("introductions", "matches", "fitting")
OPTIONS = ("objective", "most")
WORDS = ""
MOST = 5

_HEADINGS = {
    "agreed": "Agreed to, not made yet",
    "proposed": "Proposed",
    "made": "Made, not met yet",
    "met": "They have met",
    "idea": "Ideas",
}
"""What stands above the open introductions of each stage, the ones nearest to being made first."""


def report(known: Known, ask: Ask) -> Document:
    """The introductions, open ones by stage, and pairs of people who should meet, the most worthwhile first."""
    found = {id: one for id, one in known.once(tracked).items() if _is_asked(known, ask, id)}
    pairs, lines = known.once(suggested), known.once(brought)
    ranked = sorted(lines.items(), key=lambda pair: (-len(pair[1].line), known.network.name(pair[0]), pair[0]))
    blocks: list[Block] = [Paragraph(_answer(known, found, pairs), "answer")]
    blocks.extend(_data(known, found, pairs, ranked))
    for stage, title in _HEADINGS.items():
        shown = {id: one for id, one in found.items() if one.is_open and one.stage == stage}
        if shown:
            items = [_item(known, id, one) for id, one in sorted(shown.items(), key=_longest_first)]
            blocks += [Heading(title), cut(items, ask.most)]
    closed = Counter(one.stage for one in found.values() if not one.is_open and one.is_sound)
    if closed:
        blocks.append(Note(f"Done: {joined([f'{closed[stage]:,} {stage}' for stage in STAGES if closed[stage]])}."))
    if odd := [f"{id}: {joined(one.oddities)}" for id, one in found.items() if one.oddities]:
        blocks += [Heading("Worth a look"), cut([Item(Cell(text)) for text in odd], ask.most)]
    blocks.extend(next_items([one.proposal for one in pairs], ask.most, "Who should meet"))
    blocks.extend(_letters(known, ask, found, pairs))
    if ranked:
        said = [Item(Cell(", ".join(one.reasons), about=Key("contact", id))) for id, one in ranked]
        blocks += [Heading("Who has brought you whom"), cut(said, ask.most)]
    where = f" for {known.network.objectives[ask.objective].name}" if ask.objective else ""
    return Document("introductions", f"Introductions{where}, on {known.today}", tuple(blocks))


def _is_asked(known: Known, ask: Ask, id: str) -> bool:
    if not ask.objective:
        return True
    return known.network.id_of(known.network.introductions[id].objective, "objective") == ask.objective


def _answer(known: Known, found: Mapping[str, Tracked], pairs: tuple[Match, ...]) -> str:
    under_way = [one for one in found.values() if one.is_open]
    parts = []
    if under_way:
        put_off = sum(one.put_off_until is not None for one in under_way)
        mine = sum(ME in one.turn and one.put_off_until is None for one in under_way)
        others = len(under_way) - mine - put_off
        stuck = sum(one.is_stuck for one in under_way)
        turns = [
            f"{mine:,} {'waits' if mine == 1 else 'wait'} for you" if mine else "",
            f"{others:,} {'' if mine else 'waits ' if others == 1 else 'wait '}for others" if others else "",
            f"{put_off:,} {'is' if put_off == 1 else 'are'} put off" if put_off else "",
        ]
        late = f"; {'one has' if stuck == 1 else f'{stuck:,} have'} not moved for long" if stuck else ""
        are = "introduction is" if len(under_way) == 1 else "introductions are"
        parts.append(f"{len(under_way):,} {are} under way: {joined([turn for turn in turns if turn])}{late}.")
    elif any(one.is_sound for one in found.values()):
        parts.append("Every introduction on file is done.")
    if pairs:
        parts.append(f"{plural(len(pairs), 'pair')} of people you know should meet.")
    if parts:
        return " ".join(parts)
    if len(known.network.contacts) < 2:
        return "Nothing yet: an introduction takes two people, so write down whom you know first."
    return (
        "Nothing yet: no introduction is under way, and no need was found that fits what somebody else can do. "
        "Note what people need and can help with (needs, skills, offers in their files)."
    )


def _longest_first(pair: tuple[str, Tracked]) -> tuple[int, str]:
    return (-(pair[1].waits or 0), pair[0])


def _item(known: Known, id: str, one: Tracked) -> Item:
    turn = joined(["you" if person == ME else known.network.name(person) for person in one.turn])
    tone = Tone.CAUTION if one.is_stuck else Tone.BOLD if ME in one.turn else Tone.PLAIN
    why = "; ".join((f"turn: {turn}", *one.reasons, *one.oddities))
    return Item(Cell(one.next_step, tone=tone, about=Key("introduction", id)), why=why)


def _letters(known: Known, ask: Ask, found: Mapping[str, Tracked], pairs: tuple[Match, ...]) -> Iterator[Block]:
    """Letters for what I could do now about introductions, my turns first; then to either side of the first pair."""
    ordered = sorted(found.items(), key=lambda pair: (ME not in pair[1].turn, *_longest_first(pair)))
    proposals = [one.proposal for _, one in ordered if one.proposal is not None]
    mine = [one.draft for one in proposals if one.draft is not None]
    if mine:
        yield Heading("Letters for what you could do now")
        yield from _quotes(known, ask, first(mine, ask.most))
    if pairs:
        yield Heading("Ask both before you introduce anybody")
        yield from _quotes(known, ask, pairs[0].drafts)


def _quotes(known: Known, ask: Ask, drafts: Sequence[Draft]) -> Iterator[Block]:
    for draft in drafts:
        yield Heading(f"To {known.network.name(draft.to)}", 3, "drafts", Key("contact", draft.to))
        yield quoted(known, ask, draft, "text")


def _data(
    known: Known, found: Mapping[str, Tracked], pairs: tuple[Match, ...], lines: Sequence[tuple[str, Brought]]
) -> Iterator[Block]:
    """What programs get, whole."""
    names = (
        "id stage since waits introducer between said_yes to_say_yes turn next_step put_off_until is_open is_stuck do "
        "why oddities"
    )
    yield hidden_table("introductions", names, [_tracked_row(id, one) for id, one in found.items()])
    suggestions = [
        ((one.one, one.other), one.proposal.text, one.reasons, one.worth, one.points, one.tie) for one in pairs
    ]
    yield hidden_table("suggestions", "people do why worth points tie", suggestions)
    proposals = [one.proposal for one in found.values() if one.proposal is not None]
    yield next_table([*proposals, *(one.proposal for one in pairs)])
    brought = [(id, known.network.name(id), one.people, one.line, one.reasons) for id, one in lines]
    yield hidden_table("brought", "id name people line why", brought)


def _tracked_row(id: str, one: Tracked) -> tuple[object, ...]:
    return (
        id,
        one.stage,
        one.since,
        one.waits,
        one.introducer or None,
        one.between,
        one.said_yes,
        one.to_say_yes,
        one.turn,
        one.next_step or None,
        str(one.put_off_until) if one.put_off_until else None,
        one.is_open,
        one.is_stuck,
        one.proposal.text if one.proposal else None,
        one.reasons,
        one.oddities,
    )
