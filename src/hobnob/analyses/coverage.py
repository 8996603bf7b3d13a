"""Which communities and organisations do I reach, and through whom? Who is there, how warm, and whom to ask first.

Definition. To a community belong its members of now and of former times, as its members are told in their own files
(`communities`; for an employer also `org` and `history`). To an organisation belong those who name it in `org` (now) or
in `history` (formerly; a role without an end is one of now where the person names no other `org`). Organisations are
one where their names are equal, folded, or mean the same community, whose members then belong to it too. Each person of
them is

    here      known or of the past, and there now
    former    known or of the past, and there in former times
    wanted    there now or formerly, and somebody I only want to know

each in the order of warmth: ties that are known before those of the past, then by strength, the strongest first and
unknown ones last, then by name and id.

    in touch     those here with whom something happened in the last `in_touch` of `coverage`, in days
    ask first    the first of those here; where nobody is, or nobody here has a tie that is known, the first of the
                 former ones whose tie is known, for they know who is there
    single       exactly one known person is here and nobody was in former times: they are the only way in

Figures are counts of people, from 0. How far it is to a community that I want to join is for paths to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.moments import Moment, moments
from hobnob.analyses.strength import strengths
from hobnob.folding import fold_phrase
from hobnob.wording import number, relative

if TYPE_CHECKING:
    from hobnob.analyses.known import Known

BANDS = ("strong", "fair", "weak", "dormant", "unknown")


class Coverage(NamedTuple):
    """Whom I know in a community or an organisation; people are ids, in the order of warmth.

    `community` is the id of its record, empty for an organisation that has none. `bands` counts those here by the band
    of their tie, in the order of BANDS and without empty ones. `last` is the latest interaction with any of those here.
    `ask_first` is an id or empty, and `why` says why it is that person.
    """

    name: str
    community: str
    here: tuple[str, ...]
    former: tuple[str, ...]
    wanted: tuple[str, ...]
    bands: tuple[tuple[str, int], ...]
    in_touch: int
    last: Moment | None
    ask_first: str
    why: str

    @property
    def is_single(self) -> bool:
        """Whether one person is the only way in."""
        return len(self.here) == 1 and not self.former

    @property
    def people(self) -> int:
        """How many people I know who are or were there."""
        return len(self.here) + len(self.former)


def communities(known: Known) -> dict[str, Coverage]:
    """The coverage of every community, by id."""
    network = known.network
    return {
        id: _covered(known, community.name, id, network.members.get(id, ()), network.former_members.get(id, ()))
        for id, community in network.communities.items()
    }


def organisations(known: Known) -> dict[str, Coverage]:
    """The coverage of every organisation that somebody is or was at, by its folded name, in the order of these."""
    network = known.network
    names: dict[str, Counter[str]] = {}
    records: dict[str, str] = {}
    now: dict[str, list[str]] = {}
    formerly: dict[str, list[str]] = {}

    def place(text: str) -> str:
        key = network.find(text, "community")
        name = network.communities[key.id].name if key else " ".join(text.split())
        folded = fold_phrase(name)
        names.setdefault(folded, Counter())[name] += 1
        if key:
            records[folded] = key.id
        return folded

    for id, contact in network.contacts.items():
        if contact.org.strip():
            now.setdefault(place(contact.org), []).append(id)
        for role in contact.history:
            if role.org.strip():
                is_over = role.end is not None or bool(contact.org)
                (formerly if is_over else now).setdefault(place(role.org), []).append(id)
    for folded, id in records.items():
        now.setdefault(folded, []).extend(network.members[id])
        formerly.setdefault(folded, []).extend(network.former_members[id])
    found = {}
    for folded, written in sorted(names.items()):
        # Of several ways of writing it the most frequent one is the name, of equally frequent ones the first.
        name = min(written, key=lambda one: (-written[one], one))
        found[folded] = _covered(known, name, records.get(folded, ""), now.get(folded, ()), formerly.get(folded, ()))
    return found


def by_warmth(known: Known, people: Iterable[str]) -> tuple[str, ...]:
    """People in the order of the definition, each once."""
    network, ties = known.network, known.once(strengths)

    def order(id: str) -> tuple[bool, bool, float, str, str]:
        value = ties[id].value
        return (network.contacts[id].standing == "past", value is None, -(value or 0.0), network.name(id), id)

    return tuple(sorted(set(people), key=order))


def _covered(known: Known, name: str, community: str, now: Iterable[str], formerly: Iterable[str]) -> Coverage:
    contacts, ties, happened = known.network.contacts, known.once(strengths), known.once(moments)
    present = set(now)
    everybody = by_warmth(known, (*present, *formerly))
    here = tuple(id for id in everybody if id in present and contacts[id].standing != "wanted")
    former = tuple(id for id in everybody if id not in present and contacts[id].standing != "wanted")
    wanted = tuple(id for id in everybody if contacts[id].standing == "wanted")
    lasts = [happened[id][-1] for id in here if happened[id]]
    since = timedelta(known.network.settings.coverage.in_touch)
    count = Counter(ties[id].band for id in here)
    first, why = _ask_first(known, here, former)
    return Coverage(
        name=name,
        community=community,
        here=here,
        former=former,
        wanted=wanted,
        bands=tuple((band, count[band]) for band in BANDS if count[band]),
        in_touch=sum(known.today - last.day <= since for last in lasts),
        last=max(lasts, key=lambda one: (one.day, one.interaction.path, one.interaction.start), default=None),
        ask_first=first,
        why=why,
    )


def _ask_first(known: Known, here: tuple[str, ...], former: tuple[str, ...]) -> tuple[str, str]:
    ties, happened = known.once(strengths), known.once(moments)
    best = next((id for id in here if ties[id].value is not None), "")
    is_former = not best
    if is_former:
        best = next((id for id in former if ties[id].value is not None), "")
    if not best:
        first = (*here, *former)[:1]
        return (first[0], "nothing is noted of the two of you yet") if first else ("", "")
    tie = ties[best]
    assert tie.value is not None, "a best tie is one that is known"
    last = f", last {relative(happened[best][-1].day, known.today)}" if happened[best] else ""
    reason = f"{tie.band} tie, {number(tie.value)} of 100{last}"
    return best, f"used to be there: {reason}" if is_former else reason
