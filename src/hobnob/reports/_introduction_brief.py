"""What a brief says of an introduction: how far it has come, whose turn it is, the next step and a letter for it."""

from __future__ import annotations

from hobnob.analyses.introductions import Tracked, tracked
from hobnob.analyses.known import Known
from hobnob.document import Block, Cell, Fact, Facts, Heading
from hobnob.model import ME, Introduction
from hobnob.reports._ask import Ask
from hobnob.reports._drafts import quoted
from hobnob.reports._items import next_items, next_table
from hobnob.wording import capital, joined


def introduction_answer(known: Known, introduction: Introduction) -> str:
    """The one line: the stage and since when, and what is to be done."""
    found = known.once(tracked)[introduction.id]
    step = f"next: {found.next_step}" if found.is_open else "nothing is left to do"
    return f"{capital('; '.join((*found.reasons, *found.oddities, step)))}."


def introduction_blocks(known: Known, ask: Ask, introduction: Introduction) -> list[Block]:
    """Whose turn it is, what I could do about it, and the letter for that."""
    found = known.once(tracked)[introduction.id]
    move = found.proposal
    blocks: list[Block] = [_turn(known, found), next_table([move] if move else [])]
    if move is not None:
        blocks += next_items([move], title="Next step")
        if move.draft is not None:
            blocks.append(Heading(f"A draft to {known.network.name(move.draft.to)}"))
            blocks.append(quoted(known, ask, move.draft))
    return blocks


def _turn(known: Known, found: Tracked) -> Facts:
    names = ["you" if id == ME else known.network.name(id) for id in found.turn]
    return Facts((Fact("turn", "Whose turn", Cell(joined(names) or "nobody's", list(found.turn))),))
