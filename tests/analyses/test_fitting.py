"""Two texts that speak of the same thing, and many texts at once: nothing that only sounds alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.analyses.fitting import (
    Texts,
    are_fitting,
    chosen_words,
    common_words,
    fits,
    is_within,
    shared_words,
    wording,
)


@pytest.mark.parametrize(
    ("asked", "said", "does_fit"),
    [
        ("somebody to mend her grandmother's radio", "mending lamps and radios", True),  # mend and radio
        ("somebody who mends her radios without asking why she has nine", "mending lamps and radios", True),
        ("a proofreader", "proofreading", True),  # proofread, and an ending of two letters
        ("proofreading", "an hour of Swedish proofreading", True),  # all that is asked
        ("an hour of Swedish proofreading", "proofreading", False),  # one of three
        ("Swedish proofreading", "proofreading", True),  # the very word, and half of what is asked
        ("somebody to teach him radios", "teaching", False),  # half of it, but not the very word
        ("a headline for the annual report", "reporting", False),
        ("wards' own words for why they keep things", "a ward that will try a new thing on a Monday", False),
        ("testing of clinical software", "clinical trials", False),  # one of two
        ("testing of clinical software", "software testing", True),
        ("work", "with", False),  # glue
        ("a job", "a cup of tea", False),
        ("SQL", "SQL lessons for nurses", True),  # short, but in capitals
        ("SQL lessons for nurses", "SQL", False),
        ("data", "databases", False),  # an ending of four letters makes another word
        ("clinics", "clinical software", True),  # clinic, and an ending of two letters
        ("data protection officers in the region", "data protection officer", True),
        ("Überweisung prüfen", "uberweisung prufen", True),
        ("设计 课程", "设计", True),  # two letters are a word where there are no spaces
        ("the of", "the of", False),
        ("", "", False),
    ],
)
def test_what_is_said_meets_what_is_asked_by_the_words_that_carry_their_meaning(
    asked: str, said: str, does_fit: bool
) -> None:
    assert fits(asked, said) is does_fit
    assert Texts([said]).fitting(asked) == ((said,) if does_fit else ())


def test_where_every_word_was_chosen_short_ones_count_and_stop_words_do_not() -> None:
    assert chosen_words("the bed and sql") == {"bed", "sql"}
    assert wording("the bed and sql") == set()
    assert are_fitting(chosen_words("bed makers"), chosen_words("bed sensors")) is False
    assert are_fitting(chosen_words("bed"), chosen_words("bed sensors"))


def test_the_more_words_are_shared_the_closer() -> None:
    assert shared_words("SQL lessons for nurses", "SQL lessons") == 2
    assert shared_words("SQL lessons for nurses", "SQL") == 1
    assert shared_words("SQL", "weaving") == 0


def test_what_is_part_of_another_text() -> None:
    assert is_within("testing of clinical software", "bedside tests of clinical software, at night")
    assert not is_within("testing of clinical software", "software testing")
    assert not is_within("", "software testing")


def test_one_telling_word_is_near() -> None:
    texts = Texts(["shift rota puzzles", "mending lamps and radios", "SQL"])
    # The very word, a third of three words and of three.
    assert texts.near("a rota that survives August", frozenset()) == ("shift rota puzzles",)
    assert texts.near("a rota that survives August", frozenset({"rota"})) == ()
    # A quarter is too little, another form of the word is not the word, and what meets it is more than near.
    assert texts.near("a ward where he may shadow one night shift", frozenset()) == ()
    assert texts.near("somebody to mend", frozenset()) == ()
    assert texts.near("lamps and radios", frozenset()) == ()
    assert texts.fitting("lamps and radios") == ("mending lamps and radios",)


def test_words_of_too_many_texts_are_common() -> None:
    # Six of six texts speak of wards, five of nights: more than five, and not.
    texts = [f"ward {'night' if number else 'day'} {number}" for number in range(6)]
    assert common_words(texts) == {"ward"}
    # Of 400 texts two in a hundred are eight.
    many = [f"text{number}" for number in range(390)]
    assert common_words([*many, *(f"Wards {number}" for number in range(10))]) == {"ward"}
    assert common_words([*many, *(f"Wards {number}" for number in range(7))]) == set()


def test_many_texts_are_found_in_their_order_and_each_once() -> None:
    texts = Texts(["weaving", "SQL lessons", "lessons in SQL", "SQL lessons"])
    assert texts.fitting("SQL lessons for nurses") == ("SQL lessons", "lessons in SQL")
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
def test_two_words_in_common_count_from_either_side(one: str, other: str) -> None:
    assert shared_words(one, other) < 2 or (fits(one, other) and fits(other, one))
    assert shared_words(one, other) == shared_words(other, one)


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert fits(one, other) in (True, False)
    assert "" not in wording(one) | chosen_words(one)
