"""The rings: nobody on top of anybody, no name on anything, and nobody moves because of somebody else."""

from __future__ import annotations

import itertools
import math
import random
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hobnob.site.content import gather
from hobnob.site.labels import Box, Named, place_labels, shortened, text_width
from hobnob.site.map import figure, table
from hobnob.site.overview import overview
from hobnob.site.rings import BANDS, CENTRE, DRAWN_AT_MOST, Person, Picture, Sector, arrange
from hobnob.site.slots import capacity_for
from hobnob.templating import environment
from hobnob.workspace import open_network
from session import EXAMPLE, TODAY

FIRST = "Ada Bo Wilhelmina Chen Maximilian Rosalind Ottilia Mehmet 李 Åse Karolina Siobhán".split()
LAST = "Lovelace Ek Featherstonehaugh Lindqvist Sandell Wiśniewska Zhao 明 Haddad-Rossi O'Brien".split()
STATES = ("touch", "due", "overdue", "quiet")


def crowd(count: int, sectors: int, seed: int) -> list[Person]:
    """People strewn unevenly over sectors and rings."""
    rng = random.Random(seed)
    weights = [rng.random() ** 2 + 0.02 for _ in range(sectors)]
    found = []
    for number in range(count):
        sector = rng.choices(range(sectors), weights)[0]
        ring = rng.choices(range(5), (8, 20, 30, 32, 10))[0]
        state = "wanted" if ring == 4 else rng.choice(STATES)
        name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
        found.append(Person(f"{name}-{number}", name, sector, ring, state, rng.randrange(5)))
    return found


def sectors(count: int) -> list[Sector]:
    return [Sector(f"Category number {index}", ("27 people", "7 close", "4 overdue")) for index in range(count)]


def mark_boxes(picture: Picture) -> dict[str, Box]:
    return {
        mark.person.id: Box(mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius)
        for one in picture.slices
        for mark in one.marks
    }


def title_boxes(picture: Picture) -> list[Box]:
    """Ring titles, sector titles, the middle and the counts of crowds, measured anew from what will be drawn."""
    found = [Box(-CENTRE, -CENTRE, CENTRE, CENTRE)]
    for ring in picture.rings:
        half = text_width(ring.title, 12) // 2
        found.append(Box(-half, ring.title_y - 10, half, ring.title_y + 3))
    for one in picture.slices:
        for line in one.lines:
            width = text_width(line.text, 16 if line.is_name else 12, line.is_name)
            left = {"start": line.x, "end": line.x - width, "middle": line.x - width // 2}[one.anchor]
            found.append(Box(left, line.y - 12, left + width, line.y + 4))
        found += [Box(each.x - 18, each.y - 10, each.x + 18, each.y + 10) for each in one.crowds]
    return found


def distance(one: Box, other: Box) -> float:
    """The gap between the two circles in these boxes."""
    apart = math.dist(
        ((one.left + one.right) / 2, (one.top + one.bottom) / 2),
        ((other.left + other.right) / 2, (other.top + other.bottom) / 2),
    )
    return apart - (one.right - one.left) / 2 - (other.right - other.left) / 2


def gap(label: Box, mark: Box) -> float:
    """The gap between a name and the circle of a mark."""
    x, y, radius = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2, (mark.right - mark.left) / 2
    across, along = max(label.left - x, 0, x - label.right), max(label.top - y, 0, y - label.bottom)
    return math.hypot(across, along) - radius


def assert_nothing_overlaps(picture: Picture) -> None:
    marks = mark_boxes(picture)
    titles = title_boxes(picture)
    crowds = {Box(each.x - 18, each.y - 10, each.x + 18, each.y + 10) for one in picture.slices for each in one.crowds}
    labels = {mark.person.id: mark.label for one in picture.slices for mark in one.marks if mark.label}
    frame = Box(picture.left, picture.top, picture.left + picture.width, picture.top + picture.height)
    for (one, box), (other, other_box) in itertools.combinations(marks.items(), 2):
        assert distance(box, other_box) > 0, f"{one} stands on {other}"
    for title in titles:
        assert title.lies_in(frame)
    for id, box in marks.items():
        assert distance(box, titles[0]) > 0, f"{id} stands on the middle"
        assert not any(box.touches(title) for title in titles[1:]), f"{id} stands on a title"
    for one, other in itertools.combinations(titles[1 + len(picture.rings) :], 2):
        assert not one.touches(other)
    for id, label in labels.items():
        width = text_width(label.text, label.size, label.is_bold)
        left = {"start": label.x, "end": label.x - width, "middle": label.x - width // 2}[label.anchor]
        # From the top of a capital with an accent to the foot of a g.
        box = Box(left, label.y - math.ceil(label.size * 0.8), left + width, label.y + math.ceil(label.size * 0.25))
        assert box.lies_in(label.box.grown(1, 1)), "the box that was kept free is that of the text"
        assert box.lies_in(frame)
        for other, other_box in marks.items():
            assert not label.box.touches(other_box), f"the name of {id} lies on {other}"
        for title in titles:
            assert not label.box.touches(title), f"the name of {id} lies on a title"
        own = gap(label.box, marks[id])
        for other, other_box in marks.items():
            assert other == id or gap(label.box, other_box) > own, f"the name of {id} seems to be that of {other}"
        for title in titles[1 + len(picture.rings) :]:
            if title not in crowds:
                assert not label.box.touches(title.grown(8, 4)), f"the name of {id} is too near a heading"
    for (one, label), (other, other_label) in itertools.combinations(labels.items(), 2):
        assert not label.box.touches(other_label.box), f"the names of {one} and {other} overlap"


def assert_everybody_is_in_place(picture: Picture, people: list[Person], count: int) -> None:
    """Everybody stands in their own ring and sector, or is counted there."""
    drawn = {mark.person.id: mark for one in picture.slices for mark in one.marks}
    for id, mark in drawn.items():
        person = mark.person
        radius = math.hypot(mark.x, mark.y)
        inner = BANDS[person.ring - 1].radius if person.ring else CENTRE
        assert inner < radius - mark.radius, id
        assert radius + mark.radius < BANDS[person.ring].radius, id
        turn = math.atan2(mark.x, -mark.y) % math.tau / math.tau
        assert person.sector <= turn * count <= person.sector + 1, id
    counted = {(each.sector, each.ring): each.people for one in picture.slices for each in one.crowds}
    assert all(number > 0 for number in counted.values())
    assert len(drawn) + sum(counted.values()) == len(people)
    for cell, number in counted.items():
        missing = [one for one in people if (one.sector, one.ring) == cell and one.id not in drawn]
        assert len(missing) == number


@settings(max_examples=30)
@given(st.integers(0, 360), st.integers(1, 16), st.integers(0, 10**6))
def test_no_name_lies_on_anything_and_everybody_is_in_place(count, sector_count, seed):
    people = crowd(count, sector_count, seed)
    picture = arrange(people, sectors(sector_count))
    assert_nothing_overlaps(picture)
    assert_everybody_is_in_place(picture, people, sector_count)
    assert len(mark_boxes(picture)) <= DRAWN_AT_MOST


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


@pytest.mark.parametrize("seed", range(12))
def test_adding_or_removing_somebody_moves_nobody_outside_their_own_cell(seed):
    people = crowd(180, 9, seed)
    picture = arrange(people, sectors(9))
    gone = people[seed * 7 % len(people)]
    rest = mark_boxes(arrange([one for one in people if one != gone], sectors(9)))
    for one in people:
        if (one.sector, one.ring) != (gone.sector, gone.ring):
            assert rest[one.id] == mark_boxes(picture)[one.id]


def test_few_move_within_a_cell():
    """Who shares a cell with a newcomer moves only where slots collide, or where the cell doubles."""
    moved = total = 0
    for count in range(3, 40):
        if capacity_for(count) != capacity_for(count + 1):
            continue
        people = [Person(f"person-{number}", f"Person {number}", 0, 3, "touch") for number in range(count)]
        before = mark_boxes(arrange(people, sectors(3)))
        after = mark_boxes(arrange([*people, Person("a-newcomer", "A. Newcomer", 0, 3, "touch")], sectors(3)))
        moved += sum(before[one.id] != after[one.id] for one in people)
        total += count
    assert moved < total * 0.15


def test_the_order_of_people_changes_nothing():
    people = crowd(120, 7, 5)
    assert arrange(people, sectors(7)) == arrange(people[::-1], sectors(7))


def test_a_state_or_a_name_moves_nobody():
    people = crowd(90, 6, 8)
    changed = [one._replace(state="overdue", name=one.name + " the Second", urgency=0) for one in people]
    assert mark_boxes(arrange(people, sectors(6))) == mark_boxes(arrange(changed, sectors(6)))


def test_beyond_three_hundred_the_close_ones_and_the_overdue_stay():
    people = crowd(800, 10, 3)
    picture = arrange(people, sectors(10))
    drawn = set(mark_boxes(picture))
    left_out = [one for one in people if one.id not in drawn]
    assert_everybody_is_in_place(picture, people, 10)
    assert len(drawn) > 200
    assert {one.ring for one in left_out} >= {2, 3}
    least_urgent = max(one.urgency for one in people if one.id in drawn and one.ring > 1)
    assert least_urgent <= min(one.urgency for one in left_out if one.ring > 1) + 1


def test_an_empty_network_has_its_rings_and_titles():
    picture = arrange([], [Sector("Friends", ("nobody yet",), is_empty=True), Sector("Clients", ("nobody yet",))])
    assert [one.lines[0].text for one in picture.slices] == ["Friends", "Clients"]
    assert [ring.title for ring in picture.rings] == [band.title for band in BANDS]
    assert not mark_boxes(picture)


def test_sectors_keep_their_width_whatever_is_in_them():
    alone = arrange([Person("ada", "Ada", 2, 1, "touch")], sectors(5))
    company = arrange([Person("ada", "Ada", 2, 1, "touch"), *crowd(150, 2, 1)], sectors(5))
    assert mark_boxes(alone)["ada"] == mark_boxes(company)["ada"]
    assert alone.spokes == company.spokes


def test_a_sector_may_be_wider():
    picture = arrange([], [Sector("Wide", (), 3.0), Sector("Narrow", (), 1.0)])
    assert (picture.spokes[1].x2, picture.spokes[1].y2) == (-BANDS[-1].radius, 0), "three quarters of the turn"


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


def svg_of(picture_of) -> str:
    template = environment().from_string(
        '{% from "site/rings.html.j2" import rings %}{{ rings(figure, "", "map.html") }}'
    )
    return template.render(figure=picture_of)


@pytest.mark.parametrize("count", [0, 1, 60, 700])
def test_the_svg_is_well_formed_and_has_a_link_for_everybody_drawn(network, count):
    files = {
        f"contacts/p{number}.md": f'---\nname: "Pat <{number}> & \'Co\' \\"x\\""\ncategory: clients\ntie: {number % 100}\n---\n'
        for number in range(count)
    }
    content = gather(network(files), {"people", "map"})
    picture = figure(content)
    root = ET.fromstring(svg_of(picture))
    space = "{http://www.w3.org/2000/svg}"
    links = [one for one in root.iter(f"{space}a") if "dot" in one.attrib["class"].split()]
    drawn = sum(len(one.marks) for one in picture.picture.slices)
    assert root.tag == f"{space}svg"
    assert root.attrib["role"] == "group"
    assert len(links) == drawn
    assert all(link[0].tag == f"{space}title" and link[0].text.startswith("Pat <") for link in links)
    counted = sum(each.people for one in picture.picture.slices for each in one.crowds)
    assert drawn + counted == count
    assert drawn > 0 or not count
    assert not any("style" in one.attrib for one in root.iter())


def test_links_come_sector_by_sector_from_the_middle_outwards():
    picture = arrange(crowd(150, 8, 2), sectors(8))
    keys = [
        (mark.person.sector, mark.person.ring, mark.person.name.casefold())
        for one in picture.slices
        for mark in one.marks
    ]
    assert keys == sorted(keys)


def test_the_table_says_what_the_picture_says(network):
    content = gather(
        network("""
            --- hobnob.yaml
            categories: {friends: {}, clients: {}, press: {}}
            --- contacts/ada.md
            ---
            category: friends
            tie: strong
            ---
            --- contacts/bob.md
            ---
            category: clients
            tie: weak
            cadence: 2 weeks
            met: 2025-01-01
            ---
            --- contacts/cy.md
            ---
            category: clients
            standing: wanted
            ---
            --- contacts/dan.md
        """),
        {"people", "map"},
    )
    rows = {row.name: row for row in table(content)}
    assert list(rows) == ["friends", "clients", "press", "unsorted"]
    assert rows["friends"].note == "1 person, 1 close"
    assert rows["clients"].note == "1 person, 0 close, 1 overdue, 1 to meet"
    assert rows["press"].note == "nobody yet"
    assert rows["press"].is_empty
    assert [[one.id for one in cell.people] for cell in rows["clients"].cells] == [[], [], ["bob"], [], ["cy"]]
    assert [[one.id for one in cell.people] for cell in rows["unsorted"].cells] == [[], [], [], ["dan"], []]
