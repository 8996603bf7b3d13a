"""How do you come to talk to somebody? Directly, by an introduction that is under way, through others, or cold.

Definition. The first of these that holds:

    past        they are of the past (`standing`): nobody is asked, and nothing is proposed
    direct      you know them (`standing`)
    under way   an introduction between you and them is proposed, agreed or made, and they have not met you yet
    declined    the latest introduction between you and them was declined: a no is a no until something changes, so that
                nobody else is asked for it either
    idea        an introduction between you and them is written down, and nobody has been asked
    direct      a tie of your own is noted, though you only want to know them
    through     others lead there: the last on the way whom you know yourself is whom to ask (`hobnob.analyses.paths`)
    declined    others lead there, but only through somebody of whom the same is so
    cold        nobody you know leads there, as far as the notes tell

Of several introductions between you and them the one with the latest stage counts. A way is in the result wherever
there is one of more than one step, whatever the approach; where no other is asked about it is the warmest that leads
through nobody who has declined, else the warmest.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.graph import my_people
from hobnob.analyses.paths import Way, door, warmest_ways
from hobnob.analyses.proposals import Draft, Proposal
from hobnob.model import ME, Key
from hobnob.wording import relative, role_at, when

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hobnob.analyses.known import Known
    from hobnob.dates import PartialDate
    from hobnob.model import Introduction


class Approach(NamedTuple):
    """How to come to talk to a contact.

    `kind` is one of those at the top of this file. `via` is the id of whoever to ask first, "" where that is nobody or
    is not known; `introduction` the id of the one that counts; `words` say it all in a clause.
    """

    kind: str
    via: str
    way: Way | None
    introduction: str
    words: str


def approach(known: Known, id: str, way: Way | None = None) -> Approach:
    """How to come to talk to a contact, as defined at the top of this file, by a way of mine or the best."""
    network = known.network
    standing = network.contacts[id].standing
    way = way or known.once(open_ways).get(id) or known.once(warmest_ways).get(id)
    if way is not None and len(way.steps) < 2:
        way = None
    if standing == "past":
        return Approach("past", "", None, "", "a tie of the past")
    if standing == "known":
        return Approach("direct", "", way, "", "you know each other")
    introduction = known.once(_introductions_to_me).get(id)
    stage, on = introduction.stage_on(known.today) if introduction is not None else ("", None)
    if introduction is not None and stage not in ("met", "thanked"):
        introducer = network.contact_id(introduction.introducer) or ""
        via = introducer if introducer in network.contacts else ""
        by = network.name(via) if via else "you"
        if stage == "declined":
            return Approach("declined", "", way, introduction.id, f"an introduction by {by} was declined{_on(on)}")
        if stage == "idea":
            words = f"an introduction by {by} is written down, and nobody is asked yet"
            return Approach("idea", via, way, introduction.id, words)
        ago = f" {relative(on.moment(known.today), known.today)}" if on else ""
        return Approach("under way", via, way, introduction.id, f"an introduction by {by} was {stage}{ago}")
    if id in known.once(my_people):
        return Approach("direct", "", way, "", "you have been in touch")
    if way is not None:
        declined = known.once(who_declined)
        closed = next((one for one in way.people[:-1] if one in declined), None)
        if closed is None:
            return Approach("through", door(known, way), way, "", through_words(known, way))
        said = _on(declined[closed].stage_on(known.today)[1])
        words = f"an introduction to {network.name(closed)} on the way there was declined{said}"
        return Approach("declined", "", way, declined[closed].id, words)
    return Approach("cold", "", None, "", "nobody you know leads there yet, as far as your notes tell")


def open_ways(known: Known) -> Mapping[str, Way]:
    """The warmest way from me to everybody to whom one leads through nobody who has declined, by id."""
    ways, declined = known.once(warmest_ways), frozenset(known.once(who_declined))
    # To look for all ways again takes long where there are many people, and seldom finds any other.
    if all(declined.isdisjoint(way.people[:-1]) for way in ways.values()):
        return ways
    return known.once(warmest_ways, declined)


def through_words(known: Known, way: Way) -> str:
    """A way of mine in a clause, by those who would introduce me: `through Tomasz Wieczorek, then Ines Carvalho`.

    Whoever only leads to somebody I know myself has no part in it; empty where the way ends with such a one.
    """
    first = door(known, way)
    if first == way.end:
        return ""
    return f"through {', then '.join(known.network.name(id) for id in (first, *way.after(first)[:-1]))}"


def opening_move(
    known: Known, id: str, why: str, objective: str = "", *, letter: str = "", way: Way | None = None
) -> Proposal | None:
    """The first thing to do in order to talk to a contact; None where it would press somebody who has said no.

    `why` says why at all; `objective` is the id of what it serves; `letter` is the reason that a letter may give; `way`
    is the way to take, the best where none is given. Nothing is proposed about somebody of the past either.
    """
    network, found = known.network, approach(known, id, way)
    name, about = network.name(id), Key("contact", id)
    # Whom to ask says the text already, unless the way is longer.
    is_said = found.kind == "direct" or (
        found.kind == "through" and found.way is not None and found.way.after(found.via) == (id,)
    )
    reason = "; ".join(part for part in (why, "" if is_said else found.words) if part)
    if found.kind in ("declined", "past"):
        return None
    if found.kind == "under way" and found.via:
        text = f"Ask {network.name(found.via)} about the introduction to {name}"
        return Proposal("follow up", text, reason, about, (found.via, id), objective)
    if found.kind == "idea" and found.via:
        return _request(known, found.via, id, id, reason, Draft("ask-introduction", found.via, id, letter, objective))
    if found.kind == "through" and found.way is not None:
        # A way is walked one introduction at a time.
        next_one = found.way.after(found.via)[0]
        if next_one == id:
            draft = Draft("ask-introduction", found.via, id, letter, objective)
            return _request(known, found.via, id, id, reason, draft)
        step = approach(known, next_one)
        if step.kind == "under way":
            text = f"Meet {network.name(next_one)} first, and ask about {name} then"
            return Proposal("ask", text, reason, about, (next_one, id), objective)
        via = step.via if step.kind == "idea" and step.via else found.via
        target = network.contacts[id]
        on_the_way = f"a way to {', '.join(part for part in (name, role_at(target.role, target.org)) if part)}"
        draft = Draft("ask-introduction", via, next_one, letter or on_the_way, objective)
        return _request(known, via, next_one, id, reason, draft)
    if found.kind == "direct":
        draft = Draft("reconnect", id, "", letter, objective)
        return Proposal("reach out", f"Reach out to {name}", reason, about, (id,), objective, draft)
    return Proposal("reach out", f"Write to {name}, cold and short", reason, about, (id,), objective)


def _request(known: Known, via: str, next_one: str, end: str, why: str, draft: Draft) -> Proposal:
    """To ask somebody for an introduction to the next one of a way."""
    name = known.network.name
    on_the_way = f", on the way to {name(end)}" if next_one != end else ""
    text = f"Ask {name(via)} for an introduction to {name(next_one)}{on_the_way}"
    about = Key("contact", end)
    return Proposal("ask for an introduction", text, why, about, (via, end), draft.objective, draft)


def _introductions_to_me(known: Known) -> Mapping[str, Introduction]:
    """The introduction between me and each contact that has the latest stage; of equal ones the last by id."""
    found: dict[str, tuple[tuple[date, str], Introduction]] = {}
    for introduction in known.network.introductions.values():
        between = known.network.contact_ids(introduction.between)
        if ME not in between:
            continue
        on = introduction.stage_on(known.today)[1]
        order = (on.last if on else date.min, introduction.id)
        for person in between:
            if person != ME and (person not in found or order > found[person][0]):
                found[person] = (order, introduction)
    return {person: introduction for person, (_, introduction) in sorted(found.items())}


def who_declined(known: Known) -> Mapping[str, Introduction]:
    """Of those I want to know: the introduction between us that counts, where it was declined."""
    contacts = known.network.contacts
    return {
        person: one
        for person, one in known.once(_introductions_to_me).items()
        if person in contacts and contacts[person].standing == "wanted" and one.stage_on(known.today)[0] == "declined"
    }


def _on(day: PartialDate | None) -> str:
    return f" {when(day)}" if day else ""
