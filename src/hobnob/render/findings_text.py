"""Findings for people: in full, with the user's own lines, or concise, one line each.

Both begin a finding with `path:line:column: grade[check] message`, which editors and terminals can jump to. This
module knows nothing of where findings come from, and never asks the terminal: width and colour are arguments.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hobnob.diagnostics import Diagnostic, Severity, Span
from hobnob.render.excerpts import excerpt
from hobnob.render.places import Places, Texts
from hobnob.render.tallies import Tally
from hobnob.render.terminal import PLAIN, Style, visible, wrapped
from hobnob.wording import plural

MOST_OF_A_CHECK = 25
"""How many findings of one check are shown in full; the rest are counted."""

_PAINTS = {Severity.ERROR: "bad", Severity.WARNING: "caution", Severity.HINT: "marked"}
_WIDTH = 100  # where the reader's width is unknown: a pager, a file, a log


def render_text(
    diagnostics: Sequence[Diagnostic],
    texts: Texts,
    tally: Tally,
    *,
    prefix: str = "",
    style: Style = PLAIN,
    width: int | None = None,
    most: int = MOST_OF_A_CHECK,
) -> str:
    """All findings in the order given, each with its line, notes, hint and fix; the summary last.

    `prefix` stands before every path, so that it can be opened from where the reader is. `width` is that of the
    terminal in cells, None if there is none; it crops excerpts and wraps nothing that a program might read.
    At most `most` findings of one check are shown.
    """
    places = Places(texts)
    shown: Counter[str] = Counter()
    blocks = []
    for diagnostic in diagnostics:
        shown[diagnostic.check] += 1
        if shown[diagnostic.check] <= most:
            blocks.append("\n".join(_finding(diagnostic, places, prefix, style, width)))
    blocks.extend(
        style.quiet(f"and {plural(count - most, f'more {check} finding')} (see --format concise)")
        for check, count in sorted(shown.items())
        if count > most
    )
    blocks.append(_summary(tally, style))
    return "\n\n".join(blocks) + "\n"


def render_concise(
    diagnostics: Iterable[Diagnostic],
    texts: Texts,
    *,
    prefix: str = "",
    style: Style = PLAIN,
) -> str:
    """One line a finding, `path:line:column: grade[check] message`, and nothing else."""
    places = Places(texts)
    return "".join(f"{_head(diagnostic, places, prefix, style)}\n" for diagnostic in diagnostics)


def _summary(tally: Tally, style: Style) -> str:
    paint = "bad" if tally.errors else "caution" if tally.warnings else "good"
    return style.painter(paint)(tally.sentence)


def _where(span: Span, places: Places, prefix: str) -> str:
    place = places.place(span.path, span.start)
    return f"{visible(prefix + span.path)}:{place.line}:{place.column}"


def _head(diagnostic: Diagnostic, places: Places, prefix: str, style: Style) -> str:
    grade = style.painter(_PAINTS[diagnostic.severity])(f"{diagnostic.severity.value}[{visible(diagnostic.check)}]")
    where = _where(diagnostic.span, places, prefix)
    return f"{style.bold(where)}: {grade} {style.bold(visible(diagnostic.message))}"


def _finding(diagnostic: Diagnostic, places: Places, prefix: str, style: Style, width: int | None) -> Iterator[str]:
    spans = [diagnostic.span, *(note.span for note in diagnostic.notes if note.span is not None)]
    gutter = max(len(str(places.place(span.path, span.start).line)) for span in spans)
    yield _head(diagnostic, places, prefix, style)
    yield from _excerpt(diagnostic.span, places, gutter, style, width, _PAINTS[diagnostic.severity])
    for note in diagnostic.notes:
        if note.span is None:
            yield from _remark("note", visible(note.message), gutter, style, width)
        else:
            where = _where(note.span, places, prefix)
            yield from _remark("note", f"{visible(note.message)}, {where}", gutter, style, width)
            yield from _excerpt(note.span, places, gutter, style, width, "marked")
    # A hint that says no more than the title of the fix would be read twice.
    if diagnostic.hint and (diagnostic.fix is None or diagnostic.hint != diagnostic.fix.title):
        yield from _remark("hint", visible(diagnostic.hint), gutter, style, width)
    if diagnostic.fix is not None:
        title = visible(diagnostic.fix.title)
        if diagnostic.fix.safe:
            yield from _remark("fix available", f"{title} (hobnob check --fix)", gutter, style, width)
        else:
            yield from _remark("possible change", f"{title} (yours to decide)", gutter, style, width)


def _excerpt(span: Span, places: Places, gutter: int, style: Style, width: int | None, paint: str) -> Iterator[str]:
    lines = places.lines(span.path)
    if lines is None or not lines.text:
        return
    shown = excerpt(lines, span.start, span.end, (width or _WIDTH) - gutter - 5)
    yield f"{style.quiet(f'  {shown.number:>{gutter}} |')} {shown.text}".rstrip()
    indent = len(shown.carets) - len(shown.carets.lstrip())
    bar = style.quiet(f"  {'':>{gutter}} |")
    yield f"{bar} {' ' * indent}{style.painter(paint)(shown.carets.strip())}"


def _remark(label: str, text: str, gutter: int, style: Style, width: int | None) -> Iterator[str]:
    """A line under the excerpt, wrapped on a terminal with what follows indented."""
    indent = " " * (gutter + 3)
    room = None if width is None else max(30, width - len(indent) - 2)
    first, *rest = wrapped(f"{label}: {text}", room)
    yield f"{indent}{style.marked(first[: len(label) + 1])}{first[len(label) + 1 :]}"
    yield from (f"{indent}  {line}" for line in rest)
