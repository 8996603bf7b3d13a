"""What a report was asked: the words behind its name, and the options it takes."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from hobnob.drafts import Drafts
from hobnob.model import ME


class Ask(NamedTuple):
    """What a report was asked, with everything that names a record followed to its id.

    `objective` and `community` are ids, empty for all; `since` is a day to look back to; `start` is the id of whoever a
    way begins at; `sort` and `is_reversed` order a list, whose first `most` are shown, all where it is None.
    """

    drafts: Drafts
    words: tuple[str, ...] = ()
    objective: str = ""
    community: str = ""
    since: date | None = None
    start: str = ME
    is_fewest: bool = False
    sort: str = ""
    is_reversed: bool = False
    most: int | None = None
