"""What is left to do after an event? Who has no file yet, with whom nothing followed, and what came of it.

Definition. For every event that is over, with `met`, `new` and `missed` as in `hobnob.analyses.events`:

    unfiled      names in `meet`, in links of its file and of its entries, and in their `with`, that mean no record and
                 look like a person's: two to four words, each with a capital but for particles such as van or de
    followed up  something happened with them after its first day, or beside its entries on that; or a promise to them
                 from its entries, its file or a later note is kept
    promised     a promise to them is open, from wherever it is: the follow-up has begun
    open         neither, of somebody new whose category is not personal; old acquaintances need no follow-up
    to keep      your open tasks and promises from its file and its entries, and your open promises to somebody new that
                 were made within `triage` days after it
    brought      what its entries say was got and learned; whom you met for the first time; interactions since

What is left is proposed for `triage` after its last day (a constant of `events` in settings): later the cadence says
whom to get in touch with, and nobody is reproached for an old badge. An event that is over and says neither `went` nor
`skipped`, and of which nothing is noted, is asked about. Nothing is counted twice: a person is triaged once an event,
whether noted there, met there by `met_at`, or both.

Source: "Professional Networking" (Mind Tools): note where and when you met, follow up initial encounters and take it
from there.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.actions import is_open, urgency
from hobnob.analyses.approach import opening_move
from hobnob.analyses.calendar import is_ahead
from hobnob.analyses.events import entries_of, is_new, met_at
from hobnob.analyses.moments import Moment, moments
from hobnob.analyses.open_promises import open_promises
from hobnob.analyses.people import is_personal
from hobnob.analyses.proposals import Draft, Proposal
from hobnob.folding import fold_name
from hobnob.model import ME, Action, Event, Key
from hobnob.network import ANY_KIND
from hobnob.wording import plain, relative

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hobnob.analyses.known import Known
    from hobnob.network import Reference
    from hobnob.parse import Parsed

CONSTANTS = ("events",)

_PARTICLES = frozenset("af al ap ben bin d' da de del den der di do dos du el la le ten ter van vom von y zu".split())


class Met(NamedTuple):
    """Somebody met at an event; `since` counts what has happened with them since.

    `state` is "followed up", "promised", "open", or "known" for an old acquaintance.
    """

    id: str
    is_new: bool
    state: str
    since: int


class Aftermath(NamedTuple):
    """An event that is over, and what is left of it.

    `status` is "went", "skipped" or "unsaid"; `day` the last day it can mean, None where there is no date. `entries`
    are ids of interactions, `missed` ids of contacts, `unfiled` names; `got` and `learned` what was noted, once each.
    `to_keep` are my open tasks and promises from it, the most urgent first.
    """

    id: str
    day: date | None
    status: str
    entries: tuple[str, ...]
    met: tuple[Met, ...]
    missed: tuple[str, ...]
    unfiled: tuple[str, ...]
    got: tuple[str, ...]
    learned: tuple[str, ...]
    to_keep: tuple[Action, ...]
    proposals: tuple[Proposal, ...]

    @property
    def new(self) -> tuple[Met, ...]:
        """Those met there for the first time."""
        return tuple(one for one in self.met if one.is_new)


def aftermaths(known: Known) -> tuple[Aftermath, ...]:
    """The events that are over or skipped, the latest first, those without a date last."""
    files = {one.path: one for one in known.network.parsed}
    found = [_aftermath(known, event, files) for event in _over(known)]
    found.sort(key=lambda one: (known.network.events[one.id].name, one.id))
    found.sort(key=lambda one: one.day or date.min, reverse=True)
    return tuple(found)


def looks_like_a_name(text: str) -> bool:
    """Whether a text reads like the name of a person: two to four words with capitals, particles aside."""
    words = text.split()
    capitals = [word for word in words if fold_name(word) not in _PARTICLES]
    return 2 <= len(words) <= 4 and len(capitals) >= 2 and all(word[0].isupper() for word in capitals)


def _over(known: Known) -> Iterator[Event]:
    for event in known.network.events.values():
        if not is_ahead(event, known.today):
            yield event


def _aftermath(known: Known, event: Event, files: Mapping[str, Parsed]) -> Aftermath:
    network = known.network
    entries = known.once(entries_of)[event.id]
    there = known.once(met_at)[event.id]
    status = event.status if event.status in ("went", "skipped") else "went" if entries else "unsaid"
    met = tuple(_met(known, event, entries, person) for person in there)
    wanted = [id for id in network.contact_ids(event.meet) if id in network.contacts]
    missed = tuple(id for id in dict.fromkeys(wanted) if id not in there) if status == "went" else ()
    found = Aftermath(
        id=event.id,
        day=event.ends.last if event.ends else None,
        status=status,
        entries=tuple(moment.interaction.id for moment in entries),
        met=met,
        missed=missed,
        unfiled=_unfiled(known, event, entries, files) if status != "skipped" else (),
        got=_once(favour.text for moment in entries for favour in moment.interaction.got),
        learned=_once(text for moment in entries for text in moment.interaction.learned),
        to_keep=_to_keep(known, event, entries, met),
        proposals=(),
    )
    return found._replace(proposals=tuple(_left(known, event, found)))


def _met(known: Known, event: Event, entries: tuple[Moment, ...], person: str) -> Met:
    own = {moment.interaction.id for moment in entries}
    since = [one for one in known.once(moments)[person] if one.interaction.id not in own and _is_after(one.day, event)]
    promises = known.once(_promises).get(person, [])
    is_kept = any(
        one.state == "done"
        and not is_open(one, known.today)
        and (_is_from_there(one, event, entries) or (one.on is not None and _is_after(one.on.first, event)))
        for one in promises
    )
    first = is_new(known, person, event)
    if since or is_kept:
        state = "followed up"
    elif known.once(open_promises).mine.get(person):
        state = "promised"
    else:
        state = "open" if first and not is_personal(known, person) else "known"
    return Met(person, first, state, len(since))


def _to_keep(known: Known, event: Event, entries: tuple[Moment, ...], met: tuple[Met, ...]) -> tuple[Action, ...]:
    """My open tasks and promises from an event, and those made to somebody new soon after it."""
    here = known.once(_tasks)
    paths = dict.fromkeys((event.path, *(one.path for _, one in entries)))
    found = [one for path in paths for one in here.get(path, ()) if _is_from_there(one, event, entries)]
    promises = known.once(open_promises).mine
    for id in (one.id for one in met if one.is_new):
        found += [one for one in promises.get(id, ()) if _is_soon_after(known, one, event)]
    return tuple(sorted(dict.fromkeys(found), key=urgency))


def _tasks(known: Known) -> Mapping[str, list[Action]]:
    """My open tasks, by the file they stand in."""
    found: dict[str, list[Action]] = {}
    for action in known.network.actions:
        if action.promised_by == ME and is_open(action, known.today):
            found.setdefault(action.path, []).append(action)
    return found


def _is_after(day: date, event: Event) -> bool:
    """Whether what happened on a day, and is no entry of the event, came after it or beside it.

    Of an event whose days are not known, what was noted in them may be the event itself.
    """
    if event.begins is None or event.ends is None:
        return True
    return day >= event.begins.first if event.begins.is_exact else day > event.ends.last


def _is_soon_after(known: Known, action: Action, event: Event) -> bool:
    """Whether an action was noted within the days of triage after an event."""
    if action.on is None or event.ends is None:
        return False
    away = (action.on.first - event.ends.last).days
    return _is_after(action.on.first, event) and away <= known.network.settings.events.triage


def _is_from_there(action: Action, event: Event, entries: tuple[Moment, ...]) -> bool:
    """Whether an action stands in the file of an event or in one of its entries."""
    if action.owner == Key("event", event.id):
        return True
    return any(action.path == one.path and one.start <= action.start < one.end for _, one in entries)


def _unfiled(known: Known, event: Event, entries: tuple[Moment, ...], files: Mapping[str, Parsed]) -> tuple[str, ...]:
    """Names that mean no record, each once, in the order in which they are written."""
    network = known.network
    found = [text for text in event.meet if not network.names.find(text, ("contact", ME))]
    stretches = [(event.path, 0, None), *((one.path, one.start, one.end) for _, one in entries)]
    for path, start, end in dict.fromkeys(stretches):
        for link in files[path].links if path in files else ():
            is_inside = start <= link.start and (end is None or link.start < end)
            if is_inside and not network.names.find(link.target, ANY_KIND) and (path, link.start) not in network.nearby:
                found.append(link.target)
    for _, one in entries:
        # A note that is one entry may say in its front matter with whom it was, a journal in each of its own.
        found += [
            reference.text
            for reference in known.once(_unknown).get(one.path, [])
            if one.id == one.path or one.start <= reference.start < one.end
        ]
    names: dict[str, str] = {}
    for text in map(plain, found):
        if looks_like_a_name(text):
            names.setdefault(fold_name(text), text)
    return tuple(names.values())


def _unknown(known: Known) -> Mapping[str, list[Reference]]:
    """Whom entries are said to be with and nobody is called, by the path of the file."""
    found: dict[str, list[Reference]] = {}
    for reference in known.network.references:
        if reference.what == "with" and not reference.found:
            found.setdefault(reference.path, []).append(reference)
    return found


def _promises(known: Known) -> Mapping[str, list[Action]]:
    """Everything I ever promised, by who benefits."""
    found: dict[str, list[Action]] = {}
    for action in known.network.actions:
        for person in action.beneficiaries if action.promised_by == ME else ():
            found.setdefault(person, []).append(action)
    return found


def _once(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain(text) for text in texts))


def _left(known: Known, event: Event, found: Aftermath) -> Iterator[Proposal]:
    """What to do about it, while it is fresh."""
    network, today, about = known.network, known.today, Key("event", event.id)
    fresh = timedelta(days=network.settings.events.triage)
    if found.status == "skipped" or (found.day is not None and today - found.day > fresh):
        return
    served = network.id_of(event.objective, "objective")
    was = f"{event.name} was {relative(found.day, today)}" if found.day else f"{event.name} is over"
    if found.status == "unsaid":
        text = f"Write `status: went` or `status: skipped` into {event.path}: {event.name} is over"
        yield Proposal("follow up", text, f"{was}, and nothing is noted of it", about, (), served)
        return
    if not found.met:
        text = f"Note who was met at {event.name}, and what was said"
        yield Proposal("follow up", text, f"{was}, and nobody is noted", about, (), served)
    for name in found.unfiled:
        text = f'Write down who {name} is: hobnob new contact "{name}"'
        yield Proposal("follow up", text, f"named at {event.name}, and has no file yet", about, (), served)
    for one in found.met:
        if one.state == "open":
            name = network.name(one.id)
            draft = Draft("follow-up", one.id, "", f"we met at {event.name}", served)
            why = f"met at {event.name}; nothing noted and no promise since"
            yield Proposal("follow up", f"Write to {name}", why, Key("contact", one.id), (one.id,), served, draft)
    for id in found.missed:
        if not known.once(moments)[id]:
            move = opening_move(known, id, f"you wanted to meet at {event.name} and noted nothing", served)
            if move is not None:
                yield move
