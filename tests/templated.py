"""What templates come to: the finding about a wrong one, and text that shows how it was escaped."""

from __future__ import annotations

import pytest

from hobnob.templating import environment, render
from hobnob.wrong_templates import WrongTemplates


def finding(root, packaged, name="page.j2", data=None):
    with pytest.raises(WrongTemplates) as raised:
        render(environment(root, packaged), name, data or {})
    (found,) = raised.value.findings
    text = raised.value.texts[found.span.path]
    return found, text[found.span.start : found.span.end]


def doubled(text: str) -> str:
    """A way of escaping that shows how often it was done."""
    return text.replace("*", "**")
