"""The order of drafts: by what is shown of them and of what they lead to, never by where they lie.

This module knows drafts and what their links mean; it gives nothing a name or an address.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from hobnob.converters import target_of
from hobnob.markup import Target, render
from hobnob.network import ANY_KIND
from hobnob.site.share.values import VEIL, Draft, Lookup

Links = Sequence[Sequence[tuple[str, int]]]
"""For each draft the drafts that it leads to and that lead to it, each with what leads there."""


def ordered(drafts: Sequence[Draft], heads: Sequence[tuple[Any, ...]], lookup: Lookup) -> list[Draft]:
    """The drafts by `heads`, equal ones by what is shown of them, and then by the records that they are linked with.

    Those that are alike in all of that are told apart one by one, as numbering them would, so that whoever is linked
    with one of them is told apart too.
    """
    ranks = _ranks(heads)
    if alike := _alike(ranks):
        shown = {number: _shown(drafts[number], lookup) for number in alike}
        ranks = _ranks([(rank, shown.get(number, ())) for number, rank in enumerate(ranks)])
    if _alike(ranks):
        ranks = _told_apart(ranks, _links(drafts, lookup))
    return [drafts[number] for number in sorted(range(len(drafts)), key=ranks.__getitem__)]


def _ranks(keys: Sequence[Any]) -> list[int]:
    """Of each key how many are less."""
    ranks = [0 for _ in keys]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    for place, (before, number) in enumerate(pairwise(order), 1):
        ranks[number] = ranks[before] if keys[before] == keys[number] else place
    return ranks


def _alike(ranks: Sequence[int]) -> list[int]:
    """The numbers of those that share a rank."""
    counts = Counter(ranks)
    return [number for number, rank in enumerate(ranks) if counts[rank] > 1]


def _shown(draft: Draft, lookup: Lookup) -> tuple[object, ...]:
    """What is shown of a draft, but for what its links lead to."""

    def found(text: str) -> Target | None:
        return Target("#", "#") if lookup.find(target_of(text.partition("#")[0].strip()), *ANY_KIND) else None

    values = tuple((name, bit.text, bit.web, bit.note) for name, bits in draft.fields.items() for bit in bits)
    return values, render(draft.text, found, veil=VEIL)


def _links(drafts: Sequence[Draft], lookup: Lookup) -> Links:
    """Where the drafts lead to and what leads to them, each with the field and the place within it."""
    at = {draft.key: number for number, draft in enumerate(drafts) if draft.key and lookup.has(draft.key)}
    links: list[list[tuple[str, int]]] = [[] for _ in drafts]
    for number, draft in enumerate(drafts):
        fields = [(f"{name} {place}", bit.to) for name, bits in draft.fields.items() for place, bit in enumerate(bits)]
        texts = [(f" {place}", key) for place, key in enumerate(lookup.targets(draft.text))]
        for name, key in (*fields, *texts):
            if key is not None and (other := at.get(key)) is not None:
                links[number].append((f"to {name}", other))
                links[other].append((f"from {name}", number))
    return links


def _told_apart(ranks: list[int], links: Links) -> list[int]:
    """Ranks in which only those are still alike whose order cannot be seen."""
    while True:
        ranks = _settled(ranks, links)
        alike = _alike(ranks)
        several = set(alike)
        # Whoever is linked with nobody of whom there are several looks the same in any order.
        linked = [number for number in alike if any(other in several for _, other in links[number])]
        if not linked:
            return ranks
        least = min(ranks[number] for number in linked)
        tried = [number for number in linked if ranks[number] == least][:_TRIED]
        ranks = min(
            (_settled(_put_first(number, ranks), links) for number in tried),
            key=lambda one: sorted(_around(number, one, links) for number in alike),
        )


_TRIED = 30
"""So many of those that are alike are tried as the first of them, lest it take for ever; of more, these are the ones
that lie first."""


def _put_first(number: int, ranks: list[int]) -> list[int]:
    """The ranks with one before all that are like it."""
    return [rank + (rank == ranks[number] and other != number) for other, rank in enumerate(ranks)]


def _settled(ranks: list[int], links: Links) -> list[int]:
    """The ranks, those of equals by the ranks of whom they are linked with, as far as that tells them apart."""
    while True:
        equals: dict[int, list[int]] = {}
        for number in _alike(ranks):
            equals.setdefault(ranks[number], []).append(number)
        settled = list(ranks)
        for rank, numbers in equals.items():
            further = _ranks([_around(number, ranks, links) for number in numbers])
            for number, more in zip(numbers, further, strict=True):
                settled[number] = rank + more
        if settled == ranks:
            return ranks
        ranks = settled


def _around(number: int, ranks: Sequence[int], links: Links) -> tuple[int, list[tuple[str, int]]]:
    """The rank of one and those of whom it is linked with."""
    return ranks[number], sorted((name, ranks[other]) for name, other in links[number])
