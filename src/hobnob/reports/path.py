"""The warmest ways to a person or an organisation, with what each step rests on.

From you, or with `--from` between any two others, without you; with `--fewest` those of the fewest steps. Where there
is no way it says so, and who is nearest all the same. A draft asks the last person on the best way whom you know
yourself to introduce you; to somebody whom you know, but not well, it says hello again.

Keys of the JSON:

    answer               the answer in a sentence or two
    from                 the record that the ways start from: contact/ada, or me for you
    to                   the record they lead to: contact/bob, community/pydata; organisation/Acme has no file
    degrees              the steps of the shortest way; null where there is none
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
    introductions[]      ids of the introductions noted between the two, or whom the ways lead to
    nearest[].person     where there is no way, the id of somebody who is near
    nearest[].kind       know, community or can reach
    nearest[].why[]      how they are near
    nearest[].warmth     the warmth of the best way to them; null where there is none
    next[].what          where there is no way, what to do next
    next[].why           why it would help
    next[].kind          the sort of action: attend, join, ask or find
    next[].about         the record it is about
    draft                a letter to send yourself, where one would help
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from hobnob.analyses.graph import my_people
from hobnob.analyses.known import Known
from hobnob.analyses.nearest import Lead, nearest_to, nearest_to_place, openings
from hobnob.analyses.paths import (
    Insiders,
    Way,
    degrees,
    insiders_at,
    insiders_of,
    my_tie_in_words,
    ways_in,
    ways_to,
    ways_to_any,
)
from hobnob.analyses.proposals import Draft
from hobnob.analyses.strength import strengths
from hobnob.document import Block, Cell, Document, Fact, Facts, Heading, List, Paragraph
from hobnob.errors import HobnobError
from hobnob.folding import fold_phrase
from hobnob.lookup import the_one
from hobnob.model import ME, Introduction, Key
from hobnob.reports._ask import Ask
from hobnob.reports._drafts import quoted
from hobnob.reports._nearest import nearest_blocks
from hobnob.reports._ways import about_in_words, step_in_words, warmth_in_words, way_blocks
from hobnob.wording import joined, plural, when

EXPLAINS = ("paths", "nearest", "strength")
OPTIONS = ("start", "is_fewest", "most")
WORDS = "TO"

_STAGES = {
    "proposed": "proposed {}",
    "agreed": "agreed to {}, not made yet",
    "made": "made {}",
    "met": "led to a meeting {}",
    "thanked": "led to a meeting, with thanks {}",
    "declined": "declined {}",
}


class _Goal(NamedTuple):
    """Where to: a contact, me, a community, or an organisation that has no file, whose id is its name."""

    key: Key
    name: str
    insiders: Insiders


class _Answer(NamedTuple):
    """What is to be said: in a sentence, the ways, the letter that would help; where there is no way, who is near."""

    text: str
    ways: tuple[Way, ...] = ()
    letter: Draft | None = None
    leads: tuple[Lead, ...] = ()


def report(known: Known, ask: Ask) -> Document:
    """The ways to whom the words mean; HobnobError where they mean nobody, or several."""
    goal = _goal(known, " ".join(ask.words))
    most = ask.most or known.network.settings.paths.ways
    if goal.key.kind == ME or goal.key == Key("contact", ask.start):
        answer = _Answer(f"No way is needed: that is {'you' if goal.key.kind == ME else goal.name}.")
    elif goal.key.kind == "contact":
        answer = _to_person(known, ask, goal, most)
    else:
        answer = _to_place(known, ask, goal, most)
    return _document(known, ask, goal, answer)


def _goal(known: Known, text: str) -> _Goal:
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
            return _Goal(Key("organisation", called[0]), called[0], insiders_at(known, called[0]))
    key = the_one(network, text, kinds)
    insiders = insiders_of(known, key.id) if key.kind == "community" else Insiders((), ())
    return _Goal(key, network.record(key).name, insiders)


def _to_person(known: Known, ask: Ask, goal: _Goal, most: int) -> _Answer:
    target = goal.key.id
    ways = ways_to(known, target, start=ask.start, most=most, is_fewest=ask.is_fewest)
    if not ways:
        return _Answer(_no_way_in_words(known, ask, goal), leads=nearest_to(known, target, ask.start))
    if ask.start == ME and _is_near(known, target):
        # Nobody needs a way around.
        ways = ways_to(known, target, most=1, is_fewest=True)
    return _Answer(_way_in_words(known, ways[0]), ways, _letter(known, ways))


def _to_place(known: Known, ask: Ask, goal: _Goal, most: int) -> _Answer:
    network, name = known.network, goal.name
    ways, is_former = ways_in(known, goal.insiders, start=ask.start, most=most, is_fewest=ask.is_fewest)
    community = network.communities.get(goal.key.id) if goal.key.kind == "community" else None
    is_mine = ask.start == ME and community is not None and community.standing == "member"
    text = f"You are a member of {name} yourself. " if is_mine else ""
    if not ways:
        people = (*goal.insiders.now, *goal.insiders.former)
        leads = nearest_to_place(known, name, people, ask.start)
        return _Answer(text + _no_way_in_words(known, ask, goal), leads=leads)
    if is_former:
        text += f"No way leads to anybody who belongs to {name} now, only to who did. "
    return _Answer(text + _way_in_words(known, ways[0]), ways, _letter(known, ways[:1]))


def _way_in_words(known: Known, way: Way) -> str:
    """The best way in a sentence: whom to ask, for an introduction to whom."""
    network = known.network
    first, end = network.name(way.people[0]), network.name(way.end)
    figures = f"{plural(len(way.steps), 'step')}, warmth {warmth_in_words(way.warmth)} of 100"
    if way.start != ME:
        if len(way.steps) == 1:
            return f"They need no introduction. {step_in_words(known, way.steps[0])}."
        return f"{network.name(way.start)} gets to {end} through {first}: {figures}."
    door = _door(known, way)
    if door == len(way.people) - 1:
        text = f"You know {end} yourself: {my_tie_in_words(known, way.end)}."
        return text if door == 0 else f"{text} The way through {first} is warmer."
    text = f"{network.name(way.people[door])} could introduce you to {network.name(way.people[door + 1])}"
    if door + 2 < len(way.people):
        text += f", from whom it goes on to {end}"
    return f"{text}: {figures}.{f' A word from {first} first would help.' if door else ''}"


def _door(known: Known, way: Way) -> int:
    """Where on a way of mine the last one stands whom I know myself: nobody introduces me to those before."""
    mine = known.once(my_people)
    return max(at for at, person in enumerate(way.people) if person in mine)


def _is_near(known: Known, id: str) -> bool:
    """Whether I know somebody well enough to write to them without a thought."""
    return known.once(strengths)[id].band in ("strong", "fair")


def _letter(known: Known, ways: Sequence[Way]) -> Draft | None:
    """What to write for the best way that nobody declined; nothing where I know them well or are being introduced."""
    if ways[0].start != ME:
        return None
    end = ways[0].end
    if _door(known, ways[0]) == len(ways[0].people) - 1:
        return None if _is_near(known, end) else Draft("reconnect", end)
    noted = [one for one in _introductions(known, ME, (end,)) if one.stage != "idea"]
    if any(one.stage != "declined" for one in noted):
        return None
    declined = {known.network.contact_id(one.introducer) for one in noted}
    for way in ways:
        door = _door(known, way)
        if way.people[door] not in declined:
            to, other, *further = way.people[door:]
            why = f"a way to {about_in_words(known.network.contacts[end])}" if further else ""
            return Draft("ask-introduction", to, other, why, _objective(known, end))
    return None


def _objective(known: Known, person: str) -> str:
    """The first active objective in which somebody has a stake; empty where there is none."""
    for id, objective in known.network.objectives.items():
        stakes = (stake.who for stake in objective.stakeholders if stake.who)
        if objective.status == "active" and person in known.network.contact_ids((*objective.allies, *stakes)):
            return id
    return ""


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
    stage = "an idea, not proposed yet" if one.stage == "idea" else _STAGES[one.stage].format(when(one.stages[-1][1]))
    return f"to {others}, through {who}: {stage}"


def _no_way_in_words(known: Known, ask: Ask, goal: _Goal) -> str:
    who = "you" if ask.start == ME else known.network.name(ask.start)
    away = degrees(known, goal.key.id, ask.start) if goal.key.kind == "contact" else None
    if away is not None:
        longest = known.network.settings.paths.longest
        return (
            f"{goal.name} is {plural(away, 'step')} away from {who}: no introduction goes on for more than {longest}."
        )
    if goal.key.kind == "contact":
        return f"No way leads from {who} to {goal.name}: nobody within reach is known to know {goal.name}."
    people = (*goal.insiders.now, *goal.insiders.former)
    told = f"of the {plural(len(people), 'person', 'people')} noted there none is within reach" if people else ""
    return f"No way leads from {who} into {goal.name}: {told or 'nobody is noted who belongs to it'}."


def _document(known: Known, ask: Ask, goal: _Goal, answer: _Answer) -> Document:
    ends = [goal.key.id] if goal.key.kind == "contact" else [way.end for way in answer.ways]
    noted = tuple(
        Cell(_introduction_in_words(known, ask.start, one), one.id) for one in _introductions(known, ask.start, ends)
    )
    is_stuck = not answer.ways and ask.start == ME and goal.key.kind != ME
    proposals = openings(known, goal.key, goal.name, answer.leads) if is_stuck else ()
    blocks: list[Block] = [Paragraph(answer.text, "answer"), *way_blocks(known, answer.ways)]
    blocks += [*([Heading("Introductions so far")] if noted else []), List(noted, "introductions")]
    blocks += nearest_blocks(known, answer.leads, proposals)
    if answer.letter is not None:
        blocks += [Heading(f"A draft to {known.network.name(answer.letter.to)}"), quoted(known, ask, answer.letter)]
    blocks += [Heading("Between whom"), _ends(known, ask, goal)]
    start = "" if ask.start == ME else f" from {known.network.name(ask.start)}, without you"
    return Document("path", f"Ways to {goal.name}{start}, on {known.today}", tuple(blocks))


def _ends(known: Known, ask: Ask, goal: _Goal) -> Facts:
    """Who it was about, and how far they are apart."""
    network = known.network
    if goal.key.kind in ("contact", ME):
        away = degrees(known, goal.key.id, ask.start)
    else:
        people = (*goal.insiders.now, *goal.insiders.former)
        shortest = ways_to_any(known, people, start=ask.start, most=1, is_fewest=True)
        away = len(shortest[0].steps) if shortest else None
    start = network.contacts.get(ask.start)
    target = network.contacts.get(goal.key.id) if goal.key.kind == "contact" else None
    return Facts(
        (
            Fact("from", "From", Cell(about_in_words(start), f"contact/{start.id}") if start else Cell("you", ME)),
            Fact("to", "To", Cell(about_in_words(target) if target else goal.name, _ref(goal.key))),
            Fact("degrees", "Degrees of separation", Cell("none known" if away is None else str(away), away)),
        )
    )


def _ref(key: Key) -> str:
    return key.kind if key.kind == ME else f"{key.kind}/{key.id}"
