"""How far is each objective? What it has brought, what is done and left to do, and how long there is.

Definition. To an objective belong

    entries         interactions that name it, and those in its own file, up to today
    events          those that name it; those that are over and not skipped have happened
    introductions   those that name it, each with the latest stage that it has reached by today
    tasks           task lines in its file, and those that name it, also by the entry they stand in

    brought         of the entries what was got and learned; of the introductions the outcome, else the stage reached;
                    of the events that they took place, where no entry of theirs tells more; of the tasks what was done
    people          those of the entries
    days            from today to the deadline, one of which only the month or year is known at its end: below 0 where
                    it has passed, None without one

Everything is counted once: an entry of an event is told as an entry, and the event then not at all. A task is late from
the day after its deadline. Units: days and counts, from 0. An active objective past its date is not reproached: it
wants a new date, or the word that it was met or dropped.

Source: "Professional Networking" (Mind Tools): will your contacts help meet your objectives?
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.actions import is_open, urgency
from hobnob.analyses.calendar import is_ahead
from hobnob.analyses.events import entries_of
from hobnob.analyses.moments import Moment, all_moments
from hobnob.model import Action, Event, Introduction, Key
from hobnob.wording import plain, plural, relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hobnob.analyses.known import Known
    from hobnob.model import Objective

KINDS = ("entry", "event", "introduction", "task")
"""What may have brought something."""


class Brought(NamedTuple):
    """Something that came of an entry, an event, an introduction or a task: the day, and in words what.

    `kind` is one of KINDS; `about` the record it stands in; `people` are ids of contacts. `day` is None where an action
    was done on a day that nobody noted.
    """

    day: date | None
    kind: str
    about: Key
    people: tuple[str, ...]
    text: str


class _Parts(NamedTuple):
    """What belongs to an objective, as it is found."""

    entries: list[Moment]
    events: list[Event]
    introductions: list[Introduction]
    tasks: list[Action]


class Progress(NamedTuple):
    """How far an objective is. `open` tasks are the most urgent first, `late` counts those of them that are late.

    `entries`, `events` and `introductions` count what has happened up to today; `ahead` are ids of events to come and
    `under_way` of introductions begun and not yet met; `brought` is the latest first; `last` the day of the latest.
    """

    id: str
    days: int | None
    entries: int
    events: int
    introductions: int
    people: tuple[str, ...]
    ahead: tuple[str, ...]
    under_way: tuple[str, ...]
    done: int
    open: tuple[Action, ...]
    late: int
    brought: tuple[Brought, ...]
    last: date | None

    @property
    def is_past(self) -> bool:
        """Whether its date has passed."""
        return self.days is not None and self.days < 0

    def since(self, day: date) -> tuple[Brought, ...]:
        """What was brought on a day or later, the latest first."""
        return tuple(one for one in self.brought if one.day is not None and one.day >= day)


def progress(known: Known) -> Mapping[str, Progress]:
    """How far every objective is, whatever its status, by its id."""
    network = known.network
    parts = {id: _Parts([], [], [], []) for id in network.objectives}
    for moment in known.once(all_moments):
        for id in dict.fromkeys((moment.interaction.objective, _own(moment.interaction.owner))):
            if id in parts:
                parts[id].entries.append(moment)
    for action in network.actions:
        for id in dict.fromkeys((action.objective, _own(action.owner))):
            if id in parts and (action.on is None or not action.on.is_future(known.today)):
                parts[id].tasks.append(action)
    for event in network.events.values():
        if id := network.id_of(event.objective, "objective"):
            parts[id].events.append(event)
    for introduction in network.introductions.values():
        if id := network.id_of(introduction.objective, "objective"):
            parts[id].introductions.append(introduction)
    return {id: _progress(known, objective, parts[id]) for id, objective in network.objectives.items()}


def active(known: Known) -> tuple[Objective, ...]:
    """The objectives that are being worked on, the next deadline first, those without one last."""
    found = [one for one in known.network.objectives.values() if one.status == "active"]
    found.sort(key=lambda one: (one.due.last if one.due else date.max, one.name, one.id))
    return tuple(found)


def days_left(objective: Objective, today: date) -> int | None:
    """The days until its deadline, below 0 after it; None where there is none."""
    return (objective.due.last - today).days if objective.due else None


def due_in_words(objective: Objective, today: date) -> str:
    """How long there is, in a clause: `due in 5 months`; empty without a date, and for one that is not active."""
    if objective.due is None or objective.status != "active":
        return ""
    due = objective.due.last
    if due < today:
        return f"its date was {relative(due, today)}: give it a new one, or say that it was met or dropped"
    return f"due {relative(due, today)}"


def tasks_in_words(found: Progress) -> str:
    """The tasks in a clause: `4 done, 3 open, 1 of them late`; empty without any."""
    parts = [f"{found.done} done"] if found.done else []
    if found.open:
        parts.append(f"{len(found.open)} open")
    if found.late:
        parts.append(f"{found.late} of them late" if len(found.open) > 1 else "late")
    return f"tasks: {', '.join(parts)}" if parts else ""


def _own(owner: Key) -> str:
    return owner.id if owner.kind == "objective" else ""


def _progress(known: Known, objective: Objective, parts: _Parts) -> Progress:
    today = known.today
    ahead = [one for one in parts.events if is_ahead(one, today)]
    been = [one for one in parts.events if one.status != "skipped" and not is_ahead(one, today)]
    begun = [one for one in parts.introductions if one.stage_on(today)[1] is not None]
    open_ones = sorted((one for one in parts.tasks if is_open(one, today)), key=urgency)
    done = [one for one in parts.tasks if one.state == "done" and not is_open(one, today)]
    brought = _brought(known, parts.entries, been, begun, done)
    return Progress(
        id=objective.id,
        days=days_left(objective, today),
        entries=len(parts.entries),
        events=len(been),
        introductions=len(begun),
        people=tuple(dict.fromkeys(person for one in parts.entries for person in one.interaction.people)),
        ahead=tuple(
            one.id for one in sorted(ahead, key=lambda one: (one.begins.first if one.begins else date.max, one.id))
        ),
        under_way=tuple(one.id for one in begun if one.stage_on(today)[0] in _UNDER_WAY),
        done=len(done),
        open=tuple(open_ones),
        late=sum(one.due is not None and one.due.last < today for one in open_ones),
        brought=brought,
        last=brought[0].day if brought else None,
    )


_UNDER_WAY = ("proposed", "agreed", "made")


def _brought(
    known: Known, entries: list[Moment], been: list[Event], begun: list[Introduction], done: list[Action]
) -> tuple[Brought, ...]:
    """What all of it has brought, the latest first, what has no day last."""
    found = [
        *_of_entries(entries),
        *_of_events(known, been, {moment.interaction.id for moment in entries}),
        *_of_introductions(known, begun),
        *_of_tasks(done, known.today),
    ]
    found.sort(key=lambda one: (one.kind, one.about, one.text))
    found.sort(key=lambda one: one.day or date.min, reverse=True)
    return tuple(found)


def _of_entries(entries: list[Moment]) -> Iterator[Brought]:
    for day, one in entries:
        got = [plain(favour.text) for favour in one.got]
        found = "; ".join([*(f"got {text}" for text in got), *(f"learned: {plain(text)}" for text in one.learned)])
        yield Brought(day, "entry", one.owner, one.people, found or plain(one.title) or one.kind or "a note")


def _of_events(known: Known, been: list[Event], told: set[str]) -> Iterator[Brought]:
    for event in been:
        entries = known.once(entries_of)[event.id]
        if event.ends is None or any(moment.interaction.id in told for moment in entries):
            continue
        people = tuple(dict.fromkeys(person for _, one in entries for person in one.people))
        met = f", {plural(len(people), 'person', 'people')} met" if people else ""
        day = event.ends.moment(known.today)
        yield Brought(day, "event", Key("event", event.id), people, f"{event.name}{met}")


def _of_introductions(known: Known, begun: list[Introduction]) -> Iterator[Brought]:
    for one in begun:
        stage, on = one.stage_on(known.today)
        if on is not None:
            people = tuple(id for id in known.network.contact_ids(one.between) if id in known.network.contacts)
            text = plain(one.outcome) or f"introduction {stage}: {one.name}"
            yield Brought(on.moment(known.today), "introduction", Key("introduction", one.id), people, text)


def _of_tasks(done: list[Action], today: date) -> Iterator[Brought]:
    for one in done:
        on = one.done or one.on
        yield Brought(on.moment(today) if on else None, "task", one.owner, (), f"done: {plain(one.text)}")
