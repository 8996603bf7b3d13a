"""What has become of each introduction, and whose turn is it? Who has brought you whom.

Definition. The stages of an introduction are idea, proposed, agreed, made, met, thanked and declined; it stands at the
last of them whose date has come, an idea where there is none. Introductions go by double opt-in: one asks each of the
people, one after the other, and makes the introduction once all of them have said yes. All have if it is agreed, or if
`agreed_by` names everybody; where somebody else introduces you, your own yes is missing only if others are named and
you are not.

    stage         next step where you introduce    where somebody introduces you
    idea          ask the first of them            ask the introducer
    proposed      ask the next of them; the first  the others' yes, or yours
                  one's yes while nobody has one
    all agreed    make it                          the introducer makes it
    made          they meet                        propose a date
    met           ask how it went; done with an    thank the introducer
                  `outcome`
    thanked       done                             done

An introduction between others that somebody else makes is theirs: done, for you, once it is made. One that was declined
is done. One of fewer than two people, or by one of those introduced other than you, is an oddity of its file: nothing
is proposed. It waits since the day of its stage, and is stuck after `stuck_after` days there, a constant of
`introductions` in settings; an idea has no day, and is never stuck. A next step that is not yours becomes one, to ask
how things are, when all have agreed or when it is stuck. While one of its people is snoozed, what you could do is put
off, and it is not stuck.

A letter that asks somebody for a yes says why only once all the others have said theirs: the reason on file may tell
what they are looking for, which is theirs to tell.

Somebody was brought by whoever introduced you: by `met_through`, else by the first introduction to be made. Through
them those whom they brought belong to the same line, however long; a circle belongs to each of its people but
themselves.

Source: double opt-in after Fred Wilson (2009), and that an introduction is closed by a word of thanks to whoever made
it is plain manners. This module judges no one's worth; who should meet whom is for `hobnob.analyses.matches`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.exchanges import made_on, met_through
from hobnob.analyses.people import is_snoozed
from hobnob.analyses.proposals import Draft, Proposal
from hobnob.model import ME, Key
from hobnob.wording import joined, length, plain, relative, when

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.dates import PartialDate
    from hobnob.model import Introduction

CONSTANTS = ("introductions",)

STAGES = ("idea", "proposed", "agreed", "made", "met", "thanked", "declined")
"""The stages of an introduction, in the order of its life."""


class Tracked(NamedTuple):
    """How far an introduction has come.

    `since` is the day of its stage, None for an idea, and `waits` the days since then (0 or more). `introducer` and
    `between` are ids, ME included; whom no file knows is left out, and named in `oddities`. `turn` are the ids of those
    whose turn it is: nobody where there is nothing left to do. `next_step` says what is to be done, in a sentence, and
    `proposal` what I could do about it now. It is not `is_sound` if it cannot be followed: fewer than two people, or by
    one of those introduced. `put_off_until` is until when what I could do is put off, None where it is not.
    """

    stage: str
    since: date | None
    waits: int | None
    introducer: str
    between: tuple[str, ...]
    said_yes: tuple[str, ...]
    to_say_yes: tuple[str, ...]
    turn: tuple[str, ...]
    next_step: str
    is_open: bool
    is_stuck: bool
    is_sound: bool
    put_off_until: PartialDate | None
    proposal: Proposal | None
    oddities: tuple[str, ...]
    reasons: tuple[str, ...]


class Brought(NamedTuple):
    """Whom somebody has brought me: `people` themselves, `line` with those whom these brought in their turn; ids."""

    people: tuple[str, ...]
    line: tuple[str, ...]
    reasons: tuple[str, ...]


def tracked(known: Known) -> dict[str, Tracked]:
    """How far each introduction has come, by id, as defined at the top of this file."""
    return {id: _tracked(known, one) for id, one in known.network.introductions.items()}


def brought(known: Known) -> dict[str, Brought]:
    """Whom each contact who introduced me to anybody has brought, by id."""
    children: dict[str, list[str]] = {}
    for person, introducer in sorted(introducers(known).items()):
        children.setdefault(introducer, []).append(person)
    names = known.network.name
    found = {}
    for id, people in sorted(children.items()):
        line = _line(children, id)
        further = [one for one in line if one not in people]
        reasons = [f"{names(id)} brought you {joined([names(one) for one in people])}"]
        if further:
            reasons.append(f"and through them {joined([names(one) for one in further])}")
        found[id] = Brought(tuple(people), line, tuple(reasons))
    return found


def made_by(known: Known) -> Mapping[str, Sequence[Introduction]]:
    """The introductions that each person makes, by their id, in the order of their own ids."""
    found: dict[str, list[Introduction]] = {}
    for one in known.network.introductions.values():
        if (introducer := known.network.contact_id(one.introducer)) is not None:
            found.setdefault(introducer, []).append(one)
    return found


def introducers(known: Known) -> dict[str, str]:
    """The id of whoever brought me each contact, by the contact's id; those whom nobody did are left out."""
    network = known.network
    found = {id: through for id, contact in network.contacts.items() if (through := met_through(known, contact))}
    made: list[tuple[date, str, str, str]] = []
    for introduction in network.introductions.values():
        on = made_on(introduction, known.today)
        introducer = network.contact_id(introduction.introducer)
        between = network.contact_ids(introduction.between)
        if on is None or introducer is None or introducer not in network.contacts:
            continue
        if ME in between and introducer not in between:
            made.extend((on.moment(known.today), introduction.id, introducer, id) for id in between if id != ME)
    for _, _, introducer, person in sorted(made):
        found.setdefault(person, introducer)
    return found


def _line(children: Mapping[str, list[str]], root: str) -> tuple[str, ...]:
    """Everybody brought by somebody or by those they brought, the nearest first, each once."""
    line: dict[str, None] = {}
    row = [root]
    while row:
        row = [child for one in row for child in children.get(one, ()) if child not in line and child != root]
        line.update(dict.fromkeys(row))
    return tuple(line)


class _Step(NamedTuple):
    """A next step: whose turn it is, and what I could do, by the kind, the text and the draft of a proposal.

    `waiting` is what to say instead while it is not mine to do anything; `is_due` that I may ask about it already.
    """

    turn: tuple[str, ...]
    kind: str
    text: str
    draft: Draft | None = None
    waiting: str = ""
    is_due: bool = False


_DONE = _Step((), "", "")


class _View(NamedTuple):
    """An introduction as it stands today, with everybody's names.

    `others` are the ids of those between but me and the introducer, or at least but me. `names` are what to call
    everybody between but me, those whom no file knows among them.
    """

    record: Introduction
    known: Known
    stage: str
    introducer: str
    introducer_name: str
    between: tuple[str, ...]
    others: tuple[str, ...]
    names: tuple[str, ...]
    said_yes: tuple[str, ...]
    to_say_yes: tuple[str, ...]

    def name(self, *ids: str) -> str:
        """What to call people, in a list."""
        return joined([self.known.network.name(id) for id in ids])

    def draft(self, template: str, *people: str, why: str | None = None) -> Draft | None:
        """A letter to the first of some people about another of them; None where there is nobody to write to.

        It says the reason on file where no other is given.
        """
        contacts = self.known.network.contacts
        to = people[0] if people else ""
        if to not in contacts:
            return None
        other = next((id for id in people if id != to and id in contacts), "")
        objective = self.known.network.id_of(self.record.objective, "objective")
        return Draft(template, to, other, plain(self.record.why if why is None else why), objective)


def _tracked(known: Known, record: Introduction) -> Tracked:
    today = known.today
    stage, on = record.stage_on(today)
    view = _view(known, record, stage)
    since = on.moment(today) if on else None
    waits = (today - since).days if since else None
    is_sound = _is_sound(view)
    step = _step(view) if is_sound else _DONE
    is_open = bool(step.turn)
    is_late = is_open and waits is not None and waits >= known.network.settings.introductions.stuck_after
    can_act = ME in step.turn or is_late or step.is_due
    until = _put_off_until(view) if can_act else None
    is_stuck = is_late and not until
    told = "an idea, without a date"
    if on is not None and since is not None:
        told = f"{stage} {when(on)}" + (f", {relative(since, today)}" if on.is_exact else "")
    reasons = [told]
    if stage == "proposed" and view.to_say_yes and view.said_yes:
        reasons.append(f"{_subject(view, view.said_yes)} said yes, {_subject(view, view.to_say_yes)} not yet")
    if is_stuck and waits is not None:
        reasons.append(f"nothing has moved for {length(waits)}")
    return Tracked(
        stage=stage,
        since=since,
        waits=waits,
        introducer=view.introducer,
        between=view.between,
        said_yes=view.said_yes,
        to_say_yes=view.to_say_yes,
        turn=step.turn,
        next_step=f"{step.text}, put off until {until}" if until else step.text if can_act else step.waiting,
        is_open=is_open,
        is_stuck=is_stuck,
        is_sound=is_sound,
        put_off_until=until,
        proposal=_proposal(view, step, reasons) if can_act and not until else None,
        oddities=tuple(_oddities(view)),
        reasons=tuple(reasons),
    )


def _is_sound(view: _View) -> bool:
    """Whether there are two to introduce to each other, by a third or by me."""
    is_by_one = view.introducer in view.between and view.introducer != ME
    return len(view.names) + (ME in view.between) > 1 and not is_by_one


def _put_off_until(view: _View) -> PartialDate | None:
    """Until when its people are snoozed, the longest; None where none of them is."""
    contacts = view.known.network.contacts
    people = (id for id in (view.introducer, *view.between) if id in contacts)
    days = [snooze for id in people if is_snoozed(view.known, id) and (snooze := contacts[id].snooze)]
    return max(days, key=lambda day: day.first, default=None)


def _view(known: Known, record: Introduction, stage: str) -> _View:
    network = known.network
    ids = {text: network.contact_id(text) for text in dict.fromkeys(record.between)}
    between = tuple(dict.fromkeys(id for id in ids.values() if id is not None))
    names = [plain(text) if id is None else network.name(id) for text, id in ids.items() if id != ME]
    introducer = network.contact_id(record.introducer) or ""
    if stage in ("idea", "proposed"):
        agreed = set(network.contact_ids(record.agreed_by))
        # Whoever introduces has said yes to it; so have I, unless the others are known to have and I am not.
        agreed |= {introducer} if agreed - {ME} else {introducer, ME}
    else:
        agreed = set() if stage == "declined" else set(between)
    rest = [id for id in between if id != ME]
    return _View(
        record=record,
        known=known,
        stage=stage,
        introducer=introducer,
        introducer_name=network.name(introducer) if introducer else plain(record.introducer),
        between=between,
        others=tuple(id for id in rest if id != introducer) or tuple(rest),
        names=tuple(dict.fromkeys(names)),
        said_yes=tuple(id for id in between if id in agreed),
        to_say_yes=tuple(id for id in between if id not in agreed) if stage != "declined" else (),
    )


def _step(view: _View) -> _Step:
    if view.stage in ("thanked", "declined"):
        return _DONE
    if view.introducer == ME:
        return _step_of_mine(view)
    return _step_for_me(view) if ME in view.between else _step_of_others(view)


def _step_of_mine(view: _View) -> _Step:
    """What is next where I introduce others, or myself."""
    others, whom = view.others, joined(view.names)
    if ME in view.between:
        if view.stage in ("made", "met"):
            return _DONE
        return _Step((ME,), "reach out", f"Get in touch with {whom}", view.draft("follow-up", *others[:1]))
    if view.stage == "met":
        if view.record.outcome:
            return _DONE
        return _Step((ME,), "ask", f"Ask {whom} how it went", view.draft("follow-up", *others[:2]))
    if view.stage == "made":
        text = f"Ask {whom} whether they have met"
        return _Step(others, "follow up", text, view.draft("follow-up", *others[:2]), f"{whom} are to meet")
    if not view.to_say_yes:
        return _Step((ME,), "introduce", f"Introduce {whom} to each other")
    first = view.to_say_yes[0]
    rest = [name for name in view.names if name != view.name(first)]
    text = f"Ask {view.name(first)} about an introduction to {joined(rest)}"
    # The reason may be what one of the others is looking for.
    draft = view.draft("double-opt-in", first, *others, why=None if view.to_say_yes == (first,) else "")
    if view.stage == "idea" or view.said_yes:
        return _Step((ME,), "introduce", text, draft)
    return _Step(view.to_say_yes, "introduce", text, draft, _waiting(view))


def _waiting(view: _View) -> str:
    return f"{view.name(*view.to_say_yes)} {'have' if len(view.to_say_yes) > 1 else 'has'} yet to say yes or no"


def _step_for_me(view: _View) -> _Step:
    """What is next where somebody else introduces me."""
    others, who, whom = view.others, view.introducer_name, joined(view.names)
    turn = (view.introducer or ME,)
    if view.stage == "idea":
        text = f"Ask {who} for an introduction to {whom}"
        return _Step((ME,), "ask for an introduction", text, view.draft("ask-introduction", view.introducer, *others))
    if view.stage == "met":
        draft = view.draft("thank-you", view.introducer, *others, why=view.record.outcome or None)
        return _Step((ME,), "thank", f"Thank {who} for the introduction to {whom}", draft)
    if view.stage == "made":
        draft = view.draft("follow-up", others[0], view.introducer) if others else None
        return _Step((ME,), "reach out", f"Propose a date to {whom}", draft)
    if ME in view.to_say_yes:
        return _Step((ME,), "tell", f"Say yes or no to {who}, about meeting {whom}")
    text = f"Ask {who} about the introduction to {whom}"
    draft = view.draft("follow-up", view.introducer, *others)
    if view.to_say_yes:
        return _Step(view.to_say_yes, "follow up", text, draft, _waiting(view))
    return _Step(turn, "follow up", text, draft, is_due=True)


def _step_of_others(view: _View) -> _Step:
    """What is next where somebody else introduces others: not my business once it is made."""
    who, whom = view.introducer_name, joined(view.names)
    turn = (view.introducer or ME,)
    if view.stage in ("made", "met"):
        return _DONE
    draft = view.draft("follow-up", view.introducer, *view.others)
    if view.stage == "idea":
        return _Step((ME,), "ask", f"Ask {who} whether {whom} should meet", draft)
    text = f"Ask {who} about the introduction of {whom}"
    if view.to_say_yes:
        return _Step(view.to_say_yes, "follow up", text, draft, _waiting(view))
    return _Step(turn, "follow up", text, draft, is_due=True)


def _proposal(view: _View, step: _Step, reasons: list[str]) -> Proposal:
    network = view.known.network
    about = [view.record.why] if view.record.why else []
    people = dict.fromkeys(id for id in (view.introducer, *view.between) if id in network.contacts)
    return Proposal(
        step.kind,
        step.text,
        "; ".join([*reasons, *map(plain, about)]),
        Key("introduction", view.record.id),
        tuple(people),
        network.id_of(view.record.objective, "objective"),
        step.draft,
    )


def _subject(view: _View, ids: tuple[str, ...]) -> str:
    """People as a subject: me as "you"."""
    return joined(["you" if id == ME else view.name(id) for id in ids])


def _oddities(view: _View) -> list[str]:
    found = []
    if not view.introducer and view.record.introducer:
        found.append(f"{view.introducer_name} has no file")
    known = {view.known.network.name(id) for id in view.between}
    found.extend(f"{name} has no file" for name in view.names if name not in known)
    if view.introducer in view.between and view.introducer != ME:
        found.append(f"{view.introducer_name} is one of those introduced")
    if len(view.names) + (ME in view.between) < 2:
        found.append("there are fewer than two people to introduce")
    return found
