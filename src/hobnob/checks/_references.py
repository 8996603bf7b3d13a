"""What the checks of references share."""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.closest import Candidates
from hobnob.diagnostics import Diagnostic, Edit, Fix, Span
from hobnob.folding import fold_name
from hobnob.ids import portable_id
from hobnob.kinds import BY_NAME
from hobnob.model import Key
from hobnob.network import Network, Reference
from hobnob.quoting import quoted
from hobnob.wording import joined


def unknown(network: Network, kind: str, nobody: str) -> Iterator[Diagnostic]:
    """Findings about references that mean nothing, of those that should mean a record of one kind."""
    called = _called(network, kind)
    near = Candidates(called)
    broken = [
        set(_words(record.id)) for key, record in network.records.items() if key.kind == kind and not record.is_whole
    ]
    for reference in network.references:
        if reference.kinds[0] != kind or reference.found:
            continue
        if any(words & set(_words(reference.text)) for words in broken):
            continue
        keys = dict.fromkeys(called[name] for name in near.closest(reference.text, 6))
        close = [_written(network, key, reference.text) for key in keys][:3]
        yield _unknown(network, reference, nobody, close)


def _unknown(network: Network, reference: Reference, nobody: str, close: list[str]) -> Diagnostic:
    kind = reference.kinds[0]
    span = Span(reference.path, reference.start, reference.end)
    if close:
        listed = joined([f'"{name}"' for name in close], word="or")
        can_replace = "@" not in reference.what and ":" not in reference.what
        fix = Fix(f'write "{close[0]}"', (Edit(*span, close[0]),), safe=False) if can_replace else None
        return Diagnostic(f'{nobody} "{reference.text}"', span, hint=f"did you mean {listed}?", fix=fix)
    name = reference.text.rpartition("/")[2]
    folder = network.settings.folders[BY_NAME[kind].plural]
    path = f"{folder}/{portable_id(name) or 'somebody'}.md"
    new_file = Edit(path, 0, 0, f"---\nname: {quoted(name)}\n---\n")
    return Diagnostic(
        f'{nobody} "{reference.text}"',
        span,
        hint=f'correct the name, or create the file: hobnob new {kind} "{name}"',
        fix=Fix(f"create {path}", (new_file,), safe=False),
    )


def _called(network: Network, kind: str) -> dict[str, Key]:
    """Everything that records of a kind are called; what several share stands for the first."""
    found: dict[str, Key] = {}
    for key, record in network.records.items():
        if key.kind == kind:
            for name in (record.id, record.name, *record.aliases):
                found.setdefault(name, key)
    return found


def _written(network: Network, key: Key, text: str) -> str:
    """How to write a reference in the style of the one that was wrong: by name where it has spaces or capitals."""
    name = network.records[key].name
    is_unique = len(network.names.find(name, (key.kind,))) == 1
    return name if is_unique and text != text.lower() else key.id


def _words(text: str) -> list[str]:
    return [word for word in fold_name(text).replace("-", " ").split() if word]
