"""Who should meet whom? Pairs of people you know who do not know each other, and what each could do for the other.

Definition. For two people,

    points   `need` for each need of one of them that a skill, an offer or the role of the other fits; `reach` where
             only somebody they can reach does; of either only the share `one_word` where the two texts have no more
             than one word in common and the need says more than that; `interest` for each interest they share;
             `place` if both live in the same place (what `location` says before a comma)
    tie      the weaker of your ties to the two, 0 to 100; one of which little or nothing is noted counts as `unsaid` of
             `paths`: unknown is not zero
    worth    points * (1 + tie / 100) / 2: from half the points, where you hardly know one of them, to all of them

Points and worth have no unit, 0 or more: one need met is one point. Two people are suggested from `enough` points on,
so that an interest or a place alone brings nobody together, and if your weaker tie is `least` or more. What fits says
`hobnob.analyses.fitting`. The list is ranked by worth, then by names and ids; each pair stands in it once.

Both are known to you and neither is snoozed nor of a personal category: family is no pipeline. They do not know each
other, by any tie that is noted; and no introduction of the two is on file, whatever became of it. Nobody is proposed
for a need that you meet yourself, word for word: all words of one of your offers are among those of the need.

Before both have agreed, neither is told what the other is looking for: a letter names the other with role and
organisation, to whoever needs something it says what the other can do, and to whoever could help only that this could
be of use.

Of many who could meet a need, only the `choices` who fit best, the warmest first, are considered, and an interest that
more than `common` people share brings no two together by itself: this is what keeps a network of thousands from being
compared by pairs. `need`, `reach`, `one_word`, `interest`, `place`, `enough`, `least`, `common` and `choices` are
constants of `introductions` in settings.

Source: a broker creates value by joining those whom nothing joins yet (Burt, Structural Holes, 1992; Obstfeld's tertius
iungens, 2005). The weights are judgements: that a need is a reason to meet, and a shared taste only makes it easier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.fitting import Texts, is_within, shared_words, wording
from hobnob.analyses.people import is_off_the_list, is_personal
from hobnob.analyses.proposals import Draft, Proposal
from hobnob.analyses.strength import strengths
from hobnob.folding import fold_phrase
from hobnob.model import ME, Contact, Key
from hobnob.wording import article, joined, plain

if TYPE_CHECKING:
    from hobnob.analyses.known import Known

CONSTANTS = ("paths", "introductions")


class Help(NamedTuple):
    """A need that somebody could meet: by `what`, a text of the `field` ("skill", "offer", "role" or "can_reach").

    `points` is what it is worth, above 0.
    """

    seeker: str
    need: str
    giver: str
    field: str
    what: str
    points: float


class Match(NamedTuple):
    """Two people who should meet, by ids in their order; see the top of this file for the figures.

    `helps` are what one could do for the other, `interests` what both like, as one of them wrote it, and `place` where
    both live. `drafts` ask each of them, first whoever would get more of it; `proposal` has the first one.
    """

    one: str
    other: str
    points: float
    tie: float
    worth: float
    helps: tuple[Help, ...]
    interests: tuple[str, ...]
    place: str
    reasons: tuple[str, ...]
    proposal: Proposal
    drafts: tuple[Draft, Draft]


Pair = tuple[str, str]


def suggested(known: Known) -> tuple[Match, ...]:
    """Who should meet whom, the most worthwhile first; the whole list, for others to cut."""
    circle = known.once(_Circle)
    found: dict[Pair, list[Help]] = {}
    for seeker in circle.people:
        for giver, helps in circle.sought(seeker).items():
            found.setdefault(_pair(seeker, giver), []).extend(helps)
    pairs = dict.fromkeys((*found, *_kindred(circle)))
    return _ranked(known, (_weighed(circle, pair, tuple(found.get(pair, ()))) for pair in pairs))


def suggested_for(known: Known, seeker: str) -> tuple[Match, ...]:
    """Those of them in which somebody could meet a need of one person, by id, in the same order."""
    circle = known.once(_Circle)
    found = []
    for one, other in (_pair(seeker, giver) for giver in circle.sought(seeker)):
        helps = (*circle.sought(one).get(other, ()), *circle.sought(other).get(one, ()))
        found.append(_weighed(circle, (one, other), helps))
    return _ranked(known, found)


def _ranked(known: Known, found: Iterable[Match | None]) -> tuple[Match, ...]:
    names = known.network.name
    matches = [match for match in found if match is not None]
    matches.sort(key=lambda match: (-match.worth, names(match.one), names(match.other), match.one, match.other))
    return tuple(matches)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


class _Circle:
    """Those who may be introduced, and what all matches start from; whom a need leads to is worked out once."""

    def __init__(self, known: Known) -> None:
        self.known = known
        constants = known.network.settings.introductions
        eligible = {
            id: contact
            for id, contact in known.network.contacts.items()
            if not is_off_the_list(known, id) and not is_personal(known, id)
        }
        self.ties = _my_ties(known, eligible)
        self.people = {id: contact for id, contact in eligible.items() if self.ties[id] >= constants.least}
        self.interests = {id: _interests(contact) for id, contact in self.people.items()}
        self.places = {id: fold_phrase(_place(contact)) for id, contact in self.people.items()}
        self._barred = _barred(known)
        self._giving: dict[str, list[tuple[str, str]]] = {}
        for id, contact in self.people.items():
            for field, text in _gifts(contact):
                self._giving.setdefault(text, []).append((id, field))
        self._texts = Texts(self._giving)
        self._givers: dict[str, list[Help]] = {}
        self._sought: dict[str, Mapping[str, list[Help]]] = {}

    def are_strangers(self, pair: Pair) -> bool:
        """Whether two do not know each other, and were not introduced nor ever meant to be."""
        return pair[1] not in self.known.ties.get(pair[0], {}) and pair not in self._barred

    def sought(self, seeker: str) -> Mapping[str, list[Help]]:
        """What strangers could do for somebody, by their ids: for each need only the `choices` best of them."""
        found = self._sought.get(seeker)
        if found is None:
            found = self._sought[seeker] = {}
            if seeker in self.people:
                self._seek(seeker, found)
        return found

    def _seek(self, seeker: str, found: dict[str, list[Help]]) -> None:
        choices = self.known.network.settings.introductions.choices
        for need in dict.fromkeys(self.people[seeker].needs):
            if need not in self._givers:
                self._givers[need] = _givers(self.known, need, self._texts, self._giving, self.ties)
            strangers = (
                help
                for help in self._givers[need]
                if help.giver != seeker and self.are_strangers(_pair(seeker, help.giver))
            )
            for help in islice(strangers, choices):
                found.setdefault(help.giver, []).append(help._replace(seeker=seeker))


def _weighed(circle: _Circle, pair: Pair, helps: tuple[Help, ...]) -> Match | None:
    """The match of two people, with what one could do for the other; None where that is not enough to meet for."""
    constants = circle.known.network.settings.introductions
    one, other = (circle.people[id] for id in pair)
    shared = tuple(text for key, text in circle.interests[one.id].items() if key in circle.interests[other.id])
    place = _place(one) if circle.places[one.id] and circle.places[one.id] == circle.places[other.id] else ""
    points = sum(help.points for help in helps) + constants.interest * len(shared) + constants.place * bool(place)
    if points < constants.enough:
        return None
    return _match(circle.known, pair, points, min(circle.ties[id] for id in pair), helps, shared, place)


def _my_ties(known: Known, people: Iterable[str]) -> dict[str, float]:
    unsaid = known.network.settings.paths.unsaid
    found = known.once(strengths)
    return {id: max(found[id].value or 0.0, unsaid) for id in people}


def _barred(known: Known) -> set[Pair]:
    """Pairs that have been introduced already, or might be, or did not want to be."""
    found: set[Pair] = set()
    for introduction in known.network.introductions.values():
        between = sorted(set(known.network.contact_ids(introduction.between)) - {ME})
        found.update(combinations(between, 2))
    return found


_FIELDS = ("skill", "offer", "role", "can_reach")
"""What a person can do for somebody, the plainest first."""


def _gifts(contact: Contact) -> Iterator[tuple[str, str]]:
    texts = (contact.skills, contact.offers, (contact.role,) if contact.role else (), contact.can_reach)
    for field, some in zip(_FIELDS, texts, strict=True):
        for text in some:
            yield field, text


def _givers(
    known: Known, need: str, texts: Texts, giving: Mapping[str, list[tuple[str, str]]], ties: Mapping[str, float]
) -> list[Help]:
    """Everybody who can meet a need, each by their best means: who fits best first, then to whom my tie is warmest.

    Nobody where I can meet it myself.
    """
    constants = known.network.settings.introductions
    if any(is_within(offer, need) for offer in known.network.me.offers):
        return []
    best: dict[str, tuple[float, int, str]] = {}
    for text in texts.fitting(need):
        share = constants.one_word if shared_words(need, text) < min(2, len(wording(need))) else 1.0
        for id, field in giving[text]:
            means = (-share * (constants.reach if field == "can_reach" else constants.need), _FIELDS.index(field), text)
            best[id] = min(best.get(id, means), means)
    order = sorted(best, key=lambda id: (best[id][0], -ties[id], id))
    return [Help("", need, id, _FIELDS[place], text, -points) for id in order for points, place, text in [best[id]]]


def _interests(contact: Contact) -> dict[str, str]:
    """The interests of a contact as written, by their folded form."""
    return {key: plain(text) for text in contact.interests if (key := fold_phrase(text))}


def _kindred(circle: _Circle) -> Iterator[Pair]:
    """Strangers with enough interests in common to meet for these alone, or for these and where they live."""
    constants = circle.known.network.settings.introductions
    by_interest: dict[str, list[str]] = {}
    for id, some in circle.interests.items():
        for key in some:
            by_interest.setdefault(key, []).append(id)
    shared: dict[Pair, int] = {}
    for sharing in by_interest.values():
        if len(sharing) <= constants.common:
            for pair in combinations(sharing, 2):
                shared[pair] = shared.get(pair, 0) + 1
    for pair, count in shared.items():
        if count * constants.interest + constants.place >= constants.enough and circle.are_strangers(pair):
            yield pair


def _place(contact: Contact) -> str:
    return plain(contact.location.partition(",")[0])


def _match(
    known: Known,
    pair: Pair,
    points: float,
    tie: float,
    helps: tuple[Help, ...],
    interests: tuple[str, ...],
    place: str,
) -> Match:
    one, other = pair
    # Whoever has more to gain is asked first: without their yes there is nothing to ask the other for.
    gains = {id: sum(help.seeker == id for help in helps) for id in pair}
    first, second = pair if gains[one] >= gains[other] else (other, one)
    names = known.network.name

    def told(reader: str) -> tuple[str, ...]:
        return tuple(_reasons(known, helps, interests, place, reader))

    reasons = told("")
    drafts = (
        Draft("double-opt-in", first, second, "; ".join(told(first))),
        Draft("double-opt-in", second, first, "; ".join(told(second))),
    )
    proposal = Proposal(
        "introduce",
        f"Introduce {names(first)} and {names(second)} to each other, if both want it",
        "; ".join(reasons),
        Key("contact", first),
        (first, second),
        draft=drafts[0],
    )
    worth = points * (1 + tie / 100) / 2
    return Match(
        one=one,
        other=other,
        points=points,
        tie=tie,
        worth=worth,
        helps=helps,
        interests=interests,
        place=place,
        reasons=reasons,
        proposal=proposal,
        drafts=drafts,
    )


def _reasons(
    known: Known, helps: tuple[Help, ...], interests: tuple[str, ...], place: str, reader: str
) -> Iterator[str]:
    """Why they should meet, to be read by one of them, or by me where the reader is empty."""
    for help in helps:
        is_you = help.giver == reader
        verb, what = _VERBS[help.field][is_you], plain(help.what)
        does = f"{verb} {article(what) if help.field == 'role' else what}"
        if is_you:
            # What somebody needs is theirs to tell, once they have said yes.
            yield f"you {does}, and that could be of use"
            continue
        seeker = "you are" if help.seeker == reader else f"{known.network.name(help.seeker)} is"
        yield f"{seeker} looking for {plain(help.need)}, and {known.network.name(help.giver)} {does}"
    if interests:
        yield f"{'you both' if reader else 'both'} like {joined(interests)}"
    if place:
        yield f"{'you are both' if reader else 'both are'} in {place}"


_VERBS = {
    "skill": ("can help with", "can help with"),
    "offer": ("offers", "offer"),
    "role": ("is", "are"),
    "can_reach": ("can reach", "can reach"),
}
"""What a person, and what "you", would do with a text of each field."""
