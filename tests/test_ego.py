"""Somebody's own map: everybody they know is named, no name meets another, those whom I know stand nearer."""

from __future__ import annotations

import itertools
import math
import random
import xml.etree.ElementTree as ET
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import inline
from hobnob.site.content import Content, gather
from hobnob.site.ego import DRAWN_AT_MOST, HALF, MARK, ME_RADIUS, MIDDLE, TEXT, TEXT_AWAY, Ego, ego, introducers
from hobnob.site.labels import NOTE, Box, text_width
from hobnob.templating import environment
from hobnob.workspace import Snapshot, open_network
from pictures import FIRST, LAST
from session import EXAMPLE, TODAY

SPACE = "{http://www.w3.org/2000/svg}"


def contents(snapshot: Snapshot) -> Content:
    return gather(snapshot, {"people", "map"})


def map_of(content: Content, id: str) -> Ego:
    found = ego(content, id)
    assert found is not None
    return found


def text_boxes(one: Ego) -> dict[str, list[Box]]:
    """The lines of each name: from the top of a capital with an accent to the foot of a g."""
    found = {}
    for each in one.people:
        boxes = []
        for text, size, y in ((each.text, TEXT, each.y + 4), (each.note, NOTE, each.y + 18)):
            width = text_width(text, size)
            left = each.x + TEXT_AWAY if each.x > 0 else each.x - TEXT_AWAY - width
            if text:
                boxes.append(Box(left, y - math.ceil(size * 0.8), left + width, y + math.ceil(size * 0.25)))
        found[each.person.id] = boxes
    return found


def assert_nothing_overlaps(one: Ego) -> None:
    frame = Box(-HALF, one.top, HALF, one.top + one.height)
    texts = text_boxes(one)
    marks = {each.person.id: Box(each.x - MARK, each.y - MARK, each.x + MARK, each.y + MARK) for each in one.people}
    disks = {"them": (0, MIDDLE), "me": (one.me_y, ME_RADIUS)}
    for (id, boxes), (other, other_boxes) in itertools.combinations(texts.items(), 2):
        assert not any(box.touches(again) for box in boxes for again in other_boxes), f"names of {id} and {other}"
    for id, boxes in texts.items():
        assert all(box.lies_in(frame) for box in boxes), f"the name of {id} leaves the picture"
        for other, mark in marks.items():
            assert not any(box.touches(mark) for box in boxes), f"the name of {id} lies on the mark of {other}"
    for (id, mark), (other, again) in itertools.combinations(marks.items(), 2):
        assert not mark.touches(again), f"{id} stands on {other}"
    for each in one.people:
        assert marks[each.person.id].lies_in(frame)
        for name, (y, radius) in disks.items():
            assert math.hypot(each.x, each.y - y) > radius + MARK, f"{each.person.id} stands on {name}"
        for box in texts[each.person.id]:
            assert min(abs(box.left), abs(box.right)) > MIDDLE, "names grow outwards"
    assert one.me_y + ME_RADIUS < -MIDDLE
    assert one.top <= one.me_y - ME_RADIUS


def files(count: int, seed: int) -> str:
    """Somebody called hub who knows all others in one way or another."""
    rng = random.Random(seed)
    found = []
    knows: list[str] = []
    knows_well: list[str] = []
    for number in range(count):
        name = f"{rng.choice(FIRST)} {rng.choice(LAST)}{' the Elder of Somewhere' * (rng.random() < 0.1)}"
        standing = rng.choice(("known", "known", "wanted", "past"))
        found.append(f"--- contacts/p{number}.md\n---\nname: {name}\nstanding: {standing}\n---\n")
        rng.choice((knows, knows, knows_well)).append(f"p{number}")
    through = f"met_through: p{rng.randrange(count)}\n" if count and rng.random() < 0.6 else ""
    found.append(
        f"--- contacts/hub.md\n---\nname: Hub {rng.choice(LAST)}\nknows: [{', '.join(knows)}]\n"
        f"knows_well: [{', '.join(knows_well)}]\n{through}---\n"
    )
    return "".join(found)


def opened(files: str) -> Snapshot:
    """A network of inline files, for tests that look at many."""
    with TemporaryDirectory() as folder:
        inline.write(Path(folder), {"hobnob.yaml": "", **inline.parse(files)})
        return open_network(Path(folder), today=TODAY)


@settings(max_examples=40)
@given(st.integers(1, 55), st.integers(0, 10**6))
def test_no_name_meets_another_and_nobody_stands_on_anybody(count, seed):
    found = map_of(contents(opened(files(count, seed))), "hub")
    assert len(found.people) == min(count, DRAWN_AT_MOST)
    assert_nothing_overlaps(found)


def test_the_maps_of_the_example_are_drawn_and_most_names_are_whole():
    content = contents(open_network(EXAMPLE, TODAY))
    found = [one for id in content.people if (one := ego(content, id)) is not None]
    assert len(found) == len(content.ties) > 50
    for one in found:
        assert_nothing_overlaps(one)
    names = [each.text == each.person.name for one in found for each in one.people]
    assert sum(names) > 0.8 * len(names)
    assert not any(each.text.endswith("…") for one in found for each in one.people)


FILES = """
    --- me.md
    ---
    name: Nora Lindqvist
    ---
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    knows_well: [bob]
    knows: [wanda, pat]
    met_through: cy
    ---
    --- contacts/bob.md
    ---
    name: Bob Ek
    ---
    --- contacts/cy.md
    ---
    name: Cy Berg
    ---
    --- contacts/dan.md
    ---
    name: Dan Strand
    ---
    --- contacts/wanda.md
    ---
    name: Wanda Zhao
    standing: wanted
    ---
    --- contacts/pat.md
    ---
    name: Pat Old
    standing: past
    ---
    --- contacts/zoe.md
    ---
    name: Zoe Alone
    ---
    --- notes/2026-04-01.md
    ---
    with: [ada, dan]
    ---
    Lunch.
"""


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Gabriela Nunes", "Gabriela"),
        ("Per-Anders Wik", "Per"),
        ("Jean-Luc Roy", "Jean-Luc"),
        ("Bartholomewson Li", "Bartho…"),
    ],
)
def test_the_middle_says_a_whole_first_name_where_one_fits(network, name, first):
    snapshot = network({"contacts/one.md": f"---\nname: {name}\nknows: [bob]\n---\n", "contacts/bob.md": ""})
    found = ego(gather(snapshot, {"people"}), "one")
    assert found is not None
    assert found.first == first


def test_whoever_introduced_us_comes_first_then_those_i_know_too_who_stand_nearer(network):
    found = map_of(contents(network(FILES)), "ada")
    assert [(each.text, each.note) for each in found.people] == [
        ("Cy Berg", "introducer"),
        ("Bob Ek", ""),
        ("Dan Strand", ""),
        ("Pat Old", ""),
        ("Wanda Zhao", ""),
    ]
    by_name = {each.text: each for each in found.people}
    assert by_name["Pat Old"].y == by_name["Dan Strand"].y
    assert abs(by_name["Pat Old"].x) > abs(by_name["Dan Strand"].x)
    assert (found.first, found.me, found.title) == ("Ada", "Nora", "Whom Ada Lovelace knows")
    assert found.introduced.startswith(f"M0 {found.me_y}L{by_name['Cy Berg'].x} ")
    assert [kind for kind, _ in found.lines] == ["declared", "together", "well"]
    assert found.sentence == (
        "5 people, 3 of whom you know too. Bold lines: they know each other well; dotted: only in notes together"
    )
    assert by_name["Dan Strand"].about.endswith("together in 1 of your notes, last on 2026-04-01")


@pytest.mark.parametrize(
    ("id", "sentence"),
    [
        ("bob", "1 person, whom you know too. Bold lines: they know each other well"),
        ("wanda", "1 person, whom you know too"),
    ],
)
def test_the_sentence_under_the_map_counts_as_one_speaks(network, id, sentence):
    assert map_of(contents(network(FILES)), id).sentence == sentence


def test_whom_nobody_knows_has_no_map(network):
    content = contents(network(FILES))
    assert ego(content, "zoe") is None


def test_introducers_are_those_of_the_file_and_of_introductions_that_were_made(network):
    content = contents(
        network(
            FILES
            + """
    --- introductions/one.md
    ---
    between: [me, bob]
    introducer: ada
    made: 2026-02-01
    ---
    --- introductions/two.md
    ---
    between: [me, dan]
    introducer: ada
    agreed: 2026-02-01
    ---
    --- introductions/three.md
    ---
    between: [cy, dan]
    introducer: bob
    made: 2026-02-01
    ---
    --- introductions/four.md
    ---
    between: [me, pat]
    made: 2026-02-01
    ---
"""
        )
    )
    found = {id: others for id, others in introducers(content).items() if others}
    assert found == {"ada": {"cy"}, "bob": {"ada"}}


def test_of_many_those_they_are_said_to_know_are_drawn_before_those_of_notes(network):
    people = "".join(f"--- contacts/p{number:02}.md\n---\nname: P {number:02}\n---\n" for number in range(60))
    notes = "".join(
        f"--- notes/n{number}.md\n---\ndate: 2026-03-01\nwith: [hub, p{number:02}]\n---\nTea.\n" for number in range(60)
    )
    said = ", ".join(f"p{number:02}" for number in range(30, 55))
    found = map_of(
        contents(network(f"{people}{notes}--- contacts/hub.md\n---\nname: Hub\nknows: [{said}]\n---\n")), "hub"
    )
    drawn = {each.person.id for each in found.people}
    assert len(drawn) == DRAWN_AT_MOST
    assert {f"p{number:02}" for number in range(30, 55)} <= drawn
    assert found.sentence.startswith("60 people, all of whom you know too; 40 are drawn")
    assert_nothing_overlaps(found)


def svg_of(one: Ego) -> ET.Element:
    template = environment().from_string('{% from "site/ego.html.j2" import ego_map %}{{ ego_map(one, "../") }}')
    return ET.fromstring(template.render(one=one))


def test_the_picture_is_well_formed_and_everybody_in_it_is_a_link_with_their_whole_name(network):
    long = "Wilhelmina <Featherstonehaugh> & 'Cholmondeley' of Somewhere"
    content = contents(network(FILES.replace("Bob Ek", f'"{long}"')))
    root = svg_of(map_of(content, "ada"))
    (svg,) = root.iter(f"{SPACE}svg")
    assert (svg.attrib["role"], svg.attrib["aria-label"]) == ("group", "Whom Ada Lovelace knows")
    links = list(root.iter(f"{SPACE}a"))
    assert [link.attrib["href"] for link in links] == [
        f"../people/{id}.html" for id in ("cy", "bob", "dan", "pat", "wanda")
    ]
    assert links[1][0].text.startswith(f"{long}: ")
    assert links[1][-1].text != long
    assert all(float(link[1].attrib["r"]) >= 10 for link in links), "large enough to be touched"
    assert not any("style" in one.attrib or "id" in one.attrib for one in root.iter())


def test_without_pages_of_people_the_map_has_no_links(network):
    root = svg_of(map_of(gather(network(FILES), {"map"}), "ada"))
    assert not list(root.iter(f"{SPACE}a"))
    assert sum(one.attrib.get("role") == "img" for one in root.iter(f"{SPACE}g")) == 5
