"""What the shell may complete: ids of records, from the names of their files alone.

No file is parsed but `hobnob.yaml`, and that only where it moves folders elsewhere, because a person waits for every
key. Nothing here ever raises: a shell that completes has no use for an error.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
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
    text = ""
    with suppress(OSError, UnicodeDecodeError):
        text = (root / "hobnob.yaml").read_text(encoding="utf-8-sig")
    if "folders:" not in text:
        return kind.folder
    from hobnob.settings import read_settings

    return read_settings(text).settings.folders[kind.plural]
