"""Reports: what the analyses found, as Documents for people and programs; a file each, found by listing this folder.

A report's file holds its documentation, whose first line says what it answers and which ends with the keys of its JSON;
`EXPLAINS`, the analyses whose definitions stand behind its figures; `OPTIONS`, the fields of `Ask` beside the words
that it takes; `WORDS`, the usage of its words; and `report(known, ask)`. `MOST`, where there is one, is how many of a
list it shows unless asked, or what tells that from the settings. A file that begins with "_" is a part of reports. This
package knows no terminal and no HTML, and listing the reports imports none of them.
"""

from __future__ import annotations

import gc
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache, wraps
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from hobnob.resources import report_names

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.document import Document
    from hobnob.reports._ask import Ask
    from hobnob.settings import Settings

SORTS = ("name", "strength", "last", "state", "org")
"""How a list of people may be sorted, the usual way first."""

SECTIONS = (
    ("Every day", ("next", "weekly", "cadence", "brief", "find")),
    ("Towards your objectives", ("gaps", "introductions", "who", "path", "interviews", "stakeholders", "pitch")),
    ("The whole network", ("health", "strength", "balance", "moved", "communities", "events", "timeline")),
)
"""The order in which people see the reports. One that is not listed here stands in a last section of its own."""

_LAST = "More"

KEYS = "Keys of the JSON:"
"""The line of a report's documentation after which its keys stand."""


class Report(NamedTuple):
    """One report. `keys` are lines of a key, at least two spaces, and what it means."""

    name: str
    explanation: str
    keys: tuple[str, ...]
    explains: tuple[str, ...]
    options: tuple[str, ...]
    words: str
    most: int | Callable[[Settings], int] | None
    make: Callable[[Known, Ask], Document]

    def shown(self, settings: Settings) -> int | None:
        """How many of a list it shows unless asked; None for all."""
        return self.most(settings) if callable(self.most) else self.most

    @property
    def summary(self) -> str:
        """What it answers, in one line."""
        return self.explanation.partition("\n")[0].rstrip(".")

    @property
    def definitions(self) -> Mapping[str, str]:
        """The documentation of the analyses behind it, by their names: what its figures mean, as Markdown."""
        return {name: inspect.getdoc(import_module(f"hobnob.analyses.{name}")) or "" for name in self.explains}


@cache
def all_reports() -> Mapping[str, str]:
    """Every report by the name people type, in the order of names, with the name of its module."""
    return {name: name.replace("-", "_") for name in report_names()}


def sections() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names of the reports in their sections, each with its title; no section is empty."""
    known = all_reports()
    placed = {name for _, names in SECTIONS for name in names}
    for title, names in (*SECTIONS, (_LAST, tuple(name for name in known if name not in placed))):
        if there := tuple(name for name in names if name in known):
            yield title, there


def summary(name: str) -> str:
    """The first line of a report's documentation, read from its file without importing it."""
    source = pkgutil.get_data(__name__, f"{all_reports()[name]}.py") or b""
    first = source.decode("utf-8").partition("\n")[0].strip()
    return first.removeprefix("r").removeprefix('"""').partition('"""')[0].rstrip(".")


def load(name: str) -> Report:
    """The report of that name, imported now; KeyError where there is none."""
    module = import_module(f"{__name__}.{all_reports()[name]}")
    explanation, _, keys = (inspect.getdoc(module) or "").partition(f"\n{KEYS}\n")
    return Report(
        name,
        explanation.strip(),
        tuple(line.strip() for line in keys.splitlines() if line.strip()),
        module.EXPLAINS,
        module.OPTIONS,
        module.WORDS,
        getattr(module, "MOST", None),
        _without_garbage_collection(module.report),
    )


def _without_garbage_collection(make: Callable[[Known, Ask], Document]) -> Callable[[Known, Ask], Document]:
    """A report's making, in which very many small values are made that stay until it is given.

    Looking through them for garbage again and again would double its time. Counting references frees what goes earlier.
    """

    @wraps(make)
    def made(known: Known, ask: Ask) -> Document:
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            return make(known, ask)
        finally:
            if was_enabled:
                gc.enable()

    return made
