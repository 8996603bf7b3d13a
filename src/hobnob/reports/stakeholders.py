"""Who has a say in what you want, and your next move with each.

The grid of power and interest of an objective, the seats that nobody fills yet and who may know somebody for them, what
you need from each, and how warm your tie is. Whoever presses most for a move comes first.

Keys of the JSON:

    answer                        the answer in a sentence
    stakeholders[].objective      the id of the objective
    stakeholders[].place          manage closely, keep satisfied, keep informed, monitor or not placed yet
    stakeholders[].name           the name of the person, or of the empty seat
    stakeholders[].id             the contact's id; me for you; null for a seat, and where nobody is called so
    stakeholders[].is_empty       whether it is an empty seat
    stakeholders[].power          from 1 to 5; null where it is not noted
    stakeholders[].interest       from 1 to 5; null where it is not noted
    stakeholders[].stance         supporter, neutral or sceptic; null where it is not noted
    stakeholders[].need           what you need from them; null where that is nothing
    stakeholders[].strength       your tie, 0 to 100, exact; null where nothing is known
    stakeholders[].band           strong, fair, weak, dormant or unknown; null where there is no contact
    stakeholders[].last           the day you last had to do with them; null where none is known
    stakeholders[].pressure       how much they press for a next move, 0 to 5, exact
    stakeholders[].may_know[]     ids of those who may know somebody for an empty seat
    next[].what                   the next move, as a task would word it
    next[].why                    why it is the next one
    next[].kind                   the sort of move
    next[].about                  the record it is about
    next[].people[]               ids of those it takes
    next[].objective              the id of the objective that it serves; null where that is none
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from hobnob.analyses.known import Known
from hobnob.analyses.progress import active, due_in_words
from hobnob.analyses.proposals import Proposal
from hobnob.analyses.stakeholders import PLACES, Stake, need_in_words, stakeholders
from hobnob.document import Block, Cell, Column, Document, Heading, List, Note, Paragraph, Table, figure
from hobnob.model import ME, Key, Objective
from hobnob.reports._ask import Ask
from hobnob.reports._items import hidden_table, next_items, next_table
from hobnob.wording import capital, joined, number, plural

EXPLAINS = ("stakeholders", "approach", "strength")
OPTIONS = ("objective", "most")
WORDS = ""
MOST = 5

_COLUMNS = "objective place name id is_empty power interest stance need strength band last pressure may_know"
GRID = (Column("power", ""), Column("little", "Little interest"), Column("much", "Much interest"))
"""The columns of a grid of power and interest; a page that knows them draws it."""

_ROWS = (("Much power", PLACES[1], PLACES[0]), ("Little power", PLACES[3], PLACES[2]))
"""The rows of the grid: what they are called, and the places to the left and to the right."""


class Ranked(NamedTuple):
    """A stakeholder, and the objective in which they have a say."""

    objective: Objective
    stake: Stake


def report(known: Known, ask: Ask) -> Document:
    """The stakeholders of one objective, or of all active ones, and the next moves, those that press most first."""
    network = known.network
    found = known.once(stakeholders)
    asked = (network.objectives[ask.objective],) if ask.objective else known.once(active)
    stakes = [Ranked(one, stake) for one in asked for stake in found.get(one.id, ())]
    ranked = sorted(stakes, key=lambda one: (-one.stake.pressure, one.objective.name, one.stake.name, one.stake.id))
    moves = [one.stake.move for one in ranked if one.stake.move is not None]
    blocks: list[Block] = [
        Paragraph(_answer(asked, ranked, moves), "answer"),
        hidden_table("stakeholders", _COLUMNS, [_row(one) for one in stakes]),
        next_table(moves),
        *next_items(moves, ask.most, "Next moves"),
    ]
    for objective in asked:
        if found.get(objective.id):
            blocks += [Heading(objective.name, about=Key("objective", objective.id))]
            blocks += grid_blocks(known, objective, found[objective.id])
    title = f"Who has a say in: {network.objectives[ask.objective].name}" if ask.objective else "Who has a say"
    return Document("stakeholders", f"{title}, on {known.today}", tuple(blocks))


def grid_blocks(known: Known, objective: Objective, stakes: Sequence[Stake]) -> list[Block]:
    """The grid of an objective as people read it, and below it a line for each, place by place."""
    blocks: list[Block] = []
    if (due := due_in_words(objective, known.today)) or objective.status != "active":
        blocks.append(
            Note(capital(due) if due else f"This objective is {objective.status}: there are no moves to make.")
        )
    ordered = sorted(stakes, key=lambda one: PLACES.index(one.place))
    lines = tuple(Cell(stake_in_words(known, stake), about=_about(known, stake)) for stake in ordered)
    return [*blocks, _grid(known, stakes), List(lines)]


def _grid(known: Known, stakes: Sequence[Stake]) -> Table:
    """The four places, two by two; below what to do there a line for each who stands in it."""
    rows: list[tuple[Cell, ...]] = []
    for name, left, right in _ROWS:
        rows.append((Cell(name), Cell(capital(left)), Cell(capital(right))))
        sides = [[_named(known, one) for one in stakes if one.place == place] for place in (left, right)]
        rows += [(Cell(""), *pair) for pair in zip_longest(*sides, fillvalue=Cell(""))]
    return Table(GRID, tuple(rows))


def _named(known: Known, stake: Stake) -> Cell:
    return Cell(f"- {'you' if stake.id == ME else stake.name}", about=_about(known, stake))


def _about(known: Known, stake: Stake) -> Key | None:
    return Key("contact", stake.id) if stake.id in known.network.contacts else None


def stake_in_words(known: Known, stake: Stake) -> str:
    """A stakeholder in a line: `Katarina Ek: power 4, interest 2, neutral, fair tie; you need a place in October`."""
    parts = [f"power {stake.power}" if stake.power else "power not noted"]
    parts.append(f"interest {stake.interest}" if stake.interest else "interest not noted")
    parts += [stake.stance] if stake.stance else []
    if stake.is_empty:
        name = f"{capital(stake.name)} (an empty seat)"
    elif not stake.id:
        name = f"{stake.name} (nobody in your network is called so)"
    else:
        name = "You" if stake.id == ME else stake.name
        contact = known.network.contacts.get(stake.id)
        if contact is not None and contact.standing == "wanted":
            parts.append("you have not met yet")
        elif stake.strength is not None:
            value = stake.strength.value
            parts.append("tie not known" if value is None else f"{stake.strength.band} tie, {number(value)}")
    need = f"; you need {need_in_words(known, stake)}" if stake.need else ""
    return f"{name}: {', '.join(parts)}{need}"


def _answer(asked: Sequence[Objective], ranked: Sequence[Ranked], moves: Sequence[Proposal]) -> str:
    if not asked:
        return "No objective is active, so nobody has a say in one: hobnob new objective NAME."
    if not ranked:
        which = f"{asked[0].name} names" if len(asked) == 1 else "No active objective names"
        nobody = " nobody who has" if len(asked) == 1 else " anybody who has"
        return (
            f"{which}{nobody} a say in it. Who decides, who pays, who could stop it? Write them down: "
            "`stakeholders: [ada-lovelace power:4 interest:2 stance:neutral]`, or `seat:` where you know only the role."
        )
    people = len({one.stake.id or one.stake.name for one in ranked if not one.stake.is_empty})
    seats = sum(one.stake.is_empty for one in ranked)
    objectives = len({one.objective.id for one in ranked})
    who = [plural(people, "person", "people")] if people else []
    who += [plural(seats, "empty seat")] if seats else []
    verb = "has" if people + seats == 1 else "have"
    text = f"{joined(who)} {verb} a say in {plural(objectives, 'objective')}"
    return f"{capital(text)}; what presses most: {moves[0].text}." if moves else f"{capital(text)}."


def _row(one: Ranked) -> tuple[object, ...]:
    stake, strength = one.stake, one.stake.strength
    return (
        one.objective.id,
        stake.place,
        stake.name,
        stake.id or None,
        stake.is_empty,
        stake.power,
        stake.interest,
        stake.stance or None,
        stake.need or None,
        figure(strength.value if strength is not None else None),
        strength.band if strength is not None else None,
        stake.last,
        stake.pressure,
        [candidate.id for candidate in stake.candidates],
    )
