"""What the query language can ask of everybody, for the script that reads queries in the browser.

The values are those of `hobnob.analyses.facts`, which `hobnob find` asks; the tables of the language go along. What was
said is not here but in the notes.

A field is one text, a cell a person between commas, in the order of data/people.js: short, and quick to take in. A line
of text that several people share, such as a town or whom they know, stands once in `lines`, and cells name it by its
number; each line is then looked at once a query, however many people have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from hobnob.analyses.facts import DAYS, NUMBERS, TEXTS
from hobnob.query import Facts
from hobnob.site.content import Content
from hobnob.site.data import data_file
from hobnob.site.data.notes import SAID, shard_count
from hobnob.site.data.people import in_order
from hobnob.site.language import language, plain_names
from hobnob.site.plan import File


def files(content: Content) -> Iterator[File]:
    """`facts`: `today`, how many `people`, all `lines`; `text`, `number`, `day` by field; the tables of the language.

    A cell of `text` has the numbers of its lines between spaces; a cell of what is unknown is empty. `notes` is how
    many files of notes there are. For the tables see `hobnob.site.language`.
    """
    people = [content.facts[id] for id in content.once(in_order)]
    fields = (*TEXTS, *plain_names(content.network.settings.fields))
    texts = {field: [one.text(field) for one in people] for field in fields if field != SAID}
    numbers = _numbers_of_lines(texts.values())
    yield data_file(
        "facts",
        {
            "today": str(content.today),
            "people": len(people),
            "lines": "\n".join(numbers),
            "text": {
                field: ",".join(" ".join(numbers[line] for line in text.split("\n") if line) for text in column)
                for field, column in texts.items()
            },
            "number": {field: ",".join(_number(one, field) for one in people) for field in NUMBERS},
            "day": {field: ",".join(str(one.day(field) or "") for one in people) for field in DAYS},
            **language(content.network.settings.fields),
            "notes": content.once(shard_count),
        },
    )


def _numbers_of_lines(columns: Iterable[Iterable[str]]) -> dict[str, str]:
    """A number for each line of some texts; those that stand most often have the shortest."""
    counts = Counter(line for column in columns for text in column for line in text.split("\n") if line)
    ordered = sorted(counts, key=lambda line: (-counts[line], line))
    return {line: str(number) for number, line in enumerate(ordered)}


def _number(facts: Facts, field: str) -> str:
    """The value for a query, which compares with four digits: between two such numbers it may as well lie half-way."""
    value = facts.number(field)
    if value is None:
        return ""
    near = round(value, 4)
    return str(near).removesuffix(".0") if near == value else f"{near + (5e-5 if value > near else -5e-5):.5f}"
