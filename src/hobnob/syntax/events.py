"""Any YAML to nodes, by the events of libyaml's parser; nothing is composed, typed or constructed.

libyaml's own parser needs no deep stack, unlike what is built on it: the depth is watched while its events come, so
that no text can crash the interpreter. Anchors, aliases and tags are no part of records: they are noted as oddities,
and the nodes hold what a person who did not know them would have meant. Without libyaml the pure parser does the
same, ten times slower. This module knows no file, only one text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from hobnob.syntax.nodes import Mapping, Node, Scalar, Sequence

MAX_DEPTH = 64
"""How deep lists and maps may lie in each other. People's files stay below five."""

# YAML 1.2 counts these two as characters, libyaml as ends of lines; others stand in for them while it looks.
_SEPARATORS = "\u2028\u2029"
# What libyaml refuses wherever it stands, and half characters that Python itself cannot encode.
UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PROPERTIES = re.compile(r"(?:[!&][^\s,\[\]{}]*[ \t\r\n]*)+")
# Before a collection they may stand on lines of their own; those of its first name come after a line end.
_BEFORE_COLLECTION = re.compile(r"((?:[!&][^\s,\[\]{}]*[ \t]*)+)(?:(?:#[^\r\n]*)?[ \t\r\n]+)*")
_MARKER = re.compile(r"^(?:---|\.\.\.)(?=\s|\Z)", re.MULTILINE)
# Making a tuple without the generated constructor halves the cost of the many small values.
_new = tuple.__new__
_STANDARD_TAG = "tag:yaml.org,2002:"


class Oddity(NamedTuple):
    """Something that is YAML and does not belong into a record.

    `kind` is "alias" (an anchor, alias or merge key), "star" (`*x` or `&x` that was meant as text), "tag", "word"
    (`!x` that was meant as text), "braces" (`{{x}}`), "key" (a name that is no text) or "duplicate" (then `other` is
    where the name stood first).
    """

    kind: str
    start: int
    end: int
    name: str = ""
    other: tuple[int, int] = (0, 0)


class Tree(NamedTuple):
    """The first document of a text. `rest` is where a second one begins, or -1."""

    root: Node | None
    oddities: tuple[Oddity, ...]
    rest: int = -1


class BrokenYamlError(Exception):
    """The text is no YAML. `at` is the offset where the parser noticed, `opened` where what it was reading began."""

    def __init__(self, problem: str, at: int, opened: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.at = at
        self.opened = opened


class TooDeepError(Exception):
    """Lists and maps lie too deep in each other; `at` is the offset of the first that is too deep."""

    def __init__(self, at: int) -> None:
        super().__init__("nested too deep")
        self.at = at


class _Open(NamedTuple):
    """A collection whose end has not come yet, and the nodes of the one around it."""

    around: list[Node]
    start: int
    is_map: bool
    is_flow: bool
    oddity: Oddity | None


@cache
def _library() -> tuple[Any, Callable[[str], Any]]:
    """The module of events, and what makes a parser of a text. YAML is imported when it is first needed."""
    # Most networks never need it, and importing it costs more than reading five hundred files.
    import yaml

    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:
        return yaml, yaml.SafeLoader
    return yaml, CParser


def read(source: str) -> Tree:
    """The nodes of a text, with offsets into it.

    Raises BrokenYamlError and TooDeepError, and nothing else whatever the text is.
    """
    yaml, make = _library()
    if source.startswith("\ufeff"):
        # The parser would leave a byte order mark out of its counting.
        source = "\n" + source[1:]
    stand_ins: dict[int, str] = {}
    if not source.isascii() and ("\u2028" in source or "\u2029" in source):
        private = (code for code in range(0x100000, 0x10FFFE) if chr(code) not in source)
        stand_ins = dict(zip(private, _SEPARATORS, strict=False))
        source = source.translate({ord(character): code for code, character in stand_ins.items()})
    try:
        try:
            parser = make(source)
        except (yaml.YAMLError, ValueError):
            # The pure parser looks at all characters at once; libyaml's at those it comes to.
            parser = make(UNREADABLE.sub("\ufffd", source))
        tree = _tree(source, parser.get_event, yaml)
    except yaml.reader.ReaderError:
        return read(UNREADABLE.sub("\ufffd", source))
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark.index if error.problem_mark else len(source)
        opened = error.context_mark.index if error.context_mark else at
        raise BrokenYamlError(error.problem or "", at, opened) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise BrokenYamlError(str(error), len(source), 0) from None
    return tree._replace(root=_translated(tree.root, stand_ins)) if stand_ins else tree


def _tree(source: str, get: Callable[[], Any], yaml: Any) -> Tree:  # noqa: C901 - the hot path
    scalar, alias = yaml.ScalarEvent, yaml.AliasEvent
    map_start, map_end = yaml.MappingStartEvent, yaml.MappingEndEvent
    list_start, list_end = yaml.SequenceStartEvent, yaml.SequenceEndEvent
    oddities: list[Oddity] = []
    anchors: set[str] = set()
    open_ones: list[_Open] = []
    nodes: list[Node] = []
    node: Node
    get()
    if type(get()) is yaml.StreamEndEvent:
        return Tree(None, ())
    while True:
        event = get()
        kind = type(event)
        if kind is scalar:
            start, end, style = event.start_mark.index, event.end_mark.index, event.style
            if event.tag is not None or event.anchor is not None:
                node = _marked_scalar(source, event, oddities, anchors)
            elif style in ("|", ">"):
                node = Scalar(event.value, start, start + len(source[start:end].rstrip(" \t\r\n")), False)
            else:
                node = _new(Scalar, (event.value, start, end, not style))
        elif kind is map_start or kind is list_start:
            if len(open_ones) >= MAX_DEPTH:
                raise TooDeepError(event.start_mark.index)
            start = event.start_mark.index
            oddity = None
            if event.tag is not None or event.anchor is not None:
                if event.anchor is not None:
                    anchors.add(event.anchor)
                marks = _BEFORE_COLLECTION.match(source, start)
                name = marks[1].rstrip() if marks else ""
                oddity = Oddity("tag" if event.anchor is None else "alias", start, start + len(name), name)
                start = marks.end() if marks else start
            open_ones.append(_Open(nodes, start, kind is map_start, bool(event.flow_style), oddity))
            nodes = []
            continue
        elif kind is map_end or kind is list_end:
            around, start, is_map, is_flow, oddity = open_ones.pop()
            end = event.end_mark.index
            # Block collections end where the next thing begins, and so does a pair in a flow list (`[a: b]`).
            if nodes and (not is_flow or source[end - 1 : end] not in "]}"):
                end = nodes[-1].end
            if oddity is not None and nodes:
                start = min(start, nodes[0].start)
            if is_map:
                node = _mapping(source, nodes, start, end, is_flow, oddities)
            else:
                node = Sequence(tuple(nodes), start, end, is_flow)
            if oddity is not None:
                oddities.append(oddity)
            nodes = around
        elif kind is alias:
            node = _alias(event, oddities, anchors)
        if not open_ones:
            return Tree(node, tuple(oddities), _rest(source, node.end, get, yaml))
        nodes.append(node)


def _rest(source: str, end: int, get: Callable[[], Any], yaml: Any) -> int:
    """Where a second document begins that holds anything, or -1. It need not be YAML."""
    try:
        get()
        event = get()
        if type(event) is yaml.StreamEndEvent:
            return -1
        rest: int = event.start_mark.index
        first = get()
        is_empty = type(first) is yaml.ScalarEvent and first.start_mark.index == first.end_mark.index
        get()
        return -1 if is_empty and type(get()) is yaml.StreamEndEvent else rest
    except yaml.MarkedYAMLError as error:
        marker = _MARKER.search(source, end)
        if marker is None:
            raise
        return marker.start() if error.problem_mark is None else max(marker.start(), error.problem_mark.index)


def _alias(event: Any, oddities: list[Oddity], anchors: set[str]) -> Scalar:
    start, end = event.start_mark.index, event.end_mark.index
    if event.anchor in anchors:
        oddities.append(Oddity("alias", start, end, "*" + event.anchor))
        return Scalar("", start, start, True)
    oddities.append(Oddity("star", start, end, "*" + event.anchor))
    return Scalar("*" + event.anchor, start, end, True)


def _marked_scalar(source: str, event: Any, oddities: list[Oddity], anchors: set[str]) -> Scalar:
    """A scalar with an anchor or a tag: as it was typed, unless these were really meant."""
    start, end = event.start_mark.index, event.end_mark.index
    marks = _PROPERTIES.match(source, start)
    inner = min(marks.end(), end) if marks else start
    name = source[start:inner].strip()
    is_plain = not event.style
    written = source[start:end]
    if "\n" in written or "\r" in written:
        written = f"{name} {event.value}".rstrip()
    typed = Scalar(written, start, end, True)
    bare = Scalar(event.value, inner, end, is_plain)
    if event.anchor is not None:
        anchors.add(event.anchor)
        # An anchor that nothing refers to was no anchor: `org: &Partners`.
        if is_plain and f"*{event.anchor}" not in source:
            oddities.append(Oddity("star", start, end, typed.value))
            return typed
        oddities.append(Oddity("alias", start, start + len(name), name))
        return bare
    if is_plain and not (event.tag or "").startswith(_STANDARD_TAG):
        oddities.append(Oddity("word", start, end, typed.value))
        return typed
    oddities.append(Oddity("tag", start, inner, name))
    return bare


def _mapping(source: str, nodes: list[Node], start: int, end: int, is_flow: bool, oddities: list[Oddity]) -> Node:
    keys, values = nodes[::2], nodes[1::2]
    names = {key.value for key in keys if isinstance(key, Scalar)}
    if len(names) == len(keys) and "<<" not in names and "" not in names:
        return Mapping(tuple(zip(keys, values, strict=True)), start, end, is_flow)  # type: ignore[arg-type]
    if is_flow and source.startswith("{{", start) and source.endswith("}}", start, end):
        oddities.append(Oddity("braces", start, end, source[start:end]))
        return Scalar(source[start:end], start, end, True)
    entries: list[tuple[Scalar, Node]] = []
    first: dict[str, Scalar] = {}
    for key, value in zip(keys, values, strict=True):
        if not isinstance(key, Scalar) or not key.value:
            oddities.append(Oddity("key", key.start, key.end, source[key.start : key.end]))
        elif key.value == "<<" and key.is_plain:
            # What it would merge is an alias: one finding is enough for both.
            oddities[:] = [oddity for oddity in oddities if oddity.start != value.start]
            oddities.append(Oddity("alias", key.start, key.end, "<<"))
        elif key.value in first:
            before = first[key.value]
            oddities.append(Oddity("duplicate", key.start, key.end, key.value, (before.start, before.end)))
        else:
            first[key.value] = key
            entries.append((key, value))
    return Mapping(tuple(entries), start, end, is_flow)


def _translated(node: Any, table: dict[int, str]) -> Any:
    """The node with other characters in its texts."""
    if isinstance(node, Scalar):
        return node._replace(value=node.value.translate(table))
    if isinstance(node, Sequence):
        return node._replace(items=tuple(_translated(item, table) for item in node.items))
    if isinstance(node, Mapping):
        pairs = ((_translated(key, table), _translated(value, table)) for key, value in node.entries)
        return node._replace(entries=tuple(pairs))
    return node
