"""One file's text to what it says: a record, its dated entries, its actions and its links, with findings.

This module sees one file at a time and never looks at another; references stay as they were written. It is a
pure function of the path, the text and the settings, so that its result can be remembered by file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from hobnob.converters import target_of
from hobnob.diagnostics import Diagnostic
from hobnob.entries import EntryReader
from hobnob.folding import fold_name
from hobnob.ignores import ignores_in, line_end
from hobnob.kinds import ADDRESSED, COMMUNITY, CONTACT, ME_KIND, NOTE, Kind
from hobnob.model import (
    ME,
    Community,
    Contact,
    Entry,
    Event,
    Gift,
    Ignore,
    Introduction,
    Key,
    Link,
    Me,
    Need,
    Note,
    Objective,
    Pitch,
    Record,
    Role,
    Stakeholder,
    Task,
)
from hobnob.settings import Settings
from hobnob.slips import report_boxes
from hobnob.syntax.body import Scan, Section, scan
from hobnob.syntax.fences import without_fences
from hobnob.syntax.front_matter import BodyText, Parts, take_apart
from hobnob.titles import spoken, title_in
from hobnob.values import FieldReader

_TYPES: dict[str, type[Record]] = {
    "contact": Contact,
    "me": Me,
    "community": Community,
    "objective": Objective,
    "event": Event,
    "introduction": Introduction,
    "note": Note,
}
# "Pitch", "Pitch: for founders", "Pitch for founders"; but a "Pitch deck" is none.
_PITCH = re.compile(r"pitch(?:\s*:\s*(.*)|\s+[–—-]\s+(.*)|\s+((?:for|to)\b.*)|)", re.IGNORECASE | re.DOTALL)


class Parsed(NamedTuple):
    """What one file says. `tasks` are those that stand in no entry.

    Of a file in no kind's folder, `looks_like` names the kind of record that its fields make it look like, if any.
    """

    path: str
    record: Record | None
    entries: tuple[Entry, ...] = ()
    tasks: tuple[Task, ...] = ()
    links: tuple[Link, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    looks_like: str = ""


def kind_of(path: str, settings: Settings) -> Kind | None:
    """The kind of record a path holds, by the innermost of its folders that has one; None if it is no record."""
    folder, _, name = path.rpartition("/")
    if not folder:
        return ME_KIND if fold_name(name.rpartition(".")[0]) == ME else None
    homes = settings.homes
    if (kind := homes.get(folder)) is not None:
        return kind
    folder = fold_name(folder)
    while folder:
        if (kind := homes.get(folder)) is not None:
            return kind
        folder = folder.rpartition("/")[0]
    return None


def pitched_to(section: Section) -> str | None:
    """Whom the pitch below a heading is for, "" for anybody; None where it is the heading of no pitch."""
    match = _PITCH.fullmatch(section.title) if section.level == 2 else None
    return next((part for part in match.groups() if part), "") if match else None


def id_of(path: str) -> str:
    """The id that a file's name gives: its stem, in Unicode NFC."""
    stem = path.rpartition("/")[2].rpartition(".")[0]
    return stem if stem.isascii() else unicodedata.normalize("NFC", stem)


def _name_of(kind: Kind, id: str) -> str:
    """What to call a record that has no name of its own."""
    return title_in(id) if kind is NOTE else spoken(id, is_name=kind is CONTACT or kind is COMMUNITY)


def unread(path: str, settings: Settings, problems: Iterable[Diagnostic]) -> Parsed:
    """A file that could not be read: a record with its id and nothing else, so that references to it stay quiet."""
    kind = kind_of(path, settings)
    record = None
    if kind is not None:
        id = ME if kind is ME_KIND else id_of(path)
        record = _TYPES[kind.name](id=id, path=path, name=_name_of(kind, id), is_whole=False)
    return Parsed(path, record, diagnostics=tuple(problems))


def parse_file(path: str, text: str, settings: Settings) -> Parsed:
    """Reads one file of the network. A file in no kind's folder gives no record and no findings."""
    kind = kind_of(path, settings)
    if kind is None:
        return Parsed(path, None, looks_like=_looks_like(text) if "/" in path else "")
    return _FileParser(path, text, kind, settings).parse()


# Fields that little else than a person has; two of them together are no accident.
_TELLING = frozenset(
    "email phone birthday category standing tier cadence cadence_limit met met_at met_through knows knows_well "
    "communities can_reach find_out helps_me_as tie".split()
)
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)


def _looks_like(text: str) -> str:
    """The kind of record that the front matter of a file looks like: a contact, or none."""
    if not text.startswith("---"):
        return ""
    end = text.find("\n---", 3)
    return CONTACT.name if end > 0 and len(_TELLING & set(_KEY.findall(text, 0, end))) > 1 else ""


class _FileParser:
    """The work on one file; holds what every step of it needs."""

    def __init__(self, path: str, text: str, kind: Kind, settings: Settings) -> None:
        self.path = path
        self.text = text
        self.kind = kind
        self.settings = settings
        self.parts: Parts = _with_fences(path, text, take_apart(path, text), kind, settings)
        self.body: BodyText = self.parts.body
        self.scan: Scan = scan(self.body.text)
        self.reader = FieldReader(path, text, settings.choices, settings.fields)
        self.reader.problems.extend(self.parts.problems)
        self.id = ME if kind is ME_KIND else id_of(path)
        self.entries = EntryReader(self.reader, Key(kind.name, self.id), self.body, self.scan, settings)

    def parse(self) -> Parsed:
        values, gifts = self._front_matter()
        read = self.entries.read(values, gifts)
        report_boxes(self.reader, self.body)
        record = self._record(values)
        place = self.body.place
        links = tuple(
            [
                Link(target_of(link.target), link.context, place(link.start), place(link.end))
                for link in self.scan.links
                if link.context != "code"
            ]
        )
        problems = self.reader.problems
        if len(problems) > 1:
            problems.sort(key=lambda problem: problem.order)
        return Parsed(self.path, record, read.entries, read.tasks, links, tuple(self._ignores(values)), tuple(problems))

    # -- the record

    def _front_matter(self) -> tuple[dict[str, Any], dict[str, list[Gift]]]:
        """The values of the fields, and the gifts that are addressed to somebody (`gave@ada`)."""
        mapping = self.parts.fields
        gifts: dict[str, list[Gift]] = {}
        if mapping is None:
            return {}, gifts
        if self.kind is NOTE and any("@" in key.value for key, _ in mapping.entries):
            plain = []
            for key, node in mapping.entries:
                name, at_sign, _ = key.value.partition("@")
                if at_sign and name in ADDRESSED:
                    gifts.setdefault(name, []).extend(self.entries.addressed(key, node))
                else:
                    plain.append((key, node))
            mapping = mapping._replace(entries=tuple(plain))
        read = self.reader.fields(mapping, self.kind)
        values = read.values
        if read.extra:
            values["extra"] = read.extra
        return values, gifts

    def _record(self, values: dict[str, Any]) -> Record:
        kind = _TYPES[self.kind.name]
        wanted = {name: value for name, value in values.items() if name in kind.__dataclass_fields__}
        wanted["name"] = values.get("name") or _name_of(self.kind, self.id)
        if "history" in wanted:
            wanted["history"] = tuple(Role(**part) for part in wanted["history"])
        if kind is Objective:
            wanted["needs"] = tuple(_need(item) for item in wanted.get("needs", ()))
            wanted["stakeholders"] = tuple(Stakeholder(**part) for part in wanted.get("stakeholders", ()))
        if kind is Me:
            wanted["pitches"] = tuple(self._pitches())
        at = self.reader.at
        at[""] = (0, line_end(self.text, 0))
        at["body"] = (self.body.place(0), self.body.place(len(self.body.text)))
        if self.reader.linked:
            wanted["linked"] = self.reader.linked
        return kind(id=self.id, path=self.path, body=self.body.text, at=at, is_whole=self.parts.is_whole, **wanted)

    def _pitches(self) -> Iterator[Pitch]:
        """The pitches; a section that holds only comments, as a new file has one, is none yet."""
        for section in self.scan.sections:
            audience = pitched_to(section)
            text = self._without_comments(section.body_start, section.end).strip()
            if audience is not None and text:
                yield Pitch(audience, text, self.body.place(section.start), self.body.place(section.end))

    def _without_comments(self, start: int, end: int) -> str:
        parts, at = [], start
        for comment in self.scan.comments:
            if start <= comment.start < end:
                parts.append(self.body.text[at : comment.start])
                at = comment.end
        return "".join((*parts, self.body.text[at:end]))

    # -- ignores

    def _ignores(self, values: dict[str, Any]) -> Iterator[Ignore]:
        for index, name in enumerate(values.get("ignore", ())):
            start, end = self.reader.at[f"ignore[{index}]"]
            yield Ignore(name, 0, len(self.text), start, end)
        if self.parts.comments:
            yield from ignores_in(self.text, self.parts.comments, "#")
        if self.scan.comments:
            place = self.body.place
            comments = [(place(one.start), place(one.end), one.text) for one in self.scan.comments]
            yield from ignores_in(self.text, comments)


def _with_fences(path: str, text: str, parts: Parts, kind: Kind, settings: Settings) -> Parts:
    """The parts; those of a text whose fields have no `---` around them are not whole."""
    if parts.fields is not None or not parts.is_whole or ":" not in text:
        return parts
    problem = without_fences(path, text, {*kind.by_name, *settings.fields})
    return parts if problem is None else parts._replace(is_whole=False, problems=(*parts.problems, problem))


def _need(item: Any) -> Need:
    if isinstance(item, str):
        return Need(item, item)
    query = item.get("find") or item.get("need", "")
    return Need(item.get("need") or query, query, int(item.get("people", 1)))
