"""How a long work tells how far it has come; this module knows no work and no terminal."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[str, int, int], None]
"""Is told how far a long work has come: what is being done, how many are done, of how many; 0 of 0 for no number."""


def untold(_doing: str, _done: int, _total: int) -> None:
    """Tells nobody."""
