"""Whom could you ask for half an hour, and what? Interviews: whom to ask, what to ask, and what is left after one.

Definition. An open need is a need of an active objective that is thin, reachable or missing (`hobnob.analyses.gaps`).
To ask is everybody who matches one and whom you know, but not closely enough to cover it, or want to know; less those
to whom an introduction was declined, those of a personal category, those snoozed, and those who gave an interview
within `rest` days or have one planned.

    order      those who match most open needs first, then the warmest way, then by name
    questions  what you would like to find out about them, then about their organisation and communities, then one for
               each objective whose open needs they match, up to `questions`; the last is always whom else to talk to.
               What to find out about a community is asked of those there whose role shares most words with it, and of
               everybody there where no role of anybody you know there shares any

An interview is an entry of kind interview up to today, with each of its people. One that they began (`started_by`), or
that you had with several people at once, is theirs, such as one for a job: it asks for thanks, and for no referral.
Afterwards, on its day or later:

    thanked    before the next interview with them: an entry of kind thanks; or a task that you did for them, from its
               entry or done since; or the stage thanked of an introduction between the two of you
    referrals  people whom they introduced to you since: introductions to you by them that are proposed or further, and
               contacts who name them in `met_through` and were met since, by `met` or by the first entry
    asked      a referral, or an introduction to you by them that is written down
    talks      what has happened with them since, thanks included

Thanks and a referral are proposed within `recent` days of the last interview with somebody. `rest`, `recent` and
`questions` are constants of `interviews` in settings, in days and in questions.

Source. Informational interviews after Bolles, "What Color Is Your Parachute?": ask for information and not for a job,
send thanks within a day, and ask whom else to talk to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.actions import is_open
from hobnob.analyses.approach import Approach, approach, opening_move
from hobnob.analyses.as_of import beginnings
from hobnob.analyses.exchanges import met_through
from hobnob.analyses.fitting import shared_words
from hobnob.analyses.gaps import gaps
from hobnob.analyses.moments import Moment, all_moments, moments
from hobnob.analyses.paths import warmest_ways
from hobnob.analyses.people import is_personal, is_snoozed
from hobnob.analyses.proposals import Draft, Proposal
from hobnob.analyses.strength import strengths
from hobnob.model import ME, Key
from hobnob.wording import capital, joined, plain, relative, role_at

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.dates import PartialDate
    from hobnob.model import Community, Contact, Introduction

CONSTANTS = ("interviews",)

KIND = "interview"
"""The kind of interaction that an interview is."""

_LAST_QUESTION = "Whom else should I talk to?"
_OPEN = ("thin", "reachable", "missing")


class Question(NamedTuple):
    """Something to ask; `source` says in words where it comes from."""

    text: str
    source: str


class Target(NamedTuple):
    """Somebody to ask for an informational interview.

    `needs` are the labels of the open needs that they match, `objectives` the ids of whose they are, in the same order.
    `warmth` is that of the warmest way to them, 0 to 1, 0 where there is none.
    """

    id: str
    needs: tuple[str, ...]
    objectives: tuple[str, ...]
    approach: Approach
    warmth: float
    questions: tuple[Question, ...]
    proposal: Proposal


class Held(NamedTuple):
    """An interview with one person, and what followed. `thanked` is the day of the thanks, None where none is noted.

    `referrals` are ids of people whom they have led me to since; `was_asked` says that a referral was at least asked
    for; `is_theirs` that it was they who interviewed me; `is_recent` that something may be left to do; `talks` counts
    what has happened with them since. Proposals are those of the last interview with somebody only.
    """

    interaction: str
    id: str
    day: date
    title: str
    objective: str
    is_theirs: bool
    is_recent: bool
    is_thanked: bool
    thanked: date | None
    was_asked: bool
    referrals: tuple[str, ...]
    talks: int
    proposals: tuple[Proposal, ...]


class OpenNeed(NamedTuple):
    """A need of an active objective that is not covered, and the ids of those who match it and might be asked."""

    objective: str
    label: str
    people: tuple[str, ...]


def held(known: Known) -> tuple[Held, ...]:
    """The interviews up to today, the latest first, one for each person who was there."""
    network = known.network
    later: dict[str, date] = {}
    found = []
    for moment in reversed(known.once(all_moments)):
        if moment.interaction.kind == KIND:
            for person in moment.interaction.people:
                if person in network.contacts:
                    found.append(_held(known, moment, person, later.get(person)))
                    later[person] = moment.day
    return tuple(found)


def targets(known: Known) -> tuple[Target, ...]:
    """Whom to ask for an interview, as defined at the top of this file."""
    needs: dict[str, list[OpenNeed]] = {}
    for need in known.once(open_needs):
        for id in need.people:
            needs.setdefault(id, []).append(need)
    found = [target for id, some in needs.items() if (target := _target(known, id, some)) is not None]
    names = known.network.name
    found.sort(key=lambda one: (-len(one.needs), -one.warmth, names(one.id), one.id))
    return tuple(found)


def open_needs(known: Known) -> tuple[OpenNeed, ...]:
    """The open needs of the active objectives, in the order of `hobnob.analyses.gaps`."""
    found = []
    for gap in known.once(gaps).needs:
        if gap.verdict in _OPEN and gap.who is not None:
            acquainted = [one.id for one in gap.who.direct if one.id not in gap.close]
            others = [*(one.id for one in gap.who.within_reach), *(one.id for one in gap.who.out_of_reach)]
            found.append(OpenNeed(gap.objective, gap.label, (*acquainted, *others)))
    return tuple(found)


def questions_for(known: Known, id: str, needs: tuple[OpenNeed, ...] = ()) -> tuple[Question, ...]:
    """What to ask a contact, the most particular first; the last question is always the one for a referral."""
    network = known.network
    contact = network.contacts[id]
    found = [Question(_asked(text), "about them") for text in contact.find_out]
    for key in dict.fromkeys(network.id_of(text, "community") for text in (contact.org, *contact.communities)):
        if key:
            community = network.communities[key]
            fitting = [text for text in community.find_out if _is_for(known, contact, community, text)]
            found += [Question(_asked(text), f"about {community.name}") for text in fitting]
    for objective in dict.fromkeys(need.objective for need in needs):
        name = network.objectives[objective].name
        found.append(Question(f"In my place, what would you do first for this: {name}?", f"for {name}"))
    most = network.settings.interviews.questions
    return (*found[: most - 1], Question(_LAST_QUESTION, "always"))


def _is_for(known: Known, contact: Contact, community: Community, text: str) -> bool:
    """Whether a question about a community is one for somebody there, and not for others whose role it is."""
    contacts = known.network.contacts
    best = max((shared_words(text, contacts[id].role) for id in known.network.members.get(community.id, ())), default=0)
    return shared_words(text, contact.role) >= best


def _asked(text: str) -> str:
    said = capital(plain(text))
    return said if "?" in said else f"{said.rstrip('.')}?"


def _target(known: Known, id: str, needs: list[OpenNeed]) -> Target | None:
    network = known.network
    contact = network.contacts[id]
    found = approach(known, id)
    if _is_left_alone(known, contact):
        return None
    labels = tuple(dict.fromkeys(need.label for need in needs))
    why = "; ".join(part for part in (_who(contact), *_for_what(known, needs)) if part)
    proposal = _request(known, contact, found, why, needs[0])
    if proposal is None:
        return None
    way = known.once(warmest_ways).get(id)
    return Target(
        id=id,
        needs=labels,
        objectives=tuple(dict.fromkeys(need.objective for need in needs)),
        approach=found,
        warmth=way.warmth if way is not None else 0.0,
        questions=questions_for(known, id, tuple(needs)),
        proposal=proposal,
    )


def _request(known: Known, contact: Contact, found: Approach, why: str, need: OpenNeed) -> Proposal | None:
    """How to ask them: directly, or by the first step towards them."""
    objective = need.objective
    if found.kind == "direct":
        text = f"Ask {contact.name} for half an hour of questions"
        strength = known.once(strengths)[contact.id]
        reason = f"{why}; a {strength.band} tie" if strength.value is not None else f"{why}; nothing noted yet"
        draft = Draft("reconnect", contact.id, "", need.label, objective)
        return Proposal("ask", text, reason, Key("contact", contact.id), (contact.id,), objective, draft)
    return opening_move(known, contact.id, why, objective, letter=need.label)


def _who(contact: Contact) -> str:
    return role_at(contact.role, contact.org)


def _for_what(known: Known, needs: list[OpenNeed]) -> Iterator[str]:
    """What they are asked for, by objective: `The talk needs somebody in the programme circle`."""
    labels: dict[str, list[str]] = {}
    for need in needs:
        labels.setdefault(need.objective, []).append(need.label)
    for objective, some in labels.items():
        yield f'"{known.network.objectives[objective].name}" needs {joined(some, most=2)}'


def _is_left_alone(known: Known, contact: Contact) -> bool:
    """Whether there is a reason not to ask them now."""
    network, today = known.network, known.today
    if contact.standing == "past" or is_personal(known, contact.id) or is_snoozed(known, contact.id):
        return True
    rest = timedelta(days=network.settings.interviews.rest)
    return any(
        one.kind == KIND and (one.date.is_future(today) or today - one.date.moment(today) <= rest)
        for one in network.of(contact.id)
    )


def _held(known: Known, moment: Moment, person: str, next_one: date | None) -> Held:
    """An interview with somebody; `next_one` is the day of the next one with them, which has thanks of its own."""
    day, interaction = moment
    after = [
        one
        for one in known.once(moments)[person]
        if one.day >= day and one.interaction.id != interaction.id and one.interaction.kind != KIND
    ]
    thanks = [on for on in _thanks(known, moment, person, after) if on is None or next_one is None or on < next_one]
    referrals, was_asked = _referrals(known, person, day)
    found = Held(
        interaction=interaction.id,
        id=person,
        day=day,
        title=plain(interaction.title),
        objective=interaction.objective,
        is_theirs=interaction.started_by == "them" or len(interaction.people) > 1,
        is_recent=(known.today - day).days <= known.network.settings.interviews.recent,
        is_thanked=bool(thanks),
        thanked=min((one for one in thanks if one is not None), default=None),
        was_asked=was_asked,
        referrals=referrals,
        talks=len(after),
        proposals=(),
    )
    return found if next_one is not None else found._replace(proposals=tuple(_left(known, found)))


def _thanks(known: Known, moment: Moment, person: str, after: list[Moment]) -> Iterator[date | None]:
    """The days of the thanks, None for one whose day nobody noted."""
    network, today, interaction = known.network, known.today, moment.interaction
    yield from (one.day for one in after if one.interaction.kind == "thanks")
    for action in network.actions:
        if action.promised_by != ME or person not in action.beneficiaries or action.state != "done":
            continue
        if is_open(action, today):
            continue
        is_from_there = action.path == interaction.path and interaction.start <= action.start < interaction.end
        if is_from_there or (action.done is not None and action.done.first >= moment.day):
            yield action.done.moment(today) if action.done else None
    for introduction in network.introductions.values():
        thanked = introduction.thanked
        if thanked is not None and moment.day <= thanked.moment(today) <= today:
            ids = network.contact_ids(introduction.between)
            if ME in ids and person in ids:
                yield thanked.moment(today)


def _referrals(known: Known, person: str, day: date) -> tuple[tuple[str, ...], bool]:
    """Whom somebody has led me to since a day, and whether they were asked at all."""
    network, today = known.network, known.today
    led: set[str] = set()
    was_asked = False
    for introduction in known.once(_introductions_by).get(person, ()):
        ids = network.contact_ids(introduction.between)
        dates = [on.moment(today) for _, on in introduction.stages if not on.is_future(today)]
        if ME in ids and (not dates or max(dates) >= day):
            was_asked = True
            if dates and introduction.declined is None and min(dates) >= day:
                led.update(id for id in ids if id != ME and id in network.contacts)
    since = known.once(_since)
    for id in known.once(_brought).get(person, ()):
        met = since.get(id)
        if met is not None and not met.is_future(today) and met.moment(today) >= day:
            led.add(id)
    led.discard(person)
    return tuple(sorted(led)), was_asked or bool(led)


def _since(known: Known) -> Mapping[str, PartialDate | None]:
    return beginnings(known.network, known.today)


def _introductions_by(known: Known) -> Mapping[str, tuple[Introduction, ...]]:
    """The introductions that each contact has made or is to make."""
    found: dict[str, tuple[Introduction, ...]] = {}
    for one in known.network.introductions.values():
        if (id := known.network.contact_id(one.introducer)) is not None:
            found[id] = (*found.get(id, ()), one)
    return found


def _brought(known: Known) -> Mapping[str, tuple[str, ...]]:
    """Whom I met through each contact."""
    found: dict[str, tuple[str, ...]] = {}
    for id, contact in known.network.contacts.items():
        if (through := met_through(known, contact)) is not None:
            found[through] = (*found.get(through, ()), id)
    return found


def _left(known: Known, found: Held) -> Iterator[Proposal]:
    """What is left to do after an interview, while it is fresh."""
    network, today = known.network, known.today
    contact = network.contacts[found.id]
    if not found.is_recent or contact.standing == "past":
        return
    about, ago = Key("contact", found.id), f"interview {relative(found.day, today)}"
    if not found.is_thanked:
        draft = Draft("thank-you", found.id, "", "", found.objective)
        why = f"{ago}, and no thanks noted since"
        yield Proposal("thank", f"Thank {contact.name} for the time", why, about, (found.id,), found.objective, draft)
    if not found.was_asked and not found.is_theirs:
        text = f"Ask {contact.name} whom else to talk to"
        yield Proposal("ask", text, f"{ago}, and no referral noted since", about, (found.id,), found.objective)
