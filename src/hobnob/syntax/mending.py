"""Reads as much as can be read of a stretch that is no YAML, with a finding for each mistake in it.

The stretch is cut into its fields, because a mistake in one is none in another. A field that is refused is mended as
a person would: the likeliest mistake is repaired in a copy, until the parser accepts it. What cannot be mended is
left out, an item of a list if that is enough, else the field. The nodes keep the places of what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from hobnob.diagnostics import Diagnostic, Edit, Fix, Span
from hobnob.syntax.events import MAX_DEPTH, BrokenYamlError, Oddity, TooDeepError, Tree, read
from hobnob.syntax.lines import BLANKS, lines_of, shown
from hobnob.syntax.mistakes import mistakes
from hobnob.syntax.nodes import Mapping, Node, Scalar, Sequence
from hobnob.syntax.refusals import Mistake, Refusal

# A field begins where a line begins with a letter or a quote and is not indented; what else begins there may be the
# end of brackets, an item, a comment.
_FIELD = re.compile(r"^(?:[^\W_]|[\"'_$<@*&!%`])", re.MULTILINE)
# Each repair reads the field again; a field of the size of a book gets fewer tries than a line.
_MOST_REPAIRS = 50
_REPAIR_BUDGET = 400_000
# Behind so many broken fields a text is something else than a record.
_MOST_BROKEN = 100


class Mended(NamedTuple):
    """What could be read; `oddities` have places in the file. `is_whole` if nothing was left out."""

    entries: tuple[tuple[Scalar, Node], ...]
    oddities: tuple[Oddity, ...]
    problems: tuple[Diagnostic, ...]
    is_whole: bool


class _Repaired:
    """A stretch of text with some edits made in a copy, and the way back to the places in the original."""

    def __init__(self, text: str, start: int, end: int, edits: list[tuple[int, int, str]]) -> None:
        pieces = []
        self._moved: list[tuple[int, int, int, int]] = []
        position, length = start, 0
        for first, last, new in sorted(edits):
            pieces += [text[position:first], new]
            length += first - position
            self._moved.append((length, length + len(new), first, last))
            length += len(new)
            position = last
        pieces.append(text[position:end])
        self.source = "".join(pieces)
        self._start = start

    def start(self, offset: int) -> int:
        """Where something began that begins at an offset of the copy."""
        shift = self._start
        for new_start, new_end, first, last in self._moved:
            if offset < new_start:
                break
            if offset < new_end:
                return first
            shift = last - new_end
        return offset + shift

    def end(self, offset: int) -> int:
        """Where something ended that ends at an offset of the copy."""
        shift = self._start
        for new_start, new_end, _, last in self._moved:
            if offset <= new_start:
                break
            if offset < new_end:
                return last
            shift = last - new_end
        return offset + shift

    def node(self, node: Any, as_typed: frozenset[int]) -> Any:
        """A node of the copy, with its place in the original; texts that begin at `as_typed` had no quotes there."""
        start = self.start(node.start)
        end = max(start, self.end(node.end)) if node.end > node.start else start
        if isinstance(node, Scalar):
            return Scalar(node.value, start, end, node.is_plain or start in as_typed)
        if isinstance(node, Sequence):
            return Sequence(tuple(self.node(item, as_typed) for item in node.items), start, end, node.is_flow)
        entries = tuple((self.node(key, as_typed), self.node(value, as_typed)) for key, value in node.entries)
        return Mapping(entries, start, end, node.is_flow)

    def oddity(self, oddity: Oddity) -> Oddity:
        """An oddity of the copy, with its place in the original."""
        other = (self.start(oddity.other[0]), self.end(oddity.other[1]))
        return oddity._replace(start=self.start(oddity.start), end=self.end(oddity.end), other=other)


def mend(path: str, text: str, start: int, end: int) -> Mended:
    """Reads what stands between two offsets, field by field."""
    entries: list[tuple[Scalar, Node]] = []
    oddities: list[Oddity] = []
    problems: list[Diagnostic] = []
    seen: dict[str, Scalar] = {}
    is_whole = True
    broken = 0
    for first, last in _fields(text, start, end):
        found = _field(path, text, first, last)
        broken += bool(found.problems)
        oddities += found.oddities
        problems += found.problems
        is_whole &= found.is_whole
        for key, value in found.entries:
            if key.value in seen:
                before = seen[key.value]
                oddities.append(Oddity("duplicate", key.start, key.end, key.value, (before.start, before.end)))
            else:
                seen[key.value] = key
                entries.append((key, value))
        if broken >= _MOST_BROKEN and last < end:
            problems.append(_stopped(path, last))
            is_whole = False
            break
    return Mended(tuple(entries), tuple(oddities), tuple(problems), is_whole)


def _stopped(path: str, at: int) -> Diagnostic:
    return Diagnostic(
        f"here are {_MOST_BROKEN} fields that cannot be read, and what follows was not looked at",
        Span(path, at, at),
        check="invalid-yaml",
        hint="mend those above, or move the file out of the network if it is no record",
    )


def whole_problem(path: str, text: str, start: int, end: int, at: int) -> Diagnostic:
    """The finding about a stretch that is refused at an offset although every field of it is fine."""
    at = min(max(at, start), end)
    refusal = Refusal(text, start, end, at, at, "")
    return _finding(path, next(mistakes(refusal), None) or _unknown(refusal, []))


def _fields(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of the fields; what stands before the first belongs to it."""
    begins = [match.start() for match in _FIELD.finditer(text, start, end)]
    # A pattern's `^` does not know that a stretch begins in the middle of a text.
    cuts = [start, *(begin for begin in begins if begin > start), end]
    for first, last in pairwise(cuts):
        stretch = text[first:last]
        if any(
            line.strip(BLANKS) and not line.lstrip(BLANKS).startswith("#") for line in re.split(r"[\r\n]+", stretch)
        ):
            yield first, last


def _field(path: str, text: str, start: int, end: int) -> Mended:
    """Reads one field, mending it where it is refused."""
    edits: list[tuple[int, int, str]] = []
    problems: list[Diagnostic] = []
    as_typed: set[int] = set()
    is_whole = True
    left = max(3, min(_MOST_REPAIRS, _REPAIR_BUDGET // (end - start + 1)))
    while True:
        repaired = _Repaired(text, start, end, edits)
        try:
            tree = read(repaired.source)
            if tree.root is None or isinstance(tree.root, Mapping):
                return _accepted(tree, repaired, frozenset(as_typed), problems, is_whole=is_whole)
            if problems:
                return Mended((), (), tuple(problems), is_whole=False)
            refusal = Refusal(text, start, end, start, start, "")
        except TooDeepError as error:
            problems.append(too_deep(path, repaired.start(error.at)))
            return Mended((), (), tuple(problems), is_whole=False)
        except BrokenYamlError as error:
            at, opened = repaired.start(error.at), repaired.start(error.opened)
            refusal = Refusal(text, start, end, at, opened, error.problem)
        left -= 1
        mistake = next((one for one in mistakes(refusal) if left > 0 and _is_free(one.repair, edits)), None)
        if mistake is None:
            mistake = _unknown(refusal, edits)
        edits += mistake.repair
        problems.append(_finding(path, mistake))
        is_whole &= mistake.check == "unquoted-link"
        if mistake.keeps_text:
            as_typed.update(first for first, _, new in mistake.repair if new[:1] in ('"', "'"))
        if left <= 0:
            return Mended((), (), tuple(problems), is_whole=False)


def _accepted(
    tree: Tree, repaired: _Repaired, as_typed: frozenset[int], problems: list[Diagnostic], *, is_whole: bool
) -> Mended:
    entries = repaired.node(tree.root, as_typed).entries if tree.root is not None else ()
    oddities = tuple(repaired.oddity(oddity) for oddity in tree.oddities)
    return Mended(entries, oddities, tuple(problems), is_whole and not _loses(oddities))


def _loses(oddities: tuple[Oddity, ...]) -> bool:
    return any(oddity.kind in ("alias", "key") for oddity in oddities)


def _is_free(repair: tuple[tuple[int, int, str], ...], edits: list[tuple[int, int, str]]) -> bool:
    """Whether no place of a repair has been repaired already."""
    return not any(
        (first < last_done and first_done < last) or (first, last) == (first_done, last_done)
        for first, last, _ in repair
        for first_done, last_done, _ in edits
    )


def _finding(path: str, mistake: Mistake) -> Diagnostic:
    fix = None
    if mistake.title:
        edits = tuple(Edit(path, start, end, new) for start, end, new in mistake.repair)
        fix = Fix(mistake.title, edits, mistake.safe)
    span = Span(path, mistake.start, mistake.end)
    return Diagnostic(mistake.message, span, check=mistake.check, hint=mistake.hint, fix=fix)


def too_deep(path: str, at: int) -> Diagnostic:
    """The finding about lists and maps that lie too deep in each other."""
    return Diagnostic(
        f"lists and maps lie more than {MAX_DEPTH} deep in each other here",
        Span(path, at, at + 1),
        check="deep-nesting",
        hint="write it flat; if it is a text, put quotes around it",
    )


def _unknown(refusal: Refusal, edits: list[tuple[int, int, str]]) -> Mistake:
    """A mistake that nobody has a word for: the item that holds the place is left out, or the whole field."""
    text = refusal.text
    lines = [line for line in lines_of(text, refusal.start, refusal.end) if not line.is_empty]
    first, last = refusal.start, refusal.end
    if lines and lines[0].name and not lines[0].value:
        items = [line for line in lines[1:] if line.dashes]
        outer = [line for line in items if len(line.indent) <= len(items[0].indent)]
        for item, following in zip(outer, [*outer, None][1:], strict=True):
            stop = following.start if following else refusal.end
            if item.start <= refusal.at < stop and _is_free(((item.start, stop, ""),), edits):
                first, last = item.start, stop
    name = lines[0].name if lines else ""
    # The place where the parser noticed, on the line where it did: what it expected there says little to people.
    line = max((line for line in lines if line.start <= refusal.at), default=None)
    begin, end = (line.first, line.end) if line else (refusal.start, refusal.end)
    begin = max(begin, min(refusal.at, end - 1)) if refusal.at < end else begin
    what = f'"{shown(name)}" cannot be read as YAML' if name else "this cannot be read as YAML"
    hint = "put quotes around the text if it is one, or look at the lines above for a bracket or quote that is open"
    blank = re.sub(r"[^\r\n]", " ", text[first:last])
    mistake = Mistake("invalid-yaml", what, begin, max(end, begin), hint, ((first, last, blank),))
    if not _is_free(mistake.repair, edits):
        # Something in it has been repaired already, and in vain: the whole field goes.
        edits.clear()
        whole = re.sub(r"[^\r\n]", " ", text[refusal.start : refusal.end])
        mistake = mistake._replace(repair=((refusal.start, refusal.end, whole),))
    return mistake
