"""Articulation points, bridges, betweenness and who is cut off: by hand, and held against nx."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs import PUBLISHED, Edges, files_of, published, random_edges
from hobnob.analyses.graph import contacts_graph, graph_of, hops_from
from hobnob.analyses.known import Known
from hobnob.analyses.structure import articulation_points, betweenness, bridges, cut_off
from session import TODAY

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]

# A triangle that hangs on a chain: d - c - {a, b} with a - b, and e - d; x is alone.
HANGING = graph_of("x", [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e")])


def test_without_c_or_d_it_falls_apart() -> None:
    assert articulation_points(HANGING) == ("c", "d")
    assert bridges(HANGING) == (("c", "d"), ("d", "e"))


def test_betweenness_counts_the_pairs_that_need_somebody() -> None:
    # Six people, so each has (6 - 1) * (6 - 2) / 2 = 10 pairs of others.
    # c: between {a, b} and {d, e}, 4 pairs. d: between {a, b, c} and e, 3 pairs. Nobody needs a, b, e or x.
    expected = {"a": 0, "b": 0, "c": 4 / 10, "d": 3 / 10, "e": 0, "x": 0}
    assert betweenness(HANGING) == pytest.approx(expected)
    # In a square both ways round are equally short: each corner has half of the one pair across, of 3 pairs.
    square = graph_of("", [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")])
    assert betweenness(square) == pytest.approx(dict.fromkeys("abcd", 0.5 / 3))


def test_whom_each_single_point_of_access_holds() -> None:
    assert cut_off(HANGING, "a") == {"c": ("d", "e"), "d": ("e",)}
    assert cut_off(HANGING, "e") == {"c": ("a", "b"), "d": ("a", "b", "c")}, "it depends on where I stand"
    # From the middle nobody stands in for c itself: who is beyond d is cut off by d.
    assert cut_off(HANGING, "c") == {"d": ("e",)}
    # Two groups that only the same person leads to.
    star = graph_of("", [("me", "hub"), ("hub", "p"), ("hub", "q"), ("me", "r")])
    assert cut_off(star, "me") == {"hub": ("p", "q")}


def test_nobody_and_almost_nobody() -> None:
    for graph in (graph_of("", []), graph_of("a", []), graph_of("", [("a", "b")])):
        assert articulation_points(graph) == ()
        assert set(betweenness(graph).values()) <= {0.0}
        assert cut_off(graph, "a") == {}
    assert bridges(graph_of("", [("a", "b")])) == (("a", "b"),)
    assert cut_off(HANGING, "nobody") == {}
    assert cut_off(HANGING, "x") == {}


def test_a_long_chain_is_no_deep_recursion() -> None:
    names = [f"p{number:04}" for number in range(3000)]
    chain = graph_of("", pairwise(names))
    assert len(articulation_points(chain)) == 2998
    assert len(bridges(chain)) == 2999
    assert len(cut_off(chain, names[0])[names[1]]) == 2998


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_graphs_are_as_networkx_measures_them(read: Read, name: str) -> None:
    expected = published(name)
    graph = contacts_graph(Known(read(files_of(expected)), TODAY))
    assert set(articulation_points(graph)) == set(nx.articulation_points(expected))
    assert set(map(frozenset, bridges(graph))) == set(map(frozenset, nx.bridges(expected)))
    assert betweenness(graph) == pytest.approx(nx.betweenness_centrality(expected))


def test_the_brokers_of_florence_are_the_medici(read: Read) -> None:
    """What Padgett and Ansell (1993) tell of them, and the figure that textbooks give."""
    found = betweenness(contacts_graph(Known(read(files_of(published("florentine"))), TODAY)))
    assert max(found, key=lambda name: found[name]) == "Medici"
    assert found["Medici"] == pytest.approx(0.522, abs=0.0005)


@given(random_edges())
def test_random_graphs_are_as_networkx_measures_them(edges: Edges) -> None:
    graph = graph_of(["a"], edges)
    expected = nx.Graph([edge for edge in edges if edge[0] != edge[1]])
    expected.add_nodes_from(graph.names)
    assert set(articulation_points(graph)) == set(nx.articulation_points(expected))
    assert set(map(frozenset, bridges(graph))) == set(map(frozenset, nx.bridges(expected)))
    assert betweenness(graph) == pytest.approx(nx.betweenness_centrality(expected))


@given(random_edges())
def test_cut_off_are_those_whom_i_lose_with_somebody(edges: Edges) -> None:
    graph = graph_of(["a"], edges)
    reached = set(hops_from(graph, "a"))
    expected = {}
    for lost in graph.names:
        left = hops_from(graph_of(["a"], [edge for edge in edges if lost not in edge]), "a")
        if lost != "a" and (missed := reached - {lost} - set(left)):
            expected[lost] = tuple(sorted(missed))
    assert cut_off(graph, "a") == expected


@given(random_edges(), st.integers(1, 16), st.integers(0, 3))
def test_pivots_are_an_estimate_that_stays_the_same(edges: Edges, pivots: int, seed: int) -> None:
    graph = graph_of(["a"], edges)
    found = betweenness(graph, pivots, seed)
    assert found == betweenness(graph, pivots, seed)
    assert all(value >= 0 for value in found.values())
    if pivots >= len(graph.names):
        assert found == betweenness(graph)


def test_the_mean_of_the_estimates_is_the_exact_figure(read: Read) -> None:
    """Pivots are drawn evenly, so that what they miss on one draw they find on another."""
    graph = contacts_graph(Known(read(files_of(published("karate"))), TODAY))
    exact = betweenness(graph)
    drawn = [betweenness(graph, 8, seed) for seed in range(400)]
    for name, value in exact.items():
        assert sum(one[name] for one in drawn) / len(drawn) == pytest.approx(value, abs=0.02)
    assert drawn[0] != drawn[1]
