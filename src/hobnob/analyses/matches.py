"""Who should meet whom? Pairs of people I know who do not know each other, and what each could do for the other.

Definition. For two people,

    points   `need` for each need of one of them that a skill, an offer or the role of the other fits; `reach` where
             only somebody they can reach does; of either only the share `one_word` where the two texts have no more
             than one word in common and the need says more than that; `interest` for each interest they share;
             `place` if both live in the same place (what `location` says before a comma)
    tie      the weaker of my ties to the two, 0 to 100; one of which little or nothing is noted counts as `unsaid` of
             `paths`: unknown is not zero
    worth    points * (1 + tie / 100) / 2: from half the points, where I hardly know one of them, to all of them

Points and worth have no unit, 0 or more: one need met is one point. Two people are suggested from `enough` points on,
so that an interest or a place alone brings nobody together, and if my weaker tie is `least` or more. What fits says
`hobnob.analyses.fitting`. The list is ranked by worth, then by names and ids; each pair stands in it once.

Both are known to me and neither is snoozed nor of a personal category: family is no pipeline. They do not know each
other, by any tie that is noted; and no introduction of the two is on file, whatever became of it.

Of many who could meet a need, only the `choices` who fit best, the warmest first, are considered, and an interest that
more than `common` people share brings no two together by itself: this is what keeps a network of thousands from being
compared by pairs. `need`, `reach`, `one_word`, `interest`, `place`, `enough`, `least`, `common` and `choices` are
constants of `introductions` in settings.

Source: a broker creates value by joining those whom nothing joins yet (Burt, Structural Holes, 1992; Obstfeld's tertius
iungens, 2005). The weights are judgements: that a need is a reason to meet, and a shared taste only makes it easier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.fitting import Texts, shared_words, wording
from hobnob.analyses.proposals import Draft, Proposal
from hobnob.analyses.strength import strengths
from hobnob.folding import fold_phrase
from hobnob.model import ME, Contact, Key
from hobnob.wording import article, joined, plain

if TYPE_CHECKING:
    from hobnob.analyses.known import Known


class Met(NamedTuple):
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

    `needs` are what one could do for the other, `interests` what both like, as one of them wrote it, and `place` where
    both live. `drafts` ask each of them, first whoever would get more of it; `proposal` has the first one.
    """

    one: str
    other: str
    points: float
    tie: float
    worth: float
    needs: tuple[Met, ...]
    interests: tuple[str, ...]
    place: str
    reasons: tuple[str, ...]
    proposal: Proposal
    drafts: tuple[Draft, Draft]


Pair = tuple[str, str]


def suggested(known: Known) -> tuple[Match, ...]:
    """Who should meet whom, the most worthwhile first; the whole list, for others to cut."""
    constants = known.network.settings.introductions
    people = {id: contact for id, contact in known.network.contacts.items() if _is_eligible(known, contact)}
    ties = _my_ties(known, people)
    people = {id: contact for id, contact in people.items() if ties[id] >= constants.least}
    barred = _barred(known)
    needs = _needs(known, people, ties, barred)
    interests = {id: _interests(contact) for id, contact in people.items()}
    candidates = dict.fromkeys((*needs, *_kindred(known, people, interests, barred)))
    found = []
    for pair in candidates:
        one, other = (people[id] for id in pair)
        shared = tuple(text for key, text in interests[one.id].items() if key in interests[other.id])
        place = _place(one) if _is_same_place(one, other) else ""
        met = tuple(needs.get(pair, ()))
        points = sum(one.points for one in met) + constants.interest * len(shared) + constants.place * bool(place)
        if points >= constants.enough:
            found.append(_match(known, pair, points, min(ties[one.id], ties[other.id]), met, shared, place))
    names = known.network.name
    found.sort(key=lambda match: (-match.worth, names(match.one), names(match.other), match.one, match.other))
    return tuple(found)


def _is_eligible(known: Known, contact: Contact) -> bool:
    category = known.network.settings.categories.get(contact.category)
    is_personal = category is not None and category.is_personal
    is_snoozed = contact.snooze is not None and contact.snooze.is_future(known.today)
    return contact.standing == "known" and not is_personal and not is_snoozed


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


def _are_strangers(known: Known, pair: Pair, barred: set[Pair]) -> bool:
    return pair[1] not in known.ties.get(pair[0], {}) and pair not in barred


def _needs(
    known: Known, people: Mapping[str, Contact], ties: Mapping[str, float], barred: set[Pair]
) -> dict[Pair, list[Met]]:
    """What each of two people could do for the other, by pair; each need once."""
    choices = known.network.settings.introductions.choices
    giving: dict[str, list[tuple[str, str]]] = {}
    for id, contact in people.items():
        for field, text in _gifts(contact):
            giving.setdefault(text, []).append((id, field))
    texts = Texts(giving)
    ranked: dict[str, list[Met]] = {}
    found: dict[Pair, list[Met]] = {}
    for seeker, contact in people.items():
        for need in dict.fromkeys(contact.needs):
            if need not in ranked:
                ranked[need] = _givers(known, need, texts, giving, ties)
            taken = 0
            for met in ranked[need]:
                if taken == choices:
                    break
                pair = (seeker, met.giver) if seeker < met.giver else (met.giver, seeker)
                if met.giver != seeker and _are_strangers(known, pair, barred):
                    found.setdefault(pair, []).append(met._replace(seeker=seeker))
                    taken += 1
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
) -> list[Met]:
    """Everybody who can meet a need, each by their best means: who fits best first, then to whom my tie is warmest."""
    constants = known.network.settings.introductions
    best: dict[str, tuple[float, int, str]] = {}
    for text in texts.fitting(need):
        share = constants.one_word if shared_words(need, text) < min(2, len(wording(need))) else 1.0
        for id, field in giving[text]:
            means = (-share * (constants.reach if field == "can_reach" else constants.need), _FIELDS.index(field), text)
            best[id] = min(best.get(id, means), means)
    order = sorted(best, key=lambda id: (best[id][0], -ties[id], id))
    return [Met("", need, id, _FIELDS[place], text, -points) for id in order for points, place, text in [best[id]]]


def _interests(contact: Contact) -> dict[str, str]:
    """The interests of a contact as written, by their folded form."""
    return {key: plain(text) for text in contact.interests if (key := fold_phrase(text))}


def _kindred(
    known: Known, people: Mapping[str, Contact], interests: Mapping[str, Mapping[str, str]], barred: set[Pair]
) -> Iterator[Pair]:
    """Strangers with enough interests in common to meet for these alone, or for these and where they live."""
    constants = known.network.settings.introductions
    by_interest: dict[str, list[str]] = {}
    for id, some in interests.items():
        for key in some:
            by_interest.setdefault(key, []).append(id)
    shared: dict[Pair, int] = {}
    for sharing in by_interest.values():
        if len(sharing) <= constants.common:
            for pair in combinations(sharing, 2):
                shared[pair] = shared.get(pair, 0) + 1
    for pair, count in shared.items():
        if count * constants.interest + constants.place >= constants.enough and _are_strangers(known, pair, barred):
            yield pair


def _is_same_place(one: Contact, other: Contact) -> bool:
    return bool(_place(one)) and fold_phrase(_place(one)) == fold_phrase(_place(other))


def _place(contact: Contact) -> str:
    return plain(contact.location.partition(",")[0])


def _match(
    known: Known,
    pair: Pair,
    points: float,
    tie: float,
    needs: tuple[Met, ...],
    interests: tuple[str, ...],
    place: str,
) -> Match:
    one, other = pair
    # Whoever has more to gain is asked first: without their yes there is nothing to ask the other for.
    gains = {id: sum(met.seeker == id for met in needs) for id in pair}
    first, second = pair if gains[one] >= gains[other] else (other, one)
    names = known.network.name

    def told(reader: str) -> tuple[str, ...]:
        return tuple(_reasons(known, pair, needs, interests, place, reader))

    drafts = (
        Draft("double-opt-in", first, second, "; ".join(told(first))),
        Draft("double-opt-in", second, first, "; ".join(told(second))),
    )
    proposal = Proposal(
        "introduce",
        f"Introduce {names(first)} and {names(second)} to each other, if both want it",
        "; ".join(told("")),
        Key("contact", first),
        (first, second),
        draft=drafts[0],
    )
    worth = points * (1 + tie / 100) / 2
    return Match(one, other, points, tie, worth, needs, interests, place, told(""), proposal, drafts)


def _reasons(
    known: Known, pair: Pair, needs: tuple[Met, ...], interests: tuple[str, ...], place: str, reader: str
) -> Iterator[str]:
    """Why they should meet, to be read by one of them, or by me where the reader is empty."""
    for met in needs:
        is_you = met.seeker == reader
        seeker = "you are" if is_you else f"{known.network.name(met.seeker)} is"
        is_you = met.giver == reader
        giver = "you" if is_you else known.network.name(met.giver)
        verb, what = _VERBS[met.field][is_you], plain(met.what)
        does = f"{verb} {article(what) if met.field == 'role' else what}"
        yield f"{seeker} looking for {plain(met.need)}, and {giver} {does}"
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
