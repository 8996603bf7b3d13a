"""Two texts that speak of the same thing, and many texts at once: nothing that only sounds alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.analyses.fitting import Texts, are_fitting, chosen_words, fits, shared_words, wording


@pytest.mark.parametrize(
    ("one", "other", "do_fit"),
    [
        ("somebody to mend her grandmother's radio", "mending lamps and radios", True),  # mend and radio
        ("a proofreader", "proofreading", False),  # neither begins the other
        ("proofreading", "an hour of Swedish proofreading", True),  # all words of the shorter
        ("testing of clinical software", "clinical trials", False),  # one of two
        ("testing of clinical software", "software testing", True),
        ("work", "with", False),  # glue
        ("a job", "a cup of tea", False),
        ("SQL", "SQL lessons for nurses", True),  # short, but in capitals
        ("data", "databases", False),  # an ending of five letters makes another word
        ("data protection officers in the region", "data protection officer", True),
        ("Überweisung prüfen", "uberweisung prufen", True),
        ("设计 课程", "设计", True),  # two letters are a word where there are no spaces
        ("the of", "the of", False),
        ("", "", False),
    ],
)
def test_texts_fit_by_the_words_that_carry_their_meaning(one: str, other: str, do_fit: bool) -> None:
    assert fits(one, other) is do_fit
    assert fits(other, one) is do_fit


def test_where_every_word_was_chosen_short_ones_count_and_stop_words_do_not() -> None:
    assert chosen_words("the bed and sql") == {"bed", "sql"}
    assert wording("the bed and sql") == set()
    assert are_fitting(chosen_words("bed makers"), chosen_words("bed sensors")) is False
    assert are_fitting(chosen_words("bed"), chosen_words("bed sensors"))


def test_the_more_words_are_shared_the_closer() -> None:
    assert shared_words("SQL lessons for nurses", "SQL lessons") == 2
    assert shared_words("SQL lessons for nurses", "SQL") == 1
    assert shared_words("SQL", "weaving") == 0


def test_many_texts_are_found_in_their_order_and_each_once() -> None:
    texts = Texts(["weaving", "SQL lessons", "SQL", "SQL lessons"])
    assert texts.fitting("SQL lessons for nurses") == ("SQL", "SQL lessons")
    assert texts.fitting("law") == ()
    assert Texts([]).fitting("SQL") == ()


WORDS = st.lists(
    st.sampled_from(
        "mend mending mended radio radios SQL sql UX data databases the nurse nurses nursing 设计 é".split()
    ),
    max_size=5,
).map(" ".join)


@given(st.lists(WORDS, max_size=8), WORDS, st.sampled_from([wording, chosen_words]))
def test_many_at_once_are_those_that_fit_one_by_one(texts, text, words) -> None:
    expected = {one for one in texts if are_fitting(words(text), words(one))}
    assert Texts(texts, words).fitting(text) == tuple(sorted(expected))


@given(WORDS, WORDS)
def test_fitting_goes_both_ways(one: str, other: str) -> None:
    assert fits(one, other) == fits(other, one)
    assert shared_words(one, other) == shared_words(other, one)


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert fits(one, other) in (True, False)
    assert "" not in wording(one) | chosen_words(one)
