"""Charts: where a line runs, how long a bar is, how dark a cell."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.dates import PartialDate
from hobnob.languages import ENGLISH, DateWords
from hobnob.site.charts import STEPS, bar, columns, line, shade, strip

FIGURES = st.floats(0, 1e9, allow_nan=False, allow_infinity=False)


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.e+]+) (-?[\d.e+]+)", path)]


def test_a_line_rises_with_its_figures_and_ends_at_the_last():
    made = line([0, 5, 10], width=106, height=26)
    assert made is not None
    assert points(made.path) == [(3, 23), (53, 13), (103, 3)]
    assert (made.x, made.y) == (103, 3)
    assert made.ground == "M3 23L53 13L103 3L103 23L3 23Z"


def test_a_scale_may_be_wider_than_the_figures():
    made = line([50, 50], high=100, width=106, height=26)
    assert made is not None
    assert {y for _, y in points(made.path)} == {13}


def test_a_missing_figure_is_a_gap_and_not_nothing():
    made = line([1, None, 1, 2], width=96, height=26)
    assert made is not None
    assert [len(points(part)) for part in made.path.split("M")[1:] for part in ["M" + part]] == [1, 2]
    assert made.ground.count("Z") == 1
    unfinished = line([1, 2, None])
    assert unfinished is not None
    assert unfinished.x is unfinished.y is None


@pytest.mark.parametrize("values", [[], [3], [None, None], [None, 3]])
def test_there_is_no_line_through_less_than_two_figures(values):
    assert line(values) is None


def test_figures_that_are_all_nothing_lie_on_the_floor():
    made = line([0, 0, 0], height=30)
    assert made is not None
    assert {y for _, y in points(made.path)} == {27}


@given(st.lists(st.none() | FIGURES, max_size=30), FIGURES)
def test_a_line_stays_in_its_picture(values, high):
    made = line(values, high=high)
    if made is not None:
        assert all(0 <= x <= made.width and 0 <= y <= made.height for x, y in points(made.path + made.ground))


def test_columns_share_one_scale_up_and_down():
    made = columns([(10, 5), (0, 20)], width=100, height=40, gap=0.2)
    assert made.middle == 20
    assert made.columns == ((5, 40, 10, 5), (55, 40, 0, 20))
    assert columns([], width=100, height=40).columns == ()
    assert columns([(0, 0)], width=100, height=40).columns[0][2:] == (0, 0)


@given(st.lists(st.tuples(FIGURES, FIGURES), max_size=40))
def test_columns_stay_in_their_picture_and_off_each_other(pairs):
    made = columns(pairs, width=600, height=100)
    for one in made.columns:
        assert 0 <= one.x <= one.x + one.width <= made.width + 0.1
        assert one.up <= made.middle >= one.down
    for one, other in zip(made.columns, made.columns[1:], strict=False):
        assert one.x + one.width <= other.x + 0.1


def test_a_bar_is_as_long_as_its_share_and_never_lost():
    assert (bar(5, 10), bar(10, 10), bar(0, 10), bar(1, 10_000), bar(3, 0), bar(20, 10)) == (50, 100, 0, 1, 0, 100)


def test_any_count_has_a_shade_and_the_largest_the_darkest():
    assert [shade(count, 8) for count in range(9)] == [0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert (shade(0, 0), shade(1, 1), shade(1, 1000)) == (0, STEPS, 1)


def test_a_strip_is_shaded_to_its_largest_count_or_that_of_others_beside_it():
    may, june = PartialDate(2026, 5), PartialDate(2026, 6)
    assert [cell.shade for cell in strip([may, june], [2, 4], ENGLISH)] == [2, 4]
    assert [cell.shade for cell in strip([may, june], [2, 4], ENGLISH, most=16)] == [1, 1]
    cells = strip([may, june], [1, 0], ENGLISH, ["may.html"])
    assert cells == ((may, "May 2026", "M", 1, 4, "may.html"), (june, "June 2026", "J", 0, 0, ""))
    assert strip([], [], ENGLISH) == ()


def test_a_strip_names_its_months_in_the_language_of_the_pages():
    [cell] = strip([PartialDate(2026, 5)], [1], DateWords("sv"))
    assert (cell.name, cell.short) == ("maj 2026", "M")
