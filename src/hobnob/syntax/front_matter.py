"""One record's text to its two parts: the fields in front, and the Markdown body.

A Markdown file begins with its fields between two lines of `---`, or has none; a YAML file is all fields, with its
body under `body:`. What is wrong with the text as a whole is found here: conflict markers, control characters, a
front matter that is never closed. Never raises. This module knows no contact and no disk.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from hobnob.diagnostics import Diagnostic, Edit, Fix, Span
from hobnob.syntax.characters import Conflict, conflicts, half_conflicts, has_unreadable, readable, unreadable
from hobnob.syntax.fences import Seeming, holds_body, seeming_end, unclosed
from hobnob.syntax.nodes import Mapping, Scalar
from hobnob.syntax.yaml import Parse, oversized, read_mapping

MAX_TEXT = 5_000_000
"""The longest text that is taken apart, in characters."""

MAX_YAML = 1024 * 1024
"""The longest YAML record, in characters: its body is in it."""

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\r|\n|\Z)")
_CLOSING = re.compile(r"[\r\n](?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")
# A front matter that would be one if it began on the first line, as it must.
_LATE_OPENING = re.compile(r"[\s\ufeff]*(?=---[ \t]*[\r\n]+[^\W\d][\w -]*:[ \r\n][^\0]*[\r\n]---[ \t]*(?:[\r\n]|\Z))")
_WORD = re.compile(r"\S+")


class BodyText(NamedTuple):
    """A body and where it came from: `lines` are pairs of an offset in `text` and the offset in the file it has.

    Between two pairs both count alike; the first pair is at the beginning of the text.
    """

    text: str
    lines: tuple[tuple[int, int], ...]

    def place(self, offset: int) -> int:
        """The offset in the file of an offset in the text."""
        lines = self.lines
        own, there = lines[0] if len(lines) == 1 else lines[max(0, bisect_right(lines, (offset, _FAR)) - 1)]
        return there + offset - own


_FAR = 1 << 60


class Parts(NamedTuple):
    """What a record's text consists of.

    `fields` is None where there are none: no front matter, or one that holds no fields; it is empty, at the place
    where fields would begin, where the front matter is. A YAML record's `body` is not among its fields. `is_whole` is
    false where something could not be read, so that nothing may be made of what is absent. `problems` are in the order
    of the text. `comments` are the offsets and texts (less the `#`) of those comments among the fields that speak to
    hobnob.
    """

    fields: Mapping | None
    body: BodyText
    is_whole: bool
    problems: tuple[Diagnostic, ...]
    comments: tuple[tuple[int, int, str], ...]


def take_apart(path: str, text: str) -> Parts:
    """The fields and the body of a record's text, without a byte order mark; the path's ending says how to read it."""
    if len(text) > MAX_TEXT:
        problem = oversized(path, 0, len(text), MAX_TEXT)
        return Parts(None, BodyText("", ((0, 0),)), False, (problem,), ())
    is_yaml = path.lower().endswith((".yaml", ".yml"))
    if has_unreadable(text) or "<<<<<<<" in text:
        parts = _cleaned(path, text, is_yaml=is_yaml)
    else:
        parts = _yaml_record(path, text) if is_yaml else _markdown_record(path, text)
    if len(parts.problems) > 1:
        return parts._replace(problems=tuple(sorted(parts.problems, key=lambda problem: problem.order)))
    return parts


def _cleaned(path: str, text: str, *, is_yaml: bool) -> Parts:
    """A text with conflict markers or control characters: read without them, and with the findings."""
    problems: list[Diagnostic] = []
    cleaned = text
    if has_unreadable(text):
        problems.append(unreadable(path, text))
        cleaned = readable(text)
    found = conflicts(path, cleaned)
    # Neither version is read. Fields are blanked out; a body keeps its text, because people will look at it.
    fields_end = len(text) if is_yaml else _front_matter_end(text)
    cleaned = _blanked(cleaned, found, fields_end)
    found += (halves := half_conflicts(path, cleaned, fields_end))
    cleaned = _blanked(cleaned, halves, fields_end)
    problems += (conflict.problem for conflict in found)
    parts = _yaml_record(path, cleaned) if is_yaml else _markdown_record(path, cleaned)
    body = parts.body
    if not is_yaml:
        body = body._replace(text=text[len(text) - len(body.text) :])
    return parts._replace(body=body, problems=(*problems, *parts.problems), is_whole=parts.is_whole and not found)


def _blanked(text: str, conflicts: list[Conflict], fields_end: int) -> str:
    """The text with spaces in place of conflicts among the fields; all offsets stay."""
    pieces = []
    position = 0
    for start, end, _ in conflicts:
        if start < fields_end:
            stop = min(end, fields_end)
            pieces += [text[position:start], re.sub(r"[^\r\n]", " ", text[start:stop])]
            position = stop
    pieces.append(text[position:])
    return "".join(pieces)


def _front_matter_end(text: str) -> int:
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end() - 1) if opening else None
    return closing.start() if closing else len(text) if opening else 0


# -- Markdown


def _markdown_record(path: str, text: str) -> Parts:
    problems: tuple[Diagnostic, ...] = ()
    opening = _OPENING.match(text)
    if opening is None:
        late = _LATE_OPENING.match(text) if text[:1].isspace() or text[:1] == "\ufeff" else None
        if late is None:
            return Parts(None, BodyText(text, ((0, 0),)), True, (), ())
        problems = (_late(path, late.end()),)
        opening = _OPENING.match(text, late.end())
        assert opening is not None
    start = opening.end()
    # Looking for the text is far faster than for the pattern, and right for nearly every file.
    end = text.find("\n---", start - 1)
    if end >= 0 and text[end + 4 : end + 5] == "\n" and text.find("\n...", start - 1, end) < 0 and "\r" not in text:
        body_start = end + 5
    else:
        closing = _CLOSING.search(text, start - 1)
        if closing is None:
            return _unclosed(path, text, start)
        end, body_start = closing.start(), closing.end()
    end = max(end + 1, start)
    parse = read_mapping(path, text, start, end)
    if not parse.is_whole and holds_body(text, start, end):
        return _unclosed(path, text, start)
    body = BodyText(text[body_start:], ((0, body_start),))
    if parse.problems or problems:
        return Parts(parse.mapping, body, parse.is_whole, (*problems, *parse.problems), parse.comments)
    return Parts(parse.mapping, body, parse.is_whole, (), parse.comments)


def _late(path: str, start: int) -> Diagnostic:
    return Diagnostic(
        "the fields must begin on the first line, and something empty stands before them",
        Span(path, start, start + 3),
        check="front-matter-not-fields",
        hint="delete what stands before the ---",
        fix=Fix("delete what stands before the ---", (Edit(path, 0, start, ""),)),
    )


def _unclosed(path: str, text: str, start: int) -> Parts:
    """A front matter without an end: it ends where it seems to, and the rest is the body."""
    seeming = seeming_end(text, start, len(text)) or Seeming(len(text), bool(text[start:].strip()), False)
    end = seeming.end
    parse = read_mapping(path, text, start, end)
    has_fields = parse.mapping is not None and bool(parse.mapping.entries)
    problem = unclosed(path, text, start, seeming, has_fields=has_fields)
    body = BodyText(text[end:], ((0, end),))
    problems = (problem, *parse.problems) if has_fields else (problem,)
    return Parts(parse.mapping, body, False, problems, parse.comments)


# -- YAML


def _yaml_record(path: str, text: str) -> Parts:
    parse: Parse = read_mapping(path, text, 0, len(text), MAX_YAML)
    fields, problems, is_whole = parse.mapping, parse.problems, parse.is_whole
    body = BodyText("", ((0, len(text)),))
    for index, (key, value) in enumerate(fields.entries if fields else ()):
        if key.value == "body" and fields is not None:
            fields = fields._replace(entries=fields.entries[:index] + fields.entries[index + 1 :])
            if isinstance(value, Scalar):
                body = _body(text, value)
            else:
                problems = (*problems, _no_text(path, value.start, value.end))
            break
    return Parts(fields, body, is_whole, problems, parse.comments)


def _no_text(path: str, start: int, end: int) -> Diagnostic:
    return Diagnostic(
        '"body" holds no text, but takes one',
        Span(path, start, end),
        check="wrong-shape",
        hint="write body: | and the text below it, indented",
    )


def _body(text: str, scalar: Scalar) -> BodyText:
    """The body that a scalar holds, aligned word by word: only spaces and line ends differ between the two.

    An escape in double quotes ends the alignment; what follows it is placed roughly.
    """
    if scalar.is_null:
        return BodyText("", ((0, scalar.start),))
    value, position = scalar.value, scalar.start
    if text[position] in "|>":
        header = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)").match(text, position)
        position = header.end() if header else position
    elif not scalar.is_plain:
        position += 1
    lines: list[tuple[int, int]] = []
    known = position
    word_end = -1
    for word in _WORD.finditer(value):
        found = text.find(word[0], known, scalar.end)
        if found < 0:
            break
        own, there = word.start(), found
        if not lines or own - lines[-1][0] != there - lines[-1][1]:
            # The spaces before the word that stand in both belong to it; the one right behind the last word, which
            # may be a line end in the file, belongs to that.
            while own - 1 > word_end and value[own - 1] == " " == text[there - 1] and there > position:
                own, there = own - 1, there - 1
            lines.append((own, there))
        known = found + len(word[0])
        word_end = word.end()
    if not lines or lines[0][0] > 0:
        lines.insert(0, (0, min(position, lines[0][1]) if lines else position))
    return BodyText(value, tuple(lines))
