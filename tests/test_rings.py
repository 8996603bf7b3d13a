"""The rings: nobody on top of anybody, no name on anything, and nobody moves because of somebody else."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hobnob.site.content import gather
from hobnob.site.labels import APART, GAP, Box, Named, place_labels, shortened, text_width
from hobnob.site.map import figure
from hobnob.site.overview import overview
from hobnob.site.rings import BANDS, DRAWN_AT_MOST, Person, Sector, arrange
from hobnob.workspace import open_network
from pictures import (
    Who,
    assert_everybody_is_in_place,
    assert_nothing_overlaps,
    crowd,
    marks_of,
    sectors,
    spots_of,
)
from session import EXAMPLE, TODAY


@settings(max_examples=30)
@given(st.integers(0, 360), st.integers(1, 16), st.integers(0, 10**6))
def test_no_name_lies_on_anything_and_everybody_is_in_place(count, sector_count, seed):
    people = crowd(count, sector_count, seed)
    # Every second picture has somebody unsorted, who stand in the last sector.
    some = [
        one._replace(is_top=seed % 2 == 0 and index == sector_count - 1)
        for index, one in enumerate(sectors(sector_count))
    ]
    picture = arrange(people, some)
    assert_nothing_overlaps(picture)
    assert_everybody_is_in_place(picture, people)
    assert len(spots_of(picture)) <= DRAWN_AT_MOST


def test_the_example_is_drawn_whole_and_its_close_people_are_named():
    content = gather(open_network(EXAMPLE, TODAY), {"people", "map"})
    picture = figure(content).picture
    assert_nothing_overlaps(picture)
    marks = [mark for one in picture.slices for mark in one.marks]
    assert len(marks) == len(content.people)
    assert all(mark.label for mark in marks if mark.person.ring == 0)
    assert all(mark.label for mark in marks if mark.person.ring == len(BANDS) - 1), "and those I want to meet"
    assert sum(mark.label is not None for mark in marks) > len(marks) * 0.95


def test_a_name_moves_aside_for_one_that_has_no_other_place():
    """Both fit only if the first gives up the place it likes best."""
    first = Named("Ada Lovelace", (), 0, 0, 5, 12, False)
    second = Named("Bo Lovelace", (), 150, 0, 5, 12, False)
    walls = [Box(95, -60, 240, -8), Box(95, 8, 240, 60), Box(158, -60, 240, 60)]

    def places(*marks: Named) -> list[str]:
        found = place_labels(marks, walls, 2, Box(-200, -100, 240, 100), lambda index, label: False)
        return [label.anchor if label else "" for label in found]

    assert places(first) == ["start"], "alone it stands to the right"
    assert places(first, second) == ["end", "end"]


@pytest.mark.parametrize(("apart", "named"), [(APART, 2), (APART - 1, 1)])
def test_two_names_on_one_line_stand_apart_or_one_of_them_is_left_out(apart, named):
    """Between two marks, where alone they have room, they would else read as the name of one person."""
    width, radius = text_width("Ida", 12), 5
    away = 2 * (radius + GAP + width) + apart
    marks = [Named("Ida", (), at, 0, radius, 12, False) for at in (0, away)]
    walls = [
        Box(-90, -90, -6, 90),
        Box(away + 6, -90, away + 90, 90),
        Box(-6, -90, away + 6, -8),
        Box(-6, 8, away + 6, 90),
    ]
    found = place_labels(marks, walls, 2, Box(-90, -90, away + 90, 90), lambda index, label: False)
    assert sum(label is not None for label in found) == named


def test_broad_letters_are_taken_to_be_broad():
    assert text_width("Æ", 100) > text_width("W", 100) > text_width("A", 100) > text_width("i", 100)
    assert text_width("æ", 100) > 1.5 * text_width("a", 100)
    assert text_width("…", 100) >= 100, "it stands after a name that is cut"


def test_the_small_picture_has_everybody_drawn_and_every_sector_by_name():
    content = gather(open_network(EXAMPLE, TODAY), {"people", "map"})
    drawn = figure(content)
    small = drawn.overview
    assert sum(len(one.marks) for one in small.slices) == sum(len(one.marks) for one in drawn.picture.slices)
    assert all(
        one.name.startswith(one.text.rstrip("…")) and len(one.text) > 8 for one in small.slices if len(one.name) > 8
    )
    assert sum(one.text == one.name for one in small.slices) >= len(small.slices) - 1
    for one in small.slices:
        for mark in one.marks:
            assert math.hypot(mark.x + mark.side / 2, mark.y + mark.side / 2) + mark.side / 2 < small.reach


@pytest.mark.parametrize("count", [1, 2, 3, 12, 40, 200])
def test_the_small_picture_of_any_number_of_sectors(count):
    small = overview(arrange(crowd(80, count, 4), sectors(count)))
    assert len(small.slices) == count
    assert all(one.arc.startswith("M") and "nan" not in one.arc for one in small.slices)


def test_the_order_of_people_changes_nothing():
    people = crowd(120, 7, 5)
    assert arrange(people, sectors(7)) == arrange(people[::-1], sectors(7))


def test_a_state_or_a_name_moves_nobody():
    people = crowd(90, 6, 8)
    changed = [one._replace(state="overdue", name=one.name + " the Second", urgency=0) for one in people]
    assert spots_of(arrange(people, sectors(6))) == spots_of(arrange(changed, sectors(6)))


URGENCY = {"overdue": 0, "due": 1, "touch": 2, "wanted": 3, "quiet": 4}


def lately(count: int, states: str, seed: int) -> list[Person]:
    """People strewn over ten sectors and all rings, each of a random one of some states."""
    rng = random.Random(seed)
    found = [one._replace(state=rng.choice(states.split())) for one in crowd(count, 10, seed)]
    found = [one._replace(state="wanted") if one.ring == 4 else one for one in found]
    return [one._replace(urgency=URGENCY[one.state]) for one in found]


def turn_of(one: Person) -> int:
    reasons = (one.ring == 0, one.state == "overdue", one.state == "due", one.ring == 1, one.ring == 4)
    return next((turn for turn, is_so in enumerate(reasons) if is_so), len(reasons))


@settings(max_examples=15)
@given(st.sampled_from([350, 800, 3000]), st.integers(0, 10**6))
def test_of_very_many_the_inner_circle_the_overdue_the_due_and_the_close_are_drawn_first(count, seed):
    """Whoever is only counted comes after all who are drawn, or their cell is full of those who come before them."""
    people = lately(count, "overdue due touch touch quiet quiet quiet quiet", seed)
    picture = arrange(people, sectors(10))
    marks = marks_of(picture)
    last = max(turn_of(mark.person) for mark in marks.values())
    for one in people:
        if Who(one.sector, one.id) not in marks and turn_of(one) < last:
            beside = [
                each.person
                for each in marks.values()
                if (each.person.sector, each.person.ring) == (one.sector, one.ring)
            ]
            assert max(turn_of(each) for each in beside) <= turn_of(one)
    assert_everybody_is_in_place(picture, people)
    assert_nothing_overlaps(picture)


def test_of_a_thousand_everybody_overdue_is_drawn_and_most_of_them_are_named():
    people = lately(1000, "overdue due touch touch touch touch touch quiet quiet quiet quiet quiet quiet quiet", 3)
    picture = arrange(people, sectors(10))
    marks = marks_of(picture).values()
    overdue = [mark for mark in marks if mark.person.state == "overdue"]
    assert len(overdue) == sum(one.state == "overdue" for one in people) > 40
    assert sum(mark.label is not None for mark in overdue) > 0.5 * len(overdue)
    assert len(marks) == DRAWN_AT_MOST, "no place is left because a cell is full"
    assert {each.overdue for one in picture.slices for each in one.crowds} == {0}


def test_an_empty_network_has_its_rings_and_titles():
    picture = arrange([], [Sector("Friends", ("nobody yet",), is_empty=True), Sector("Clients", ("nobody yet",))])
    assert [one.heading.lines[0].text for one in picture.slices] == ["Friends", "Clients"]
    assert [ring.title for ring in picture.rings] == [band.title for band in BANDS]
    assert not spots_of(picture)


def test_sectors_keep_their_width_whatever_is_in_them():
    alone = arrange([Person("ada", "Ada", 2, 1, "touch")], sectors(5))
    company = arrange([Person("ada", "Ada", 2, 1, "touch"), *crowd(150, 2, 1)], sectors(5))
    assert spots_of(alone)[Who(2, "ada")] == spots_of(company)[Who(2, "ada")]
    assert alone.spokes == company.spokes


def test_long_names_are_cut_with_an_ellipsis():
    assert shortened("Ada Lovelace", 200, 12) == "Ada Lovelace"
    cut = shortened("Wilhelmina Featherstonehaugh-Cholmondeley of Somewhere" * 9, 120, 12)
    assert cut.endswith("…")
    assert text_width(cut, 12) <= 120
    assert shortened("x" * 10**6, 100, 12).startswith("xxx")


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "\u202e",
        "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}" * 40,
        "\u202eevil",
        "a\u0301" * 80,
        "W" * 500,
        "\ud800",
        "x\ny",
    ],
)
def test_odd_names_find_a_place_too(name):
    people = [Person(f"id-{number}", name, 0, number % 5, "due") for number in range(30)]
    assert_nothing_overlaps(arrange(people, sectors(2)))
