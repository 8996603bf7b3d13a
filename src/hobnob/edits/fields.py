"""Edits that set, add, remove and rename what stands in the YAML of a file, and touch nothing else.

This module knows no record kinds and no disk: it is told a place, such as `email[0]`, and what shall stand there.
Each function gives the edits of the text that it was given, none if it says so already, or a `Refusal`. Every result
has been read again: the data are the old ones with this change, the body and the comments are the same. Comments,
order, quotes, indentation and line ends stay; a list is added to as it is written.

To make several changes, apply the edits of one before asking for the next.
"""

from __future__ import annotations

from collections.abc import Sequence as SequenceOf

from hobnob.diagnostics import Edit
from hobnob.edits import block, flow
from hobnob.edits.layout import before_on_line, is_block_scalar
from hobnob.edits.reading import Data, Edits, Found, Place, Reading, data, find, sound, steps_of, verified
from hobnob.edits.spans import Refusal
from hobnob.quoting import Style, quoted
from hobnob.syntax.nodes import Mapping, Node, Scalar, Sequence

Value = str | SequenceOf[str]

_ABSENT = Refusal("there is no such value")


def set_value(
    path: str, text: str, place: Place, value: str, *, style: Style | None = None, order: SequenceOf[str] = ()
) -> Edits | Refusal:
    """Edits that make one text of what stands at a place.

    A value keeps its quotes, a block (`|`) stays a block, and a plain date or number stays plain where the new value
    is one too; `style` says otherwise. An absent name is added, as `add_key` does with `order`. A list is refused.
    """
    reading = sound(path, text)
    if isinstance(reading, Refusal):
        return reading
    steps = steps_of(place)
    found = find(reading.fields, steps)
    if found is None:
        return add_key(path, text, place, value, style=style or Style.TEXT, order=order)
    if data(found.node) == value:
        return ()
    if isinstance(found.parent, Mapping) and isinstance(steps[-1], int) and "," in str(data(found.node)):
        return Refusal("it may be a list between commas; change it in your editor")
    node = _unquoted_link(found.node)
    if node is None:
        return Refusal(f"{_name(place)} is a {_words(found.node)}, not a single text")
    edits = block.replace_scalar(path, text, node, value, style, is_in_flow=found.is_in_flow)
    return verified(path, text, tuple(edits), _changed(reading, steps, value))


def add_key(
    path: str, text: str, place: Place, value: Value, *, style: Style = Style.TEXT, order: SequenceOf[str] = ()
) -> Edits | Refusal:
    """Edits that add a name with a text or a list of texts.

    It comes after the last of the names that stand before it in `order`, or after all where `order` does not know it;
    a Markdown file without front matter gets one. None if the name says so already; another value is refused.
    """
    reading = sound(path, text)
    if isinstance(reading, Refusal):
        return reading
    *above, name = steps_of(place) or (0,)
    if not isinstance(name, str):
        return Refusal(f"{_name(place)} is not a name")
    new: Data = value if isinstance(value, str) else list(value)
    found = find(reading.fields, (*above, name))
    if found is not None:
        return () if data(found.node) == new else Refusal(f"{_name(place)} is there already")
    outer = find(reading.fields, tuple(above))
    mapping = outer.node if outer else None if above else reading.fields
    if above and not isinstance(mapping, Mapping):
        return Refusal(f"there is nothing to add {_name(place)} to")
    if not isinstance(mapping, Mapping) or (not mapping.entries and not mapping.is_flow):
        edits = block.add_first_key(path, text, name, value, style)
        return verified(path, text, tuple(edits), _changed(reading, (name,), new))
    index = _position(mapping, name, order)
    if mapping.is_flow or (outer and outer.is_in_flow):
        index = len(mapping.entries)
        piece = f"{quoted(name, in_flow=True)}: {_in_flow(value, style)}"
        items = [(key.start, max(key.end, entry.end)) for key, entry in mapping.entries]
        edits = flow.insert(path, text, (mapping.start, mapping.end), items, piece)
    else:
        if index == 0 and before_on_line(text, mapping.entries[0][0].start).strip(" "):
            index = 1
        edits = block.add_key(path, text, reading.fields, mapping, index, name, value, style)
    return verified(path, text, tuple(edits), _changed(reading, (*above, name), new, index))


def add_item(
    path: str, text: str, place: Place, value: str, *, splits: bool = False, order: SequenceOf[str] = ()
) -> Edits | Refusal:
    """Edits that add a text at the end of a list, in the way the list is written; none if it holds the text already.

    An absent or empty value becomes a list, and so does a single text. With `splits` a plain text is a list between
    commas, and is added to as such.
    """
    reading = sound(path, text)
    if isinstance(reading, Refusal):
        return reading
    steps = steps_of(place)
    found = find(reading.fields, steps)
    if found is None:
        return add_key(path, text, place, [value], order=order)
    node = found.node
    if isinstance(node, Mapping):
        return Refusal(f"{_name(place)} is a map, not a list")
    if isinstance(node, Sequence):
        old = data(node)
        assert isinstance(old, list)
        if value in old:
            return ()
        if node.is_flow or found.is_in_flow:
            items = [(item.start, item.end) for item in node.items]
            edits = flow.insert(path, text, (node.start, node.end), items, quoted(value, in_flow=True))
        else:
            edits = block.add_item(path, text, node, value)
        return verified(path, text, tuple(edits), _changed(reading, steps, [*old, value]))
    if isinstance(found.parent, Sequence) or isinstance(steps[-1], int):
        return Refusal(f"{_name(place)} is an item of a list, not a list")
    return _list_of(path, text, reading, steps, found, node, value, splits=splits)


def _list_of(
    path: str,
    text: str,
    reading: Reading,
    steps: tuple[str | int, ...],
    found: Found,
    node: Scalar,
    value: str,
    *,
    splits: bool,
) -> Edits | Refusal:
    """Edits that make a list of a single text, and add another to it."""
    if node.is_null:
        if found.is_in_flow:
            edits = block.replace_empty(path, text, node, f"[{quoted(value, in_flow=True)}]")
        else:
            edits = block.begin_list(path, text, reading.fields, found, value)
        return verified(path, text, tuple(edits), _changed(reading, steps, [value]))
    old = [node.value] if node.value else []
    if splits and node.is_plain:
        old = [part for piece in node.value.split(",") if (part := piece.strip())]
        together = f"{node.value}, {value}"
        if value in old:
            return ()
        if (
            "," not in value
            and value == value.strip()
            and value
            and quoted(together, in_flow=found.is_in_flow) == together
        ):
            edits = [Edit(path, node.start, node.end, together)]
            return verified(path, text, tuple(edits), _changed(reading, steps, together))
    elif node.value == value:
        return ()
    written = [_as_written(text, node) if len(old) == 1 else quoted(item, in_flow=True) for item in old]
    edits = [Edit(path, node.start, node.end, f"[{', '.join([*written, quoted(value, in_flow=True)])}]")]
    if is_block_scalar(text, node):
        return Refusal(f"{'.'.join(map(str, steps))} is one text of several lines, not a list")
    return verified(path, text, tuple(edits), _changed(reading, steps, [*old, value]))


def remove_item(path: str, text: str, place: Place) -> Edits | Refusal:
    """Edits that take an item out of a list, with a comment on its own line; an empty list stays as `[]`."""
    reading = sound(path, text)
    if isinstance(reading, Refusal):
        return reading
    steps = steps_of(place)
    found = find(reading.fields, steps)
    if found is None:
        return _ABSENT
    if not isinstance(found.parent, Sequence):
        return Refusal(f"{_name(place)} is not an item of a list")
    if found.parent.is_flow:
        items = [(item.start, item.end) for item in found.parent.items]
        edits = flow.remove(path, text, (found.parent.start, found.parent.end), items, found.position)
    else:
        outer = find(reading.fields, steps[:-1])
        key = outer.parent.entries[outer.position][0] if outer and isinstance(outer.parent, Mapping) else None
        edits = block.remove_item(path, text, found.parent, found.position, key)
    return _removed(path, text, reading, steps, edits)


def remove_key(path: str, text: str, place: Place) -> Edits | Refusal:
    """Edits that take a name and its value away, with the comments in it and on its last line, and no others."""
    reading = sound(path, text)
    if isinstance(reading, Refusal):
        return reading
    steps = steps_of(place)
    found = find(reading.fields, steps)
    if found is None:
        return _ABSENT
    if not isinstance(found.parent, Mapping) or isinstance(steps[-1], int):
        return Refusal(f"{_name(place)} is not a name with a value")
    if found.parent.is_flow:
        items = [(key.start, max(key.end, entry.end)) for key, entry in found.parent.entries]
        edits = flow.remove(path, text, (found.parent.start, found.parent.end), items, found.position)
    elif len(found.parent.entries) == 1 and len(steps) > 1:
        edits = Refusal(f"{_name(place)} is all there is; remove what it stands in")
    else:
        edits = block.remove_key(path, text, found.parent, found.position)
    return _removed(path, text, reading, steps, edits)


def rename_key(path: str, text: str, place: Place, name: str) -> Edits | Refusal:
    """Edits that give a value another name; one that is taken is refused."""
    reading = sound(path, text)
    if isinstance(reading, Refusal):
        return reading
    steps = steps_of(place)
    found = find(reading.fields, steps)
    if found is None:
        return _ABSENT
    if not isinstance(found.parent, Mapping) or isinstance(steps[-1], int):
        return Refusal(f"{_name(place)} is not a name with a value")
    if name == steps[-1]:
        return ()
    if found.parent.get(name) is not None:
        return Refusal(f'"{name}" is there already')
    key = found.parent.entries[found.position][0]
    in_flow = found.is_in_flow or found.parent.is_flow
    style = {'"': Style.DOUBLE, "'": Style.SINGLE}.get(text[key.start], Style.TEXT)
    edits = (Edit(path, key.start, key.end, quoted(name, in_flow=in_flow, style=style)),)
    expected = data(reading.fields)
    holder = _holder(expected, steps)
    assert isinstance(holder, dict)
    renamed = {name if old == steps[-1] else old: value for old, value in holder.items()}
    holder.clear()
    holder.update(renamed)
    return verified(path, text, edits, expected)


def _removed(
    path: str, text: str, reading: Reading, steps: tuple[str | int, ...], edits: list[Edit] | Refusal
) -> Edits | Refusal:
    if isinstance(edits, Refusal):
        return edits
    expected = data(reading.fields)
    holder = _holder(expected, steps)
    del holder[steps[-1]]  # type: ignore[arg-type]
    return verified(path, text, tuple(edits), expected, may_drop_comments=True)


def _changed(reading: Reading, steps: tuple[str | int, ...], value: Data, index: int | None = None) -> Data:
    """All data with one value changed; a new name comes at an index among the others, or last."""
    expected = data(reading.fields)
    if isinstance(steps[-1], int) and not isinstance(_holder(expected, steps), list):
        steps = steps[:-1]
    holder = _holder(expected, steps)
    if isinstance(holder, list):
        assert isinstance(steps[-1], int)
        holder[steps[-1]] = value
    elif steps[-1] in holder or index is None:
        holder[str(steps[-1])] = value
    else:
        entries = list(holder.items())
        entries.insert(index, (str(steps[-1]), value))
        holder.clear()
        holder.update(entries)
    return expected


def _holder(everything: Data, steps: tuple[str | int, ...]) -> dict[str, Data] | list[Data]:
    """The list or map that holds the last of the steps."""
    for step in steps[:-1]:
        inner = everything[step]  # type: ignore[index]
        if not isinstance(inner, dict | list):
            break
        everything = inner
    assert isinstance(everything, dict | list)
    return everything


def _position(mapping: Mapping, name: str, order: SequenceOf[str]) -> int:
    """Where among the entries a new name belongs."""
    names = [key.value for key, _ in mapping.entries]
    if name not in order:
        return len(names)
    before = set(order[: list(order).index(name)])
    return max((index + 1 for index, other in enumerate(names) if other in before), default=0)


def _in_flow(value: Value, style: Style) -> str:
    if isinstance(value, str):
        return quoted(value, in_flow=True, style=style)
    return f"[{', '.join(quoted(item, in_flow=True, style=style) for item in value)}]"


def _as_written(text: str, node: Scalar) -> str:
    """A text as it is in the file if it can stand in brackets so, else quoted."""
    written = text[node.start : node.end]
    return quoted(node.value, in_flow=True) if node.is_plain or "\n" in written or "\r" in written else written


def _unquoted_link(node: Node) -> Scalar | None:
    """A text, as which an unquoted `[[X]]` counts too, although YAML reads a list in a list."""
    if isinstance(node, Sequence) and node.is_flow and len(node.items) == 1:
        inner = node.items[0]
        if isinstance(inner, Sequence) and inner.is_flow and len(inner.items) == 1 and inner.start == node.start + 1:
            innermost = inner.items[0]
            return innermost._replace(start=node.start, end=node.end) if isinstance(innermost, Scalar) else None
    return node if isinstance(node, Scalar) else None


def _name(place: Place) -> str:
    return f'"{place}"' if isinstance(place, str) else f'"{".".join(map(str, place))}"'


def _words(node: Node) -> str:
    return "list" if isinstance(node, Sequence) else "map"
