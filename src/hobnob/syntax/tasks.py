"""Task lines of a Markdown body: what is to be done, and the marks that say by when, for whom and by whom.

This module sees one line, knows no contacts and judges no value: a date that does not exist is a mark all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Mark(NamedTuple):
    """One value of a mark of a task line: `due:2026-05-10`, `for:"Ada L"`, `by:[[Bob]]`, `📅 2026-05-10`.

    The whole mark, its key included, stands from `start` to `end`; where it lists several values (`for:ada,bob`),
    each is a Mark of its own with the same two. The value is less its quotes, or a link's target, and is found at
    `value_start`. Keys are `due`, `done`, `for`, `by` and `objective`, and for further emoji of Obsidian Tasks
    `created`, `scheduled`, `start` and `cancelled`.
    """

    key: str
    value: str
    start: int
    end: int
    value_start: int
    value_end: int


class TaskLine(NamedTuple):
    """A task line: its text less its marks, its state (open, done or dropped), its marks.

    It stands from its bullet to the end of its line; `box` is the offset of the character between the brackets.
    """

    text: str
    state: str
    start: int
    end: int
    marks: tuple[Mark, ...]
    box: int


STATES = {" ": "open", "/": "open", "x": "done", "X": "done", "-": "dropped"}
"""What the character in a task's box means; `/` is Obsidian's "in progress"."""

BOX = re.compile(r"\[([ xX/-])\](?=[ \t\0]|$)")

EMOJI = {
    "📅": "due",
    "📆": "due",
    "🗓": "due",
    "✅": "done",
    "➕": "created",
    "⏳": "scheduled",
    "⌛": "scheduled",
    "🛫": "start",
    "❌": "cancelled",
}
"""The signs of Obsidian Tasks, and what the date behind one means."""

# The last form is how Dataview writes a fact into a line.
_MARK = re.compile(
    r"(?<![^\s\0(])(?P<key>due|done|for|by|objective):(?!:)"
    r"|(?P<emoji>[📅📆🗓✅➕⏳⌛🛫❌])\ufe0f?[ \t]*(?P<date>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?![0-9])"
    r"|\[(?P<field>due|done|completion|for|by|objective)::(?P<value>[^\[\]\n]*)\]",
    re.IGNORECASE,
)
_VALUE = re.compile(r'"(?P<quoted>[^"]*)"|\[\[(?P<linked>[^\[\]|]*)(?:\|[^\[\]]*)?\]\]|(?P<bare>[^\s\0,"\[\]]+)')
_SPACED_DATE = re.compile(r"[ \t](?=[0-9]{4}-[0-9])")
_CLOSERS = ".,;:!?)"


def read_task(text: str, line: str, start: int, box: int) -> TaskLine:
    """Reads a task line that stands at `start` of `text`; `box` is the offset of its state there.

    `line` is the line as long as it is to be read, with whatever must not be read (code, comments) blotted out.
    """
    marks: list[Mark] = []
    pieces: list[str] = []
    done = box + 2
    at = box + 2 - start
    while found := _MARK.search(line, at):
        items = list(_values(line, found))
        at = max(found.end(), *(stop for *_, stop in items)) if items else found.end()
        if not items:
            continue
        key = _key(found)
        first, last = start + found.start(), start + at
        for value_start, value_end, _ in items:
            place = start + value_start, start + value_end
            marks.append(Mark(key, text[place[0] : place[1]], first, last, *place))
        # Brackets around nothing but a mark go with it.
        around = text[first - 1] == "(" and line.startswith(")", at)
        pieces.append(text[done : first - around])
        done = last + around
    end = start + len(line)
    pieces.append(text[done:end])
    return TaskLine(" ".join(" ".join(pieces).split()), STATES[text[box]], start, end, tuple(marks), box)


def _key(mark: re.Match[str]) -> str:
    if mark["emoji"]:
        return EMOJI[mark["emoji"]]
    key = (mark["key"] or mark["field"]).lower()
    return "done" if key == "completion" else key


def _values(line: str, mark: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    """The values of a mark: where each begins and ends, and where what it takes up ends."""
    group = "date" if mark["emoji"] else "value"
    if mark[group] is not None:
        value = mark[group].strip()
        if value:
            start = mark.start(group) + mark[group].index(value)
            yield start, start + len(value), mark.end()
        return
    at = mark.end()
    if mark["key"].lower() in ("due", "done") and (space := _SPACED_DATE.match(line, at)):
        at = space.end()
    while found := _VALUE.match(line, at):
        group = found.lastgroup or "bare"
        value = found[group].rstrip(_CLOSERS) if group == "bare" else found[group].strip()
        if not value:
            return
        start = found.start(group) + found[group].index(value)
        at = start + len(value) if group == "bare" else found.end()
        yield start, start + len(value), at
        # A comma goes on only if a value follows at once: "for:ada, who asked" names one person.
        if not line.startswith(",", at):
            return
        at += 1
