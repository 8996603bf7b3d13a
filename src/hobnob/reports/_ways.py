"""Ways from person to person in reports: each with what its steps rest on, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence

from hobnob.analyses.known import Known
from hobnob.analyses.paths import Step, Way
from hobnob.document import Block, Cell, Column, Heading, List, Table
from hobnob.model import ME, Contact, Key
from hobnob.wording import capital, number, role_at

_WAYS = tuple(Column(name, name.capitalize()) for name in ("way", "start", "end", "warmth", "people"))
_STEPS = tuple(Column(name, name.capitalize()) for name in ("way", "start", "end", "warmth", "why"))


def way_blocks(known: Known, ways: Sequence[Way]) -> list[Block]:
    """The ways in their order, each with its steps; tables `ways` and `steps` hold the same for programs."""
    network = known.network
    rows, steps = [], []
    blocks: list[Block] = []
    for count, way in enumerate(ways, 1):
        rows.append((Cell(str(count), count), *_ends(way), Cell(" ".join(way.people), list(way.people))))
        steps += [
            (Cell(str(count), count), *_ends(step), Cell("; ".join(step.why), list(step.why))) for step in way.steps
        ]
        places = [] if way.start == ME else [way.start]
        chain = " → ".join(network.name(id) for id in (*places, *way.people))
        blocks.append(Heading(f"{count}. {chain}: warmth {warmth_in_words(way.warmth)}", about=Key("contact", way.end)))
        blocks.append(List(tuple(Cell(step_in_words(known, step)) for step in way.steps)))
    return [
        Table(_WAYS, tuple(rows), "ways", is_hidden=True),
        Table(_STEPS, tuple(steps), "steps", is_hidden=True),
        *blocks,
    ]


def warmth_in_words(warmth: float) -> str:
    """A warmth for people, as a strength is shown: `38`, of 100."""
    # Products such as 0.58 * 0.5 come out a hair below the figure that they are.
    return number(round(warmth * 100, 9))


def step_in_words(known: Known, step: Step) -> str:
    """A step of a way, with what it rests on."""
    end = known.network.name(step.end)
    why = "; ".join(step.why)
    if step.start == ME:
        return f"You and {end}: {why}"
    return f"{capital(known.network.name(step.start))} and {end}: {why}"


def about_in_words(contact: Contact) -> str:
    """A contact with what they do: `Ines Carvalho, director of product at Lumenar`."""
    return ", ".join(part for part in (contact.name, role_at(contact.role, contact.org)) if part)


def _ends(part: Way | Step) -> tuple[Cell, Cell, Cell]:
    return (
        Cell(part.start, about=_about(part.start)),
        Cell(part.end, about=_about(part.end)),
        Cell(warmth_in_words(part.warmth), part.warmth),
    )


def _about(id: str) -> Key:
    return Key("me" if id == ME else "contact", id)
