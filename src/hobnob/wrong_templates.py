"""What is wrong with a template, as a finding: the file, the line of it, one sentence, and what to do.

It turns what Jinja raises into findings, told in the words that Jinja's documentation uses. This module knows no
network and no page.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, cast

from jinja2 import Environment, TemplateNotFound
from jinja2.exceptions import TemplateSyntaxError

from hobnob.diagnostics import Diagnostic, Note, Severity, Span
from hobnob.errors import HobnobError
from hobnob.listing import OWN_TEMPLATES
from hobnob.resources import spellings
from hobnob.sandbox import meant

CHECK = "wrong-template"
"""The name of such a finding."""

_NEWLINE = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r"'([^']+)'|\"([^\"]+)\"")
_UNKNOWN = re.compile(r"(?P<what>'(?P<name>\w+)' is undefined|[Nn]o (?P<kind>filter|test) named '(?P<one>\w+)')")

_OF_OWN = "compare it with the packaged template; remove your own to have that one back"
_OF_OURS = "this template is packaged: one of your own has changed something that it builds on"


class Shelf(Protocol):
    """Where templates lie, by the paths under which findings show them."""

    def located(self, path: str, line: int) -> tuple[str, int]:
        """The file and line that a line of a template stands in."""
        ...

    def text_of(self, environment: Environment, path: str) -> str:
        """The text of a file; empty where there is none by now."""
        ...


class Mistake(NamedTuple):
    """A finding about a template, and the text of every template that it points into, by path."""

    finding: Diagnostic
    texts: Mapping[str, str]


class WrongTemplates(HobnobError):  # noqa: N818 - it says what happened
    """Templates are wrong; `findings` say where and why, and `texts` hold the templates that they point into."""

    exit_code = 1

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.findings = tuple(sorted({one.finding for one in mistakes}, key=lambda finding: finding.order))
        self.texts = {path: text for one in mistakes for path, text in one.texts.items()}
        first = self.findings[0]
        line = len(_NEWLINE.findall(self.texts.get(first.span.path, "")[: first.span.start])) + 1
        super().__init__(f"{first.span.path}:{line}: {first.message}", first.hint)


def mistake(environment: Environment, error: BaseException, name: str, data: Mapping[str, Any]) -> Mistake:
    """The finding that an error is, which Jinja raised while it made the template `name` of the data."""
    shelf = cast("Shelf", environment.loader)
    places = [shelf.located(*place) for place in _places(error)]
    if isinstance(error, TemplateSyntaxError):
        places.append((error.filename or _path(environment, name), error.lineno))
    path, number = places[-1] if places else (_path(environment, name), 1)
    message, more = _said(environment, error, data)
    texts = {path: shelf.text_of(environment, path)}
    notes = []
    # Where a packaged template stumbles over one of the user's own, that one is shown as well.
    if is_packaged(path) and (callers := [place for place in places if not is_packaged(place[0])]):
        caller, line = callers[-1]
        texts[caller] = shelf.text_of(environment, caller)
        notes.append(Note("it was on its way from here", _span(caller, texts[caller], line, "")))
    hint = more or (_OF_OURS if is_packaged(path) else _OF_OWN)
    span = _span(path, texts[path], number, message)
    return Mistake(Diagnostic(message, span, CHECK, Severity.ERROR, hint, tuple(notes)), texts)


def missing(environment: Environment, name: str) -> tuple[str, str]:
    """What to say of a name that no template has, and what to do."""
    bare = spellings(name)[1]
    known = environment.list_templates()
    close = meant(name, known if name != bare else [spellings(one)[1] for one in known])
    return f'there is no template "{name}"{close}', f"a template is named from the folder {OWN_TEMPLATES} on"


def unreadable(path: str, why: str, hint: str = "") -> Mistake:
    """The finding that a template cannot be read at all."""
    message = f"the template cannot be read: {why}"
    return Mistake(Diagnostic(message, Span(path, 0, 0), CHECK, Severity.ERROR, hint), {path: ""})


def at_line(path: str, text: str, number: int, message: str, hint: str) -> Mistake:
    """A finding about one line, from 1, of a template."""
    return Mistake(Diagnostic(message, _span(path, text, number, message), CHECK, Severity.ERROR, hint), {path: text})


def is_packaged(path: str) -> bool:
    """Whether a path, as findings show it, is that of a packaged template."""
    return path.startswith(f"{OWN_TEMPLATES}/!")


def _places(error: BaseException) -> list[tuple[str, int]]:
    """The templates and lines of a traceback, from the outermost inwards."""
    frames = traceback.extract_tb(error.__traceback__)
    return [(one.filename, one.lineno or 1) for one in frames if one.filename.startswith(f"{OWN_TEMPLATES}/")]


def _path(environment: Environment, name: str) -> str:
    """The path of a template, as findings show it."""
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[1] or name


def _span(path: str, text: str, number: int, message: str) -> Span:
    """What to mark in a line: a name that the message quotes, else all of the line but its indentation."""
    breaks = list(_NEWLINE.finditer(text))
    start = breaks[number - 2].end() if 2 <= number <= len(breaks) + 1 else 0
    end = breaks[number - 1].start() if 1 <= number <= len(breaks) else len(text)
    line = text[start:end]
    for quoted in _QUOTED.finditer(message):
        name = re.escape(quoted[1] or quoted[2])
        if found := re.search(rf"(?<!\w){name}(?!\w)", line):
            return Span(path, start + found.start(), start + found.end())
    return Span(path, start + len(line) - len(line.lstrip()), start + len(line.rstrip()))


def _said(environment: Environment, error: BaseException, data: Mapping[str, Any]) -> tuple[str, str]:
    """What is wrong, in a sentence, and what else Jinja says of it."""
    if isinstance(error, TemplateNotFound):
        return missing(environment, str(error.name))
    if isinstance(error, RecursionError):
        return "this extends, includes or calls itself without end", '"!" before a name means the packaged template'
    if isinstance(error, MemoryError):
        return "this needs more memory than there is", ""
    # What Python has against the code that was made of a template has a line of that code in it.
    text = " ".join(str(error.msg if isinstance(error, SyntaxError) else error).split()) or type(error).__name__
    sentence, _, more = text.partition(". ")
    sentence = sentence.rstrip(".")
    if found := _UNKNOWN.match(sentence):
        known: Iterable[str] = {"filter": environment.filters, "test": environment.tests}.get(
            found["kind"] or "", {**environment.globals, **data}
        )
        sentence = found["what"] + meant(found["name"] or found["one"], known)
    return sentence[:1].lower() + sentence[1:], more.rstrip(".")
