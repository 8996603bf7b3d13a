"""What tests of drawn pictures share: random people for them, and the proof that nothing lies on anything."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hobnob.site.labels import APART, Box, Label, text_width
from hobnob.site.places import read_places
from hobnob.site.rings import BANDS, CENTRE, HALO, Band, Mark, Person, Picture, Sector, arrange, directions

FIRST = "Ada Bo Wilhelmina Chen Maximilian Rosalind Ottilia Mehmet 李 Åse Karolina Siobhán".split()
LAST = "Lovelace Ek Featherstonehaugh Lindqvist Sandell Wiśniewska Zhao 明 Haddad-Rossi O'Brien".split()
STATES = ("touch", "due", "overdue", "quiet")


class Who(NamedTuple):
    """A mark of a picture: somebody may stand in more than one sector."""

    sector: int
    id: str


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


def marks_of(picture: Picture) -> dict[Who, Mark]:
    return {Who(mark.person.sector, mark.person.id): mark for one in picture.slices for mark in one.marks}


def spots_of(picture: Picture) -> dict[Who, tuple[int, int]]:
    return {who: (mark.x, mark.y) for who, mark in marks_of(picture).items()}


def box_of(mark: Mark) -> Box:
    """What a mark takes up, with the line around it."""
    reach = mark.radius + (HALO if mark.person.halo else 0)
    return Box(mark.x - reach, mark.y - reach, mark.x + reach, mark.y + reach)


def crowd_boxes(picture: Picture) -> list[Box]:
    return [Box(each.x - 18, each.y - 10, each.x + 18, each.y + 10) for one in picture.slices for each in one.crowds]


def heading_boxes(picture: Picture) -> list[Box]:
    """The lines of the headings, measured anew from what will be drawn."""
    found = []
    for one in picture.slices:
        for line in one.heading.lines:
            width = text_width(line.text, 16 if line.is_name else 12, line.is_name)
            left = left_of(one.heading.anchor, line.x, width)
            found.append(Box(left, line.y - 12, left + width, line.y + 3))
    return found


def left_of(anchor: str, x: int, width: int) -> int:
    return {"start": x, "end": x - width, "middle": x - width // 2}[anchor]


def title_boxes(picture: Picture) -> list[Box]:
    """The titles of the rings, measured anew from what will be drawn."""
    halves = [text_width(ring.title, 12) // 2 for ring in picture.rings]
    return [
        Box(-half, ring.title_y - 10, half, ring.title_y + 3) for ring, half in zip(picture.rings, halves, strict=True)
    ]


def text_boxes(label: Label) -> Iterator[Box]:
    """The lines of a name: from the top of a capital with an accent to the foot of a g."""
    lines = [
        (label.text, label.y, label.size, label.is_bold),
        *([(label.note, label.y + 14, 12, False)] * bool(label.note)),
    ]
    for text, y, size, is_bold in lines:
        width = text_width(text, size, is_bold)
        left = left_of(label.anchor, label.x, width)
        yield Box(left, y - math.ceil(size * 0.8), left + width, y + math.ceil(size * 0.25))


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
    marks = {who: box_of(mark) for who, mark in marks_of(picture).items()}
    middle, frame = Box(-CENTRE, -CENTRE, CENTRE, CENTRE), frame_of(picture)
    words = [*title_boxes(picture), *heading_boxes(picture), *crowd_boxes(picture)]
    for (one, box), (other, other_box) in itertools.combinations(marks.items(), 2):
        assert distance(box, other_box) > 0, f"{one} stands on {other}"
    for who, box in marks.items():
        assert distance(box, middle) > 0, f"{who} stands on the middle"
        assert not any(box.touches(word) for word in words), f"{who} stands on a title"
    for one, other in itertools.combinations([*heading_boxes(picture), *crowd_boxes(picture)], 2):
        assert not one.touches(other)
    for one, other in itertools.combinations([each.heading.room for each in picture.slices], 2):
        assert not one.touches(other), "not even where they need all of their room"
    for one in (*words, *(each.heading.room for each in picture.slices)):
        assert one.lies_in(frame)
    assert_names_lie_on_nothing(picture, marks, [middle, *words])


def assert_names_lie_on_nothing(picture: Picture, marks: dict[Who, Box], words: Sequence[Box]) -> None:
    labels = {who: mark.label for who, mark in marks_of(picture).items() if mark.label}
    for who, label in labels.items():
        for box in text_boxes(label):
            assert box.lies_in(label.box.grown(1, 1)), "the box that was kept free is that of the text"
            assert box.lies_in(frame_of(picture))
        for other, other_box in marks.items():
            assert not label.box.touches(other_box), f"the name of {who} lies on {other}"
        for word in words:
            assert not label.box.touches(word), f"the name of {who} lies on a title"
        own = gap(label.box, marks[who])
        for other, other_box in marks.items():
            assert other == who or gap(label.box, other_box) > own, f"the name of {who} seems to be that of {other}"
        for heading in heading_boxes(picture):
            assert not label.box.touches(heading.grown(8, 4)), f"the name of {who} is too near a heading"
    for (one, label), (other, other_label) in itertools.combinations(labels.items(), 2):
        assert not label.box.grown(APART).touches(other_label.box), f"the names of {one} and {other} read as one"


def frame_of(picture: Picture) -> Box:
    return Box(picture.left, picture.top, picture.left + picture.width, picture.top + picture.height)


def assert_everybody_is_in_place(picture: Picture, people: list[Person], bands: Sequence[Band] = BANDS) -> None:
    """Everybody stands in their own ring and sector, or is counted there."""
    turns = directions([one.sector for one in picture.slices])
    drawn = marks_of(picture)
    for who, mark in drawn.items():
        person = mark.person
        radius = math.hypot(mark.x, mark.y)
        inner = bands[person.ring - 1].radius if person.ring else CENTRE
        assert inner < radius - mark.radius, who
        assert radius + mark.radius < bands[person.ring].radius, who
        start, end = turns[person.sector]
        assert (math.atan2(mark.x, -mark.y) - start) % math.tau <= end - start, who
    counted = {(each.sector, each.ring): each.people for one in picture.slices for each in one.crowds}
    assert all(number > 0 for number in counted.values())
    missing = [one for one in people if Who(one.sector, one.id) not in drawn]
    assert sum(counted.values()) == len(missing)
    for cell, number in counted.items():
        assert sum((one.sector, one.ring) == cell for one in missing) == number


def assert_nobody_moved(before: Picture, after: Picture, people: Sequence[Person]) -> None:
    """Whoever is drawn before and after, in the same sector and ring, is where they were."""
    same = {(Who(one.sector, one.id), one.ring) for one in people}
    was, now = spots_of(before), spots_of(after)
    stayed = [who for who, mark in marks_of(before).items() if who in now and (who, mark.person.ring) in same]
    assert len(stayed) > 0.5 * len(was)
    assert [who for who in stayed if was[who] != now[who]] == []
    assert before[:4] == after[:4], "nor has the frame changed, in which all would seem to move"


def rebuilt(
    people: Sequence[Person], some: Sequence[Sector], before: Picture, bands: Sequence[Band] = BANDS
) -> Picture:
    """The picture of these people by whoever finds the file of places of the last one."""
    return arrange(people, some, bands, read_places(before.places.text()))
