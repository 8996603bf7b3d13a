"""Who stands where on the pictures, kept from build to build, so that nobody moves because somebody else was added.

A picture has cells, such as a ring of a sector, and a cell has numbered slots; what is kept is each person's slot. The
file of places lies in the built site: a line a person and cell, sorted, so that two builds differ only where people
moved. This module knows no picture: what a cell is called and where its slots are is for those who draw.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

PLACES = "places.txt"
"""The file of places, in the built folder."""

_HEAD = "# Who stands where on the map, so that nobody moves without a reason. Delete this file to place all anew.\n"

Slots = Mapping[str, int]
"""The slots of a cell by the ids of those who stand there."""


class Places(NamedTuple):
    """The slots of every cell, by the cell's name."""

    cells: Mapping[str, Slots] = {}

    def of(self, cell: str) -> Slots:
        """Who stands where in a cell; nobody in one that was not there."""
        return self.cells.get(cell, {})

    def text(self) -> str:
        """The file of places."""
        lines = sorted(
            f"{_written(cell)}\t{slot}\t{_written(id)}\n"
            for cell, slots in self.cells.items()
            for id, slot in slots.items()
        )
        return _HEAD + "".join(lines)


NOWHERE = Places()
"""The places of no build."""


def read_places(text: str) -> Places:
    """What a file of places says; lines that say nothing are left out, and of two for one slot the first counts."""
    cells: dict[str, dict[str, int]] = {}
    taken: set[tuple[str, int]] = set()
    for line in text.split("\n"):
        parts = line.split("\t")
        if line.startswith("#") or len(parts) != 3 or not (parts[1].isascii() and parts[1].isdecimal()):
            continue
        cell, slot, id = _read(parts[0]), int(parts[1][:9]), _read(parts[2])
        if (cell, slot) not in taken and id not in cells.get(cell, {}):
            taken.add((cell, slot))
            cells.setdefault(cell, {})[id] = slot
    return Places(cells)


def merged(some: Iterable[Places]) -> Places:
    """Places of several pictures together; their cells have different names."""
    return Places({cell: slots for places in some for cell, slots in places.cells.items()})


def _written(text: str) -> str:
    """A text in one field of one line that is no remark."""
    for char in _ESCAPED:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def _read(text: str) -> str:
    for char in reversed(_ESCAPED):
        text = text.replace(f"%{ord(char):02X}", char)
    return text


_ESCAPED = "%#\t\n\r"
"""What a field cannot hold as it is; the sign of the others comes first."""
