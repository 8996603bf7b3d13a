"""Which files are meant for others, and which of their fields: the first gate of a shared site.

Fail-closed: a record is taken only if its file says so in words that leave no doubt. This module shows nothing of any
record.
"""

from __future__ import annotations

from typing import NamedTuple

from hobnob.fields import bare_name
from hobnob.kinds import CONTACT, NOTE
from hobnob.model import ME, Entry, Key, Record, Ref
from hobnob.network import Network, kind_of_record
from hobnob.parse import Parsed
from hobnob.settings import Settings
from hobnob.site.share.doubts import BODY, closing, doubts, first_heading
from hobnob.site.share.public import Public, public
from hobnob.values import SINGULAR

NEVER = frozenset("tie cadence cadence_limit snooze gave got told visibility private ignore".split())
"""Fields that no list in settings makes public: how close, how often, who owes whom, and what is for hobnob itself."""

_COVERED = (("org", "history"), ("role", "history"), ("name", "aliases"))
"""What `private` keeps along with a field, because it says the same or what used to be the same."""


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


class Marked(NamedTuple):
    """A file that is meant for others: `fields` are the names of those that may be shown, in the order of settings.

    `text` is what its Public sections say; None where they are private.
    """

    key: Key
    record: Record
    entries: tuple[Entry, ...]
    fields: tuple[str, ...]
    text: Public | None


class HeldBack(NamedTuple):
    """A record, or an entry of it, that is marked and is not shared all the same, and why not."""

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
    listed = _Listed(settings.share_fields)
    has_entries = _is_built(NOTE.name, settings)
    for parsed in network.parsed:
        record = parsed.record
        if record is None or _visibility(parsed, record) not in sharing.visible:
            continue
        kind = kind_of_record(record)
        if not _is_built(kind, settings):
            continue
        if reason := next(doubts(parsed, record, settings, sharing.visible), ""):
            held_back.append(HeldBack(parsed.path, reason))
            continue
        entries = [entry for entry in parsed.entries if has_entries and is_open(entry, sharing)]
        shown = tuple(entry for entry in entries if people_said(entry) or entry.owner.kind == CONTACT.name)
        held_back += [HeldBack(parsed.path, _of_nobody(entry)) for entry in entries if entry not in shown]
        if any(entry.is_note_file and entry not in shown for entry in parsed.entries):
            continue
        kept, fields = listed.less(record.private)
        text = None if BODY in kept else public(record.body)
        marked.append(Marked(Key(kind, record.id), record, shown, fields, text))
    return Eligible(tuple(marked), tuple(held_back))


class _Listed:
    """The fields that settings list; most records keep the same of them private, so that is worked out once."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        self._fields = {name: {name, bare_name(name)} for name in fields}
        self._found: dict[tuple[str, ...], tuple[frozenset[str], tuple[str, ...]]] = {}

    def less(self, private: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
        """What some `private` keeps, and those of the listed fields that it does not."""
        if private not in self._found:
            kept = {_plain(name) for name in private}
            kept |= {more for name, more in _COVERED if name in kept}
            shown = tuple(name for name, names in self._fields.items() if not names & (NEVER | kept))
            self._found[private] = frozenset(kept), shown
        return self._found[private]


def people_said(entry: Entry) -> tuple[Ref, ...]:
    """Whom an entry names in `with`, else in its dated heading; an entry in a contact's file is with them besides.

    Whom a text names is private, and so is whether a dated heading in it makes a journal of the file of a note: such a
    file says who was there in `with` alone.
    """
    if entry.people is not None:
        return entry.people
    return () if entry.is_note_file else entry.heading_links


def has_title(entry: Entry, record: Record) -> bool:
    """Whether an entry has a title that others may read: the file of a note has its `name`, or begins with its title.

    Its file's name may name people, and a heading that is lower, or further down, is text.
    """
    if not entry.is_note_file or "name" in record.at:
        return True
    first = first_heading(entry.text)
    return first is not None and first.level == 1


def _of_nobody(entry: Entry) -> str:
    """Why an entry is held back that says nobody was there."""
    if entry.is_note_file:
        return 'it does not say in "with" who was there'
    return f'its entry of {entry.date}, "{entry.title}", says who was there neither in "with" nor in its heading'


def is_open(entry: Entry, sharing: Sharing) -> bool:
    """Whether an entry itself says that it may be shared, and nothing in it says otherwise."""
    return entry.visibility in sharing.visible and not any(closing(entry.text, sharing.visible))


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


def _plain(name: str) -> str:
    """A field's name as it is compared: whatever its case and separators, and the older spellings of Obsidian."""
    return bare_name(SINGULAR.get(name, name))
