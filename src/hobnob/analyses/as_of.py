"""The network as it was known on an earlier day: nothing dated after it, and everything that has no date.

Definition. On a day D

    a contact       is there from `met` or the first entry with them, whichever is earlier; without either, always; an
                    entry that is still planned tells nothing. How we met is known from `met` on
    an entry        is there from its date, with all it says and the tasks in it; what stands in an entry inside it has
                    that one's date
    a note's file   is there if its own date has come or that of an entry in it, or if it has none
    a task          is open until its `done`; one that was done without a date, from its entry's date on. Its line reads
                    as it does today
    an introduction is there from its first stage, or always if it has none, but not before everybody in it is; later
                    stages, and what came of them, are not known yet
    an event        is planned until it begins, whatever came of it
    a community     that I joined later is one I want to join
    a role          that somebody took later is not known, and one that they left later is not over
    `verified`      is not known if it is later

Deadlines, birthdays and the days of plans are facts of the day on which they were written down, which no file tells:
they always hold. A date of which only the month or the year is known is later if its first day is.

References are followed anew, so that a name which two people share later on means one person before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from typing import Any

from hobnob.dates import DateError, PartialDate, parse_date
from hobnob.model import ME, Community, Contact, Entry, Event, Introduction, Key, Link, Note, Record, Ref, Task
from hobnob.network import ANY_KIND, Network
from hobnob.parse import Parsed
from hobnob.resolve import resolve
from hobnob.syntax.body import scan

_LETTERS = re.compile(r"[^\r\n]")

Begun = Mapping[Key, PartialDate | None]
"""Since when each contact is there, and everybody in each introduction; None for always."""


def network_on(network: Network, day: date, today: date) -> Network:
    """The network as it was known on a `day` before today, as defined at the top of this file."""
    begun = _begun(network, today)
    files = (_file_on(one, day, begun) for one in network.parsed)
    return resolve((one for one in files if one is not None), network.settings, network.unread)


def talks_on(network: Network, day: date, today: date) -> Network:
    """The same for those who ask only who was there, and who talked with whom, when, how and for whose good.

    All else in it may be that of today: it is made without following every reference anew, where no entry of the time
    names anything that was not there yet, and so all of them mean what they meant then.
    """
    begun = _begun(network, today)
    unknown = {key for key, record in network.records.items() if _may_be_unknown(record, day, begun)}
    entries = (entry for one in network.parsed for entry in one.entries if not _is_later(entry.date, day))
    if network.duplicates or any(_names_any(network, entry, unknown) for entry in entries):
        return network_on(network, day, today)
    return replace(
        network,
        contacts={id: contact for id, contact in network.contacts.items() if Key("contact", id) not in unknown},
        interactions=tuple(
            one
            for one in network.interactions
            if not one.date.is_future(day) and not (one.owner.kind == "introduction" and one.owner in unknown)
        ),
    )


def _may_be_unknown(record: Record, day: date, begun: Begun) -> bool:
    """Whether a record was not there on a day; a note's file may have been, for entries in it."""
    if isinstance(record, Note):
        return _is_later(record.date, day)
    return isinstance(record, Contact | Introduction) and _record_on(record, day, begun) is None


def _names_any(network: Network, entry: Entry, keys: Collection[Key]) -> bool:
    """Whether what an entry says of its people, or of favours to them, may mean any of some records."""

    def mean_any(refs: Iterable[Ref], kinds: tuple[str, ...]) -> bool:
        return any(key in keys for ref in refs for key in network.names.find(ref.text, kinds))

    gifts = [gift.to for gift in (*entry.gave, *entry.got) if gift.to is not None]
    if entry.people is not None:
        return mean_any((*entry.people, *gifts), ("contact", ME))
    return mean_any((*entry.heading_links, *entry.text_links), ANY_KIND) or mean_any(gifts, ("contact", ME))


def beginnings(network: Network, today: date) -> Mapping[str, PartialDate | None]:
    """Since when each contact is known to be there: `met`, or the first entry with them; None without either.

    An entry after today tells nothing: whom I mean to see may have been in my files for years.
    """
    found: dict[str, PartialDate | None] = {}
    for id, contact in network.contacts.items():
        days = [contact.met] if contact.met is not None else []
        entries = network.interactions_of.get(id)
        if entries and not (first := network.interactions[entries[0]].date).is_future(today):
            days.append(first)
        found[id] = min(days, key=lambda one: one.first, default=None)
    return found


def _begun(network: Network, today: date) -> Begun:
    people = beginnings(network, today)
    found: dict[Key, PartialDate | None] = {Key("contact", id): begin for id, begin in people.items()}
    for id, record in network.introductions.items():
        days = (people.get(person) for person in network.contact_ids((record.introducer, *record.between)))
        found[Key("introduction", id)] = max(filter(None, days), key=lambda day: day.first, default=None)
    return found


def _is_later(moment: PartialDate | None, day: date) -> bool:
    return moment is not None and moment.is_future(day)


def _file_on(one: Parsed, day: date, begun: Begun) -> Parsed | None:
    """What a file said on a day; None for one that was not there."""
    record = _record_on(one.record, day, begun) if one.record is not None else None
    entries = tuple(_entries_on(one.entries, day))
    if one.record is not None and record is None:
        return None
    is_later = isinstance(record, Note) and _is_later(record.date, day)
    if is_later and not entries:
        return None
    links = one.links
    if record is not None and (is_later or len(entries) < len(one.entries)):
        body = _text_on(record.body, day, is_later=is_later)
        record = replace(record, body=body, date=None) if is_later else replace(record, body=body)  # type: ignore[call-arg]
        links = tuple(_links_on(one.links, one.entries, day))
    return one._replace(
        record=record,
        entries=entries,
        tasks=tuple(_task_on(task, day) for task in one.tasks),
        links=links,
    )


def _record_on(record: Record, day: date, begun: Begun) -> Record | None:
    """A record as it was on a day, its body aside; None if it was not there."""
    if _is_later(record.verified, day):
        record = replace(record, verified=None)
    match record:
        case Contact():
            return None if _is_later(begun.get(Key("contact", record.id)), day) else contact_on(record, day)
        case Community() if _is_later(record.since, day):
            return replace(record, since=None, standing="wanted")
        case Event() if record.status and _is_later(record.begins, day):
            return replace(record, status="planned")
        case Introduction():
            is_later = _is_later(begun.get(Key("introduction", record.id)), day)
            return None if is_later else _introduction_on(record, day)
    return record


def contact_on(contact: Contact, day: date) -> Contact:
    """What was known of somebody on a day on which they were there: no later role, and no end that lay ahead."""
    unknown: dict[str, Any] = {"met": None, "met_at": "", "met_through": ""} if _is_later(contact.met, day) else {}
    history = tuple(
        role._replace(end=None) if _is_later(role.end, day) else role
        for role in contact.history
        if not _is_later(role.start, day)
    )
    if history != contact.history:
        unknown["history"] = history
    return replace(contact, **unknown) if unknown else contact


def _introduction_on(record: Introduction, day: date) -> Introduction | None:
    later = [stage for stage, when in record.stages if when.is_future(day)]
    if not later:
        return record
    if len(later) == len(record.stages):
        return None
    unknown: dict[str, Any] = {**dict.fromkeys(later), "outcome": ""}
    if "agreed" in later:
        unknown["agreed_by"] = ()
    return replace(record, **unknown)


def _entries_on(entries: Sequence[Entry], day: date) -> Iterator[Entry]:
    """The entries of a file that were there, without what came later: tasks done since, and entries inside them."""
    for entry, following in zip_longest(entries, entries[1:]):
        if _is_later(entry.date, day):
            continue
        if any(task.done is not None for task in entry.tasks):
            entry = entry._replace(tasks=tuple(_task_on(task, day) for task in entry.tasks))  # noqa: PLW2901
        # Entries stand in the order of their places: those inside one come right after it.
        if following is not None and following.start < entry.end:
            entry = entry._replace(text=_text_on(entry.text, day))  # noqa: PLW2901
        yield entry


def _task_on(task: Task, day: date) -> Task:
    return task._replace(state="open", done=None) if task.state == "done" and _is_later(task.done, day) else task


def _links_on(links: Sequence[Link], entries: Sequence[Entry], day: date) -> Iterator[Link]:
    """The links that do not stand in a later entry: of entries inside each other the innermost one counts."""
    starts = [entry.start for entry in entries]
    for link in links:
        at = bisect_right(starts, link.start) - 1
        while at >= 0 and link.start >= entries[at].end:
            at -= 1
        if at < 0 or not _is_later(entries[at].date, day):
            yield link


def _text_on(text: str, day: date, *, is_later: bool = False) -> str:
    """A text with its later sections blanked out, so that all else stays in its place, line by line.

    Where the text itself `is_later`, only its earlier sections are left.
    """
    letters = list(_LETTERS.sub(" ", text) if is_later else text)
    # A section comes before those inside it, so that of several around a letter the innermost one has the last word.
    for section in scan(text).sections:
        try:
            when = parse_date(section.date_text) if section.date_text else None
        except DateError:
            continue
        if when is not None:
            said = text[section.start : section.end]
            letters[section.start : section.end] = _LETTERS.sub(" ", said) if when.is_future(day) else said
    return "".join(letters)
