"""The graph of who is tied to whom: which ties count, and hops held against networkx."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given

from graphs import PUBLISHED, Edges, contact, files_of, published, random_edges
from hobnob.analyses.graph import Graph, contacts_graph, graph_of, hops_from, my_people, whole_graph
from hobnob.analyses.known import Known
from session import TODAY

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]


def edges(graph: Graph) -> set[tuple[str, str]]:
    """Its edges by name, each once."""
    return {
        (graph.names[one], graph.names[other])
        for one, others in enumerate(graph.near)
        for other in others
        if one < other
    }


def test_a_graph_is_sorted_simple_and_undirected() -> None:
    graph = graph_of(["d", "a"], [("c", "a"), ("a", "c"), ("c", "b"), ("b", "b")])
    assert graph == Graph(("a", "b", "c", "d"), ((2,), (2,), (0, 1), ()))
    assert graph_of([], []) == Graph((), ())


def test_hops_by_hand() -> None:
    graph = graph_of(["x"], [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("p", "q")])
    assert hops_from(graph, "a") == {"a": 0, "b": 1, "c": 1, "d": 2}
    assert list(hops_from(graph, "d")) == ["d", "c", "a", "b"], "nearest first, then by id"
    assert hops_from(graph, "x") == {"x": 0}
    assert hops_from(graph, "nobody") == {}


MIXED = (
    contact("ada", knows=["bob"], met_through="cleo")
    + contact("bob", knows=["ada", "bob"])
    + contact("cleo")
    + contact("dan")
    + contact("hal", standing="past", knows=["ada", "eve"])
    + contact("eve", standing="wanted", knows=["dan"])
    + contact("fay", standing="wanted")
    + contact("gil", standing="wanted", tie="0")
    + "--- notes/lunch.md\n---\ndate: 2026-05-01\nwith: [cleo, dan]\n---\nx\n"
    + "--- notes/later.md\n---\ndate: 2026-06-01\nwith: [ada, dan]\n---\nx\n"
    + "--- notes/tea.md\n---\ndate: 2026-05-02\nkind: coffee\nwith: [fay]\n---\nx\n"
)


def test_every_tie_counts_that_is_known_today_however_weak_its_evidence(read: Read) -> None:
    known = Known(read(MIXED), TODAY)
    expected = {
        ("ada", "bob"),  # both say so, and it is one tie
        ("ada", "cleo"),  # Cleo introduced us
        ("dan", "eve"),  # declared by somebody wanted
        ("cleo", "dan"),  # together in a note
    }
    assert edges(contacts_graph(known)) == expected
    assert contacts_graph(known).names == ("ada", "bob", "cleo", "dan", "eve", "fay", "gil", "hal")
    later = Known(known.network, date(2026, 6, 2))
    assert edges(contacts_graph(later)) == {*expected, ("ada", "dan")}, "the lunch that was planned"


def test_i_am_tied_to_those_i_know_and_to_a_stranger_only_where_something_is_noted(read: Read) -> None:
    known = Known(read(MIXED), TODAY)
    # Fay is wanted, but we had tea; Eve and Gil are strangers, and a judgement of 0 is no tie.
    assert my_people(known) == ("ada", "bob", "cleo", "dan", "fay")
    mine = {pair for pair in edges(whole_graph(known)) if "me" in pair}
    assert {next(iter({*pair} - {"me"})) for pair in mine} == {"ada", "bob", "cleo", "dan", "fay"}
    assert edges(whole_graph(known)) - mine == edges(contacts_graph(known))
    assert hops_from(whole_graph(known), "me")["eve"] == 2
    assert "gil" not in hops_from(whole_graph(known), "me")
    assert hops_from(whole_graph(known), "hal") == {"hal": 0}, "nothing leads to or through somebody of the past"


def test_an_empty_network_is_me_alone(read: Read) -> None:
    known = Known(read(""), TODAY)
    assert contacts_graph(known) == Graph((), ())
    assert whole_graph(known) == Graph(("me",), ((),))


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_graphs_have_the_hops_that_networkx_counts(read: Read, name: str) -> None:
    expected = published(name)
    graph = contacts_graph(Known(read(files_of(expected)), TODAY))
    assert set(graph.names) == set(expected)
    assert {frozenset(pair) for pair in edges(graph)} == {frozenset(pair) for pair in expected.edges}
    for source, away in nx.all_pairs_shortest_path_length(expected):
        assert hops_from(graph, source) == dict(away)


@given(random_edges())
def test_hops_are_those_of_networkx(edges: Edges) -> None:
    graph, expected = graph_of(["a"], edges), nx.Graph([*edges, ("a", "a")])
    for source in graph.names:
        assert hops_from(graph, source) == nx.single_source_shortest_path_length(expected, source)
