"""Who has a say in what you want, and your next move with each.

The grid of power and interest of an objective, the seats that nobody fills yet and who may know somebody for them, what
you need from each, and how warm your tie is. Whoever presses most for a move comes first.

Keys of the JSON:

    answer                        the answer in a sentence
    stakeholders[].objective      the id of the objective
    stakeholders[].place          manage closely, keep satisfied, keep informed, monitor or not placed yet
    stakeholders[].name           the name of the person, or of the empty seat
    stakeholders[].id             the contact's id; me for you; empty for a seat, and where nobody is called so
    stakeholders[].is_empty       whether it is an empty seat
    stakeholders[].power          from 1 to 5; null where it is not noted
    stakeholders[].interest       from 1 to 5; null where it is not noted
    stakeholders[].stance         supporter, neutral, sceptic or empty
    stakeholders[].need           what you need from them
    stakeholders[].strength       your tie, 0 to 100, exact; null where nothing is known
    stakeholders[].band           strong, fair, weak, dormant or unknown; empty where there is no contact
    stakeholders[].last           the day you last had to do with them; null where none is known
    stakeholders[].pressure       how much they press for a next move, 0 to 5, exact
    stakeholders[].may_know[]     ids of those who may know somebody for an empty seat
    next[].what                   the next move, as a task would word it
    next[].why                    why it is the next one
    next[].kind                   the sort of move
    next[].about                  the record it is about
    next[].people[]               ids of those it takes
    next[].objective              the id of the objective that it serves
"""

from __future__ import annotations

from collections.abc import Sequence

from hobnob.analyses.known import Known
from hobnob.analyses.progress import due_in_words
from hobnob.analyses.proposals import Proposal
from hobnob.analyses.stakeholders import PLACES, Stake, stakeholders
from hobnob.document import Align, Block, Cell, Column, Document, Heading, List, Note, Paragraph, Table
from hobnob.model import ME, Key, Objective
from hobnob.reports._ask import Ask
from hobnob.reports._items import next_items, next_table
from hobnob.wording import capital, joined, number, plural

EXPLAINS = ("stakeholders", "approach", "strength")
OPTIONS = ("objective", "most")
WORDS = ""
MOST = 5

_COLUMNS = (
    *(Column(name, name.capitalize()) for name in ("objective", "place", "name", "id", "is_empty")),
    *(Column(name, name.capitalize(), Align.RIGHT) for name in ("power", "interest")),
    *(
        Column(name, name.capitalize())
        for name in ("stance", "need", "strength", "band", "last", "pressure", "may_know")
    ),
)


def report(known: Known, ask: Ask) -> Document:
    """The stakeholders of one objective, or of all active ones, and the next moves, those that press most first."""
    network = known.network
    found = known.once(stakeholders)
    asked = (
        [ask.objective] if ask.objective else [id for id, one in network.objectives.items() if one.status == "active"]
    )
    objectives = [network.objectives[id] for id in asked if found.get(id)]
    ranked = sorted(
        ((id.id, stake) for id in objectives for stake in found[id.id]),
        key=lambda one: (-one[1].pressure, network.objectives[one[0]].name, one[1].name, one[1].id),
    )
    moves = [stake.move for _, stake in ranked if stake.move is not None]
    rows = tuple(_row(known, id.id, stake) for id in objectives for stake in found[id.id])
    blocks: list[Block] = [
        Paragraph(_answer(known, asked, ranked, moves), "answer"),
        Table(_COLUMNS, rows, "stakeholders", is_hidden=True),
        next_table(moves),
        *next_items(moves, ask.most, "Next moves"),
    ]
    for objective in objectives:
        blocks += [Heading(objective.name, about=Key("objective", objective.id))]
        blocks += grid_blocks(known, objective, found[objective.id])
    title = f"Who has a say in: {network.objectives[ask.objective].name}" if ask.objective else "Who has a say"
    return Document("stakeholders", f"{title}, on {known.today}", tuple(blocks))


def grid_blocks(known: Known, objective: Objective, stakes: Sequence[Stake]) -> list[Block]:
    """The grid of an objective as people read it: its places with those in each, the empty ones in a line."""
    blocks: list[Block] = []
    if (due := due_in_words(objective, known.today)) or objective.status != "active":
        blocks.append(
            Note(capital(due) if due else f"This objective is {objective.status}: there are no moves to make.")
        )
    for place in PLACES:
        there = [stake for stake in stakes if stake.place == place]
        if there:
            blocks += [Heading(capital(place), 3), List(tuple(_stake_cell(known, stake) for stake in there))]
    if empty := [place for place in PLACES[:4] if all(stake.place != place for stake in stakes)]:
        blocks.append(Note(f"Nobody to {joined(empty, word='or')}."))
    return blocks


def _stake_cell(known: Known, stake: Stake) -> Cell:
    return Cell(
        stake_in_words(known, stake), about=Key("contact", stake.id) if stake.id in known.network.contacts else None
    )


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
    them = "them " if stake.need.startswith("to ") else ""
    need = f"; you need {them}{stake.need}" if stake.need else ""
    return f"{name}: {', '.join(parts)}{need}"


def _answer(known: Known, asked: Sequence[str], ranked: Sequence[tuple[str, Stake]], moves: Sequence[Proposal]) -> str:
    if not asked:
        return "No objective is active, so nobody has a say in one: hobnob new objective NAME."
    if not ranked:
        which = f"{known.network.objectives[asked[0]].name} names" if len(asked) == 1 else "No active objective names"
        nobody = " nobody who has" if len(asked) == 1 else " anybody who has"
        return (
            f"{which}{nobody} a say in it. Who decides, who pays, who could stop it? Write them down: "
            "`stakeholders: [ada-lovelace power:4 interest:2 stance:neutral]`, or `seat:` where you know only the role."
        )
    people = len({stake.id or stake.name for _, stake in ranked if not stake.is_empty})
    seats = sum(stake.is_empty for _, stake in ranked)
    objectives = len({id for id, _ in ranked})
    who = [plural(people, "person", "people")] if people else []
    who += [plural(seats, "empty seat")] if seats else []
    verb = "has" if people + seats == 1 else "have"
    text = f"{joined(who)} {verb} a say in {plural(objectives, 'objective')}"
    return f"{capital(text)}; what presses most: {moves[0].text}." if moves else f"{capital(text)}."


def _row(known: Known, objective: str, stake: Stake) -> tuple[Cell, ...]:
    strength = stake.strength
    value = strength.value if strength is not None else None
    return (
        Cell(objective),
        Cell(stake.place),
        Cell(stake.name, about=Key("contact", stake.id) if stake.id in known.network.contacts else None),
        Cell(stake.id),
        Cell("yes" if stake.is_empty else "no", stake.is_empty),
        Cell(str(stake.power or ""), stake.power),
        Cell(str(stake.interest or ""), stake.interest),
        Cell(stake.stance),
        Cell(stake.need),
        Cell("" if value is None else number(value), value),
        Cell(strength.band if strength is not None else ""),
        Cell(str(stake.last or ""), str(stake.last) if stake.last else None),
        Cell(f"{stake.pressure:.1f}", stake.pressure),
        Cell(", ".join(one.id for one in stake.candidates), [one.id for one in stake.candidates]),
    )
