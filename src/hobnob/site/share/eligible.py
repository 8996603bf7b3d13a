"""Which files are meant for others, and which of their fields: the first gate of a shared site.

Fail-closed: a record is taken only if its file says so in words that leave no doubt. What its owner may have wanted to
keep and could not be understood keeps the whole record back, and is said. This module shows nothing of any record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from hobnob.diagnostics import Diagnostic
from hobnob.errors import HobnobError
from hobnob.fields import bare_name, meant
from hobnob.folding import fold_name
from hobnob.kinds import KINDS, NOTE
from hobnob.model import ME, Entry, Key, Record
from hobnob.network import Network, kind_of_record
from hobnob.parse import Parsed
from hobnob.settings import SETTINGS_FILE, Settings
from hobnob.site.share.public import merged
from hobnob.syntax.body import InlineField, scan
from hobnob.syntax.hiding import end_around
from hobnob.values import SINGULAR

BODY = "body"
"""What `private` may name besides fields: the Public section."""

NEVER = frozenset("tie cadence cadence_limit snooze gave got told visibility private ignore".split())
"""Fields that no list in settings makes public: how close, how often, who owes whom, and what is for hobnob itself."""

_GUARDS = ("visibility", "private")

_COVERED = (("org", "history"), ("role", "history"), ("name", "aliases"))
"""What `private` keeps along with a field, because it says the same or what used to be the same."""

# Findings about a single value, which is then absent or as it is written. Any other may mean that a line which was to
# keep something private was read as part of something else.
_SHAPES = frozenset(("misspelled-field", "unknown-field", "wrong-shape"))
_HARMLESS = _SHAPES | frozenset(
    """ambiguous-duration bad-birthday bad-duration bad-email bad-number bad-phone bad-url broken-task date-after-by
    foreign-date impossible-date out-of-range quoted-item repeated-mark unknown-choice unquoted-colon
    unquoted-link""".split()
)


class Sharing(NamedTuple):
    """What a site is made for: `level` "shared" takes what is shared or public, "public" only what is public.

    With `initials` nobody is called by name.
    """

    level: str = "shared"
    initials: bool = False

    @property
    def visible(self) -> tuple[str, ...]:
        """The visibilities that are taken."""
        return ("public",) if self.level == "public" else ("shared", "public")


def refuse_doubtful(settings: Settings, problems: Iterable[Diagnostic]) -> None:
    """Raises HobnobError where it is not sure which fields settings list: what cannot be read has its default.

    `problems` are what reading found, in any file.
    """
    for finding in problems:
        if finding.span.path == SETTINGS_FILE and _is_doubtful(finding, settings.at):
            raise HobnobError(
                f"{SETTINGS_FILE} has the finding {finding.check}, so that it is not sure what may be shared",
                "hobnob check shows where",
            )


def _is_doubtful(finding: Diagnostic, at: Mapping[str, tuple[int, int]]) -> bool:
    """Whether a finding of settings may be about what is shared: a key or a shape, at the top or on the way there."""
    if finding.check not in _HARMLESS:
        return True
    start = finding.span.start
    around = [(last - first, place) for place, (first, last) in at.items() if first <= start < last]
    _, innermost = min(around, default=(0, ""))
    return finding.check in _SHAPES and innermost in ("", "site", "site.share", "site.share.fields")


class Marked(NamedTuple):
    """A file that is meant for others: `fields` are the names of those that may be shown, in the order of settings."""

    key: Key
    record: Record
    entries: tuple[Entry, ...]
    fields: tuple[str, ...]
    has_text: bool


class HeldBack(NamedTuple):
    """A record that is marked and is not shared all the same, and why not."""

    path: str
    reason: str


class Eligible(NamedTuple):
    """The files that are meant for others, in the order of paths, and those that only seem to be."""

    marked: tuple[Marked, ...]
    held_back: tuple[HeldBack, ...]


def eligible(network: Network, sharing: Sharing) -> Eligible:
    """Looks at every file by itself: no file makes another one public or private, not even one of the same id."""
    marked: list[Marked] = []
    held_back: list[HeldBack] = []
    settings = network.settings
    for parsed in network.parsed:
        record = parsed.record
        if record is None or _visibility(parsed, record) not in sharing.visible:
            continue
        kind = kind_of_record(record)
        if not _is_built(kind, settings):
            continue
        if reason := next(_doubts(parsed, record, settings, sharing), ""):
            held_back.append(HeldBack(parsed.path, reason))
            continue
        kept = {_plain(name) for name in record.private}
        kept |= {more for name, more in _COVERED if name in kept}
        fields = dict.fromkeys(name for name in settings.share_fields if not {name, bare_name(name)} & (NEVER | kept))
        if any(entry.is_note_file and not is_open(entry, sharing) for entry in parsed.entries):
            continue
        entries = parsed.entries if _is_built(NOTE.name, settings) else ()
        is_shown = tuple(entry for entry in entries if is_open(entry, sharing))
        marked.append(Marked(Key(kind, record.id), record, is_shown, tuple(fields), BODY not in kept))
    return Eligible(tuple(marked), tuple(held_back))


def is_open(entry: Entry, sharing: Sharing) -> bool:
    """Whether an entry itself says that it may be shared, and nothing in it says otherwise."""
    return entry.visibility in sharing.visible and not any(_closing(entry.text, sharing))


def _visibility(parsed: Parsed, record: Record) -> str:
    """What a file says of itself; a note that is one entry may say it among the facts of its text."""
    if kind_of_record(record) == NOTE.name and "visibility" not in record.at:
        return next((entry.visibility for entry in parsed.entries if entry.is_note_file), record.visibility)
    return record.visibility


_PARTS = {"community": "communities", "objective": "objectives", "event": "events", "introduction": "introductions",
          "note": "timeline", ME: "me"}  # fmt: skip


def _is_built(kind: str, settings: Settings) -> bool:
    """Whether `site: pages` wants records of a kind to be shown; people are the site."""
    part = _PARTS.get(kind, "all")
    return part == "all" or not settings.site_pages or not {"all", part}.isdisjoint(settings.site_pages)


def _doubts(parsed: Parsed, record: Record, settings: Settings, sharing: Sharing) -> Iterator[str]:
    """Why a record that is marked may not be meant for others."""
    if not record.is_whole:
        yield "a part of the file cannot be read"
    guards = [record.at[name] for name in _GUARDS if name in record.at]
    for finding in parsed.diagnostics:
        start = finding.span.start
        if finding.check not in _HARMLESS:
            yield f"it has the finding {finding.check}"
        elif any(first <= start <= last for first, last in guards):
            yield "what it keeps private cannot be read"
    for name in record.extra:
        if not _is_own(name, settings) and meant(name, _GUARDS):
            yield f'its field "{name}" is none'
    for name in record.private:
        if bare_name(name) not in _FIELDS and not _is_own(name, settings):
            yield f'"private" names "{name}", which is no field of it'
    for field in _closing(record.body, sharing):
        yield f'"{field.key}:: {field.value}" stands in its text'
    if found := _WRITTEN_OUT.search(record.body):
        yield f'"{found[1]}" stands in its text'


_FIELDS = {bare_name(name) for kind in KINDS for name in (*kind.by_name, *SINGULAR, BODY)}
"""The names of all fields: whether a record has one of its own by that name must make no difference."""


_WRITTEN_OUT = re.compile(r"^[ \t>*+-]*(visibility[ \t]*:[ \t]*[\"']?private)\b", re.IGNORECASE | re.MULTILINE)
"""What its owner may have meant for front matter, below it or in a second one."""


def _is_own(name: str, settings: Settings) -> bool:
    return name in settings.fields or name in settings.share_fields or name[:2] in ("x-", "X-")


def _closing(text: str, sharing: Sharing) -> Iterator[InlineField]:
    """Facts of a text, outside of dated entries in it, that may ask for something to be private."""
    found = scan(text)
    dated = merged((section.start, section.end) for section in found.sections if section.date_text)
    for field in found.fields:
        if end_around(dated, field.start):
            continue
        if field.key != "visibility":
            is_closing = meant(field.key, _GUARDS) is not None
        else:
            is_closing = fold_name(field.value.strip("\"'")) not in sharing.visible
        if is_closing:
            yield field


def _plain(name: str) -> str:
    """A field's name as it is compared: whatever its case and separators, and the older spellings of Obsidian."""
    return bare_name(SINGULAR.get(name, name))
