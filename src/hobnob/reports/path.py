"""The warmest ways to a person or an organisation, with what each step rests on.

From you, or with `--from` between any two others, without you; with `--fewest` those of the fewest steps. Where there
is no way it says so, and who is nearest all the same. A draft asks the last person on the best way whom you know
yourself to introduce you; to somebody whom you know, but not well, it says hello. Into a place lead the people you know
there, then ways to the others. Nobody is asked for an introduction that was declined, or is under way, and nothing is
suggested about somebody of the past. With `--all` come at most a hundred ways.

Keys of the JSON:

    answer               the answer in a sentence or two
    from                 the record that the ways start from: contact/ada, or me for you
    to                   the record they lead to: contact/bob, community/pydata; organisation/Acme has no file
    degrees              the steps of the shortest way there, to a place to who is there now; null where there is none
    ways[].way           its rank, from 1
    ways[].start         the id of whoever it starts from
    ways[].end           the id of whoever it leads to
    ways[].warmth        its warmth, above 0 and up to 1: the product of those of its steps
    ways[].people[]      the ids of those after the start, in order
    steps[].way          the rank of the way that the step belongs to
    steps[].start        the id of whoever takes the step
    steps[].end          the id of whoever it leads to
    steps[].warmth       its warmth, above 0 and up to 1
    steps[].why[]        what it rests on
    former[].id          of a place, the id of somebody who used to be there
    former[].name        their name
    introductions[]      ids of the introductions noted between the two, or whom the ways lead to
    nearest[].id         where there is no way, the id of somebody who is near
    nearest[].name       their name
    nearest[].kind       know, community or can reach
    nearest[].why[]      how they are near
    nearest[].warmth     the warmth of the best way to them; null where there is none
    next[].what          what to do next
    next[].why           why it would help
    next[].kind          the sort of action: ask for an introduction, follow up, reach out, attend, join, ask or find
    next[].about         the record it is about
    next[].people[]      the ids of the people it takes
    next[].objective     the id of the objective it serves; null for none
    draft                a letter to send yourself, where one would help
"""

from __future__ import annotations

from collections.abc import Collection
from operator import attrgetter
from typing import NamedTuple

from hobnob.analyses.approach import Approach, approach, opening_move, through_words
from hobnob.analyses.belonging import NOBODY, Insiders, insiders_at, insiders_of
from hobnob.analyses.graph import my_people
from hobnob.analyses.known import Known
from hobnob.analyses.letters import objective_with
from hobnob.analyses.nearest import Lead, nearest_to, nearest_to_place, openings
from hobnob.analyses.paths import Way, degrees, door, my_tie_in_words, ways_in, ways_to, ways_to_any
from hobnob.analyses.people import by_strength
from hobnob.analyses.proposals import Draft, Proposal
from hobnob.analyses.strength import strengths
from hobnob.document import Block, Cell, Document, Fact, Facts, Heading, List, Paragraph
from hobnob.errors import HobnobError
from hobnob.folding import fold_phrase
from hobnob.lookup import the_one
from hobnob.model import ME, Introduction, Key
from hobnob.reports._ask import Ask
from hobnob.reports._drafts import quoted
from hobnob.reports._items import hidden_table, next_items, next_table
from hobnob.reports._nearest import nearest_blocks
from hobnob.reports._ways import about_in_words, step_in_words, warmth_in_words, way_blocks
from hobnob.wording import capital, joined, number, plural, when

EXPLAINS = ("paths", "nearest", "strength")
OPTIONS = ("start", "is_fewest", "most")
WORDS = "TO"
MOST = attrgetter("paths.ways")
ALL = 100
"""So many ways are all that anybody reads: there may be millions."""

_STAGES = {
    "proposed": "proposed {}",
    "agreed": "agreed to {}, not made yet",
    "made": "made {}",
    "met": "led to a meeting {}",
    "thanked": "led to a meeting, with thanks {}",
    "declined": "declined {}",
}


class _Target(NamedTuple):
    """Where to: a contact, me, a community, or an organisation that has no file, whose id is its name."""

    key: Key
    name: str
    insiders: Insiders = NOBODY


class _Answer(NamedTuple):
    """What is to be said: in a sentence or two, the ways, what to do next; where there is no way, who is near."""

    text: str
    ways: tuple[Way, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    leads: tuple[Lead, ...] = ()


def report(known: Known, ask: Ask) -> Document:
    """The ways to whom the words mean; HobnobError where they mean nobody, or several."""
    target = _target(known, " ".join(ask.words))
    most = ALL if ask.most is None else ask.most
    if target.key.kind == ME or target.key == Key("contact", ask.start):
        answer = _Answer(f"No way is needed: that is {'you' if target.key.kind == ME else target.name}.")
    elif target.key.kind == "contact":
        answer = _to_person(known, ask, target, most)
    else:
        answer = _to_place(known, ask, target, most)
    return _document(known, ask, target, answer)


def _target(known: Known, text: str) -> _Target:
    """What is meant: a record that is called so, an organisation, or a record that is probably meant."""
    network = known.network
    if not text.strip():
        raise HobnobError("ways to whom? Name a person, a community or an organisation", "such as: hobnob path Ada")
    kinds = ("contact", "community", ME)
    if not network.names.find(text, kinds):
        orgs = {one.org for one in network.contacts.values()}
        orgs.update(role.org for one in network.contacts.values() for role in one.history)
        # Where it is spelt in several ways, the first of them stands for all.
        called = sorted(org for org in orgs if fold_phrase(org) == fold_phrase(text))
        if called:
            return _Target(Key("organisation", called[0]), called[0], insiders_at(known, called[0]))
    key = the_one(network, text, kinds)
    insiders = insiders_of(known, key.id) if key.kind == "community" else NOBODY
    return _Target(key, network.record(key).name, insiders)


# -- to a person


def _to_person(known: Known, ask: Ask, target: _Target, most: int) -> _Answer:
    id = target.key.id
    if known.network.contacts[id].standing == "past":
        text = f"{target.name} is a tie of the past: no way leads there, and nothing has to be done."
        mine = f" You and {target.name}: {my_tie_in_words(known, id)}." if ask.start == ME else ""
        return _Answer(text + mine)
    ways = ways_to(known, id, start=ask.start, most=most, is_fewest=ask.is_fewest)
    if ask.start != ME:
        leads = () if ways else nearest_to(known, id, ask.start)
        return _Answer(
            _between_others(known, ways[0]) if ways else _no_way_in_words(known, ask, target), ways, (), leads
        )
    if ways and _is_near(known, id):
        # Nobody needs a way around.
        ways = ways_to(known, id, most=1, is_fewest=True)
        return _Answer(_way_in_words(known, ways[0]), ways)
    found = approach(known, id, ways[0] if ways else None)
    move = next((move for way in ways or (None,) if (move := _move(known, id, way)) is not None), None)
    if ways:
        return _Answer(_way_in_words(known, ways[0], found), ways, (move,) if move else ())
    text = _no_way_in_words(known, ask, target)
    leads = nearest_to(known, id)
    if found.kind in ("under way", "idea", "declined"):
        return _Answer(f"{_so_far(known, id, found)} {text}", (), (move,) if move else (), leads)
    return _Answer(text, (), openings(known, target.key, target.name, leads), leads)


def _move(known: Known, id: str, way: Way | None) -> Proposal | None:
    """The first thing to do to talk to somebody, with the objective it would serve."""
    objective = objective_with(known, id)
    why = f'it would help with "{known.network.objectives[objective].name}"' if objective else ""
    move = opening_move(known, id, why, objective, way=way)
    return move if move is None or move.why else move._replace(why=my_tie_in_words(known, move.people[0]))


def _is_near(known: Known, id: str) -> bool:
    """Whether I know somebody well enough to write to them without a thought."""
    return known.network.contacts[id].standing == "known" and known.once(strengths)[id].band in ("strong", "fair")


def _between_others(known: Known, way: Way) -> str:
    network = known.network
    if len(way.steps) == 1:
        return f"They need no introduction. {step_in_words(known, way.steps[0])}."
    through = network.name(way.people[0])
    return f"{network.name(way.start)} gets to {network.name(way.end)} through {through}: {_figures(way)}."


def _way_in_words(known: Known, way: Way, found: Approach | None = None) -> str:
    """The best way of mine in a sentence: what has been tried, or whom to ask for an introduction to whom."""
    network, asked = known.network, door(known, way)
    first, end = network.name(way.people[0]), network.name(way.end)
    if found is not None and found.kind in ("under way", "declined"):
        through = through_words(known, way)
        return f"{_so_far(known, way.end, found)} The best way{f', {through}' if through else ''}: {_figures(way)}."
    if asked == way.end:
        text = f"You know {end} yourself: {my_tie_in_words(known, way.end)}."
        return text if len(way.people) == 1 else f"{text} The way through {first} is warmer."
    next_one, *further = way.after(asked)
    text = f"{network.name(asked)} could introduce you to {network.name(next_one)}"
    if further:
        text += f", from whom it goes on to {end}"
    warmer = f" A word from {first} first would help." if asked != way.people[0] else ""
    return f"{text}: {_figures(way)}.{warmer}"


def _figures(way: Way) -> str:
    return f"{plural(len(way.steps), 'step')}, warmth {warmth_in_words(way.warmth)} of 100"


def _so_far(known: Known, id: str, found: Approach) -> str:
    """What has become of the introduction to somebody, or to somebody on the way there, in a sentence."""
    words, network = capital(found.words), known.network
    if id in network.contact_ids(network.introductions[found.introduction].between):
        words = words.replace("introduction", f"introduction to {network.name(id)}", 1)
    rest = ": a no is a no until something changes" if found.kind == "declined" else ""
    return f"{words}{rest}."


# -- into a place


def _to_place(known: Known, ask: Ask, target: _Target, most: int) -> _Answer:
    network, name = known.network, target.name
    ways, is_former = ways_in(known, target.insiders, start=ask.start, most=most, is_fewest=ask.is_fewest)
    community = network.communities.get(target.key.id) if target.key.kind == "community" else None
    is_mine = ask.start == ME and community is not None and community.standing == "member"
    text = f"You are a member of {name} yourself. " if is_mine else ""
    if not ways:
        people = (*target.insiders.now, *target.insiders.former)
        leads = nearest_to_place(known, name, people, ask.start)
        proposals = openings(known, target.key, name, leads) if ask.start == ME else ()
        return _Answer(text + _no_way_in_words(known, ask, target), (), proposals, leads)
    if ask.start != ME:
        return _Answer(text + _between_others(known, ways[0]), ways)
    if is_former:
        text += f"No way leads to anybody who is at {name} now, only to who used to be there. "
    if len(ways[0].steps) == 1:
        text += _own_ties_in_words(known, target.insiders.former if is_former else target.insiders.now)
        proposals = () if is_mine else (_question(known, target, ways[0].end),)
    else:
        move = next((move for way in ways if (move := _move(known, way.end, way)) is not None), None)
        proposals = (move,) if move is not None else ()
        text += _way_in_words(known, ways[0], approach(known, ways[0].end, ways[0]))
    former = [network.name(id) for id in by_strength(known, _mine_among(known, target.insiders.former))]
    if former and not is_former:
        text += f" {joined(former, most=3)} used to be there."
    return _Answer(text, ways, proposals)


def _mine_among(known: Known, people: Collection[str]) -> list[str]:
    return [id for id in known.once(my_people) if id in people]


def _own_ties_in_words(known: Known, people: Collection[str]) -> str:
    """Those of a place whom I know, in a sentence, the strongest tie first."""
    mine, name = by_strength(known, _mine_among(known, people)), known.network.name
    if len(mine) == 1:
        return f"You know {name(mine[0])} there: {my_tie_in_words(known, mine[0])}."
    found = ((name(id), known.once(strengths)[id]) for id in mine)
    told = [f"{one} ({tie.band}{'' if tie.value is None else f', {number(tie.value)}'})" for one, tie in found]
    return f"You know {joined(told, most=4)} there."


def _question(known: Known, target: _Target, id: str) -> Proposal:
    """What to do where I know somebody of a place: ask them, in a letter where they are not near."""
    draft = None if _is_near(known, id) else Draft("reconnect", id, "", f"a word about {target.name}")
    text = f"Ask {known.network.name(id)} about {target.name}"
    return Proposal("ask", text, my_tie_in_words(known, id), target.key, (id,), draft=draft)


def _no_way_in_words(known: Known, ask: Ask, target: _Target) -> str:
    who = "you" if ask.start == ME else known.network.name(ask.start)
    away = degrees(known, target.key.id, ask.start) if target.key.kind == "contact" else None
    if away is not None:
        longest = known.network.settings.paths.longest
        return (
            f"{target.name} is {plural(away, 'step')} away from {who}: no introduction goes on for more than {longest}."
        )
    if target.key.kind == "contact":
        return f"No way leads from {who} to {target.name}: nobody within reach is known to know {target.name}."
    people = (*target.insiders.now, *target.insiders.former)
    told = f"of the {plural(len(people), 'person', 'people')} noted there none is within reach" if people else ""
    return f"No way leads from {who} into {target.name}: {told or 'nobody is noted who belongs to it'}."


# -- the document


def _document(known: Known, ask: Ask, target: _Target, answer: _Answer) -> Document:
    network = known.network
    ends = [target.key.id] if target.key.kind == "contact" else [way.end for way in answer.ways]
    noted = tuple(
        Cell(_introduction_in_words(known, ask.start, one), one.id) for one in _introductions(known, ask.start, ends)
    )
    letter = next((move.draft for move in answer.proposals if move.draft is not None), None)
    former = [(id, network.name(id)) for id in target.insiders.former]
    blocks: list[Block] = [Paragraph(answer.text, "answer"), *way_blocks(known, answer.ways)]
    blocks += [hidden_table("former", "id name", former)]
    blocks += [*([Heading("Introductions so far")] if noted else []), List(noted, "introductions")]
    blocks += [*nearest_blocks(known, answer.leads, ask.most), *next_items(answer.proposals)]
    blocks.append(next_table(answer.proposals))
    if letter is not None:
        blocks += [Heading(f"A draft to {network.name(letter.to)}"), quoted(known, ask, letter)]
    blocks += [Heading("Between whom"), _ends(known, ask, target)]
    start = "" if ask.start == ME else f" from {network.name(ask.start)}, without you"
    return Document("path", f"Ways to {target.name}{start}, on {known.today}", tuple(blocks))


def _introductions(known: Known, start: str, ends: Collection[str]) -> list[Introduction]:
    """The introductions noted between the start and one of the ends, from idea to outcome."""
    found = []
    for one in known.network.introductions.values():
        between = known.network.contact_ids(one.between)
        if start in between and any(end in between for end in ends if end != start):
            found.append(one)
    return found


def _introduction_in_words(known: Known, start: str, one: Introduction) -> str:
    network = known.network
    id = network.contact_id(one.introducer)
    who = "you" if id == ME else network.name(id or one.introducer)
    others = joined([network.name(person) for person in network.contact_ids(one.between) if person != start])
    stage, on = one.stage_on(known.today)
    told = _STAGES[stage].format(when(on)) if on is not None else "an idea, not proposed yet"
    return f"to {others}, through {who}: {told}"


def _ends(known: Known, ask: Ask, target: _Target) -> Facts:
    """Who it was about, and how far they are apart: to a place, how far from who is there now."""
    network = known.network
    if target.key.kind in ("contact", ME):
        away = degrees(known, target.key.id, ask.start)
    else:
        shortest = ways_to_any(known, target.insiders.now, start=ask.start, most=1, is_fewest=True)
        away = len(shortest[0].steps) if shortest else None
    start = network.contacts.get(ask.start)
    contact = network.contacts.get(target.key.id) if target.key.kind == "contact" else None
    return Facts(
        (
            Fact("from", "From", Cell(about_in_words(start), f"contact/{start.id}") if start else Cell("you", ME)),
            Fact("to", "To", Cell(about_in_words(contact) if contact else target.name, str(target.key))),
            Fact("degrees", "Degrees of separation", Cell("none known" if away is None else str(away), away)),
        )
    )
