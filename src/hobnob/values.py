"""The values of fields: nodes of YAML to what the table of kinds says they are, with a finding for each that is not.

This module knows the table and nothing of what a record is for. A value that cannot be read is left out and
reported; it never stops the others.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from hobnob.converters import CONVERTERS, MISSING, Reporter, target_of
from hobnob.diagnostics import Note, Span
from hobnob.fields import Field, Many, Type, bare_name, meant
from hobnob.kinds import Kind
from hobnob.pieces import list_items, lone_link, one_line_parts
from hobnob.quoting import Style, quoted
from hobnob.syntax import nodes

OBSIDIAN = frozenset(("cssclass", "cssclasses", "publish", "permalink", "created", "updated", "modified", "type", "id"))
"""Keys that Obsidian and its neighbours write for themselves; nothing is said about them."""

SINGULAR = {"alias": "aliases", "tag": "tags"}
"""Older spellings of Obsidian's own properties."""

# The members of an enumeration are looked up by a slow path, and every value is asked what it is.
_TEXT, _REF, _MAP, _QUERY, _PAIR = Type.TEXT, Type.REF, Type.MAP, Type.QUERY, Type.PAIR
_LIST, _NAMED = Many.LIST, Many.NAMED
_CONVERT = {type.value: convert for type, convert in CONVERTERS.items()}


# Records have very many places between them, and most are the same: all that are share one value.


@lru_cache(maxsize=1 << 14)
def _span(start: int, end: int) -> tuple[int, int]:
    return start, end


@lru_cache(maxsize=1 << 12)
def _item(place: str, number: int) -> str:
    return f"{place}[{number}]"


class ReadFields(NamedTuple):
    """The fields of one mapping: values by attribute of the model, and the texts of unknown keys."""

    values: dict[str, Any]
    extra: dict[str, str]


class FieldReader(Reporter):
    """Reads the fields of one file, and collects positions (`at`) and findings (`problems`) as it goes.

    `own_keys` are the user's own keys. `is_yaml` is false for facts in a text, whose quotes no YAML reads. In `at`, a
    value stands under the path of its field: `email[0]`, `stakeholders[1].power`; of a map from the user's own names
    (`tiers`), `tiers.key` is where the name stands. `linked` has, by their paths too, the texts that begin with a wiki
    link, as they are written.
    """

    def __init__(
        self,
        path: str,
        text: str,
        choices: Mapping[str, Mapping[str, str]],
        own_keys: Collection[str] = (),
    ) -> None:
        super().__init__(path, text, choices)
        self.own_keys = own_keys
        self.at: dict[str, tuple[int, int]] = {}
        self.linked: dict[str, str] = {}
        self.is_yaml = True

    # -- mappings

    def fields(self, mapping: nodes.Mapping, kind: Kind) -> ReadFields:
        """Reads the fields of a record's mapping."""
        values: dict[str, Any] = {}
        extra: dict[str, str] = {}
        known = kind.by_name
        for key, node in mapping.entries:
            name = key.value
            field = known.get(name)
            if field is None and name in SINGULAR:
                field = known.get(SINGULAR[name])
                if field is not None and mapping.get(field.name) is not None:
                    self._second_name(key, field, mapping)
                    continue
            if field is None:
                extra[name] = self.text[node.start : node.end]
                self._unknown_key(key, f"field of {kind.plural}", known, mapping)
            else:
                self.read(field, node, values)
        return ReadFields(values, extra)

    def read(self, field: Field, node: nodes.Node, values: dict[str, Any], prefix: str = "") -> None:
        """Reads one field into `values`, under the attribute of the model; notes its place as `prefix` + its name."""
        place = prefix + field.name if prefix else field.name
        self.at[place] = _span(node[1], node[2])
        many = field.many
        if many is _LIST:
            value = self._list(field, node, place)
        elif many is _NAMED:
            value = self._named(field, node, place)
        else:
            value = self.one(field, node, place)
        if value is not MISSING:
            values[field.attribute or field.name] = value

    def _second_name(self, key: nodes.Scalar, field: Field, mapping: nodes.Mapping) -> None:
        first = next(other for other, _ in mapping.entries if other.value == field.name)
        self.report(
            "duplicate-key",
            f'"{key.value}" is another name for "{field.name}", and only the latter counts',
            key.start,
            key.end,
            hint="keep one of the two",
            notes=(Note(f'"{field.name}" is defined here', Span(self.path, first.start, first.end)),),
        )

    def _unknown_key(self, key: nodes.Scalar, what: str, known: Mapping[str, Field], mapping: nodes.Mapping) -> None:
        name = key.value
        if name[:2] in ("x-", "X-") or name in self.own_keys or name in OBSIDIAN:
            return
        if slip := meant(name, known):
            # A second key of that name would be no improvement.
            rivals = sum(bare_name(other.value) == bare_name(slip.name) for other, _ in mapping.entries)
            self.report(
                "misspelled-field",
                f'"{name}" is no {what}; did you mean "{slip.name}"?',
                key.start,
                key.end,
                hint=f'write "{slip.name}", or list "{name}" under fields in hobnob.yaml if it is a key of your own',
                fix=self.replacement(
                    f'rename "{name}" to "{slip.name}"',
                    key.start,
                    key.end,
                    slip.name,
                    safe=slip.is_same and rivals == 1,
                ),
            )
        else:
            self.report(
                "unknown-field",
                f'"{name}" is no {what}; it is kept, and otherwise ignored',
                key.start,
                key.end,
                hint=f'list "{name}" under fields in hobnob.yaml, or begin it with "x-", if it is a key of your own',
            )

    def _map(self, field: Field, node: nodes.Node, place: str) -> Any:
        """A map of parts, or its one-line form."""
        parts = {part.name: part for part in field.parts}
        values: dict[str, Any] = {}
        found_before = len(self.problems)
        if isinstance(node, nodes.Mapping):
            for key, value in node.entries:
                if part := parts.get(key.value):
                    self.read(part, value, values, place + ".")
                else:
                    self._unknown_key(key, f'part of "{field.name}"', parts, node)
        elif isinstance(node, nodes.Scalar) and field.lead:
            if node.is_null or not node.value.strip():
                return MISSING
            for name, scalar in one_line_parts(self.text, node, parts, field.lead):
                if part := parts.get(name):
                    self.read(part, scalar, values, place + ".")
                else:
                    self.report(
                        "misspelled-field",
                        f'"{name}" is no part of "{field.name}"',
                        scalar.start,
                        scalar.end,
                        hint="its parts are " + ", ".join(parts),
                    )
        else:
            return self._wrong_shape(field, node, "a map of " + ", ".join(parts))
        if field.needed and len(self.problems) == found_before:
            attributes = (part.python_name for part in field.parts if part.name in field.needed)
            if not any(name in values for name in attributes):
                either = " nor ".join(f'"{name}"' for name in field.needed)
                self.report(
                    "wrong-shape",
                    f'this item of "{field.name}" has neither {either}',
                    node.start,
                    node.end,
                    hint=f"for example: {field.example}",
                )
                return MISSING
        return values

    def _named(self, field: Field, node: nodes.Node, place: str) -> Any:
        """A map from names of the user's own to values; a list of names where nothing is said of any."""
        if isinstance(node, nodes.Scalar) and node.is_null:
            return MISSING
        found: dict[str, Any] = {}
        if isinstance(node, nodes.Mapping):
            for key, value in node.entries:
                inner = f"{place}.{key.value}"
                self.at[inner] = (key.start, key.end)
                if isinstance(value, nodes.Scalar) and value.is_null and field.type is _MAP:
                    found[key.value] = {}
                elif (item := self.one(field, value, inner)) is not MISSING:
                    found[key.value] = item
            return found
        if isinstance(node, nodes.Sequence) and field.type is _MAP:
            for item_node in node.items:
                if isinstance(item_node, nodes.Scalar):
                    if item_node.value.strip():
                        found[item_node.value.strip()] = {}
                        self.at[f"{place}.{item_node.value.strip()}"] = (item_node.start, item_node.end)
                else:
                    self._wrong_shape(field, item_node, "a name")
            return found
        return self._wrong_shape(field, node, "a map of names")

    # -- lists

    def _list(self, field: Field, node: nodes.Node, place: str) -> Any:
        type = field.type
        if isinstance(node, nodes.Sequence):
            if type is _PAIR or type is _MAP:
                return self._items(field, node.items, place)
            if lone_link(node) is not None:
                return self._items(field, (node,), place)
            if type is _TEXT or type is _REF:
                return self._items(field, [self._with_colon(item) for item in node.items], place)
            return self._items(field, node.items, place)
        if isinstance(node, nodes.Mapping) or type is _MAP or type is _QUERY:
            return MISSING if isinstance(node, nodes.Scalar) and node.is_null else self._items(field, (node,), place)
        if node.is_null:
            return MISSING
        items = list_items(self.text, node, field)
        if self.is_yaml and node.is_plain and not all(item.is_plain for item in items):
            self._quoted_items(node, items)
        return self._items(field, items, place)

    def _quoted_items(self, node: nodes.Scalar, items: Collection[nodes.Scalar]) -> None:
        """Reports quotes around items of a list without brackets; not where the reader of YAML has done so."""
        written = self.text[node.start : node.end]
        if written[:1] in ("'", '"'):
            return
        texts = [
            quoted(item.value, in_flow=True) if item.is_plain else self.text[item.start : item.end] for item in items
        ]
        title = "put brackets around the list"
        self.report(
            "quoted-item",
            "items with quotes stand in a list without brackets, where YAML takes the quotes for text",
            node.start,
            node.end,
            hint=title,
            fix=self.replacement(title, node.start, node.end, f"[{', '.join(texts)}]", safe="\\" not in written)
            if written == node.value
            else None,
        )

    def _items(self, field: Field, items: Collection[nodes.Node], place: str) -> Any:
        found: list[Any] = []
        at = self.at
        for item in items:
            inner = _item(place, len(found))
            value = self.one(field, item, inner)
            if value is not MISSING:
                at[inner] = _span(item[1], item[2])
                found.append(value)
        return tuple(found)

    # -- one value

    def one(self, field: Field, node: nodes.Node, place: str) -> Any:
        """One value of the field's type, or MISSING."""
        type = field.type
        if type is _MAP:
            return self._map(field, node, place)
        if type is _PAIR:
            return self._pair(field, node)
        if not isinstance(node, nodes.Scalar):
            if (link := lone_link(node)) is not None:
                node = self._unquoted_link(link)
            elif type is _QUERY and isinstance(node, nodes.Mapping):
                return self._query_map(field, node, place)
            else:
                return self._wrong_shape(field, node, "one value")
        text = node.value.strip()
        if text in nodes.NULLS and (node.is_plain or not text):
            return MISSING
        if type is _TEXT and text[0] not in "[#":
            # Most values are plain texts, and nothing is to be done with them.
            return text
        if text.startswith("[[") and (type is _TEXT or type is _QUERY):
            self.linked[place] = text
        return _CONVERT[type._value_](self, field, node, text)

    def _query_map(self, field: Field, node: nodes.Mapping, place: str) -> Any:
        """A need: a map of its parts. Keys that are none are the query: `- skill: rust` is read as `skill:rust`."""
        parts = [part.name for part in field.parts]
        own, terms = [], []
        for key, value in node.entries:
            is_alone = len(node.entries) == 1
            if key.value in parts or (not is_alone and meant(key.value, parts)):
                own.append((key, value))
            elif term := _term(key.value, value):
                terms.append(term)
        if len(own) + len(terms) < len(node.entries) or not terms or any(key.value == "find" for key, _ in own):
            return self._map(field, node, place) if field.parts else self._wrong_shape(field, node, "one value")
        if not field.parts:
            return " ".join(terms)
        found = self._map(field._replace(needed=()), node._replace(entries=tuple(own)), place)
        return {**found, "find": " ".join(terms)}

    def _pair(self, field: Field, node: nodes.Node) -> Any:
        """Two names, as a list of two or with a comma between."""
        texts: list[str] = []
        if isinstance(node, nodes.Sequence):
            texts = [item.value if isinstance(item, nodes.Scalar) else "" for item in node.items]
        elif isinstance(node, nodes.Scalar):
            texts = node.value.split(",")
        pair = tuple(target_of(text) for text in texts)
        return pair if len(pair) == 2 and all(pair) else self._wrong_shape(field, node, "two names")

    def _unquoted_link(self, link: nodes.Sequence) -> nodes.Scalar:
        written = self.text[link.start : link.end]
        words = " ".join(written.split())
        is_simple = '"' not in written and "\\" not in written and words == written
        self.report(
            "unquoted-link",
            f"{words} without quotes is a list of a list in YAML, not a link",
            link.start,
            link.end,
            hint=f'it is understood as a link; other programs need the quotes: "{words}"',
            fix=self.replacement("put quotes around the link", link.start, link.end, f'"{written}"', safe=True)
            if is_simple
            else None,
        )
        return nodes.Scalar(words, link.start, link.end, True)

    def _with_colon(self, node: nodes.Node) -> nodes.Node:
        """An item such as `- Talk: how to hire`, which YAML reads as a map of one name, as the text it is; reported."""
        if not isinstance(node, nodes.Mapping) or node.is_flow or len(node.entries) != 1:
            return node
        value = node.entries[0][1]
        written = self.text[node.start : node.end].rstrip()
        if not isinstance(value, nodes.Scalar) or "\n" in written or "\r" in written or not written:
            return node
        end = node.start + len(written)
        self.report(
            "unquoted-colon",
            f'"{written}" contains ":", which YAML reads as the end of a name',
            node.start,
            end,
            hint="put quotes around it",
            fix=self.replacement(
                "put quotes around it", node.start, end, quoted(written, style=Style.DOUBLE), safe=True
            ),
        )
        return nodes.Scalar(written, node.start, end, False)

    def _wrong_shape(self, field: Field, node: nodes.Node, wanted: str) -> Any:
        if isinstance(node, nodes.Scalar) and node.is_null:
            return MISSING
        shape = {"Scalar": "a single value", "Sequence": "a list", "Mapping": "a map"}[type(node).__name__]
        if field.many is _LIST and wanted == "one value":
            shape = "a list inside its list" if isinstance(node, nodes.Sequence) else shape
            wanted = "single values, one or a list of them"
        self.report(
            "wrong-shape",
            f'"{field.name}" holds {shape}, but takes {wanted}',
            node.start,
            node.end,
            hint=f"for example: {field.name}: {field.example}",
        )
        return MISSING


def _term(key: str, value: nodes.Node) -> str:
    """A key of a need's map and what it holds, as a term of a query; "" where it holds no texts."""
    items = value.items if isinstance(value, nodes.Sequence) else (value,)
    texts: list[str] = []
    for item in items:
        if not isinstance(item, nodes.Scalar) or item.is_null:
            return ""
        texts += item.value.split(",") if item.is_plain else (item.value,)
    words = [f'"{text}"' if '"' not in text and set(text) & set(" (),:") else text for text in map(str.strip, texts)]
    return f"{key}:{','.join(words)}" if all(words) else ""
