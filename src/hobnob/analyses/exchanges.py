"""What was given and what was received? Every favour, kept promise and introduction between you and somebody.

Definition. Up to today these count as given by you; the same the other way round as received:

    a favour         an item of `gave` (received: `got`) in an entry that has happened, to the one it names; without a
                     name it counts once for the whole group, in equal shares
    a promise kept   a task that you promised and did, in equal shares to those it is for, but of an asking only to
                     people whom its `for:` names and its text does not; received: one `by:` them that is for you, or
                     for the whole company it was promised in
    an introduction  one that was made (or after which they met), to each of those whom it brought together; received:
                     one that somebody made for you, also where only `met_through` says so. Who is one of the two made
                     none

An asking is a text that begins with one of ASKINGS, so in English: to ask, tell, write to or thank somebody is kind,
and no favour to them. What others did for you counts even so, because they asked somebody else. `told` is neither.

`favour`, `promise` and `introduction` of `balance` in settings say what each weighs; a share is the weight over the
people who share it, so that all shares together are the one gift. An introduction weighs more than a favour because it
lends a good name, and is not shared because each gains a person.

A promise was kept on the day of its `done`, else on its entry's, an introduction made on the day of `made`, else of
`met`. Where no day or month is known it counts, but has no day. What two files say counts twice: that a note speaks of
the introduction which another file records, no rule can tell. This module knows no verdict; it only lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.actions import is_open
from hobnob.analyses.moments import Moment, all_moments
from hobnob.folding import fold_phrase
from hobnob.model import ME, Action, Contact, Favour, Introduction, Key
from hobnob.names import named_in
from hobnob.wording import joined, plain

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.dates import PartialDate

CONSTANTS = ("balance",)

ASKINGS = tuple(
    "ask|call|chase|congratulate|email|find out|follow up|get in touch|mail|message|phone|propose|remind|ring|tell|"
    "text|thank|write back|write to".split("|")
)
"""How the text of a task begins that asks somebody for something, or is a mere word to them."""


class Exchange(NamedTuple):
    """Something that one gave the other: by me to `person`, an id, if `is_mine`, else by them to me.

    `kind` is "favour", "promise" or "introduction", `amount` what it weighs (0 or more, a favour is 1), `day` when it
    was, None where that is not known, `text` what it was, and `about` the record that says so.
    """

    person: str
    is_mine: bool
    kind: str
    amount: float
    day: date | None
    text: str
    about: Key


def exchanges(known: Known) -> tuple[Exchange, ...]:
    """All that was given and received up to today, oldest first and what has no day last; ties by person and text."""
    found = [*_favours(known), *_promises(known), *_introductions(known)]
    found.sort(key=lambda one: (one.day or date.max, one.person, not one.is_mine, one.kind, one.text, one.about))
    return tuple(found)


def _favours(known: Known) -> Iterator[Exchange]:
    weight = known.network.settings.balance.favour
    for moment in known.once(all_moments):
        for favours, is_mine in ((moment.interaction.gave, True), (moment.interaction.got, False)):
            for favour in favours:
                yield from _shares(known, moment, favour, is_mine, weight)


def _shares(known: Known, moment: Moment, favour: Favour, is_mine: bool, weight: float) -> Iterator[Exchange]:
    day, interaction = moment
    people = _contacts(known, favour.people) or _contacts(known, interaction.people)
    for person in people:
        yield Exchange(person, is_mine, "favour", weight / len(people), day, plain(favour.text), interaction.owner)


def _promises(known: Known) -> Iterator[Exchange]:
    weight = known.network.settings.balance.promise
    companies, addressed = _companies(known), _addressed(known)
    for action in known.network.actions:
        if action.state != "done" or is_open(action, known.today):
            continue
        if action.on is not None and action.on.is_future(known.today):
            continue
        day = _day(action.done or action.on, known)
        text = plain(action.text)
        if action.promised_by == ME:
            people = _contacts(known, action.beneficiaries)
            if _is_asking(text):
                is_addressed = (action.path, action.start) in addressed
                people = tuple(id for id in people if is_addressed and not _is_named(known, id, text))
            for person in people:
                yield Exchange(person, True, "promise", weight / len(people), day, text, action.owner)
        elif action.promised_by in known.network.contacts and _is_for_me(
            action, companies, is_addressed=(action.path, action.start) in addressed
        ):
            yield Exchange(action.promised_by, False, "promise", weight, day, text, action.owner)


def _is_asking(text: str) -> bool:
    words = " ".join(re.findall(r"\w+", fold_phrase(text))).replace("e mail", "email")
    return any(f"{words} ".startswith(f"{asking} ") for asking in ASKINGS)


def _is_named(known: Known, id: str, text: str) -> bool:
    return bool(named_in(text, [(Key("contact", id), known.network.contacts[id])]))


def _addressed(known: Known) -> set[tuple[str, int]]:
    """The tasks that say whom they are for, by file and place."""
    return {
        (one.path, task.start)
        for one in known.network.parsed
        for tasks in (one.tasks, *(entry.tasks for entry in one.entries))
        for task in tasks
        if task.beneficiaries
    }


def _companies(known: Known) -> dict[tuple[str, PartialDate], list[tuple[int, int, frozenset[str]]]]:
    """Who was there, by file and date: the stretch of each entry with more than one person, and its people."""
    found: dict[tuple[str, PartialDate], list[tuple[int, int, frozenset[str]]]] = {}
    for one in known.network.interactions:
        if len(one.people) > 1:
            found.setdefault((one.path, one.date), []).append((one.start, one.end, frozenset(one.people)))
    return found


def _is_for_me(
    action: Action,
    companies: dict[tuple[str, PartialDate], list[tuple[int, int, frozenset[str]]]],
    *,
    is_addressed: bool,
) -> bool:
    """Whether I am among those for whom somebody else did it: named, or one of the company it was promised in."""
    if not action.beneficiaries or ME in action.beneficiaries:
        return True
    if is_addressed:
        return False
    others = {action.promised_by, *action.beneficiaries}
    near = companies.get((action.path, action.on), ()) if action.on else ()
    return any(start <= action.start < end and others == people for start, end, people in near)


def _introductions(known: Known) -> Iterator[Exchange]:
    network = known.network
    weight = network.settings.balance.introduction
    told: set[tuple[str, str]] = set()
    for introduction in network.introductions.values():
        when = made_on(introduction, known.today)
        introducer = network.contact_id(introduction.introducer)
        between = tuple(dict.fromkeys(network.contact_ids(introduction.between)))
        if when is None or introducer is None or introducer in between:
            continue
        day, about = _day(when, known), Key("introduction", introduction.id)
        if introducer == ME and len(between) > 1:
            for person in between:
                others = joined([network.name(id) for id in between if id != person])
                yield Exchange(person, True, "introduction", weight, day, f"an introduction to {others}", about)
        elif introducer in network.contacts and ME in between and len(between) > 1:
            met = [id for id in between if id != ME]
            told.update((introducer, id) for id in met)
            text = f"an introduction to {joined([network.name(id) for id in met])}"
            yield Exchange(introducer, False, "introduction", weight, day, text, about)
    for id, contact in network.contacts.items():
        through = met_through(known, contact)
        if through is not None and (through, id) not in told:
            text, about = f"an introduction to {network.name(id)}", Key("contact", id)
            yield Exchange(through, False, "introduction", weight, _day(contact.met, known), text, about)


def made_on(introduction: Introduction, today: date) -> PartialDate | None:
    """When an introduction was made, by `made`, else by the day on which they met; None if it is not made by today."""
    known = (when for when in (introduction.made, introduction.met) if when is not None and not when.is_future(today))
    return next(known, None)


def met_through(known: Known, contact: Contact) -> str | None:
    """The id of the contact who introduced us, by `met_through`; None where it is nobody else, or we have not met."""
    if not contact.met_through or (contact.standing == "wanted" and contact.met is None):
        return None
    if contact.met is not None and contact.met.is_future(known.today):
        return None
    through = known.network.contact_id(contact.met_through)
    return through if through in known.network.contacts and through != contact.id else None


def _day(when: PartialDate | None, known: Known) -> date | None:
    return when.day_by(known.today) if when is not None else None


def _contacts(known: Known, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for id in ids if id in known.network.contacts))
