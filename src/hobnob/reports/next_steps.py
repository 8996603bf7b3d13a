"""What to do today, ranked, each line with its reason."""

from __future__ import annotations

from datetime import date

from hobnob.analyses.next import Suggestion, suggestions
from hobnob.document import Block, Cell, Column, Document, Note, Table, Tone
from hobnob.model import Key
from hobnob.network import Network
from hobnob.wording import plural

_TONES = {"promise": Tone.BOLD, "event": Tone.BOLD}


def next_steps(network: Network, today: date, most: int | None = None) -> Document:
    """The suggestions for `today` as a document; `most` of them, None for all."""
    found = suggestions(network, today)
    shown = found if most is None else found[:most]
    columns = (
        Column("what", "What"),
        Column("why", "Why"),
        Column("action", "Id"),
        Column("kind", "Kind", is_hidden=True),
        Column("about", "About", is_hidden=True),
        Column("people", "People", is_hidden=True),
        Column("due", "Due", is_hidden=True),
        Column("weight", "Weight", is_hidden=True),
    )
    if not found:
        empty = "Nothing is waiting: no promise is open, and nobody with a cadence is due."
        return Document("next", _title(today), (Table(columns, (), "next", empty),))
    blocks: list[Block] = [Table(columns, tuple(_row(one, today) for one in shown), "next")]
    if len(shown) < len(found):
        blocks.append(Note(f"and {plural(len(found) - len(shown), 'more', 'more')}: hobnob next --all"))
    return Document("next", _title(today), tuple(blocks))


def _title(today: date) -> str:
    return f"What to do next, on {today}"


def _row(one: Suggestion, today: date) -> tuple[Cell, ...]:
    late = one.due is not None and one.due < today
    return (
        Cell(one.title, tone=Tone.CAUTION if late else _TONES.get(one.kind, Tone.PLAIN), about=one.about),
        Cell(one.why, tone=Tone.QUIET),
        Cell(one.action, tone=Tone.QUIET),
        Cell(one.kind),
        Cell(_ref(one.about)),
        Cell(", ".join(one.people), list(one.people)),
        Cell(str(one.due or ""), str(one.due) if one.due else None),
        Cell(f"{one.weight:.1f}", one.weight),
    )


def _ref(key: Key) -> str:
    return f"{key.kind}/{key.id}" if key.kind != "me" else "me"
