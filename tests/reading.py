"""Files read in memory, for tests that need no folder and no command line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import inline

if TYPE_CHECKING:
    from hobnob.diagnostics import Diagnostic
    from hobnob.network import Network
    from hobnob.parse import Parsed
    from hobnob.settings import Settings

OBJECTIVE = "objectives/job.md"
NOTE = "notes/2026-05-03.md"


def settings(text: str) -> Settings:
    """The settings that a `hobnob.yaml` gives, which must have no findings."""
    from hobnob.settings import read_settings

    read = read_settings(text)
    assert not read.diagnostics, read.diagnostics
    return read.settings


def read(text: str, path: str = "contacts/ada.md", hobnob_yaml: str = "") -> Parsed:
    """What one file says."""
    from hobnob.parse import parse_file

    return parse_file(path, text, settings(hobnob_yaml))


def fields(yaml: str, path: str = "contacts/ada.md", hobnob_yaml: str = "") -> Parsed:
    """What a Markdown file with these fields and no body says."""
    return read(f"---\n{yaml}\n---\n", path, hobnob_yaml)


def body(text: str, path: str = "contacts/ada.md", hobnob_yaml: str = "") -> Parsed:
    """What a Markdown file with this body and no fields says."""
    return read(text, path, hobnob_yaml)


def resolved(files: str) -> Network:
    """The network of some inline files (see `inline`)."""
    from hobnob.parse import parse_file
    from hobnob.resolve import resolve

    texts = inline.parse(files)
    known = settings(texts.pop("hobnob.yaml", ""))
    return resolve([parse_file(path, text, known) for path, text in texts.items()], known)


def names(found: Iterable[Diagnostic]) -> list[str]:
    """The checks of some findings, in their order."""
    return [one.check for one in found]


def spots(text: str, found: Iterable[Diagnostic]) -> list[tuple[str, str]]:
    """The check of each finding and the text that it points at."""
    return [(one.check, text[one.span.start : one.span.end]) for one in found]


def only(found: Iterable[Diagnostic]) -> Diagnostic:
    """The one finding there is."""
    (one,) = found
    return one


def value(yaml: str, path: str = "contacts/ada.md", hobnob_yaml: str = ""):
    """The value of the one field that is given, which must have no finding."""
    found = fields(yaml, path, hobnob_yaml)
    assert found.diagnostics == ()
    return getattr(found.record, yaml.partition(":")[0])


def found_in(yaml: str, path: str = "contacts/ada.md") -> list[tuple[str, str]]:
    """The check of each finding about these fields and the text that it points at."""
    text = f"---\n{yaml}\n---\n"
    return spots(text, read(text, path).diagnostics)


def spot(yaml: str, place: str, path: str = "contacts/ada.md") -> str:
    """The text at a place of the record's fields."""
    text = f"---\n{yaml}\n---\n"
    start, end = read(text, path).record.at[place]
    return text[start:end]


def fixed(yaml: str, path: str = "contacts/ada.md", *, safe: bool = True) -> str:
    """The fields after the one fix there is, which must leave nothing to find."""
    from hobnob import edits

    text = f"---\n{yaml}\n---\n"
    fix = only(read(text, path).diagnostics).fix
    assert fix is not None
    assert fix.safe is safe
    new = edits.apply(text, fix.edits)
    assert read(new, path).diagnostics == ()
    return new.removeprefix("---\n").removesuffix("\n---\n")
