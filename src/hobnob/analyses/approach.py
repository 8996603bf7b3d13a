"""How do I come to talk to somebody? Directly, by an introduction that is under way, through others, or cold.

Definition. The first of these that holds:

    direct      I know them, or knew them (`standing`)
    under way   an introduction between me and them is proposed, agreed or made, and they have not met me yet
    declined    the latest introduction between me and them was declined: a no is a no until something changes
    idea        an introduction between me and them is written down, and nobody has been asked
    through     somebody I know leads there: the warmest way of `hobnob.analyses.paths`
    cold        nobody I know leads there, as far as the notes tell

Of several introductions between me and them the one with the latest stage counts. A way is in the result wherever there
is one of more than one step, whatever the approach.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.paths import Way, warmest_ways
from hobnob.analyses.proposals import Draft, Proposal
from hobnob.model import ME, Key
from hobnob.wording import relative, when

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hobnob.analyses.known import Known
    from hobnob.dates import PartialDate
    from hobnob.model import Introduction


class Approach(NamedTuple):
    """How to come to talk to a contact.

    `kind` is one of the six at the top of this file. `via` is the id of whoever to ask first, "" where that is nobody
    or is not known; `introduction` the id of the one that counts; `words` say it all in a clause.
    """

    kind: str
    via: str
    way: Way | None
    introduction: str
    words: str


def approach(known: Known, id: str) -> Approach:
    """How to come to talk to a contact, as defined at the top of this file."""
    network = known.network
    way = known.once(warmest_ways).get(id)
    if way is not None and len(way.steps) < 2:
        way = None
    through = way.people[0] if way is not None else ""
    if network.contacts[id].standing != "wanted":
        return Approach("direct", "", way, "", "you know each other")
    introduction = known.once(_introductions_to_me).get(id)
    if introduction is not None:
        introducer = network.contact_id(introduction.introducer) or ""
        via = introducer if introducer in network.contacts else ""
        stage, on = _stage(introduction, known.today)
        name = network.name(via) if via else "you"
        if stage == "declined":
            return Approach(
                "declined", "", way, introduction.id, f"an introduction was declined {when(on)}" if on else ""
            )
        if stage == "idea":
            words = f"an introduction by {name} is written down, and nobody is asked yet"
            return Approach("idea", via, way, introduction.id, words)
        if stage in ("proposed", "agreed", "made"):
            ago = f" {relative(on.moment(known.today), known.today)}" if on else ""
            return Approach("under way", via, way, introduction.id, f"an introduction by {name} was {stage}{ago}")
    if way is not None:
        return Approach("through", through, way, "", through_words(known, way))
    return Approach("cold", "", None, "", "nobody you know leads there yet, as far as your notes tell")


def through_words(known: Known, way: Way) -> str:
    """A way in a clause, by those between: `through Tomasz Wieczorek`, `through Clara Moreau, then Ines Carvalho`."""
    return f"through {', then '.join(known.network.name(id) for id in way.people[:-1])}"


def opening_move(known: Known, id: str, why: str, objective: str = "", *, letter: str = "") -> Proposal | None:
    """The first thing to do in order to talk to a contact; None where it would press somebody who has said no.

    `why` says why at all; `objective` is the id of what it serves; `letter` is the reason that a letter may give.
    """
    network, found = known.network, approach(known, id)
    name, about = network.name(id), Key("contact", id)
    reason = "; ".join(part for part in (why, "" if found.kind == "direct" else found.words) if part)
    if found.kind == "declined":
        return None
    if found.kind == "under way" and found.via:
        text = f"Ask {network.name(found.via)} about the introduction to {name}"
        return Proposal("follow up", text, reason, about, (found.via, id), objective)
    if found.kind in ("idea", "through") and found.via:
        # Whoever is asked first may know them only through others: a way is walked one introduction at a time.
        next_one = found.way.people[1] if found.kind == "through" and found.way is not None else id
        if next_one != id and known.once(_introductions_to_me).get(next_one) is not None:
            text = f"Ask {network.name(next_one)} about {name} once we have met"
            return Proposal("ask", text, reason, about, (next_one, id), objective)
        on_the_way = f", on the way to {name}" if next_one != id else ""
        text = f"Ask {network.name(found.via)} to introduce me to {network.name(next_one)}{on_the_way}"
        draft = Draft("ask-introduction", found.via, next_one, letter, objective)
        return Proposal("ask for an introduction", text, reason, about, (found.via, id), objective, draft)
    if found.kind == "direct":
        draft = Draft("reconnect", id, "", letter, objective)
        return Proposal("reach out", f"Reach out to {name}", reason, about, (id,), objective, draft)
    return Proposal("reach out", f"Write to {name}, cold and short", reason, about, (id,), objective)


def _introductions_to_me(known: Known) -> Mapping[str, Introduction]:
    """The introduction between me and each contact that has the latest stage; of equal ones the last by id."""
    found: dict[str, tuple[tuple[date, str], Introduction]] = {}
    for introduction in known.network.introductions.values():
        between = known.network.contact_ids(introduction.between)
        if ME not in between:
            continue
        on = _stage(introduction, known.today)[1]
        order = (on.last if on else date.min, introduction.id)
        for person in between:
            if person != ME and (person not in found or order > found[person][0]):
                found[person] = (order, introduction)
    return {person: introduction for person, (_, introduction) in sorted(found.items())}


def _stage(introduction: Introduction, today: date) -> tuple[str, PartialDate | None]:
    """How far an introduction has come by today, and when it did."""
    reached = [(stage, on) for stage, on in introduction.stages if not on.is_future(today)]
    return reached[-1] if reached else ("idea", None)
