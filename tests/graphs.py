"""Graphs that others have measured, and random ones: as edges, for networkx, and as the files of a network."""

from __future__ import annotations

import json
from collections.abc import Iterable

import networkx as nx
from hypothesis import strategies as st

from session import REPOSITORY

PUBLISHED = ("davis", "florentine", "karate", "lesmis")

Edges = list[tuple[str, str]]


def published(name: str) -> nx.Graph:
    """One of the published graphs; of the women at events, everybody and every event is a vertex."""
    data = json.loads((REPOSITORY / "tests" / "data" / "networks" / f"{name}.json").read_text(encoding="utf-8"))
    graph = nx.Graph()
    graph.add_nodes_from(data.get("nodes", ()))
    graph.add_edges_from(edge[:2] for edge in data.get("edges", data.get("attended")))
    return graph


def files_of(graph: nx.Graph) -> str:
    """Its vertices as contacts, every edge said by one of its ends under `knows`."""
    knows: dict[str, list[str]] = {vertex: [] for vertex in graph}
    for one, other in graph.edges:
        knows[one].append(other)
    return "".join(contact(vertex, knows=others) for vertex, others in knows.items())


def contact(id: str, **fields: Iterable[str] | str) -> str:
    """The file of a contact; lists are quoted, so that any name will do."""
    lines = [f"--- contacts/{id}.md", "---"]
    for name, value in fields.items():
        text = value if isinstance(value, str) else "[" + ", ".join(f'"{one}"' for one in value) + "]"
        lines.append(f"{name}: {text}")
    return "\n".join([*lines, "---", ""])


@st.composite
def random_edges(draw: st.DrawFn, most: int = 9) -> Edges:
    """Edges between a few people, thin or dense, with loops and repetitions; `a` is always among them."""
    names = "abcdefghijklmnop"[: draw(st.integers(2, most))]
    one = st.sampled_from(names)
    return draw(st.lists(st.tuples(one, one), max_size=3 * len(names)))
