"""Where each introduction stands, whose turn it is, and who else should meet.

First those under way, by stage, with the next step of each; then people you know who do not know each other and should,
with a letter to either side of the first pair; then who has brought you whom. With `--objective` only the introductions
that serve it; `-n` shows so many pairs.

Keys of the JSON:

    answer                        the answer in a sentence or two
    introductions[].id            the introduction's id
    introductions[].stage         idea, proposed, agreed, made, met, thanked or declined
    introductions[].since         since when it stands there, as 2026-05-15; null for an idea
    introductions[].waits         for how many days; null for an idea
    introductions[].introducer    the id of whoever introduces; me for you, empty where no file has them
    introductions[].between[]     the ids of those who are introduced
    introductions[].said_yes[]    the ids of those who have said yes
    introductions[].to_say_yes[]  the ids of those who have not
    introductions[].turn[]        the ids of those whose turn it is; nobody where nothing is left to do
    introductions[].next_step     what is to be done
    introductions[].is_open       whether anything is left to do
    introductions[].is_stuck      whether it has waited for too long
    introductions[].action        what you could do about it now; empty where you can only wait
    introductions[].why[]         how it stands, in words
    introductions[].oddities[]    what is strange about the file
    suggestions[].people[]        the ids of two who should meet
    suggestions[].action          what to do
    suggestions[].why[]           what they could do for each other, and what they share
    suggestions[].worth           how worthwhile it is; see the definition
    suggestions[].points          the reasons alone
    suggestions[].tie             the weaker of your ties to the two, 0 to 100
    drafts[].title                whom the letter is for
    drafts[].id                   their id
    drafts[].text                 a letter to send yourself, to either side of the first pair
    brought[].id                  somebody who has introduced you to others
    brought[].people[]            the ids of those others
    brought[].line[]              these, and whom they brought in their turn
    brought[].why[]               the same in words
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from hobnob.analyses.introductions import STAGES, Brought, Tracked, brought, tracked
from hobnob.analyses.known import Known
from hobnob.analyses.matches import Match, suggested
from hobnob.document import Block, Cell, Column, Document, Heading, Item, Items, List, Note, Paragraph, Table, Tone
from hobnob.model import ME, Key
from hobnob.reports._ask import Ask
from hobnob.reports._drafts import quoted
from hobnob.wording import capital, joined, plural

EXPLAINS = ("introductions", "matches", "fitting")
OPTIONS = ("objective", "most")
WORDS = ""

PAIRS = 5
"""So many pairs are shown where nobody asked for more."""

_HEADINGS = {
    "agreed": "Agreed to, not made yet",
    "proposed": "Proposed",
    "made": "Made, not met yet",
    "met": "They have met",
    "idea": "Ideas",
}
"""What stands above the open introductions of each stage, the ones nearest to being made first."""

_TRACKED = tuple(
    Column(name, capital(name.replace("_", " ")))
    for name in (
        "id", "stage", "since", "waits", "introducer", "between", "said_yes", "to_say_yes", "turn", "next_step",
        "is_open", "is_stuck", "action", "why", "oddities",
    )
)  # fmt: skip
_SUGGESTED = tuple(Column(name, capital(name)) for name in ("people", "action", "why", "worth", "points", "tie"))
_BROUGHT = tuple(Column(name, capital(name)) for name in ("id", "people", "line", "why"))


def report(known: Known, ask: Ask) -> Document:
    """The introductions, open ones by stage, and pairs of people who should meet, the most worthwhile first."""
    found = {id: one for id, one in known.once(tracked).items() if _is_asked(known, ask, id)}
    pairs, lines = known.once(suggested), known.once(brought)
    blocks: list[Block] = [Paragraph(_answer(known, found, pairs), "answer")]
    rows = tuple(_tracked_row(id, one) for id, one in found.items())
    ranked = sorted(lines.items(), key=lambda pair: (-len(pair[1].line), known.network.name(pair[0]), pair[0]))
    blocks += [
        Table(_TRACKED, rows, "introductions", is_hidden=True),
        Table(_SUGGESTED, tuple(map(_suggested_row, pairs)), "suggestions", is_hidden=True),
        Table(_BROUGHT, tuple(_brought_row(id, one) for id, one in ranked), "brought", is_hidden=True),
    ]
    for stage, title in _HEADINGS.items():
        shown = {id: one for id, one in found.items() if one.is_open and one.stage == stage}
        if shown:
            items = [_item(known, id, one) for id, one in sorted(shown.items(), key=_longest_first)]
            blocks += [Heading(title), Items(tuple(items))]
    closed = Counter(one.stage for one in found.values() if not one.is_open)
    if closed:
        blocks.append(Note(f"Done: {joined([f'{closed[stage]:,} {stage}' for stage in STAGES if closed[stage]])}."))
    if odd := [f"{id}: {joined(one.oddities)}" for id, one in found.items() if one.oddities]:
        blocks += [Heading("Worth a look"), List(tuple(map(Cell, odd)))]
    blocks.extend(_suggestions(known, ask, pairs))
    if ranked:
        cells = [Cell(", ".join(one.reasons), about=Key("contact", id)) for id, one in ranked]
        blocks += [Heading("Who has brought you whom"), List(tuple(cells))]
    where = f" for {known.network.objectives[ask.objective].name}" if ask.objective else ""
    return Document("introductions", f"Introductions{where}, on {known.today}", tuple(blocks))


def _is_asked(known: Known, ask: Ask, id: str) -> bool:
    if not ask.objective:
        return True
    record = known.network.introductions[id]
    key = known.network.find(record.objective, "objective") if record.objective else None
    return key is not None and key.id == ask.objective


def _answer(known: Known, found: Mapping[str, Tracked], pairs: tuple[Match, ...]) -> str:
    under_way = [one for one in found.values() if one.is_open]
    parts = []
    if under_way:
        mine = sum(ME in one.turn for one in under_way)
        stuck = sum(one.is_stuck for one in under_way)
        turns = [
            f"{mine:,} {'waits' if mine == 1 else 'wait'} for you" if mine else "",
            f"{len(under_way) - mine:,} for others" if mine < len(under_way) else "",
        ]
        late = f"; {'one has' if stuck == 1 else f'{stuck:,} have'} not moved for long" if stuck else ""
        are = "introduction is" if len(under_way) == 1 else "introductions are"
        parts.append(f"{len(under_way):,} {are} under way: {joined([turn for turn in turns if turn])}{late}.")
    elif found:
        parts.append("Every introduction on file is done.")
    if pairs:
        parts.append(f"{plural(len(pairs), 'pair')} of people you know should meet.")
    if parts:
        return " ".join(parts)
    if len(known.network.contacts) < 2:
        return "Nothing yet: an introduction takes two people, so write down whom you know first."
    return (
        "Nothing yet: no introduction is on file, and nobody's needs are known to fit what somebody else can do. "
        "Note what people need and can help with (needs, skills, offers in their files)."
    )


def _longest_first(pair: tuple[str, Tracked]) -> tuple[int, str]:
    return (-(pair[1].waits or 0), pair[0])


def _item(known: Known, id: str, one: Tracked) -> Item:
    turn = joined(["you" if person == ME else known.network.name(person) for person in one.turn])
    tone = Tone.CAUTION if one.is_stuck else Tone.BOLD if ME in one.turn else Tone.PLAIN
    why = "; ".join((f"turn: {turn}", *one.reasons, *one.oddities))
    return Item(Cell(one.next_step, tone=tone, about=Key("introduction", id)), why=why)


def _suggestions(known: Known, ask: Ask, pairs: tuple[Match, ...]) -> Iterator[Block]:
    if not pairs:
        return
    most = ask.most or PAIRS
    items = tuple(
        Item(
            Cell(one.proposal.text, about=one.proposal.about),
            why="; ".join(one.reasons),
        )
        for one in pairs[:most]
    )
    yield Heading("Who should meet")
    yield Items(items, f"and {len(pairs) - most:,} more" if len(pairs) > most else "")
    yield Heading("Ask both before you introduce anybody")
    for draft in pairs[0].drafts:
        yield Heading(f"To {known.network.name(draft.to)}", 3, "drafts", Key("contact", draft.to))
        yield quoted(known, ask, draft, "text")


def _tracked_row(id: str, one: Tracked) -> tuple[Cell, ...]:
    values = (
        id,
        one.stage,
        one.since.isoformat() if one.since else None,
        one.waits,
        one.introducer,
        list(one.between),
        list(one.said_yes),
        list(one.to_say_yes),
        list(one.turn),
        one.next_step,
        one.is_open,
        one.is_stuck,
        one.proposal.text if one.proposal else "",
        list(one.reasons),
        list(one.oddities),
    )
    return tuple(Cell("", value) for value in values)


def _suggested_row(one: Match) -> tuple[Cell, ...]:
    values = ([one.one, one.other], one.proposal.text, list(one.reasons), one.worth, one.points, one.tie)
    return tuple(Cell("", value) for value in values)


def _brought_row(id: str, one: Brought) -> tuple[Cell, ...]:
    return tuple(Cell("", value) for value in (id, list(one.people), list(one.line), list(one.reasons)))
