"""What is known of each person? Everything that the query language can ask, from the files and from the analyses.

Definition. The tables TEXTS, NUMBERS and DAYS say for each field of `hobnob.query.fields` where its values come from; a
test holds them against that table. Values are made when they are asked for and kept, so that a query about skills
works out no strengths, and only one about `said` folds the notes. Nothing dated after today is known.

Whoever has lapsed is overdue as well, so that a query for the overdue finds everybody past the limit.

Fields that are relations hold the id, the name and the aliases of each record they lead to, and where a reference leads
nowhere, its words. `knows` is what somebody has said; `via` holds everybody you know who has any tie with the person,
shared notes included, and those who introduced you or are about to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from hobnob.analyses.belonging import communities_of
from hobnob.analyses.cadence import cadences, states
from hobnob.analyses.known import Known
from hobnob.analyses.moments import moments
from hobnob.analyses.parts import parts
from hobnob.analyses.strength import strengths
from hobnob.folding import fold_phrase
from hobnob.model import ME, Key
from hobnob.query.facts import Facts

if TYPE_CHECKING:
    from hobnob.dates import PartialDate
    from hobnob.model import Contact

__all__ = ["Facts", "facts", "lines", "values"]


def facts(known: Known) -> dict[str, Facts]:
    """The facts of every contact, by id."""
    shared = known.once(_Shared)
    return {id: _ContactFacts(shared, contact) for id, contact in known.network.contacts.items()}


def values(known: Known, field: str) -> tuple[str, ...]:
    """What the contacts have in a text, state or relation field, as written; each once, sorted."""
    shared = known.once(_Shared)
    source = TEXTS.get(field)
    found = {
        text
        for contact in known.network.contacts.values()
        for text in (source(shared, contact) if source else _own(contact, field))
        if text
    }
    return tuple(sorted(found))


class _Shared:
    """What the facts of all contacts have in common, each part worked out when it is first needed."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.network = known.network
        self.today = known.today
        self._names: dict[Key, tuple[str, ...]] = {}

    @cached_property
    def introducers(self) -> dict[str, list[str]]:
        """Ids of those who introduced each contact and me to each other, or have set out to."""
        found: dict[str, list[str]] = {}
        for introduction in self.network.introductions.values():
            between = self.network.contact_ids(introduction.between)
            introducer = self.network.contact_id(introduction.introducer)
            is_declined = introduction.stage_on(self.today)[0] == "declined"
            if ME in between and introducer is not None and introducer != ME and not is_declined:
                for person in between:
                    found.setdefault(person, []).append(introducer)
        return found

    def names(self, kind: str, id: str) -> tuple[str, ...]:
        """What a record goes by: its id, name and aliases; the text itself for one that is not there."""
        key = Key(kind, id)
        found = self._names.get(key)
        if found is None:
            record = self.network.records.get(key)
            found = tuple(dict.fromkeys((record.id, record.name, *record.aliases))) if record else (id,)
            self._names[key] = found
        return found

    def people(self, ids: Iterable[str]) -> Iterator[str]:
        for id in ids:
            yield from self.names("contact", id)

    def referred(self, text: str, kind: str) -> tuple[str, ...]:
        """What a reference leads to goes by, after its own words."""
        if not text:
            return ()
        key = self.network.find(text, kind)
        return (text, *self.names(kind, key.id)) if key else (text,)


def _own(contact: Contact, field: str) -> Iterator[str]:
    """The values of a key of the user's own, as written; queries know it in small letters with underscores."""
    for name, text in contact.extra.items():
        if fold_phrase(name).replace(" ", "_") == field:
            yield text


def lines(known: Known, contact: Contact, field: str) -> tuple[str, ...]:
    """The folded texts of a text, state or relation field of a contact, for whoever asks once: they are not kept."""
    return _lines(known.once(_Shared), contact, field)


def _lines(shared: _Shared, contact: Contact, field: str) -> tuple[str, ...]:
    source = TEXTS.get(field)
    texts = source(shared, contact) if source else _own(contact, field)
    # What was said is long and seldom the same; names come again wherever somebody is known.
    folded = map(fold_phrase if source is _said else _folded, texts)
    return tuple(filter(None, dict.fromkeys(folded)))


_folded = lru_cache(maxsize=1 << 15)(fold_phrase)


class _ContactFacts:
    """The facts of one contact; see `Facts`."""

    __slots__ = ("_contact", "_folded", "_shared")

    def __init__(self, shared: _Shared, contact: Contact) -> None:
        self._shared = shared
        self._contact = contact
        self._folded: dict[str, str] = {}

    @property
    def today(self) -> date:
        """The day that lengths of time count from."""
        return self._shared.today

    def text(self, field: str) -> str:
        """The folded texts of a text, state or relation field, a text a line."""
        found = self._folded.get(field)
        if found is None:
            found = self._folded[field] = "\n".join(_lines(self._shared, self._contact, field))
        return found

    def number(self, field: str) -> float | None:
        """The exact value of a number field."""
        source = NUMBERS.get(field)
        return source(self._shared, self._contact) if source else None

    def day(self, field: str) -> date | None:
        """The day of a date field; of a partial date, the one to count with."""
        source = DAYS.get(field)
        return source(self._shared, self._contact) if source else None


def _history(shared: _Shared, contact: Contact) -> Iterator[str]:
    for role in contact.history:
        yield role.role
        yield from shared.referred(role.org, "community")


def _communities(shared: _Shared, contact: Contact) -> Iterator[str]:
    for text in contact.communities:
        yield from shared.referred(text, "community")
    for id in shared.known.once(communities_of).get(contact.id, ()):
        yield from shared.names("community", id)


def _knows(shared: _Shared, contact: Contact) -> Iterator[str]:
    return shared.people(id for id, tie in shared.known.ties.get(contact.id, {}).items() if tie.is_declared)


def _knows_well(shared: _Shared, contact: Contact) -> Iterator[str]:
    return shared.people(id for id, tie in shared.known.ties.get(contact.id, {}).items() if tie.well)


def _via(shared: _Shared, contact: Contact) -> Iterator[str]:
    contacts = shared.network.contacts
    tied = (id for id in shared.known.ties.get(contact.id, {}) if contacts[id].standing != "wanted")
    yield from shared.people(tied)
    yield from shared.people(shared.introducers.get(contact.id, ()))
    yield from shared.referred(contact.met_through, "contact")


def _objectives(shared: _Shared, contact: Contact) -> Iterator[str]:
    for id in shared.known.once(parts).get(contact.id, ()):
        yield from shared.names("objective", id)


def _state(shared: _Shared, contact: Contact) -> tuple[str, ...]:
    state = shared.known.once(states)[contact.id]
    return ("lapsed", "overdue") if state == "lapsed" else (state,)


def _said(shared: _Shared, contact: Contact) -> Iterator[str]:
    yield contact.body
    own = Key("contact", contact.id)
    for _, interaction in shared.known.once(moments)[contact.id]:
        if interaction.owner != own:
            yield interaction.title
            yield interaction.text
        # Front matter of a note stands in no body.
        yield from interaction.topics
        yield from interaction.learned
        for favour in (*interaction.gave, *interaction.got, *interaction.told):
            if not favour.people or contact.id in favour.people:
                yield favour.text


def _strength(shared: _Shared, contact: Contact) -> float | None:
    return shared.known.once(strengths)[contact.id].value


def _moment(moment: PartialDate | None, today: date) -> date | None:
    return moment.moment(today) if moment else None


TEXTS: Mapping[str, Callable[[_Shared, Contact], Iterable[str]]] = {
    "name": lambda shared, contact: shared.names("contact", contact.id),
    "role": lambda _, contact: (contact.role,),
    "org": lambda shared, contact: shared.referred(contact.org, "community"),
    "history": _history,
    "skill": lambda _, contact: contact.skills,
    "offer": lambda _, contact: contact.offers,
    "need": lambda _, contact: contact.needs,
    "interest": lambda _, contact: contact.interests,
    "can_reach": lambda _, contact: contact.can_reach,
    "tag": lambda _, contact: contact.tags,
    "location": lambda _, contact: (contact.location,),
    "find_out": lambda _, contact: contact.find_out,
    "helps_me_as": lambda _, contact: contact.helps_me_as,
    "pronouns": lambda _, contact: (contact.pronouns,),
    "email": lambda _, contact: contact.email,
    "phone": lambda _, contact: contact.phone,
    "link": lambda _, contact: contact.links,
    "met_at": lambda shared, contact: shared.referred(contact.met_at, "event"),
    "category": lambda _, contact: (contact.category,),
    "tier": lambda _, contact: (contact.tier,),
    "standing": lambda _, contact: (contact.standing,),
    "visibility": lambda _, contact: (contact.visibility,),
    "state": _state,
    "band": lambda shared, contact: (shared.known.once(strengths)[contact.id].band,),
    "community": _communities,
    "knows": _knows,
    "knows_well": _knows_well,
    "met_through": lambda shared, contact: shared.referred(contact.met_through, "contact"),
    "via": _via,
    "objective": _objectives,
    "said": _said,
}
"""Where the texts of a text, state or relation field come from."""

NUMBERS: Mapping[str, Callable[[_Shared, Contact], float | None]] = {
    "strength": _strength,
    "interactions": lambda shared, contact: float(len(shared.known.once(moments)[contact.id])),
}
"""Where the value of a number field comes from."""

DAYS: Mapping[str, Callable[[_Shared, Contact], date | None]] = {
    "last": lambda shared, contact: shared.known.once(cadences)[contact.id].last,
    "met": lambda shared, contact: _moment(contact.met, shared.today),
    "verified": lambda shared, contact: _moment(contact.verified, shared.today),
    "due": lambda shared, contact: shared.known.once(cadences)[contact.id].due_on,
    "snooze": lambda _, contact: contact.snooze.first if contact.snooze else None,
    "birthday": lambda shared, contact: contact.birthday.next(shared.today) if contact.birthday else None,
}
"""Where the day of a date field comes from."""
