"""The network as it was known on an earlier day: nothing dated after it, and everything that has no date.

Definition. On a day D

    a contact       is there from `met` or the first entry with them, whichever is earlier; without either, always. How
                    we met is known from `met` on
    an entry        is there from its date, with all it says and the tasks in it; what stands in an entry inside it has
                    that one's date
    a note's file   is there if its own date has come or that of an entry in it, or if it has none
    a task          is open until its `done`; one that was done without a date, from its entry's date on. Its line reads
                    as it does today
    an introduction is there from its first stage, or always if it has none; later stages, and what came of them, are
                    not known yet
    an event        is a plan until it begins
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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from typing import Any

from hobnob.dates import DateError, PartialDate, parse_date
from hobnob.model import Community, Contact, Entry, Event, Introduction, Link, Note, Record, Task
from hobnob.network import Network
from hobnob.parse import Parsed
from hobnob.resolve import resolve
from hobnob.syntax.body import scan

_LETTERS = re.compile(r"[^\r\n]")


def network_on(network: Network, day: date) -> Network:
    """The network as it was known on `day`, as defined at the top of this file."""
    begun = beginnings(network)
    files = (_file_on(one, day, begun) for one in network.parsed)
    return resolve((one for one in files if one is not None), network.settings, network.unread)


def beginnings(network: Network) -> Mapping[str, PartialDate | None]:
    """Since when each contact is known to be there: `met`, or the first entry with them; None without either."""
    found: dict[str, PartialDate | None] = {}
    for id, contact in network.contacts.items():
        days = [contact.met] if contact.met is not None else []
        if entries := network.interactions_of.get(id):
            days.append(network.interactions[entries[0]].date)
        found[id] = min(days, key=lambda one: one.first, default=None)
    return found


def _is_later(moment: PartialDate | None, day: date) -> bool:
    return moment is not None and moment.is_future(day)


def _file_on(one: Parsed, day: date, begun: Mapping[str, PartialDate | None]) -> Parsed | None:
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


def _record_on(record: Record, day: date, begun: Mapping[str, PartialDate | None]) -> Record | None:
    """A record as it was on a day, its body aside; None if it was not there."""
    if _is_later(record.verified, day):
        record = replace(record, verified=None)
    match record:
        case Contact():
            return None if _is_later(begun.get(record.id), day) else _contact_on(record, day)
        case Community() if _is_later(record.since, day):
            return replace(record, since=None, standing="wanted")
        case Event() if record.status and _is_later(record.begins, day):
            return replace(record, status="")
        case Introduction():
            return _introduction_on(record, day)
    return record


def _contact_on(contact: Contact, day: date) -> Contact:
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
