"""The file of what queries can ask of everybody, as the script of the site takes it in; columns of values to bytes.

A field is one text, a cell a person between commas: short, and quick to take in. A line of text that several people
share, such as a town or whom they know, stands once in `lines`, and cells name it by its number; each line is then
looked at once a query, however many people have it. This module knows no network.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from hobnob.site.data import data_file
from hobnob.site.language import language
from hobnob.site.plan import File

Column = Sequence[str]
"""What everybody has in a field, in the order of data/people.js; empty where that is unknown."""


def facts_file(
    today: date,
    people: int,
    texts: Mapping[str, Sequence[Sequence[str]]],
    numbers: Mapping[str, Column],
    days: Mapping[str, Column],
    own: Iterable[str],
    notes: int,
) -> File:
    """`facts`: `today`, how many `people`, all `lines`; `text`, `number`, `day` by field; the tables of the language.

    `texts` has the folded lines of everybody in a field; a cell of them has their numbers between spaces. `own` are the
    network's own fields, `notes` is how many files of notes there are. For the tables see `hobnob.site.language`.
    """
    lines = _numbered(texts.values())
    return data_file(
        "facts",
        {
            "today": str(today),
            "people": people,
            "lines": list(lines),
            "text": {
                field: ",".join(" ".join(lines[line] for line in cell) for cell in column)
                for field, column in texts.items()
            },
            "number": {field: ",".join(column) for field, column in numbers.items()},
            "day": {field: ",".join(column) for field, column in days.items()},
            **language(own),
            "notes": notes,
        },
    )


def _numbered(columns: Iterable[Iterable[Iterable[str]]]) -> dict[str, str]:
    """A number for each line of some texts; those that stand most often have the shortest."""
    counts = Counter(line for column in columns for cell in column for line in cell)
    ordered = sorted(counts, key=lambda line: (-counts[line], line))
    return {line: str(number) for number, line in enumerate(ordered)}
