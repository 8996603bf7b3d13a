"""What a brief says of an objective: how it stands in a line, its needs, and its stakeholders with the next moves."""

from __future__ import annotations

from hobnob.analyses.gaps import ObjectiveGaps, objective_gaps
from hobnob.analyses.known import Known
from hobnob.analyses.progress import due_in_words, progress, tasks_in_words
from hobnob.analyses.stakeholders import Stake, stakeholders
from hobnob.document import Block, Cell, Heading, List
from hobnob.model import Key, Objective
from hobnob.reports._gaps import needs_items, needs_table
from hobnob.reports._items import next_items, next_table
from hobnob.reports.stakeholders import stake_in_words
from hobnob.wording import capital, plural, relative


def objective_answer(known: Known, objective: Objective) -> str:
    """The one line: how long there is, how many needs are covered, the tasks, and when it last moved."""
    found = known.once(progress)[objective.id]
    if objective.status != "active":
        parts = [f"this objective is {objective.status}"]
    else:
        parts = [due_in_words(objective, known.today) or "no date is set"]
    if objective.needs and objective.status == "active":
        parts.append(_covered(objective_gaps(known, objective.id)))
    parts += [tasks] if (tasks := tasks_in_words(found)) else []
    if found.brought:
        parts.append(f"{plural(len(found.brought), 'thing')} came of it so far")
    if found.last is not None:
        parts[-1] += f", the last {relative(found.last, known.today)}"
    return f"{capital('; '.join(parts))}."


def objective_blocks(known: Known, objective: Objective) -> list[Block]:
    """Its needs, whoever has a say in it, and the next moves with them."""
    return [*_needs(known, objective), *_stakes(known, objective)]


def _covered(found: ObjectiveGaps) -> str:
    covered = sum(need.verdict == "covered" for need in found.needs)
    return f"{covered} of {plural(len(found.needs), 'need')} covered"


def _needs(known: Known, objective: Objective) -> list[Block]:
    if not objective.needs:
        return []
    found = objective_gaps(known, objective.id)
    return [Heading("Needs"), needs_items(found.needs), needs_table(found.needs)]


def _stakes(known: Known, objective: Objective) -> list[Block]:
    stakes = known.once(stakeholders).get(objective.id, ())
    if not stakes:
        return []
    moves = [stake.move for stake in stakes if stake.move is not None]
    items = tuple(_stake(known, stake) for stake in stakes)
    return [
        Heading("Who has a say"),
        List(items, "stakeholders"),
        next_table(moves),
        *next_items(moves, None, "Next moves"),
    ]


def _stake(known: Known, stake: Stake) -> Cell:
    value = {
        "id": stake.id or None,
        "name": stake.name,
        "is_empty": stake.is_empty,
        "power": stake.power,
        "interest": stake.interest,
        "stance": stake.stance or None,
        "need": stake.need or None,
        "place": stake.place,
    }
    about = Key("contact", stake.id) if stake.id in known.network.contacts else None
    return Cell(f"{capital(stake.place)}: {stake_in_words(known, stake)}", value, about=about)
