"""Needs and how they stand, in reports: for people one below the other, and as a table for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from hobnob.analyses.gaps import VERDICTS, NeedGap, verdict_in_words
from hobnob.analyses.proposals import Proposal
from hobnob.analyses.who import Helpers
from hobnob.document import Cell, Item, Items, Table, Tone
from hobnob.model import Key
from hobnob.reports._items import hidden_table
from hobnob.wording import capital, joined

_TONES = {"covered": Tone.GOOD, "thin": Tone.MARKED, "reachable": Tone.MARKED}
_NEEDS = (
    "objective need query people verdict why close known past within_reach out_of_reach declined leads under_way do"
)


class _Gap(Protocol):
    """Anything that a proposal may close."""

    @property
    def proposal(self) -> Proposal | None: ...


def counted(gaps: Iterable[NeedGap]) -> str:
    """How many needs have which verdict: `6 are covered, 3 thin and 1 missing`; empty for no needs."""
    found = [gap.verdict for gap in gaps]
    counts = [(found.count(verdict), verdict_in_words(verdict)) for verdict in VERDICTS if verdict in found]
    parts = [f"{count} {verdict}" for count, verdict in counts]
    if parts:
        count, verdict = counts[0]
        parts[0] = f"{count} {'is' if count == 1 else 'are'} {verdict}"
    return joined(parts)


def needs_items(gaps: Sequence[NeedGap]) -> Items:
    """The needs for people: the verdict, what it rests on, and what to do; what is worst comes first."""
    order = sorted(gaps, key=lambda gap: -VERDICTS.index(gap.verdict))
    return Items(tuple(_item(gap) for gap in order))


def needs_table(gaps: Iterable[NeedGap], name: str = "needs") -> Table:
    """The same for programs, in the order of the files."""
    return hidden_table(name, _NEEDS, [_row(gap) for gap in gaps])


def reason_of(gap: NeedGap) -> str:
    """What the verdict on a need rests on; who could be reached is told by what is under way with them."""
    is_told = gap.verdict == "reachable" and gap.under_way
    return "nobody you know yet" if is_told else gap.why


def why_and_step(why: str, under_way: Sequence[str], proposal: Proposal | None) -> str:
    """What a gap rests on, and what is under way or to be done about it."""
    said = "; ".join(part for part in (why, f"under way: {'; '.join(under_way)}" if under_way else "") if part)
    step = f"→ {proposal.text}" if proposal is not None else ""
    return " ".join(part for part in (said, step) if part)


def ids(found: Iterable[str]) -> Cell:
    """Ids of records in a cell."""
    some = list(found)
    return Cell(", ".join(some), some)


def step_of(gap: _Gap) -> str | None:
    """What to do about a gap, in words; None where nothing is needed, or enough is under way."""
    return gap.proposal.text if gap.proposal is not None else None


def _item(gap: NeedGap) -> Item:
    text = f"{capital(verdict_in_words(gap.verdict))}: {gap.label}"
    what = Cell(text, tone=_TONES.get(gap.verdict, Tone.CAUTION), about=Key("objective", gap.objective))
    return Item(what, why=why_and_step(reason_of(gap), gap.under_way, gap.proposal))


def _row(gap: NeedGap) -> tuple[object, ...]:
    who = gap.who or Helpers((), (), (), (), (), ())
    return (
        gap.objective,
        gap.label,
        gap.need.query,
        gap.need.people,
        gap.verdict,
        gap.why,
        gap.close,
        *([one.id for one in some] for some in who),
        gap.under_way,
        step_of(gap),
    )
