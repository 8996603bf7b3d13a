"""Who can help with something? Those I know, those I could be introduced to, and those who could lead me to somebody.

Definition. Somebody helps with what a query asks if their facts match it. Of those who do

    direct          I know: `standing` known, the strongest ties first
    past            I knew: `standing` past, in the same order
    within reach    I want to know, and a way leads there: the warmest way first (`hobnob.analyses.paths`)
    out of reach    I want to know, and no way is known to lead there, by name

and besides, of those I know,

    lead            one of whose `can_reach` fits what the query asks, and who does not match it themselves

What a query asks, for a lead, are the words that it looks for in what people are or do (plain words, `skill`, `offer`,
`role`, `org`, `interest`, `tag`, `community` and `can_reach`; nothing under a `not`); each side of an `or` by itself.
Words fit as `hobnob.analyses.fitting` says. What else it asks (a category, a strength) nobody can tell of people who
are in no file. A tie of which nothing is noted comes after those with a strength: unknown is not zero, but no reason
to ask first either.

Strengths are those of `hobnob.analyses.strength`, 0 to 100, and exact; warmth runs from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.facts import facts
from hobnob.analyses.fitting import Texts, Wording, chosen_words
from hobnob.analyses.needs import matches, read
from hobnob.analyses.paths import Way, warmest_ways
from hobnob.analyses.strength import strengths
from hobnob.folding import fold, fold_phrase
from hobnob.query.fields import PLAIN
from hobnob.query.terms import Either, Node, Not, Term
from hobnob.wording import joined

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.model import Contact
    from hobnob.query import Query


class Helper(NamedTuple):
    """Somebody who can help: their id, how strong my tie is (0 to 100, None where nothing is known) and its band.

    `words` are their own words that fit: their skills, or of a lead what they can reach. Empty where a query asks for
    nothing that people say of themselves.
    """

    id: str
    strength: float | None
    band: str
    words: tuple[str, ...]


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
    leads: tuple[Helper, ...]


def helpers(known: Known, query: str) -> Helpers | None:
    """Who can help with what a query asks; None where it cannot be read or asks nothing."""
    answers = known.once(_Answers)
    if query not in answers.given:
        answers.given[query] = _helpers(answers, query)
    return answers.given[query]


def subject(known: Known, query: str) -> str:
    """What a query asks about, in the words it looks for: `voice coaching`; the query itself where it has none."""
    asked = read(query, known.network.settings)
    terms = [term for term in _asked_for(asked.root if asked else None) if term.field in _TOPICS]
    spoken = " ".join(word.text for term in terms if not term.field for word in term.words)
    return (
        joined([text for text in (spoken, *(word.text for term in terms if term.field for word in term.words)) if text])
        or query
    )


class _Answers:
    """What has been answered, and what all answers start from."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.given: dict[str, Helpers | None] = {}
        self._reached: dict[str, list[str]] = {}
        for id, contact in known.network.contacts.items():
            if contact.standing == "known":
                for text in dict.fromkeys(contact.can_reach):
                    self._reached.setdefault(text, []).append(id)
        self._reaches = Texts(self._reached, chosen_words)

    def leads(self, topics: tuple[Wording, ...]) -> tuple[Helper, ...]:
        """Who can reach one of some topics."""
        found: dict[str, list[str]] = {}
        for text in dict.fromkeys(text for topic in topics for text in self._reaches.fitting_words(topic)):
            for id in self._reached[text]:
                found.setdefault(id, []).append(text)
        return self.ranked(found)

    def ranked(self, found: Mapping[str, list[str]]) -> tuple[Helper, ...]:
        """People with their words, the strongest ties first, then by name."""
        names, ties = self.known.network.contacts, self.known.once(strengths)
        some = [Helper(id, ties[id].value, ties[id].band, tuple(words)) for id, words in found.items()]
        some.sort(key=lambda one: (-_figure(one), fold(names[one.id].name), one.id))
        return tuple(some)


def _figure(one: Helper) -> float:
    return -1.0 if one.strength is None else one.strength


def _helpers(answers: _Answers, query: str) -> Helpers | None:
    known = answers.known
    contacts = known.network.contacts
    asked = read(query, known.network.settings)
    if asked is None:
        return None
    ways = known.once(warmest_ways)
    terms = tuple(_asked_for(asked.root))
    found = {id: _fitting(contacts[id], terms) for id in matches(asked, known.once(facts))}

    def of(standing: str, *, is_led: bool | None = None) -> dict[str, list[str]]:
        return {
            id: words
            for id, words in found.items()
            if contacts[id].standing == standing and (is_led is None or (id in ways) == is_led)
        }

    within = [Reach(id, tuple(words), ways[id]) for id, words in of("wanted", is_led=True).items()]
    within.sort(key=lambda one: (-one.way.warmth, len(one.way.steps), fold(contacts[one.id].name), one.id))
    return Helpers(
        direct=answers.ranked(of("known")),
        past=answers.ranked(of("past")),
        within_reach=tuple(within),
        out_of_reach=answers.ranked(of("wanted", is_led=False)),
        leads=tuple(one for one in answers.leads(_topics(asked)) if one.id not in found),
    )


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


def _topics(asked: Query) -> tuple[Wording, ...]:
    """What a query asks, in words: one topic a side of an `or`, and a value of a term that stands alone."""
    sides = asked.root.parts if isinstance(asked.root, Either) else (asked.root,)
    topics = []
    for side in sides:
        terms = [term for term in _asked_for(side) if term.field in _TOPICS]
        texts = [word.text for term in terms for word in term.words]
        topics += [chosen_words(text) for text in texts] if len(terms) == 1 else [chosen_words(" ".join(texts))]
    return tuple(topic for topic in topics if topic)


def _asked_for(node: Node | None) -> Iterator[Term]:
    """The terms that must or may hold, in their order: none under a `not`."""
    if isinstance(node, Term):
        yield node
    elif node is not None and not isinstance(node, Not):
        for part in node.parts:
            yield from _asked_for(part)
