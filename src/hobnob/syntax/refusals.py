"""What passes between the reading that a parser refused and those who say why: a refusal, and a mistake."""

from __future__ import annotations

from typing import NamedTuple


class Mistake(NamedTuple):
    """One mistake: the name of its check, a sentence, where, what to do, and the edits that make it YAML.

    `title` names the edits as a fix; empty if they are only a guess that lets the rest be read. They are `safe`
    where they keep exactly what was typed. `keeps_text` says that a value which gets quotes by them is to be read
    as the plain text that it was.
    """

    check: str
    message: str
    start: int
    end: int
    hint: str
    repair: tuple[tuple[int, int, str], ...]
    title: str = ""
    safe: bool = False
    keeps_text: bool = True


class Refusal(NamedTuple):
    """A stretch of text that a parser refused, from `start` to `end`, and what it said: see BrokenYamlError."""

    text: str
    start: int
    end: int
    at: int
    opened: int
    problem: str
