"""Who can help with something? Those you know, those you could be introduced to, and those who could lead there.

Definition. Somebody helps with what a query asks if their facts match it. Of those who do

    direct          you know: `standing` known, the strongest ties first
    past            you knew: `standing` past, in the same order
    within reach    you want to know, and a way leads there: the warmest way first (`hobnob.analyses.paths`)
    out of reach    you want to know, and no way is known to lead there, by name
    declined        you want to know, and an introduction was declined, to them or to somebody on every way to them
                    (`hobnob.analyses.approach`): a no is a no, so that they are not within reach; by name

and besides, of those you know who do not match it themselves,

    lead            one of whose `can_reach` fits what the query asks; or who is or was at the community or organisation
                    that it names (`hobnob.analyses.belonging`), and so knows people there

What a query asks, for a lead, are the words that it looks for in what people are or do (plain words, `skill`, `offer`,
`role`, `org`, `interest`, `tag`, `community` and `can_reach`; nothing under a `not`); each side of an `or` by itself.
Words fit as `hobnob.analyses.fitting` says. What else it asks (a category, a strength) nobody can tell of people who
are in no file. A tie of which nothing is noted comes after those with a strength: unknown is not zero, but no reason
to ask first either.

Close enough to be asked is a direct one whose tie is at least `covers` of `gaps` in settings. Where there are too few
of them, the first thing to do is the first of these that may be done: to be in touch again with whoever is direct, the
first step of a way, to ask a lead, to write to somebody out of reach. Nobody put off (`snooze`) is asked, and nobody of
family and friends for a lead.

Near what a query asks, for one that finds nobody, is what people say of themselves, or can reach, that has a word of it
or one of its family: two words of which the first ALIKE letters are the same, and more than half of the longer one
(regulation, regulatory). What has most of its words comes first, then what is said by whoever has the strongest tie.

Strengths are those of `hobnob.analyses.strength`, 0 to 100, and exact; warmth runs from 0 to 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.approach import approach, open_ways, opening_move
from hobnob.analyses.belonging import Insiders, insiders_of, organisations
from hobnob.analyses.facts import facts
from hobnob.analyses.fitting import Texts, chosen_words
from hobnob.analyses.needs import matches, read
from hobnob.analyses.paths import Way
from hobnob.analyses.people import by_strength, is_personal, is_snoozed
from hobnob.analyses.proposals import Draft, Proposal
from hobnob.analyses.strength import strengths
from hobnob.folding import fold, fold_phrase
from hobnob.model import Key
from hobnob.query.fields import PLAIN
from hobnob.query.terms import Either, Node, Not, Term
from hobnob.wording import joined, plain, tie_in_words

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Contact
    from hobnob.query import Query

CONSTANTS = ("gaps",)


class Helper(NamedTuple):
    """Somebody who can help: their id, how strong my tie is (0 to 100, None where nothing is known) and its band.

    `words` are their own words that fit: their skills, or of a lead what they can reach. Empty where a query asks for
    nothing that people say of themselves. `place` says of a lead where they are or were: `used to be at Lumenar`.
    """

    id: str
    strength: float | None
    band: str
    words: tuple[str, ...]
    place: str = ""

    @property
    def tie(self) -> str:
        """How strong the tie is, in words: `strong, 76`, `unknown`."""
        return tie_in_words(self.band, self.strength)

    def leads(self, most: int = 2) -> str:
        """What makes a lead of somebody: `can reach editors`, `used to be at Lumenar`, or both."""
        reach = f"can reach {joined([plain(word) for word in self.words], most)}" if self.words else ""
        return joined([part for part in (reach, self.place) if part])


class Reach(NamedTuple):
    """Somebody I do not know who can help, their words that fit, and the warmest way there."""

    id: str
    words: tuple[str, ...]
    way: Way


class Helpers(NamedTuple):
    """Who can help with something, as defined at the top of this file; nobody is in it twice."""

    direct: tuple[Helper, ...]
    past: tuple[Helper, ...]
    within_reach: tuple[Reach, ...]
    out_of_reach: tuple[Helper, ...]
    declined: tuple[Helper, ...]
    leads: tuple[Helper, ...]


class Near(NamedTuple):
    """Something near to what a query asks: a text of a field of contacts, and the ids of those who say it."""

    field: str
    text: str
    people: tuple[str, ...]


ALIKE = 5
"""Words that begin alike for so many letters may be of one family."""


def helpers(known: Known, query: str) -> Helpers | None:
    """Who can help with what a query asks; None where it cannot be read or asks nothing."""
    contacts = known.network.contacts
    asked = read(query, known.network.settings)
    if asked is None:
        return None
    ways = known.once(open_ways)
    terms = tuple(_asked_for(asked.root))
    found = {id: _fitting(contacts[id], terms) for id in matches(asked, known.once(facts))}
    groups: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for id, words in found.items():
        group = contacts[id].standing
        if group == "wanted":
            is_declined = approach(known, id).kind == "declined"
            group = "declined" if is_declined else "within reach" if id in ways else "out of reach"
        groups[group][id] = words
    within = [Reach(id, tuple(words), ways[id]) for id, words in groups["within reach"].items()]
    within.sort(key=lambda one: (-one.way.warmth, len(one.way.steps), fold(contacts[one.id].name), one.id))
    return Helpers(
        direct=_ranked(known, groups["known"], {}),
        past=_ranked(known, groups["past"], {}),
        within_reach=tuple(within),
        out_of_reach=_ranked(known, groups["out of reach"], {}),
        declined=_ranked(known, groups["declined"], {}),
        leads=tuple(one for one in _leads(known, asked) if one.id not in found),
    )


def close_enough(known: Known, found: Helpers) -> tuple[str, ...]:
    """The ids of those who can help and whose tie is close enough to ask, the strongest first."""
    covers = known.network.settings.gaps.covers
    return tuple(one.id for one in found.direct if one.strength is not None and one.strength >= covers)


def subject(known: Known, query: str) -> str:
    """What a query asks about, in the words it looks for: `voice coaching`; the query itself where it has none."""
    asked = read(query, known.network.settings)
    terms = _topical(asked.root if asked else None)
    spoken = " ".join(word.text for term in terms if not term.field for word in term.words)
    return (
        joined([text for text in (spoken, *(word.text for term in terms if term.field for word in term.words)) if text])
        or query
    )


def moves(known: Known, found: Helpers, about: str, objective: str = "") -> Iterator[tuple[str, Proposal | None]]:
    """With whom to do something, and what, in the order in which it is worth doing; less those close enough already.

    None where somebody has said no, so that nothing should be done, and what is under way all the same counts.
    """
    close = close_enough(known, found)
    for one in found.direct:
        if one.id not in close and not is_snoozed(known, one.id):
            yield one.id, _reach_out(known, one, objective, about)
    for reach in found.within_reach:
        yield reach.id, opening_move(known, reach.id, _could_help(known, reach, about), objective, letter=about)
    for one in found.leads:
        if may_be_asked(known, one.id):
            yield one.id, ask_lead(known, one, about, objective)
    for one in found.out_of_reach:
        yield one.id, opening_move(known, one.id, _could_help(known, one, about), objective, letter=about)
    for one in found.declined:
        yield one.id, None


def first_move(known: Known, found: Helpers, about: str) -> Proposal | None:
    """The first thing to do where nobody is close enough, somebody of the past last; None where somebody is."""
    if close_enough(known, found):
        return None
    move = next((move for _, move in moves(known, found, about) if move is not None), None)
    return move or next((_reach_out(known, one, "", about) for one in found.past), None)


def may_be_asked(known: Known, id: str) -> bool:
    """Whether to suggest asking somebody to lead to others: nobody snoozed, and no family or friends."""
    return not is_snoozed(known, id) and not is_personal(known, id)


def ask_lead(known: Known, lead: Helper, about: str, objective: str = "") -> Proposal:
    """Asking somebody who could lead to what is needed."""
    name = known.network.name(lead.id)
    text = f"Ask {name} whom to ask about {about}"
    return Proposal("ask", text, f"{name} {lead.leads()}", Key("contact", lead.id), (lead.id,), objective)


def _reach_out(known: Known, one: Helper, objective: str, about: str) -> Proposal:
    name = known.network.name(one.id)
    verb = "Get in touch with" if one.strength is None else "Get back in touch with"
    why = f"{_could_help(known, one, about)}; the tie is {one.tie}"
    draft = Draft("reconnect", one.id, objective=objective)
    return Proposal("reach out", f"{verb} {name}", why, Key("contact", one.id), (one.id,), objective, draft)


def _could_help(known: Known, one: Helper | Reach, about: str) -> str:
    words = [plain(word) for word in one.words if fold_phrase(word) != fold_phrase(about)]
    what = f" ({joined(words, 2)})" if words else ""
    return f"{known.network.name(one.id)}{what} could help with {about}"


def near(known: Known, query: str) -> tuple[Near, ...]:
    """What people say that is near to what a query asks, the nearest first; nothing where it cannot be read."""
    asked = read(query, known.network.settings)
    terms = _topical(asked.root if asked else None)
    wanted = chosen_words(" ".join(word.text for term in terms for word in term.words))
    contacts = known.network.contacts
    found: dict[tuple[str, str], list[str]] = {}
    for id in by_strength(known, contacts):
        for field in _NEAR:
            for text in _SAID[field](contacts[id]):
                found.setdefault((field, text), []).append(id)
    near = [(_alike(wanted, text), Near(field, text, tuple(people))) for (field, text), people in found.items()]
    near.sort(key=lambda one: -one[0])
    return tuple(one for count, one in near if count)


def _alike(wanted: frozenset[str], text: str) -> int:
    """How many of some words a text has, endings aside."""
    words = chosen_words(text)
    return sum(any(_begin_alike(word, other) for other in words) for word in wanted)


def _begin_alike(one: str, other: str) -> bool:
    same = max(ALIKE, max(len(one), len(other)) // 2 + 1)
    return one == other or (len(one) >= same <= len(other) and one[:same] == other[:same])


def _ranked(known: Known, found: Mapping[str, Iterable[str]], places: Mapping[str, str]) -> tuple[Helper, ...]:
    """People with their words and places, the strongest ties first, then by name."""
    ties = known.once(strengths)
    return tuple(
        Helper(id, ties[id].value, ties[id].band, tuple(found[id]), places.get(id, ""))
        for id in by_strength(known, found)
    )


def _leads(known: Known, asked: Query) -> tuple[Helper, ...]:
    """Who could lead to people who match: by whom they can reach, and by where they are or were."""
    contacts = known.network.contacts
    found: dict[str, dict[str, None]] = {}
    places: dict[str, str] = {}
    reaches = known.once(_Reaches)
    for side in _sides(asked):
        for words in filter(None, map(chosen_words, _topics(side))):
            for text in reaches.texts.fitting_words(words):
                for id in reaches.of[text]:
                    found.setdefault(id, {})[text] = None
        for name, insiders in _places(known, side):
            now, former = f"is at {name}", f"used to be at {name}"
            said = dict.fromkeys(insiders.now, now) | dict.fromkeys(insiders.former, former)
            places = {id: words for id, words in said.items() if contacts[id].standing == "known"} | places
    return _ranked(known, {id: found.get(id, ()) for id in (*found, *places)}, places)


class _Reaches:
    """Whom those I know can reach, in their words."""

    def __init__(self, known: Known) -> None:
        self.of: dict[str, list[str]] = {}
        for id, contact in known.network.contacts.items():
            if contact.standing == "known":
                for text in dict.fromkeys(contact.can_reach):
                    self.of.setdefault(text, []).append(id)
        self.texts = Texts(self.of, chosen_words)


_SAID: Mapping[str, Callable[[Contact], tuple[str, ...]]] = {
    "role": lambda contact: (contact.role,),
    "org": lambda contact: (contact.org,),
    "skill": lambda contact: contact.skills,
    "offer": lambda contact: contact.offers,
    "interest": lambda contact: contact.interests,
    "tag": lambda contact: contact.tags,
    "can_reach": lambda contact: contact.can_reach,
}
"""What people say of themselves, by the fields of queries."""

_NEAR = ("skill", "offer", "role", "interest", "can_reach")
"""What is near of these is worth telling."""

_TOPICS = frozenset(("", "community", *_SAID))
"""The fields whose words say what somebody should be able to do."""


def _fitting(contact: Contact, terms: tuple[Term, ...]) -> list[str]:
    """The contact's own words in which a query's terms are found."""
    words: dict[str, None] = {}
    for term in terms:
        for field in (term.field,) if term.field else PLAIN:
            # Plain words do not look for whom somebody can reach; see `hobnob.analyses.needs`.
            if field in _SAID and (term.field or field != "can_reach"):
                for text in _SAID[field](contact):
                    folded = fold_phrase(text)
                    if any(word.is_in(folded) for word in term.words):
                        words[text] = None
    return list(words)


def _sides(asked: Query) -> Iterator[list[Term]]:
    """The terms of each side of an `or` that say what somebody should be able to do."""
    for side in asked.root.parts if isinstance(asked.root, Either) else (asked.root,):
        yield _topical(side)


def _topical(node: Node | None) -> list[Term]:
    """The terms that say what somebody should be able to do."""
    return [term for term in _asked_for(node) if term.field in _TOPICS]


def _topics(terms: list[Term]) -> list[str]:
    """What one side asks, in words: all of it is one topic, and each value of a term that stands alone."""
    texts = [word.text for term in terms for word in term.words]
    return texts if len(terms) == 1 else [" ".join(texts)]


def _places(known: Known, terms: list[Term]) -> Iterator[tuple[str, Insiders]]:
    """The communities and organisations that one side names: by their fields, or by all its plain words together."""
    named = [word.text for term in terms if term.field in ("org", "community") for word in term.words]
    if terms and not any(term.field for term in terms):
        named += _topics(terms)
    for text in dict.fromkeys(named):
        if community := known.network.id_of(text, "community"):
            yield known.network.communities[community].name, insiders_of(known, community)
        elif organisation := known.once(organisations).get(fold_phrase(text)):
            yield organisation.name, organisation.insiders


def _asked_for(node: Node | None) -> Iterator[Term]:
    """The terms that must or may hold, in their order: none under a `not`."""
    if isinstance(node, Term):
        yield node
    elif node is not None and not isinstance(node, Not):
        for part in node.parts:
            yield from _asked_for(part)
