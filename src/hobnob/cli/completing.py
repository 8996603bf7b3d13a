"""What the shell may complete: ids of records, from the names of their files alone, and fields with their choices.

No file is parsed but `hobnob.yaml`, and that only where it moves folders elsewhere, because a person waits for every
key. Nothing here ever raises: a shell that completes has no use for an error.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hobnob.cli.common import Invocation

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from hobnob.kinds import Kind

Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def complete_records(*kinds: str) -> Completer:
    """Completes ids of records of those kinds, of all kinds if none is named: `shell_complete=complete_records()`."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        found: list[CompletionItem] = []
        with suppress(Exception):
            found = [CompletionItem(id, help=kind) for kind, id in record_ids(_root(ctx), incomplete, kinds)]
        return found

    return complete


def complete_reports(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Completes names of reports, each with the question it answers."""
    from click.shell_completion import CompletionItem

    found: list[CompletionItem] = []
    with suppress(Exception):
        from hobnob.reports import all_reports, summary

        found = [CompletionItem(name, help=summary(name)) for name in _begun(incomplete, all_reports())]
    return found


def complete_query(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Completes the fields of a query, and behind the colon what may stand there."""
    from click.shell_completion import CompletionItem

    found: list[str] = []
    with suppress(Exception):
        before = [str(word) for word in ctx.params.get(param.name or "") or ()]
        if incomplete == ":" and before:
            # bash takes a colon for the end of a word, so that what is typed comes in parts.
            found = _query_values(ctx, before[-1], "")
        elif len(before) > 1 and before[-1] == ":":
            found = _query_values(ctx, before[-2], incomplete)
        elif ":" in incomplete:
            field, _, beginning = incomplete.partition(":")
            found = [f"{field}:{value}" for value in _query_values(ctx, field, beginning)]
        else:
            found = [f"{name}:" for name in _begun(incomplete, _query_fields())]
    # Without a help: zsh would take the colon for the beginning of one.
    return [CompletionItem(value) for value in found]


def _query_fields() -> list[str]:
    from hobnob.query import FIELDS

    return [field.name for field in FIELDS]


def _query_values(ctx: click.Context, field: str, beginning: str) -> list[str]:
    """What may stand behind a field: its choices, those of settings, or ids of what it leads to."""
    from hobnob.query.fields import NAMES

    known = NAMES[field]
    if known.name in ("tier", "category"):
        return _begun(beginning, _listed(ctx, "tiers" if known.name == "tier" else "categories"))
    if kind := _LEADS_TO.get(known.name):
        return [id for _, id in record_ids(_root(ctx), beginning, (kind,))]
    return _begun(beginning, known.choices)


_LEADS_TO = {
    "name": "contact",
    "knows": "contact",
    "knows_well": "contact",
    "met_through": "contact",
    "via": "contact",
    "community": "community",
    "objective": "objective",
    "met_at": "event",
}


def _listed(ctx: click.Context, setting: str) -> tuple[str, ...]:
    """The names that a setting lists: tiers, categories, kinds."""
    from hobnob.settings import read_settings

    return tuple(getattr(read_settings(_settings_text(_root(ctx))).settings, setting))


def _begun(beginning: str, texts: Iterable[str]) -> list[str]:
    from hobnob.folding import fold

    return [text for text in texts if fold(text).startswith(fold(beginning)) and " " not in text]


def complete_setting(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Completes `KEY=` for the kind named before, and behind it the choices of the field."""
    from click.shell_completion import CompletionItem

    found: list[str] = []
    with suppress(Exception):
        from hobnob.kinds import BY_NAME

        # Where an option still waits for its value, click leaves the arguments unread.
        kind = BY_NAME[str(ctx.params.get("kind") or ctx.args[0]).lower()]
        key, equals, beginning = incomplete.partition("=")
        if not equals:
            found = [f"{name}=" for name in _begun(key, (field.name for field in kind.fields))]
        elif field := kind.field(key):
            listed = _listed(ctx, field.choices_from) if field.choices_from else field.choices
            values = _begun(beginning, listed)
            if field.refers:
                values = [id for _, id in record_ids(_root(ctx), beginning, tuple(field.refers))]
            found = [f"{key}={value}" for value in values]
    return [CompletionItem(value) for value in found]


def record_ids(root: Path, beginning: str, kinds: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Kind and id of the records whose id, or a word of it, begins so, sorted; by the names of files alone.

    Those whose id itself begins so come first; accents and case do not count.
    """
    from hobnob.folding import fold
    from hobnob.kinds import KINDS

    wanted = fold(beginning)
    found = []
    for kind in KINDS:
        if kinds and kind.name not in kinds:
            continue
        for id in _ids(root, kind):
            folded = fold(id)
            if folded.startswith(wanted):
                found.append((0, folded, kind.name, id))
            elif any(word.startswith(wanted) for word in folded.replace("-", " ").split()):
                found.append((1, folded, kind.name, id))
    yield from dict.fromkeys((kind, id) for _, _, kind, id in sorted(found))


def _root(ctx: click.Context) -> Path:
    return (ctx.find_object(Invocation) or Invocation()).root()


def _ids(root: Path, kind: Kind) -> Iterator[str]:
    if kind.is_single:
        if (root / kind.folder).exists():
            yield kind.name
        return
    from hobnob.listing import may_be_record

    for _, _, names in os.walk(root / _folder(root, kind)):
        for name in names:
            if may_be_record(name):
                yield name.rpartition(".")[0]


def _folder(root: Path, kind: Kind) -> str:
    """Where records of a kind live; settings are read only where they speak of folders at all."""
    text = _settings_text(root)
    if "folders:" not in text:
        return kind.folder
    from hobnob.settings import read_settings

    return read_settings(text).settings.folders[kind.plural]


def _settings_text(root: Path) -> str:
    with suppress(OSError, UnicodeDecodeError):
        return (root / "hobnob.yaml").read_text(encoding="utf-8-sig")
    return ""
