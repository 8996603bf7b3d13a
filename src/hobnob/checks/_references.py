"""What the checks of references share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hobnob.closest import Candidates
from hobnob.diagnostics import Diagnostic, Edit, Fix, Span
from hobnob.fields import Many
from hobnob.folding import fold_name
from hobnob.ids import portable_id
from hobnob.kinds import BY_NAME
from hobnob.listing import may_be_record
from hobnob.model import ME, Key, Record
from hobnob.network import Network, Reference
from hobnob.parse import id_of, kind_of
from hobnob.quoting import quoted
from hobnob.wording import joined


def unknown(network: Network, kind: str, nobody: str) -> Iterator[Diagnostic]:
    """Findings about references that mean nothing, of those that should mean a record of one kind.

    None where a folder that may hold such records could not be read, nor where a broken file may be meant.
    """
    if may_be_unread(network, kind):
        return
    called = _called(network, kind)
    near = Candidates(called)
    broken = [
        set(_words(record.id)) for key, record in network.records.items() if key.kind == kind and not record.is_whole
    ]
    broken += [set(_words(id_of(path))) for path in network.unread if may_be_record(path)]
    for reference in network.references:
        if reference.kinds[0] != kind or reference.found:
            continue
        if any(words & set(_words(reference.text)) for words in broken):
            continue
        if finding := _said_otherwise(network, reference, nobody):
            yield finding
            continue
        keys = dict.fromkeys(called[name] for name in near.closest(reference.text, 6))
        close = [_written(network, key, reference) for key in keys][:3]
        yield _unknown(network, reference, nobody, close)


def may_be_unread(network: Network, kind: str) -> bool:
    """Whether a folder that could not be read is one of a kind's, or holds its folder."""
    home = fold_name(network.settings.folders[BY_NAME[kind].plural])
    for path in network.unread:
        found = None if may_be_record(path) else kind_of(f"{path}/x.md", network.settings)
        if (found is not None and found.name == kind) or home.startswith(f"{fold_name(path)}/"):
            return True
    return False


def is_mark(reference: Reference) -> bool:
    """Whether a reference stands where a space ends it: behind `for:` on an action, or in a key such as `gave@ada`."""
    return "@" in reference.what or ":" in reference.what


def _said_otherwise(network: Network, reference: Reference, nobody: str) -> Diagnostic | None:
    """The finding about a reference that can be read, but not as it is written: me, a cut name, two names in one."""
    span = Span(reference.path, reference.start, reference.end)
    if network.names.find(reference.text, (ME,)):
        message = f'"{reference.text}" is you, and you are no {reference.kinds[0]} here'
        return Diagnostic(message, span, hint="leave it out; this is about the others")
    if cut := _cut_name(network, reference):
        end, key = cut
        id = _in_mark(key)
        name = network.records[key].name
        return Diagnostic(
            f'{nobody} "{reference.text}", because a space ends the name',
            span,
            hint=f"for {name}, write {reference.what}{id}",
            fix=Fix(f"write {reference.what}{id}", (Edit(reference.path, reference.start, end, id),), safe=False),
        )
    field = BY_NAME[reference.owner.kind].by_name.get(reference.what)
    pieces = [piece for piece in _BETWEEN_NAMES.split(reference.text) if piece]
    if field is None or field.many is not Many.LIST or len(pieces) < 2:
        return None
    if not all(network.names.find(piece, reference.kinds) for piece in pieces):
        return None
    listed = ", ".join(quoted(piece) for piece in pieces)
    return Diagnostic(f'{nobody} "{reference.text}"', span, hint=f"name each of them: [{listed}]")


_BETWEEN_NAMES = re.compile(r"\s+(?:and|und|et|och|y|e|with)\s+|\s*[&;/+]\s*", re.IGNORECASE)


def _cut_name(network: Network, reference: Reference) -> tuple[int, Key] | None:
    """Where a name ends of which a mark of an action has only the first word, and whom it means."""
    if not reference.what.endswith(":"):
        return None
    record = network.records[reference.owner]
    behind = body_text(record, reference.end) if record.path == reference.path else ""
    words = list(_WORD.finditer(behind.partition("\n")[0]))[:4]
    for count in range(len(words), 0, -1):
        following = behind[: words[count - 1].end()]
        found = network.names.find(reference.text + " " + " ".join(following.split()), reference.kinds)
        if len(found) == 1:
            return reference.end + len(following), found[0]
    return None


_WORD = re.compile(r"[^\s.,;:!?()]+")


def body_text(record: Record, start: int) -> str:
    """The text of a record's body from an offset of its file on; "" where the body is no piece of the file."""
    first, last = record.at.get("body", (0, 0))
    if last - first != len(record.body) or not first <= start <= last:
        return ""
    return record.body[start - first :]


def _in_mark(key: Key) -> str:
    """An id as a mark of an action takes it."""
    return f'"{key.id}"' if re.search(r"[\s,]", key.id) else key.id


def _unknown(network: Network, reference: Reference, nobody: str, close: list[str]) -> Diagnostic:
    kind = reference.kinds[0]
    span = Span(reference.path, reference.start, reference.end)
    if close:
        listed = joined([f'"{name}"' for name in close], word="or")
        can_replace = not (is_mark(reference) and re.search(r"[\s,]", close[0]))
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


def _written(network: Network, key: Key, reference: Reference) -> str:
    """How to write a reference in the style of the one that was wrong: by name where it has spaces or capitals."""
    name, text = network.records[key].name, reference.text
    if is_mark(reference) and " " not in text:
        return key.id
    is_unique = len(network.names.find(name, (key.kind,))) == 1
    return name if is_unique and text != text.lower() else key.id


def _words(text: str) -> list[str]:
    return [word for word in fold_name(text).replace("-", " ").split() if word]
