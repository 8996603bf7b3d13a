"""Did you mean: what is suggested for what, and that a miss among many names is never slow."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.closest import Candidates, closest
from hobnob.folding import fold, fold_phrase, is_word_end, is_word_start

PEOPLE = [
    "ada-lovelace", "adam-smith", "jane-doe", "jane-dow", "john-doe", "李明", "李小龙", "zoë-vandenberghe",
    "Łukasz Nowak", "søren-kierkegaard", "мария-склодовская", "mary-somerville", "mary-shelley", "mary-anning",
    "mary-wollstonecraft", "王", "हिन्दी-लेखक",
]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("jane-deo", ("jane-doe", "jane-dow")),
        ("jnae-doe", ("jane-doe", "jane-dow")),
        ("Jane Doe", ("jane-doe",)),
        ("JANE_DOE", ("jane-doe",)),
        ("doe-jane", ("jane-doe",)),
        ("Doe, Jane", ("jane-doe",)),
        ("Doe, Jaen", ("jane-doe", "jane-dow", "john-doe")),
        ("ada", ("ada-lovelace",)),
        ("lovelace", ("ada-lovelace",)),
        ("lovelase", ("ada-lovelace",)),
        ("lovel", ("ada-lovelace",)),
        ("Ada King Lovelace", ("ada-lovelace",)),
        ("ad", ()),
        ("mary", ()),
        ("mary-som", ("mary-somerville",)),
        ("doe", ("jane-doe", "john-doe")),
        ("zoe vandenberghe", ("zoë-vandenberghe",)),
        ("ZOE-VANDENBERGE", ("zoë-vandenberghe",)),
        ("lukasz nowak", ("Łukasz Nowak",)),
        ("Soren Kierkegard", ("søren-kierkegaard",)),
        ("Мария Склодовска", ("мария-склодовская",)),
        ("李名", ("李明",)),
        ("李", ("李小龙", "李明")),
        ("हिन्दी लेखक", ("हिन्दी-लेखक",)),
        ("somebody-else", ()),
        ("", ()),
        ("---", ()),
        ("x", ()),
    ],
)
def test_suggestions(word: str, expected: tuple[str, ...]) -> None:
    assert closest(word, PEOPLE) == expected


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("skils", ["skills", "skill", "kills"], ("skill", "skills", "kills")),
        ("emial", ["email", "emil"], ("email", "emil")),
        ("caterogy", ["category"], ("category",)),
        ("tag", ["tags", "tier", "tie"], ("tags",)),
        ("abcd", ["abxy"], ()),
        ("abcde", ["abxye"], ("abxye",)),
        ("abcde", ["axxxe"], ()),
        ("ab", ["ba"], ("ba",)),
        ("a", ["b"], ()),
        ("ca", ["abc"], ()),
    ],
)
def test_slips_are_counted(word: str, candidates: list[str], expected: tuple[str, ...]) -> None:
    assert closest(word, candidates) == expected


def test_at_most_so_many_and_ties_by_text() -> None:
    names = ["bat", "cat", "eat", "fat", "hat"]
    assert closest("xat", names) == ("bat", "cat", "eat")
    assert closest("xat", list(reversed(names)), 1) == ("bat",)
    assert closest("Bat", ["BAT", "bat", "bät"]) == ("BAT", "bat", "bät")


def slips(one: str, other: str) -> int:
    """The definition of optimal string alignment, word for word."""
    table = [[max(row, column) for column in range(len(other) + 1)] for row in range(len(one) + 1)]
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            same = one[row - 1] == other[column - 1]
            ways = [table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + (not same)]
            if row > 1 and column > 1 and one[row - 1] == other[column - 2] and one[row - 2] == other[column - 1]:
                ways.append(table[row - 2][column - 2] + 1)
            table[row][column] = min(ways)
    return table[-1][-1]


@given(st.text("abc", min_size=5, max_size=9), st.lists(st.text("abc", min_size=1, max_size=9), max_size=30))
def test_all_names_within_two_slips_are_found(word: str, names: list[str]) -> None:
    found = closest(word, names, limit=100)
    if word in names:
        assert found == (word,)
        return
    within = {name: slips(word, name) for name in names if slips(word, name) <= 2}
    assert {name for name in found if slips(word, name) <= 2} == set(within)
    by_distance = [within[name] for name in found if name in within and not name.startswith(word)]
    assert by_distance == sorted(by_distance)


@given(st.text(), st.lists(st.text(), max_size=10))
def test_any_text_gives_candidates(word: str, names: list[str]) -> None:
    assert set(closest(word, names)) <= set(names)


def test_a_miss_among_ten_thousand_look_alikes_is_quick() -> None:
    names = Candidates([f"person-{number:05}" for number in range(10_000)])
    assert names.closest("person-1234x") == ("person-01234", "person-02340", "person-02341")
    start = time.process_time()
    for word in ("person-x9x9", "persom-77y77", "nobody-at-all", "person-abcde"):
        names.closest(word)
    # A pass over all pairs would take about a second; this takes some hundredths.
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zoë", "zoe"),
        ("ŁUKASZ", "lukasz"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Søren Ærø", "soren aero"),
        ("ＦＵＬＬ ﬁn", "full fin"),
        ("O’Brien", "o'brien"),
        ("Ωμέγα", "ωμεγα"),
        ("Ёлка", "елка"),
        ("がか", "がか"),
        ("हिन्दी", "हिन्दी"),
        ("李明", "李明"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_phrase(fold_phrase(text)) == fold_phrase(text)


def test_phrases_even_out_gaps() -> None:
    assert fold_phrase("  Ada-Lovelace \n of_the   First–Engine ") == "ada lovelace of the first engine"


def test_where_words_begin_and_end() -> None:
    text = "c++ 李明 o'brien"
    assert [at for at in range(len(text)) if is_word_start(text, at) and text[at].isalnum()] == [0, 4, 5, 7, 9]
    assert not is_word_end("c++", 1)
    assert is_word_end("c++", 3)
    assert is_word_end("ada b", 3)
    assert not is_word_end("adam", 3)
