"""Drafts of letters, filled from facts: text to be taken over, looked through and sent by hand. hobnob never sends.

A draft `thank-you` is the template `drafts/thank-you.txt.j2`: the network's own in its `templates/`, else the packaged
one, which `!drafts/thank-you.txt.j2` always means. Its first line is the subject. As in Markdown, lines of a paragraph
run together, unless the first of two ends with a backslash, so that a template can hold a sentence a line, each with
its condition. This module knows no network; what the facts are called says `hobnob.reports._drafts`, which gathers
them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

_PARAGRAPHS = re.compile(r"\n(?:[ \t]*\n)+")
_BREAKS = re.compile(r"\\[ \t]*(?:\n|$)")
_SPACES = re.compile(r"[ \t\n]+")


class Drafts:
    """The drafts of the network in a folder, or only the packaged ones."""

    def __init__(self, root: Path | None = None) -> None:
        self._root = root
        self._environment: Environment | None = None

    def write(self, template: str, facts: Mapping[str, Any]) -> str:
        """The letter that a template makes of the facts, without a newline at its end.

        Text is put in as it is, less controls, and no white space is left where a fact is missing. Raises HobnobError
        that names file and line where the template is missing, wrong or asks for what there is not.
        """
        # Jinja is needed only where there is a letter to write.
        from hobnob.templating import environment, render

        if self._environment is None:
            self._environment = environment(self._root, escape=None)
        return _even(render(self._environment, f"drafts/{template}.txt.j2", facts))


def _even(text: str) -> str:
    """Paragraphs of lines that were broken on purpose, with one empty line between them."""
    paragraphs = ([_SPACES.sub(" ", line).strip() for line in _BREAKS.split(part)] for part in _PARAGRAPHS.split(text))
    return "\n\n".join("\n".join(filter(None, lines)) for lines in paragraphs if any(lines))
