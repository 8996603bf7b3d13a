"""A page for each person: what to do next, how we stand, promises both ways, give and take, all that happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from hobnob.analyses.actions import is_open
from hobnob.analyses.moments import moments
from hobnob.analyses.next import Suggestion
from hobnob.markup import Target
from hobnob.model import ME, Action, Contact, Interaction, Key
from hobnob.site.between import approach_to, exchange_with, gifts_to, talks_with, trend_of
from hobnob.site.content import Content
from hobnob.site.ego import ego
from hobnob.site.entries import body_of, dates, happening, promises, sentence
from hobnob.site.plan import Batch, Page
from hobnob.site.profiles import Profile
from hobnob.site.steps import by_person, letter_for, step
from hobnob.urls import safe_url
from hobnob.wording import ago, capital, plain, relative, them

NAME, TITLE, ORDER, URL = "people", "", 31, "people/"

STEPS = 4
"""So many things to do next are seen at once; the others are folded."""

AT_ONCE = 12
"""So much of what happened, and of where they are named, is seen at once; the older is folded."""

KNOWN, LISTED = 12, 200
"""So many of those whom they know are seen at once, and so many at most when they are unfolded."""

AT_A_TIME = 20
"""So many people are in a batch."""

_USED_IN = {"email": "E-mail", "call": "Phone", "message": "Phone"}
"""Which of the ways to reach somebody an interaction of a kind went by."""


class Way(NamedTuple):
    """A way to reach somebody: `url` is empty where no link can be made of it."""

    label: str
    text: str
    url: str


class TieView(NamedTuple):
    """Somebody they know, and how the files know that."""

    person: Profile
    is_well: bool
    evidence: Markup


class Line(NamedTuple):
    """A labelled fact of several parts, each perhaps with a page."""

    label: str
    items: tuple[Target, ...]


def batches(content: Content) -> Iterator[Batch]:
    """A page a person."""
    actions: dict[str, list[Action]] = {}
    for action in content.network.actions:
        for id in dict.fromkeys((*action.beneficiaries, action.promised_by)):
            actions.setdefault(id, []).append(action)
    mentions: dict[str, list[Interaction]] = {}
    for interaction in content.network.interactions:
        for id in interaction.mentions:
            mentions.setdefault(id, []).append(interaction)
    events: dict[str, list[Key]] = {}
    for event in content.network.events.values():
        for id in content.network.contact_ids(event.meet):
            events.setdefault(id, []).append(Key("event", event.id))
    steps = content.once(by_person)
    ids = tuple(content.network.contacts)

    def made(some: Iterable[str]) -> Iterator[Page]:
        for id in some:
            named_in = _elsewhere(content, id, events.get(id, ()))
            yield _page(content, id, steps.get(id, ()), actions.get(id, ()), mentions.get(id, ()), named_in)

    for start in range(0, len(ids), AT_A_TIME):
        yield partial(made, ids[start : start + AT_A_TIME])


def _page(
    content: Content,
    id: str,
    suggestions: Sequence[Suggestion],
    actions: Iterable[Action],
    mentions: Sequence[Interaction],
    named_in: list[Target],
) -> Page:
    contact, profile = content.network.contacts[id], content.people[id]
    url, (ties, uncounted) = profile.url, _ties(content, id)
    root = "../" * url.count("/")
    strength, cadence = content.strengths[id], content.cadences[id]
    # Until when somebody is snoozed is said of the state itself.
    rhythm = cadence.reasons[:-1] if cadence.state == "snoozed" else cadence.reasons
    still_open = [action for action in actions if is_open(action, content.today)]
    owed = promises(content, still_open, root)
    # What is promised stands among the promises, with its links and where it was noted.
    steps = [step(content, one, Key("contact", id)) for one in suggestions if not one.action]
    happened = [happening(content, one, root) for one in reversed(content.network.of(id))]
    named = [happening(content, one, root) for one in reversed(mentions)]
    return Page(
        url,
        "site/person.html.j2",
        {
            "person": profile,
            "contact": contact,
            "steps": steps[:STEPS],
            "more_steps": steps[STEPS:],
            "letter": letter_for(content, contact, suggestions),
            "reasons": [sentence(content, reason) for reason in strength.reasons],
            "rhythm": [sentence(content, reason) for reason in rhythm],
            "trend": trend_of(content, id),
            "talks": talks_with(content, [id]),
            "approach": approach_to(content, id),
            "exchange": exchange_with(content, id),
            "gifts": gifts_to(content, id),
            "ways": list(_ways(content, contact)),
            "them": them(contact.pronouns),
            "about": list(_about(content, contact)),
            "gives": list(_gives(contact)),
            "ties": ties[:KNOWN],
            "more_ties": ties[KNOWN:],
            "uncounted_ties": uncounted,
            "ego": ego(content, id),
            "mine": [one for one in owed if one.is_mine],
            "theirs": [one for one in owed if not one.is_mine],
            "happenings": happened[:AT_ONCE],
            "older": happened[AT_ONCE:],
            "mentions": named[:AT_ONCE],
            "more_mentions": named[AT_ONCE:],
            "elsewhere": named_in,
            "body": body_of(content, contact, root, told=still_open),
        },
    )


def _ways(content: Content, contact: Contact) -> list[Way]:
    """How to reach somebody: what we have used most comes first, and else mail, phone and web in this order."""
    found = [Way("E-mail", address, safe_url(f"mailto:{address}")) for address in contact.email]
    for number in contact.phone:
        digits = "".join(char for char in number.partition("ext")[0].partition("x")[0] if char in "+0123456789")
        found.append(Way("Phone", number, safe_url(f"tel:{digits}")))
    for link in contact.links:
        shown = link.partition("://")[2].removeprefix("www.").rstrip("/") or link
        found.append(Way("Web", shown, safe_url(link)))
    used = Counter(_USED_IN.get(moment.interaction.kind) for moment in content.known.once(moments)[contact.id])
    return sorted(found, key=lambda way: -used[way.label])


def _about(content: Content, contact: Contact) -> Iterator[Line]:
    """Facts in the order in which one asks about somebody."""
    profile = content.people[contact.id]
    words = content.once(dates)
    org = content.network.find(contact.org, "community") if contact.org else None

    def line(label: str, *items: Target | str) -> Iterator[Line]:
        given = tuple(item if isinstance(item, Target) else Target("", item) for item in items)
        if any(item.name for item in given):
            yield Line(label, tuple(item for item in given if item.name))

    map_url = f"map.html#person={content.slug(Key('contact', contact.id))}" if "map" in content.parts else ""
    if org is not None:
        yield from line("Works at", content.link(org))
    yield from line("Lives in", plain(contact.location))
    yield from line("On the map", Target(map_url, f"{profile.category}, {profile.ring_name.lower()}"))
    yield from line("Importance", contact.tier)
    yield from line("Helps you as", *contact.helps_me_as)
    yield from line("Communities", *(content.who(text) for text in contact.communities))
    if contact.met:
        met = words.marked_long(contact.met)
        yield from line("Met", Markup("{} ({})").format(met, ago(contact.met, content.today)))
    yield from line("Met at", content.who(contact.met_at) if contact.met_at else "")
    yield from line("Met through", content.who(contact.met_through) if contact.met_through else "")
    if contact.birthday:
        day = contact.birthday.next(content.today)
        birthday = words.marked_long(contact.birthday)
        yield from line("Birthday", Markup("{} ({})").format(birthday, relative(day, content.today)))
    for role in contact.history:
        where = content.who(role.org) if role.org else Target("", "")
        span = Markup(" to ").join(words.marked_long(when) for when in (role.start, role.end) if when)
        what = Markup(" ").join(part for part in (role.role, Markup("({})").format(span) if span else "") if part)
        yield from line("Earlier", what, where)
    yield from line("Also called", *contact.aliases)
    yield from line("Tags", *contact.tags)
    yield from line("Facts checked", words.marked_long(contact.verified))
    for key in sorted(contact.extra):
        yield from line(capital(key.replace("_", " ")), contact.extra[key])


def _gives(contact: Contact) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """What they can give and care about: a label, the texts, and whether they are words rather than sentences."""
    for label, texts, is_short in (
        ("Can help with", contact.skills, True),
        ("Offers", contact.offers, False),
        ("Cares about", contact.interests, True),
        ("Could lead you to", contact.can_reach, True),
        ("To find out", contact.find_out, False),
    ):
        if texts:
            yield label, tuple(plain(text) for text in texts), is_short


def _ties(content: Content, id: str) -> tuple[list[TieView], int]:
    """Whom they know: those whom they know well first, then those who are close to me; and how many beyond LISTED."""
    ties = {other: tie for other, tie in content.ties.get(id, {}).items() if other in content.people}

    def order(other: str) -> tuple[bool, int, float, str, str]:
        person = content.people[other]
        return (not ties[other].well, person.ring, -(person.strength or 0.0), person.sort_key, person.id)

    listed = [
        TieView(content.people[other], ties[other].well, sentence(content, "; ".join(ties[other].evidence)))
        for other in sorted(ties, key=order)[:LISTED]
    ]
    return listed, len(ties) - len(listed)


def _elsewhere(content: Content, id: str, events: Iterable[Key]) -> list[Target]:
    """Other records that name this person, apart from people and notes, which have their own places on the page.

    Whom to meet at an event may be any words, so that network.mentions does not hold it.
    """
    owners = {mention.owner for mention in content.network.mentions.get(Key("contact", id), ())}
    shown = {owner for owner in owners if owner.kind in ("objective", "event", "introduction", "community", ME)}
    found = {content.link(owner) for owner in (*shown, *events)}
    return sorted(found, key=lambda target: (target.name, target.url))
