"""One text to the pieces it is made of: the items of a list, the parts of a map in one line, an unquoted link.

This module knows nodes and the rules of the field for commas; what a piece means is for others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from hobnob.fields import Field, Type, meant
from hobnob.syntax import nodes

# Commas inside a link belong to it, and two links side by side are two items.
_ITEM = re.compile(r"(?:\[\[[^\[\]]*\]\]|[^,])+")
_REFERENCE = re.compile(r"\[\[[^\[\]]*\]\]|(?:(?!\[\[)[^,])+")
# Addresses of maps hold commas themselves.
_ADDRESS = re.compile(r"(?:,(?!\s|[a-z]+:|$)|[^,])+")

# Quotes around a whole item of a list without brackets; elsewhere they are characters like others.
_QUOTED_ITEM = re.compile(r"(?:^|,)\s*(?:\"[^\"]*\"|'[^']*')\s*(?:,|$)")
_ITEM_OR_QUOTED = re.compile(r"\s*(\"[^\"]*\"(?=\s*(?:,|$))|'[^']*'(?=\s*(?:,|$))|(?:\[\[[^\[\]]*\]\]|[^,])+)")
_DASH = re.compile(r"[\r\n]+[ \t]*-[ \t]+")

_TOKEN = re.compile(r"\"[^\"]*\"|\[\[[^\[\]]*\]\]|(?:^|(?<=[\s,;]))([A-Za-z_]+):(?!//)")


def list_items(text: str, node: nodes.Scalar, field: Field) -> list[nodes.Scalar]:
    """The items of a list that was written as one text: a line each in a block, between commas where it is plain.

    `text` is that of the file. A quoted text is one item, whatever it holds; a quoted item comes without its quotes,
    and is not plain. A dash at the beginning of a further line parts items as well.
    """
    value = node.value
    if not node.is_plain:
        if text[node.start] not in "|>":
            return [node]
        return _placed(text, node, value.splitlines(), text.find("\n", node.start, node.end))
    if node.end - node.start != len(value) and (dashed := _DASH.split(text[node.start : node.end]))[1:]:
        parts = _placed(text, node, (" ".join(part.split()) for part in dashed))
        length = node.end - node.start
        found = [list_items(text, part, field) if part.end - part.start < length else [part] for part in parts]
        return [item for items in found for item in items]
    if not field.splits:
        return [node]
    has_link = "[[" in value
    if "," not in value and not has_link:
        return [node]
    if ('"' in value or "'" in value) and _QUOTED_ITEM.search(value):
        return [_unquoted(item) for item in _placed(text, node, _ITEM_OR_QUOTED.findall(value))]
    if field.type is Type.URL:
        return _placed(text, node, _ADDRESS.findall(value))
    if not has_link:
        return _placed(text, node, value.split(","))
    return _placed(text, node, (_REFERENCE if field.type is Type.REF else _ITEM).findall(value))


def _unquoted(item: nodes.Scalar) -> nodes.Scalar:
    is_quoted = len(item.value) > 1 and item.value[0] in "\"'" and item.value[-1] == item.value[0]
    return item._replace(value=item.value[1:-1], is_plain=False) if is_quoted else item


def _placed(text: str, node: nodes.Scalar, pieces: Iterable[str], start: int = -1) -> list[nodes.Scalar]:
    """Pieces of a node's value, in order, where they stand in the file; the whole node where they are not found."""
    found = []
    position = max(start, node.start)
    for piece in pieces:
        item = piece.strip()
        if not item:
            continue
        start = text.find(item, position, node.end)
        if start < 0:
            found.append(nodes.Scalar(item, node.start, node.end, True))
        else:
            position = start + len(item)
            found.append(nodes.Scalar(item, start, position, True))
    return found


def lone_link(node: nodes.Node) -> nodes.Sequence | None:
    """The node itself if it is an unquoted `[[X]]`, which YAML reads as a list in a list."""
    if not isinstance(node, nodes.Sequence) or not node.is_flow or len(node.items) != 1:
        return None
    inner = node.items[0]
    if not isinstance(inner, nodes.Sequence) or not inner.is_flow or inner.start != node.start + 1:
        return None
    if inner.end != node.end - 1 or not inner.items or not all(isinstance(item, nodes.Scalar) for item in inner.items):
        return None
    return node


def one_line_parts(text: str, node: nodes.Scalar, parts: Collection[str], lead: str) -> list[tuple[str, nodes.Scalar]]:
    """The parts of a map written in one line: leading words, then `part:value`, each up to the next part.

    Nothing of the line is left out. A name that is close to a part's comes out as it was written, with its value, for
    the caller to report; any other word with a colon is text.
    """
    value = node.value
    exact = 0 if text[node.start : node.end] == value else 1
    is_exact = text[node.start + exact : node.end - exact] == value

    def scalar(start: int, end: int) -> nodes.Scalar:
        """The words between two offsets of the value, without quotes around them and commas behind them."""
        while start < end and value[start] in " \t\r\n,;":
            start += 1
        while end > start and value[end - 1] in " \t\r\n,;":
            end -= 1
        words, is_plain = value[start:end], True
        if len(words) > 1 and words[0] == words[-1] == '"' and '"' not in words[1:-1]:
            words, is_plain = words[1:-1], False
        if not is_exact:
            return node._replace(value=words, is_plain=is_plain)
        return nodes.Scalar(words, node.start + exact + start, node.start + exact + end, is_plain)

    tokens = []
    for match in _TOKEN.finditer(value):
        name = (match[1] or "").lower()
        if name in parts or (name and meant(name, parts)):
            tokens.append((name if name in parts else match[1], match.start(), match.end()))
    first = tokens[0][1] if tokens else len(value)
    found = [(lead, scalar(0, first))] if value[:first].strip(" \t\r\n,;") else []
    for index, (name, _, start) in enumerate(tokens):
        end = tokens[index + 1][1] if index + 1 < len(tokens) else len(value)
        found.append((name, scalar(start, end)))
    return found
