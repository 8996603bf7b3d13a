"""Objectives: what I want, who could help with what it needs, and who has a stake in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from hobnob.analyses.actions import is_open
from hobnob.analyses.gaps import NeedGap, objective_gaps, verdict_in_words
from hobnob.markup import Target
from hobnob.model import Key, Objective, Stakeholder
from hobnob.network import Network
from hobnob.site.content import Content
from hobnob.site.entries import body_of, happening, promises
from hobnob.site.plan import Page
from hobnob.site.profiles import Profile
from hobnob.wording import plain, relative

NAME, TITLE, ORDER, URL = "objectives", "Objectives", 50, "objectives.html"

_STATUSES = {"active": "Under way", "paused": "Paused", "met": "Met", "dropped": "Dropped"}


class NeedView(NamedTuple):
    """A need, who of those I know or knew matches it, the strongest ties first, and who of those I want to know.

    `verdict` is that of the gaps, `sentence` says it with what it rests on; `leads` could lead to such people; `steps`
    say what is under way or to be done.
    """

    label: str
    query: str
    known: list[Profile]
    wanted: list[Profile]
    leads: list[Profile]
    verdict: str
    sentence: str
    steps: tuple[str, ...]


class Seat(NamedTuple):
    """A stakeholder, or an empty seat: `person` is None for a seat and for a name that is nobody's."""

    person: Profile | None
    name: str
    is_empty: bool
    power: int | None
    interest: int | None
    stance: str
    need: str


class Quarter(NamedTuple):
    """One field of the grid of power and interest."""

    title: str
    hint: str
    seats: tuple[Seat, ...]


class Grid(NamedTuple):
    """Power against interest; `unplaced` are those of whom one of the two is not known."""

    rows: tuple[tuple[Quarter, Quarter], tuple[Quarter, Quarter]]
    unplaced: tuple[Seat, ...]


def pages(content: Content) -> Iterator[Page]:
    """The list of objectives, and a page for each."""
    order = sorted(
        content.network.objectives.values(),
        key=lambda one: (one.due.last if one.due else date.max, one.name.casefold(), one.id),
    )
    rows = []
    for objective in order:
        url = content.url(Key("objective", objective.id))
        due = relative(objective.due.last, content.today) if objective.due and objective.status == "active" else ""
        rows.append((objective, url, due, _needs(content, objective)))
    groups = [(title, [row for row in rows if row[0].status == status]) for status, title in _STATUSES.items()]
    yield Page(URL, "site/objectives.html.j2", {"groups": [group for group in groups if group[1]], "total": len(rows)})
    for objective in sorted(order, key=lambda one: one.id):
        yield _page(content, objective)


def _page(content: Content, objective: Objective) -> Page:
    key = Key("objective", objective.id)
    url, network = content.url(key), content.network
    root = "../" * url.count("/")
    actions = [action for action in network.actions if action.objective == objective.id]
    return Page(
        url,
        "site/objective.html.j2",
        {
            "objective": objective,
            "status": _STATUSES.get(objective.status, objective.status),
            "due_words": relative(objective.due.last, content.today)
            if objective.due and objective.status == "active"
            else "",
            "why": plain(objective.why),
            "needs": _needs(content, objective),
            "offers": [plain(text) for text in objective.offers],
            "allies": content.profiles(network.contact_ids(objective.allies)),
            "grid": _grid(content, objective.stakeholders) if objective.stakeholders else None,
            "open": promises(content, (one for one in actions if is_open(one, content.today))),
            "done": promises(
                content, (one for one in actions if one.state != "open" and not is_open(one, content.today))
            ),
            "events": list(_that_serve(content, "event", network, objective.id)),
            "introductions": list(_that_serve(content, "introduction", network, objective.id)),
            "happenings": [
                happening(content, one, root)
                for one in reversed(network.interactions)
                if one.objective == objective.id or one.owner == key
            ],
            "body": body_of(content, objective, root, tasks=False),
        },
    )


def _needs(content: Content, objective: Objective) -> list[NeedView]:
    found = objective_gaps(content.known, objective.id)
    return [_need(content, gap, is_active=objective.status == "active") for gap in found.needs]


def _need(content: Content, gap: NeedGap, *, is_active: bool) -> NeedView:
    who = gap.who
    steps = gap.under_way or ((gap.proposal.text,) if gap.proposal is not None else ())
    return NeedView(
        gap.label,
        gap.need.query,
        content.profiles(one.id for one in (*who.direct, *who.past)) if who else [],
        content.profiles([*(one.id for one in who.within_reach), *(one.id for one in who.out_of_reach)]) if who else [],
        content.profiles(one.id for one in who.leads) if who else [],
        gap.verdict,
        f"{verdict_in_words(gap.verdict)}: {gap.why}",
        steps if is_active else (),
    )


def _that_serve(content: Content, kind: str, network: Network, id: str) -> Iterator[Target]:
    records: Iterable[tuple[str, str]]
    if kind == "event":
        records = ((one.id, one.objective) for one in network.events.values())
    else:
        records = ((one.id, one.objective) for one in network.introductions.values())
    for record, objective in records:
        key = network.find(objective, "objective") if objective else None
        if key is not None and key.id == id:
            yield content.link(Key(kind, record))


def _grid(content: Content, stakeholders: Iterable[Stakeholder]) -> Grid:
    seats = [_seat(content, one) for one in stakeholders]
    high = content.network.settings.stakeholders.high

    def quarter(title: str, hint: str, *, power: bool, interest: bool) -> Quarter:
        found = [
            seat
            for seat in seats
            if seat.power is not None and seat.interest is not None
            and (seat.power >= high) == power and (seat.interest >= high) == interest
        ]  # fmt: skip
        found.sort(key=lambda seat: (-(seat.power or 0) - (seat.interest or 0), seat.name.casefold()))
        return Quarter(title, hint, tuple(found))

    return Grid(
        (
            (
                quarter("Keep satisfied", "much power, little interest", power=True, interest=False),
                quarter("Manage closely", "much power, much interest", power=True, interest=True),
            ),
            (
                quarter("Monitor", "little power, little interest", power=False, interest=False),
                quarter("Keep informed", "little power, much interest", power=False, interest=True),
            ),
        ),
        tuple(seat for seat in seats if seat.power is None or seat.interest is None),
    )


def _seat(content: Content, one: Stakeholder) -> Seat:
    id = content.network.contact_id(one.who) if one.who else None
    person = content.people.get(id) if id else None
    name = person.name if person else plain(one.who or one.seat or "somebody")
    return Seat(person, name, not one.who, one.power, one.interest, one.stance, plain(one.need))
