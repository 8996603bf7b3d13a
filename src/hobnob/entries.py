"""The dated entries and the actions of one file: what happened, and who promised what, as it is written.

This module sees the body of one file and never looks at another; whom an entry was with is found out when all
files are known.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from hobnob.converters import target_of
from hobnob.dates import DateError, PartialDate, parse_date
from hobnob.fields import Many
from hobnob.folding import fold_name
from hobnob.kinds import ADDRESSED, FACTS, NOTE
from hobnob.model import Entry, Gift, Key, Ref, Task
from hobnob.settings import Settings
from hobnob.slips import report_dates, report_key, report_name
from hobnob.syntax import nodes
from hobnob.syntax.body import InlineField, Mark, Scan, Section, TaskLine, WikiLink
from hobnob.syntax.front_matter import BodyText
from hobnob.titles import NAME_DATE, title_in
from hobnob.values import FieldReader

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ANY_DATE = re.compile(r"[0-9]{4}(-[0-9]{1,2}){0,2}")

# Where a link stands that may make somebody one of an entry's people, if nothing else does.
_IN_TEXT = ("text", "done task", "heading")


Places = Mapping[str, tuple[int, int]]


class _Stretch(NamedTuple):
    """A part of a body that belongs together: a dated section less the dated sections inside it, or the rest."""

    heading: Section | None
    date: PartialDate | None
    links: Sequence[WikiLink]
    tasks: Sequence[TaskLine]
    fields: Sequence[InlineField]


class Entries(NamedTuple):
    """What the body of a file says: its dated entries, and the actions that stand in none of them."""

    entries: tuple[Entry, ...]
    tasks: tuple[Task, ...]


class EntryReader:
    """The work on the body of one file; findings go to the reader of its fields."""

    def __init__(self, reader: FieldReader, owner: Key, body: BodyText, found: Scan, settings: Settings) -> None:
        self.reader = reader
        self.path = reader.path
        self.owner = owner
        self.body = body
        self.scan = found
        self.settings = settings

    def read(self, values: dict[str, Any], gifts: dict[str, list[Gift]]) -> Entries:
        """The entries of the file; `values` are its front matter, which for a note are the facts of an entry.

        A note's date that stands elsewhere, in the name of its file or its title, is added to `values`.
        """
        dated = [(section, when) for section in self.scan.sections if (when := self._section_date(section)) is not None]
        if self.owner.kind != "note":
            report_dates(self.reader, self.body, self.scan.sections, None)
            outside, inside = self._stretches(dated)
            return Entries(
                tuple(self._section_entry(stretch) for stretch in inside),
                tuple(self._task(line) for line in outside.tasks),
            )
        date = values.get("date") or self._date_of_name()
        report_dates(self.reader, self.body, self.scan.sections, date)
        if date is None and not dated and "date" not in self.reader.at:
            report_name(self.reader, self.owner.id)
        title: Section | None
        if len(dated) == 1 and self._is_title(*dated[0], date):
            title, date = dated.pop()
        else:
            title = self._title(dated)
        if date is not None:
            values["date"] = date
        outside, inside = self._stretches(dated)
        entries = [self._section_entry(stretch) for stretch in inside]
        if inside and "people" not in values and not any(field.key == "with" for field in outside.fields):
            return Entries(tuple(entries), tuple(self._task(line) for line in outside.tasks))
        whole = self._file_entry(values, gifts, outside._replace(heading=title, date=date))
        return Entries((whole, *entries), ())

    def _is_title(self, section: Section, when: PartialDate, date: PartialDate | None) -> bool:
        """Whether the only dated heading of a note is its title: such a file is one entry, and not two."""
        text = self.body.text
        is_all = section.level == 1 and section.end == len(text) and not text[: section.start].strip()
        return is_all and date in (None, when)

    def _title(self, dated: list[tuple[Section, PartialDate]]) -> Section | None:
        """The heading of a note's file: its first of the first level, else its first."""
        entries = [section for section, _ in dated]
        own = [section for section in self.scan.sections if section not in entries] if entries else self.scan.sections
        return next((section for section in own if section.level == 1), own[0] if own else None)

    def _stretches(self, dated: list[tuple[Section, PartialDate]]) -> tuple[_Stretch, list[_Stretch]]:
        """The body cut into its dated sections and what stands outside them; each element goes to the innermost."""
        found = self.scan
        if not dated:
            return _Stretch(None, None, found.links, found.tasks, found.fields), []
        starts = [section.start for section, _ in dated]

        def home(offset: int) -> int:
            index = bisect_right(starts, offset) - 1
            while index >= 0 and offset >= dated[index][0].end:
                index -= 1
            return index

        # The last list takes what has the index -1.
        links: list[list[WikiLink]] = [[] for _ in range(len(dated) + 1)]
        tasks: list[list[TaskLine]] = [[] for _ in range(len(dated) + 1)]
        fields: list[list[InlineField]] = [[] for _ in range(len(dated) + 1)]
        for link in found.links:
            links[home(link.start)].append(link)
        for task in found.tasks:
            tasks[home(task.start)].append(task)
        for field in found.fields:
            fields[home(field.start)].append(field)
        inside = [
            _Stretch(section, when, links[index], tasks[index], fields[index])
            for index, (section, when) in enumerate(dated)
        ]
        return _Stretch(None, None, links[-1], tasks[-1], fields[-1]), inside

    def _section_date(self, section: Section) -> PartialDate | None:
        """The date of a dated heading; one that does not exist is reported."""
        if not section.date_text:
            return None
        try:
            return parse_date(section.date_text)
        except DateError as error:
            start = self.body.place(section.date_start)
            self.reader.report(
                "impossible-date",
                f"{error}; so this heading is no entry",
                start,
                start + len(section.date_text),
                hint="dates are ISO: year-month-day",
            )
            return None

    def _date_of_name(self) -> PartialDate | None:
        """The date that the file's name begins with; one that does not exist is reported."""
        match = NAME_DATE.match(self.owner.id)
        try:
            return parse_date(match[1]) if match else None
        except DateError as error:
            self.reader.report(
                "impossible-date", f"{error}; so this note has no date", 0, 0, hint="rename the file, or give it a date"
            )
            return None

    def _section_entry(self, stretch: _Stretch) -> Entry:
        section = stretch.heading
        assert section is not None
        return self._entry(
            stretch,
            {},
            {},
            title=_title_of(section),
            start=self.body.place(section.start),
            end=self.body.place(section.end),
            text=self.body.text[section.body_start : section.end].strip("\r\n"),
        )

    def _file_entry(self, values: dict[str, Any], gifts: dict[str, list[Gift]], stretch: _Stretch) -> Entry:
        """The entry that a whole note file is."""
        spoken_name = title_in(self.owner.id)
        title = values.get("name") or (stretch.heading and _title_of(stretch.heading)) or spoken_name
        entry = self._entry(
            stretch,
            values,
            gifts,
            title=title,
            start=0,
            end=len(self.reader.text),
            text=self.body.text.strip("\r\n"),
            is_note_file=True,
        )
        return entry if entry.kind else entry._replace(kind=self._kind_in(spoken_name))

    def _entry(
        self,
        stretch: _Stretch,
        values: dict[str, Any],
        gifts: dict[str, list[Gift]],
        *,
        title: str,
        start: int,
        end: int,
        text: str,
        is_note_file: bool = False,
    ) -> Entry:
        """An entry from the facts of its front matter and of its text; a list may stand in both."""
        facts = dict(values) if stretch.fields else values
        at = self.reader.at
        people = _refs(at, "with", values["people"]) if "people" in values else None
        objective = _refs(at, "objective", (values["objective"],))[0] if "objective" in values else None
        given = {name: _gifts(at, name, values[name]) for name in ADDRESSED if name in values}
        for name, addressed in gifts.items():
            given[name] = given.get(name, []) + addressed
        for inline in stretch.fields:
            if inline.key not in FACTS:
                report_key(self.reader, self.body, inline, self.settings.fields)
                continue
            field = NOTE.by_name[inline.key]
            found, places = self._inline(inline)
            if inline.key in ADDRESSED:
                addressed = _gifts(places, inline.key, found.get(inline.key, ()), self._addressee(inline))
                given[inline.key] = given.get(inline.key, []) + addressed
            elif inline.key == "with":
                people = (people or []) + _refs(places, "with", found.get("people", ()))
            elif inline.key == "objective":
                objective = next(iter(_refs(places, "objective", tuple(found.values()))), objective)
            else:
                for name, value in found.items():
                    facts[name] = (*facts.get(name, ()), *value) if field.many is Many.LIST else value
        heading, duration = stretch.heading, facts.get("duration")
        heading_links, text_links, mentions = self._links(stretch.links, heading)
        return Entry(
            path=self.path,
            owner=self.owner,
            is_note_file=is_note_file,
            date=stretch.date,
            title=title,
            start=start,
            end=end,
            people=None if people is None else tuple(people),
            heading_links=heading_links,
            text_links=text_links,
            mentions=mentions,
            kind=facts.get("kind") or self._kind_in(title),
            place=facts.get("place", ""),
            minutes=None if duration is None else duration.minutes,
            topics=facts.get("topics", ()),
            gave=tuple(given.get("gave", ())),
            got=tuple(given.get("got", ())),
            told=tuple(given.get("told", ())),
            learned=facts.get("learned", ()),
            objective=objective,
            started_by=facts.get("started_by", ""),
            visibility=facts.get("visibility", "private"),
            tasks=tuple([self._task(line) for line in stretch.tasks]),
            text=text,
        )

    def _kind_in(self, title: str) -> str:
        """The kind that the first word of a title that is one, or a synonym, names."""
        kinds = self.settings.choices["kinds"]
        for match in _WORD.finditer(title):
            word = fold_name(match[0])
            for part in (word, *word.split("-")) if "-" in word else (word,):
                if (found := kinds.get(part)) is not None:
                    return found
        return ""

    def _links(
        self, links: Sequence[WikiLink], heading: Section | None
    ) -> tuple[tuple[Ref, ...], tuple[Ref, ...], tuple[Ref, ...]]:
        """The links of the heading and of the text that may make people, and all that are mentions if they do not."""
        if not links:
            return (), (), ()
        first, last = (heading.title_start, heading.body_start) if heading else (0, 0)
        place = self.body.place
        of_heading: list[Ref] = []
        of_text: list[Ref] = []
        mentions: list[Ref] = []
        for link in links:
            if link.context == "code":
                continue
            ref = Ref(target_of(link.target), place(link.start), place(link.end))
            mentions.append(ref)
            if link.context in _IN_TEXT and not link.is_embed:
                (of_heading if first <= link.start < last else of_text).append(ref)
        return tuple(of_heading), tuple(of_text), tuple(mentions)

    # -- facts in the text

    def _inline(self, inline: InlineField) -> tuple[dict[str, Any], dict[str, tuple[int, int]]]:
        """The value of a `key:: value` by its attribute, and the places of what it holds."""
        reader = self.reader
        inner = FieldReader(reader.path, reader.text, reader.choices, reader.own_keys)
        inner.problems, inner.is_yaml = reader.problems, False
        field = NOTE.by_name[inline.key]
        start, end = self.body.place(inline.value_start), self.body.place(inline.value_end)
        value, is_plain = inline.value, True
        if field.splits and len(value) > 1 and value[0] == value[-1] == '"' and '"' not in value[1:-1]:
            value, is_plain = value[1:-1], False
        found: dict[str, Any] = {}
        inner.read(field, nodes.Scalar(value, start, end, is_plain), found)
        return found, inner.at

    def _addressee(self, inline: InlineField) -> Ref | None:
        """Whom a `gave@ada::` names, where the name stands."""
        if not inline.person:
            return None
        text = self.body.text
        start = text.find(inline.person, inline.start, inline.value_start)
        start = inline.start if start < 0 else start
        return Ref(target_of(inline.person), self.body.place(start), self.body.place(start + len(inline.person)))

    def addressed(self, key: nodes.Scalar, node: nodes.Node) -> list[Gift]:
        """The gifts of a key of the front matter that says to whom, such as `gave@ada-lovelace`."""
        name, _, person = key.value.partition("@")
        start = self.reader.text.find(person, key.start, key.end)
        to = Ref(target_of(person), start, start + len(person)) if start >= 0 else Ref(target_of(person), *key[1:3])
        found: dict[str, Any] = {}
        self.reader.read(NOTE.by_name[name]._replace(name=key.value), node, found)
        return _gifts(self.reader.at, key.value, found.get(key.value, ()), to if to.text else None)

    # -- actions

    def _task(self, line: TaskLine) -> Task:
        due = done = None
        beneficiaries: list[Ref] = []
        by = objective = None
        for mark in line.marks:
            start, end = self.body.place(mark.value_start), self.body.place(mark.value_end)
            if mark.key == "by" and _ANY_DATE.fullmatch(mark.value):
                due = self._date_after_by(mark) or due
            elif mark.key in ("due", "done") and (due if mark.key == "due" else done):
                self.reader.report(
                    "repeated-mark",
                    f'this action has "{mark.key}" twice; the last counts',
                    start,
                    end,
                    hint="remove one of the two dates",
                )
                when = self._mark_date(mark.value, start, end)
                due, done = (when or due, done) if mark.key == "due" else (due, when or done)
            elif mark.key == "due":
                due = self._mark_date(mark.value, start, end) or due
            elif mark.key == "done":
                done = self._mark_date(mark.value, start, end) or done
            elif mark.key in ("for", "by", "objective") and target_of(mark.value):
                ref = Ref(target_of(mark.value), start, end)
                if mark.key == "for":
                    beneficiaries.append(ref)
                elif mark.key == "by":
                    by = ref
                else:
                    objective = ref
        return Task(
            line.text,
            line.state,
            due,
            done,
            tuple(beneficiaries),
            by,
            objective,
            self.body.place(line.start),
            self.body.place(line.end),
        )

    def _date_after_by(self, mark: Mark) -> PartialDate | None:
        start, end = self.body.place(mark.start), self.body.place(mark.end)
        when = self._mark_date(mark.value, self.body.place(mark.value_start), self.body.place(mark.value_end))
        if when is not None:
            self.reader.report(
                "date-after-by",
                f'"by:" says who promised it; "{mark.value}" is a date, read as the day it is due',
                start,
                end,
                hint=f"write due:{mark.value}",
                fix=self.reader.replacement(f"write due:{mark.value}", start, end, f"due:{mark.value}", safe=True),
            )
        return when

    def _mark_date(self, text: str, start: int, end: int) -> PartialDate | None:
        try:
            return parse_date(text)
        except DateError as error:
            self.reader.report("impossible-date", str(error), start, end, hint="dates are ISO: year-month-day")
            return None


def _title_of(section: Section) -> str:
    """What a heading says beside its date."""
    if not section.date_text:
        return section.title
    return section.title[section.date_end - section.title_start :].lstrip(" :–—-").strip()


def _refs(at: Places, place: str, texts: tuple[str, ...]) -> list[Ref]:
    """References as they were written, with their places: those of a list's items, or of the whole value."""
    return [Ref(text, *(at.get(f"{place}[{index}]") or at[place])) for index, text in enumerate(texts)]


def _gifts(at: Places, place: str, texts: tuple[str, ...], to: Ref | None = None) -> list[Gift]:
    return [Gift(text, to, *at[f"{place}[{index}]"]) for index, text in enumerate(texts)]
