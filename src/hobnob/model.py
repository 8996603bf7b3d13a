"""The nouns: what a file of the network says, as plain values.

This module knows no YAML and no files beyond their names. Records carry nothing derived: how strong a tie
is, or who is overdue, are results of an analysis. References stay as they were written, without the brackets
of a wiki link; `hobnob.network` says whom they mean. Positions lie beside the values, in `at`, so that an
analysis sees plain text and a finding can still point at it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hobnob.dates import Birthday, Duration, PartialDate
from hobnob.diagnostics import Span

ME = "me"
"""The id of the network's owner, in references and results."""


class Key(NamedTuple):
    """Names one record of the network: its kind and its id within the kind."""

    kind: str
    id: str

    def __str__(self) -> str:
        """The key as people type it: `contact/ada`; `me` for the owner."""
        return self.kind if self.kind == ME else f"{self.kind}/{self.id}"


class Ref(NamedTuple):
    """A reference as written, less its brackets, and where it stands in its file."""

    text: str
    start: int
    end: int


class Role(NamedTuple):
    """A role held, now or earlier."""

    org: str = ""
    role: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None


class Need(NamedTuple):
    """What an objective needs: a label for people, the query that finds who can meet it, and how many are enough."""

    label: str
    query: str
    people: int = 1


class Stakeholder(NamedTuple):
    """Somebody with a stake in an objective, or an empty seat that nobody fills yet.

    `power` and `interest` run from 1 (little) to 5 (much); None is unknown.
    """

    who: str = ""
    seat: str = ""
    power: int | None = None
    interest: int | None = None
    stance: str = ""
    need: str = ""


class Pitch(NamedTuple):
    """A `## Pitch` section of `me.md`; `audience` is what follows the colon."""

    audience: str
    text: str
    start: int
    end: int


class Task(NamedTuple):
    """A task line of a body as written; `state` is open, done or dropped."""

    text: str
    state: str
    due: PartialDate | None
    done: PartialDate | None
    beneficiaries: tuple[Ref, ...]
    promised_by: Ref | None
    objective: Ref | None
    start: int
    end: int


class Gift(NamedTuple):
    """One thing given, got or told in an interaction; `to` names whom it concerned, if that was said."""

    text: str
    to: Ref | None
    start: int
    end: int


class Entry(NamedTuple):
    """A dated entry as written: a note file, or a dated heading of any record's body, not yet resolved.

    `people` are those of `with` if it was given, `heading_links` and `text_links` the links that may make people
    where it was not (PRODUCT: with, else heading, else text). `is_note_file` marks the entry that is a whole file.
    """

    path: str
    owner: Key
    is_note_file: bool
    date: PartialDate | None
    title: str
    start: int
    end: int
    people: tuple[Ref, ...] | None
    heading_links: tuple[Ref, ...]
    text_links: tuple[Ref, ...]
    mentions: tuple[Ref, ...]
    kind: str
    place: str
    minutes: float | None
    topics: tuple[str, ...]
    gave: tuple[Gift, ...]
    got: tuple[Gift, ...]
    told: tuple[Gift, ...]
    learned: tuple[str, ...]
    objective: Ref | None
    started_by: str
    visibility: str
    tasks: tuple[Task, ...]
    text: str


class Link(NamedTuple):
    """A wiki link of a body: its target less brackets, label and heading, and the kind of text it stands in.

    `context` is text, heading, open task, done task, quote or code.
    """

    target: str
    context: str
    start: int
    end: int


class Ignore(NamedTuple):
    """An instruction to leave a check's findings out, for the stretch of its file from `first` to `last`."""

    check: str
    first: int
    last: int
    start: int
    end: int


_NOTHING: Mapping[str, str] = {}
"""What most records have of what few have, so that each need not have a mapping of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every kind of record has.

    `at` maps a field's path (`email[0]`, `stakeholders[1].power`, `body`) to offsets in the file; `linked` maps that of
    a text that begins with a wiki link to what is written: of a link alone, the text is but its label or its target.
    `extra` holds the keys that hobnob does not know, as text; `is_whole` is false where a part of the file could not be
    read, so that nothing should be made of what is absent.
    """

    id: str
    path: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    visibility: str = "private"
    private: tuple[str, ...] = ()
    verified: PartialDate | None = None
    ignore: tuple[str, ...] = ()
    body: str = ""
    extra: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    at: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    linked: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    is_whole: bool = True

    def span(self, place: str = "") -> Span:
        """Where a field stands; of a field that is absent, where the thing stands that should hold it."""
        while place and place not in self.at:
            cut = max(place.rfind("."), place.rfind("["))
            place = place[:cut] if cut > 0 else ""
        start, end = self.at.get(place, (0, 0))
        return Span(self.path, start, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """What is known of anybody, the owner included."""

    pronouns: str = ""
    org: str = ""
    role: str = ""
    history: tuple[Role, ...] = ()
    location: str = ""
    email: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Person):
    """A person I know, or want to know."""

    birthday: Birthday | None = None
    category: str = ""
    standing: str = "known"
    tier: str = ""
    cadence: Duration | None = None
    cadence_limit: Duration | None = None
    snooze: PartialDate | None = None
    met: PartialDate | None = None
    met_at: str = ""
    met_through: str = ""
    knows: tuple[str, ...] = ()
    knows_well: tuple[str, ...] = ()
    can_reach: tuple[str, ...] = ()
    find_out: tuple[str, ...] = ()
    helps_me_as: tuple[str, ...] = ()
    tie: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Me(Person):
    """The owner of the network."""

    travels: tuple[str, ...] = ()
    pitches: tuple[Pitch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Community(Record):
    """A group that people belong to."""

    kind: str = ""
    standing: str = "member"
    my_role: str = ""
    since: PartialDate | None = None
    meets: str = ""
    location: str = ""
    url: str = ""
    values: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    find_out: tuple[str, ...] = ()
    cadence: Duration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Record):
    """What I want to reach, and what it needs."""

    status: str = "active"
    due: PartialDate | None = None
    why: str = ""
    needs: tuple[Need, ...] = ()
    offers: tuple[str, ...] = ()
    allies: tuple[str, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """A meetup, a conference, a dinner: whom to meet, what to bring, what came of it."""

    date: PartialDate | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    place: str = ""
    url: str = ""
    community: str = ""
    status: str = ""
    meet: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    pitch: str = ""
    objective: str = ""

    @property
    def begins(self) -> PartialDate | None:
        """The day it begins."""
        return self.date or self.start

    @property
    def ends(self) -> PartialDate | None:
        """The day it ends."""
        return self.date or self.end or self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction(Record):
    """One introduction, from idea to outcome."""

    between: tuple[str, ...] = ()
    introducer: str = ME
    why: str = ""
    objective: str = ""
    proposed: PartialDate | None = None
    agreed: PartialDate | None = None
    made: PartialDate | None = None
    met: PartialDate | None = None
    thanked: PartialDate | None = None
    declined: PartialDate | None = None
    agreed_by: tuple[str, ...] = ()
    outcome: str = ""

    @property
    def stages(self) -> tuple[tuple[str, PartialDate], ...]:
        """The stages reached, in the order of an introduction's life, each with its date."""
        dates = (
            ("proposed", self.proposed),
            ("agreed", self.agreed),
            ("made", self.made),
            ("met", self.met),
            ("thanked", self.thanked),
            ("declined", self.declined),
        )
        return tuple((stage, when) for stage, when in dates if when is not None)

    def stage_on(self, today: dt.date) -> tuple[str, PartialDate | None]:
        """How far it had come by a day, and when: "idea" and None where no stage is dated up to then."""
        reached = [(stage, when) for stage, when in self.stages if not when.is_future(today)]
        return reached[-1] if reached else ("idea", None)

    @property
    def stage(self) -> str:
        """How far it has come: declined, else the last stage that has a date, else "idea"."""
        reached = self.stages
        return reached[-1][0] if reached else "idea"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A file of `notes/`: an interaction, or a journal of many. What happened stands in the entries of its file."""

    date: PartialDate | None = None


class Interaction(NamedTuple):
    """Something that happened between me and people of my network: a dated entry with its people known.

    `people` and `mentions` are ids of contacts; of `gave`, `got` and `told` each gift lists the ids whom it concerned,
    none meaning the whole group. `day` is the moment to count with (`PartialDate.moment`) only an analysis knows,
    because it depends on today; `date` is what was written.
    """

    id: str
    path: str
    start: int
    end: int
    owner: Key
    date: PartialDate
    title: str
    people: tuple[str, ...]
    mentions: tuple[str, ...]
    kind: str
    place: str
    minutes: float | None
    topics: tuple[str, ...]
    gave: tuple[Favour, ...]
    got: tuple[Favour, ...]
    told: tuple[Favour, ...]
    learned: tuple[str, ...]
    objective: str
    started_by: str
    visibility: str
    text: str


class Favour(NamedTuple):
    """Something given, got or told, and the ids of those it concerned; none means the whole group."""

    text: str
    people: tuple[str, ...]


class Action(NamedTuple):
    """Something somebody promised to do. `promised_by` and `beneficiaries` are ids; ME is the owner.

    `id` is short and stable: made of the record, the text without its dates, and which of equal ones it is.
    `on` is the date of the entry it stands in, if any.
    """

    id: str
    path: str
    start: int
    end: int
    owner: Key
    text: str
    state: str
    due: PartialDate | None
    done: PartialDate | None
    on: PartialDate | None
    promised_by: str
    beneficiaries: tuple[str, ...]
    objective: str


class Tie(NamedTuple):
    """A tie between two contacts, from what the files say: `well` if either side knows the other well.

    `evidence` are short sentences of where it was said; `is_declared` is false where it rests only on notes they share.
    """

    well: bool
    is_declared: bool
    evidence: tuple[str, ...]
