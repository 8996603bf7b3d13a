"""What a terminal shows: safe text, its width in cells, line breaks, colour.

Text from files is data about real people, sometimes hostile: nothing in it may drive the terminal. `visible` makes
every character that could a visible escape, and all text from files passes it before it is shown. This module
knows nothing of findings or documents, and never looks at the terminal itself: width and colour are arguments.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

TAB = 4
"""Cells between tab stops in excerpts."""

# C0 and C1 controls (ESC and the one-byte CSI among them), line separators, marks that turn the reading direction,
# characters without any shape that hide in names, and lone surrogates (undecodable bytes of a file's name).
# Joiners and variation selectors stay: Persian, Hindi and emoji are written with them.
_UNSAFE = "\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
UNSAFE = re.compile(f"[{_UNSAFE}]")


def visible(text: str) -> str:
    r"""The text with every character that could drive a terminal or deceive a reader written out, as `\x1b`.

    A tab becomes a space, because this is for lines and cells; excerpts expand tabs themselves.
    """
    return UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return escaped(match[0])


def escaped(char: str) -> str:
    r"""One character written out: `\n`, `\x1b`, `\u202e`."""
    if char == "\t":
        return " "
    named = {"\n": "\\n", "\r": "\\r"}.get(char)
    if named:
        return named
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def cell_width(char: str) -> int:
    """How many cells a terminal gives one character: 2 for wide ones, 0 for marks on the one before, else 1."""
    if char < "\u0300":
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def width(text: str) -> int:
    """How many cells a terminal gives a text that has passed `visible` and holds no colour."""
    return len(text) if text.isascii() else sum(map(cell_width, text))


def padded(text: str, cells: int, *, right: bool = False) -> str:
    """The text filled up with spaces to a width; `right` puts the text at the right end."""
    spaces = " " * max(0, cells - width(text))
    return spaces + text if right else text + spaces


def cut(text: str, cells: int) -> str:
    """The text in at most so many cells (1 or more), its end replaced by an ellipsis where it is wider."""
    return text if width(text) <= cells else _head(text, cells - 1).rstrip() + "…" if cells > 1 else "…"


def wrapped(text: str, cells: int | None) -> list[str]:
    """The text in lines of at most so many cells, broken at spaces, and inside a word only where it fits no line.

    None leaves it in one line. There is always at least one line.
    """
    if cells is None or width(text) <= cells:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        candidate = f"{line} {word}" if line else word
        if width(candidate) <= cells:
            line = candidate
            continue
        if line:
            lines.append(line)
        line = word
        while width(line) > cells:
            head = _head(line, cells)
            lines.append(head)
            line = line[len(head) :]
    if line or not lines:
        lines.append(line)
    return lines


def _head(word: str, cells: int) -> str:
    """As much of a word as fits, at least one character with its marks."""
    used = 0
    for index, char in enumerate(word):
        used += cell_width(char)
        if used > cells and index:
            return word[:index]
    return word


class Style(NamedTuple):
    """Colour, or none: with `is_on` false every method gives its text back as it is."""

    is_on: bool = False

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.is_on and text else text

    def bold(self, text: str) -> str:
        """For headings and what the eye should find first."""
        return self._paint("1", text)

    def quiet(self, text: str) -> str:
        """For what is beside the point: gutters, asides."""
        return self._paint("2", text)

    def bad(self, text: str) -> str:
        """For errors and what is lost."""
        return self._paint("1;31", text)

    def caution(self, text: str) -> str:
        """For warnings and what is due."""
        return self._paint("33", text)

    def good(self, text: str) -> str:
        """For what is well, and for lines added."""
        return self._paint("32", text)

    def marked(self, text: str) -> str:
        """For hints, links and places."""
        return self._paint("36", text)

    def painter(self, name: str) -> Callable[[str], str]:
        """The method of that name (`bold`, `bad`, ...), or one that paints nothing for any other name."""
        painters: dict[str, Callable[[str], str]] = {
            "bold": self.bold,
            "quiet": self.quiet,
            "bad": self.bad,
            "caution": self.caution,
            "good": self.good,
            "marked": self.marked,
        }
        return painters.get(name, str)


PLAIN = Style()
"""No colour."""
