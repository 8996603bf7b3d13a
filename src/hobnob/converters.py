"""One scalar to the value that its field takes, or a finding that says why it is none.

This module sees one value at a time: it knows the types of fields, and nothing of records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from hobnob.closest import closest
from hobnob.dates import DateError, Duration, Unit, parse_birthday, parse_date, parse_day, parse_duration
from hobnob.diagnostics import Diagnostic, Edit, Fix, Note, Span
from hobnob.fields import Field, Type
from hobnob.folding import fold_name
from hobnob.listing import SUFFIXES
from hobnob.quoting import quoted
from hobnob.syntax import nodes
from hobnob.wording import clipped

MISSING: Any = object()
"""What a converter answers where there is no value: the field is empty, or its value could not be read."""

TIES = {"strong": 80, "fair": 45, "weak": 15}
"""What `tie: strong` and its like stand for, on the scale of 0 to 100; each lies inside its band."""

SAFE_SCHEMES = ("http", "https", "mailto", "tel")

_LONGEST = 300
"""Characters of a message: it may quote a value, and a value may be a novel."""

_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\.]+(?:\.[^\s@<>()\[\],;:\"\\.]+)+")
_PHONE = re.compile(r"\+?[0-9 ()./\-\u00a0]+(?:\s*(?:x|ext\.?)\s*[0-9]+)?")
# A date with a time, as editors and exports write it: the time means nothing here.
_DATE_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(?:Z|[-+][0-9]{2}:?[0-9]{2})?"
)
_NUMBER = re.compile(r"[-+]?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_LONE_M = re.compile(r"(?:every\s+)?[0-9]+\s*m", re.IGNORECASE)
_LINK = re.compile(r"\[\[([^\[\]|#]*)(?:#[^\[\]|]*)?(?:\|([^\[\]]*))?\]\]")


class Reporter:
    """Collects the findings of one file while it is read.

    `choices` supplies the lists that settings define (`categories`, `tiers`, `kinds`): each name, and each of its
    synonyms, folded, to the name as it is written there.
    """

    def __init__(self, path: str, text: str, choices: Mapping[str, Mapping[str, str]]) -> None:
        self.path = path
        self.text = text
        self.choices = choices
        self.problems: list[Diagnostic] = []

    def report(
        self,
        check: str,
        message: str,
        start: int,
        end: int,
        *,
        hint: str = "",
        notes: tuple[Note, ...] = (),
        fix: Fix | None = None,
    ) -> None:
        """Adds a finding about the text between two offsets; its grade is written in the check's own file."""
        if len(message) > _LONGEST or "\n" in message or "\r" in message:
            message = clipped(" ".join(message.split()), _LONGEST)
        self.problems.append(Diagnostic(message, Span(self.path, start, end), check, hint=hint, notes=notes, fix=fix))

    def replacement(self, title: str, start: int, end: int, text: str, *, safe: bool) -> Fix:
        """A fix that replaces the text between two offsets."""
        return Fix(title, (Edit(self.path, start, end, text),), safe)


def target_of(text: str) -> str:
    """The target of a reference as written: without wiki brackets, label, heading and the ending of the file's name."""
    text = text.strip()
    if text.startswith("[[") and (link := _LINK.fullmatch(text)):
        text = link[1].strip()
    if text.endswith(SUFFIXES):
        text = text[: text.rindex(".")]
    return text


Convert = Callable[[Reporter, Field, nodes.Scalar, str], Any]
"""Reads one scalar, given with its stripped text, as the field's type; MISSING where it is none."""


def _text(reader: Reporter, field: Field, node: nodes.Scalar, text: str) -> Any:
    if text.startswith("[[") and (link := _LINK.fullmatch(text)):
        # Obsidian writes a topic or a place as a link; what counts here is what it says.
        text = (link[2] or "").strip() or link[1].strip() or text
    if field.name == "tags":
        return text.lstrip("#") or MISSING
    return text


def _date(reader: Reporter, field: Field, node: nodes.Scalar, text: str) -> Any:
    if match := _DATE_TIME.fullmatch(text):
        text = match[1]
    elif text.startswith("[["):
        text = target_of(text).rpartition("/")[2]
    try:
        found = parse_date(text)
        if field.is_whole:
            parse_day(text)
    except DateError as error:
        reader.report("impossible-date", str(error), node.start, node.end, hint="dates are ISO: year-month-day")
        return MISSING
    return found


def _birthday(reader: Reporter, field: Field, node: nodes.Scalar, text: str) -> Any:
    try:
        return parse_birthday(text)
    except DateError as error:
        reader.report("bad-birthday", str(error), node.start, node.end, hint="write 1990-12-10, or 12-10")
        return MISSING


def _duration(reader: Reporter, field: Field, node: nodes.Scalar, text: str) -> Any:
    try:
        found = parse_duration(text)
    except DateError as error:
        hint = f"for example: {field.name}: {field.example}"
        if (meant := _spelled_out(text)) is not None:
            hint = f'write "{meant}"'
        reader.report("bad-duration", str(error), node.start, node.end, hint=hint)
        return MISSING
    if field.low is not None and found.unit is Unit.MINUTE and _LONE_M.fullmatch(text):
        months = Duration(found.amount, Unit.MONTH)
        reader.report(
            "ambiguous-duration",
            f'"{text}" is {found} by its letter; as "{field.name}" it is read as {months}',
            node.start,
            node.end,
            hint=f"write {months}",
            fix=reader.replacement(f"write {months}", node.start, node.end, str(months), safe=True),
        )
        return months
    if field.low is not None and found.days < field.low:
        return _out_of_range(reader, field, node, f'"{text}" is less than a day, too short for "{field.name}"')
    if field.high is not None and found.days > field.high:
        return _out_of_range(reader, field, node, f'"{text}" is too long for "{field.name}"')
    return found


def _spelled_out(text: str) -> Duration | None:
    """The length of time of which the number is written as a word: `every two weeks`."""
    words = [_COUNTS.get(word, word) for word in text.casefold().split()]
    try:
        return parse_duration(" ".join(words))
    except DateError:
        return None


_COUNTS = {word: str(count) for count, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_COUNTS |= {"a": "1", "an": "1", "other": "2", "eleven": "11", "twelve": "12"}


def _out_of_range(reader: Reporter, field: Field, node: nodes.Scalar, message: str) -> Any:
    hint = f"for example: {field.name}: {field.example}"
    if field.type in (Type.NUMBER, Type.TIE):
        hint = f"it runs from {field.low:g} to {field.high:g}"
    reader.report("out-of-range", message, node.start, node.end, hint=hint)
    return MISSING


def _number(reader: Reporter, field: Field, node: nodes.Scalar, text: str) -> Any:
    number = float(text) if _NUMBER.fullmatch(text) else None
    if number is None or (field.is_whole and number != int(number)):
        reader.report(
            "bad-number",
            f'"{text}" is not a {"whole " if field.is_whole else ""}number, which "{field.name}" takes',
            node.start,
            node.end,
            hint=f"for example: {field.name}: {field.example}",
        )
        return MISSING
    low, high = field.low, field.high
    if (low is not None and number < low) or (high is not None and number > high):
        return _out_of_range(reader, field, node, f'"{text}" is out of range for "{field.name}"')
    return int(number) if number == int(number) else number


def _tie(reader: Reporter, field: Field, node: nodes.Scalar, text: str) -> Any:
    if (named := TIES.get(text.casefold())) is not None:
        return named
    if re.fullmatch(r"[0-9]+", text, re.ASCII):
        value = _number(reader, field, node, text)
        return value if value is MISSING else int(value)
    reader.report(
        "unknown-choice",
        f'"{text}" is no judgement of a tie',
        node.start,
        node.end,
        hint="it takes 0 to 100, or strong, fair or weak",
    )
    return MISSING


def _choice(reader: Reporter, field: Field, node: nodes.Scalar, text: str) -> Any:
    choices: Mapping[str, str] | None
    if field.choices_from:
        choices = reader.choices.get(field.choices_from)
        if choices is None:
            return text
    else:
        choices = {one: one for one in field.choices}
    found = choices.get(text) or choices.get(fold_name(text))
    if found is not None:
        return found
    close = closest(text, tuple(choices), 1)
    suggestion = f'; did you mean "{choices[close[0]]}"?' if close else ""
    names = list(dict.fromkeys(choices.values()))
    listed = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")
    if field.choices_from:
        message = f'"{text}" is none of the {field.choices_from} in settings{suggestion}'
        hint = f'known are {listed}; to have "{text}", add it under {field.choices_from} in hobnob.yaml'
        if not names:
            hint = f'settings define none; to have "{text}", add it under {field.choices_from} in hobnob.yaml'
    else:
        message = f'"{text}" is no choice for "{field.name}"{suggestion}'
        hint = f"it takes {listed}"
    fix = None
    if close:
        new = choices[close[0]]
        fix = reader.replacement(f'write "{new}"', node.start, node.end, quoted(new), safe=False)
    reader.report("unknown-choice", message, node.start, node.end, hint=hint, fix=fix)
    return MISSING


def _email(reader: Reporter, field: Field, node: nodes.Scalar, text: str) -> Any:
    if _EMAIL.fullmatch(text):
        return text
    bare = text.removeprefix("mailto:").strip("<> ")
    fix = None
    if bare != text and _EMAIL.fullmatch(bare):
        fix = reader.replacement(f"write {bare}", node.start, node.end, bare, safe=True)
    reader.report(
        "bad-email",
        f'"{text}" is not an e-mail address',
        node.start,
        node.end,
        hint="an address reads ada@difference.example; a name beside it belongs into the field name",
        fix=fix,
    )
    return MISSING


def _phone(reader: Reporter, field: Field, node: nodes.Scalar, text: str) -> Any:
    if not _PHONE.fullmatch(text) or sum(letter.isdigit() for letter in text) < 3:
        reader.report(
            "bad-phone",
            f'"{text}" does not look like a phone number',
            node.start,
            node.end,
            hint="digits, spaces and + ( ) - . / are fine; it is kept as written",
        )
    return text


def _url(reader: Reporter, field: Field, node: nodes.Scalar, text: str) -> Any:
    try:
        parts = urlsplit(text)
        good = parts.scheme in SAFE_SCHEMES and bool(parts.netloc or parts.scheme in ("mailto", "tel"))
        bare = not parts.scheme and "." in text.partition("/")[0] and not re.search(r"\s", text)
    except ValueError:
        good = bare = False
    if good and not re.search(r"[\s<>\"\\]", text):
        return text
    fix = None
    if bare and re.fullmatch(r"[\w.\-]+\.[a-z]{2,}(?:[/?#][^\s<>\"]*)?", text):
        fix = reader.replacement(f"write https://{text}", node.start, node.end, f"https://{text}", safe=True)
    reader.report(
        "bad-url",
        f'"{text}" is not a web address',
        node.start,
        node.end,
        hint="a web address begins with https:// or http://",
        fix=fix,
    )
    return MISSING


def _ref(reader: Reporter, field: Field, node: nodes.Scalar, text: str) -> Any:
    return target_of(text) or MISSING


CONVERTERS: Mapping[Type, Convert] = {
    Type.TEXT: _text,
    Type.DATE: _date,
    Type.BIRTHDAY: _birthday,
    Type.DURATION: _duration,
    Type.NUMBER: _number,
    Type.CHOICE: _choice,
    Type.EMAIL: _email,
    Type.PHONE: _phone,
    Type.URL: _url,
    Type.REF: _ref,
    Type.TIE: _tie,
    Type.QUERY: _text,
}
