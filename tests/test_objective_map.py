"""The map of an objective: sectors are its needs, gaps are named, people to meet say through whom."""

from __future__ import annotations

import random
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hobnob.site.content import Content, gather
from hobnob.site.map import Figure
from hobnob.site.objective_map import BANDS, LEADS, objective_figure, objective_figures
from hobnob.site.places import read_places
from hobnob.site.rings import Mark, Person, Sector, arrange
from hobnob.templating import environment
from hobnob.workspace import Snapshot, open_network
from pictures import (
    FIRST,
    LAST,
    assert_everybody_is_in_place,
    assert_nobody_moved,
    assert_nothing_overlaps,
    crowd,
    marks_of,
    rebuilt,
    spots_of,
)
from session import EXAMPLE, TODAY

SPACE = "{http://www.w3.org/2000/svg}"


def contents(snapshot: Snapshot) -> Content:
    return gather(snapshot, {"people", "map", "objectives"})


JOB = """
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    skills: [SQL, hiring]
    tie: 80
    knows: [wanda]
    ---
    --- contacts/bob.md
    ---
    name: Bob Ek
    skills: [SQL]
    tie: 20
    ---
    --- contacts/cy.md
    ---
    name: Cy Berg
    can_reach: [editors]
    tie: 50
    ---
    --- contacts/wanda.md
    ---
    name: Wanda Zhao
    skills: [law, hiring]
    standing: wanted
    ---
    --- contacts/will.md
    ---
    name: Will Strand
    skills: [law]
    standing: wanted
    ---
    --- contacts/pat.md
    ---
    name: Pat Ek
    skills: [sailing]
    standing: past
    tie: 90
    ---
    --- objectives/job.md
    ---
    name: A job
    allies: [ada]
    needs:
      - skill:SQL
      - {need: two people who hire, find: "skill:hiring", people: 2}
      - skill:law
      - {need: an editor, find: "skill:editors"}
      - {need: a cook, find: "skill:cooking"}
      - skill:sailing
    ---
"""


def people_in(figure: Figure) -> list[list[tuple[str, int, str, str]]]:
    return [
        [(mark.person.id, mark.person.ring, mark.person.note, mark.person.halo) for mark in one.marks]
        for one in figure.picture.slices
    ]


def test_each_sector_is_a_need_and_who_could_help_stands_in_it(network):
    figure = objective_figure(contents(network(JOB)), "job")
    assert figure is not None
    names = ("SQL", "Two people who hire", "Law", "An editor", "A cook", "Sailing")
    assert tuple(one.sector.name for one in figure.picture.slices) == names
    assert people_in(figure) == [
        [("ada", 0, "", "ally"), ("bob", 2, "", "")],
        [("ada", 0, "", "ally"), ("wanda", 4, "via Ada Lovelace", "")],
        [("wanda", 4, "via Ada Lovelace", ""), ("will", 4, "no way yet", "")],
        [("cy", 1, "can reach editors", "lead")],
        [],
        [("pat", 3, "of the past", "")],
    ]


def test_a_sector_says_first_how_its_need_stands_and_is_a_gap_where_it_is_missing(network):
    figure = objective_figure(contents(network(JOB)), "job")
    assert figure is not None
    assert [(one.sector.notes, one.sector.is_empty, one.sector.is_thin) for one in figure.picture.slices] == [
        (("covered", "2 can help", "1 close"), False, False),
        (("thin", "1 can help", "1 of 2 close", "1 more through an introduction"), False, True),
        (("within reach", "1 through an introduction"), False, True),
        (("within reach", "1 could lead there"), False, True),
        (("missing",), True, False),
        (("thin", "1 of the past"), False, True),
    ]


def test_the_words_for_those_who_listen_say_all_that_is_seen(network):
    content = contents(network(JOB))
    root = ET.fromstring(svg_of(objective_figure(content, "job")))
    groups = [one for one in root.iter(f"{SPACE}g") if "data-sector" in one.attrib]
    assert groups[2].attrib["aria-label"] == "Law: within reach, 1 through an introduction"
    titles = {one.attrib["data-person"]: one[0].text for one in root.iter(f"{SPACE}a") if "data-person" in one.attrib}
    assert titles["ada"].endswith(", an ally")
    assert titles["wanda"].endswith(", via Ada Lovelace")
    assert titles["cy"].endswith(", can reach editors")
    vias = {one.attrib["data-person"]: one.attrib.get("data-via") for one in root.iter(f"{SPACE}a")}
    assert vias["wanda"] == "ada"
    assert vias["will"] is None
    # The line under a name is part of it, so that it is read with it and moves with it.
    (text,) = {each.text for one in root.iter(f"{SPACE}tspan") for each in [one] if each.text.startswith("via")}
    assert text == "via Ada Lovelace"


def test_a_declined_introduction_is_no_way(network):
    content = contents(
        network("""
            --- contacts/ada.md
            ---
            tie: 80
            knows: [wanda]
            ---
            --- contacts/wanda.md
            ---
            skills: [law]
            standing: wanted
            ---
            --- introductions/them.md
            ---
            between: [me, wanda]
            introducer: ada
            proposed: 2026-04-01
            declined: 2026-04-10
            ---
            --- objectives/job.md
            ---
            needs: ["skill:law"]
            ---
        """)
    )
    figure = objective_figure(content, "job")
    assert figure is not None
    assert people_in(figure) == [[("wanda", 4, "introduction declined", "")]]
    (sector,) = (one.sector for one in figure.picture.slices)
    assert (sector.notes, sector.is_empty, sector.is_thin) == (("missing", "1 declined"), True, False)


def test_of_many_leads_the_closest_stand_in_a_sector_and_all_are_counted(network):
    leads = "".join(
        f"--- contacts/p{number}.md\n---\ncan_reach: [editors]\ntie: {number}\n---\n" for number in range(10, 19)
    )
    figure = objective_figure(
        contents(network(f"{leads}--- objectives/job.md\n---\nneeds: ['skill:editors']\n---\n")), "job"
    )
    assert figure is not None
    assert [mark.person.id for mark in figure.picture.slices[0].marks] == ["p16", "p17", "p18"][-LEADS:]
    assert figure.picture.slices[0].sector.notes == ("within reach", "9 could lead there")


def test_an_objective_that_needs_nothing_has_no_map(network):
    content = contents(network("--- objectives/rest.md\n---\nname: Rest\n---\n"))
    assert objective_figure(content, "rest") is None
    assert objective_figures(content) == {}


def test_a_need_that_cannot_be_read_is_a_gap_until_it_is_mended(network):
    content = contents(network("--- objectives/job.md\n---\nneeds: ['skill:(', sailing]\n---\n"))
    figure = objective_figure(content, "job")
    assert figure is not None
    assert figure.picture.slices[0].sector.notes == ("not readable",)
    assert figure.picture.slices[0].sector.is_empty


def test_every_map_of_the_example_is_drawn_whole_and_everybody_is_named():
    content = contents(open_network(EXAMPLE, TODAY))
    found = objective_figures(content)
    assert len(found) == 5
    for figure in found.values():
        marks = list(marks_of(figure.picture).values())
        assert 2 < len(marks) < 20
        assert_nothing_overlaps(figure.picture)
        assert all(mark.label and mark.label.text == mark.person.name for mark in marks)
        assert all(mark.label and mark.label.note == mark.person.note for mark in marks)
        assert_everybody_is_in_place(figure.picture, [mark.person for mark in marks], BANDS)


NOTES = ("", "", "via Ottilia Sparre", "via Wilhelmina Featherstonehaugh-Cholmondeley the Elder", "no way yet")
NEEDS = ("SQL", "somebody who has been through medical device regulation and can tell of it", "an editor")


def helpers(count: int, needs: int, seed: int) -> list[Person]:
    """People for an objective: some in several sectors, some with a second line, some with a line around."""
    rng = random.Random(seed)
    found = []
    for one in crowd(count, needs, seed):
        for sector in {one.sector, rng.randrange(needs)}:
            halo = rng.choice(("", "", "ally", "lead")) if one.ring < 4 else ""
            found.append(one._replace(sector=sector, note=rng.choice(NOTES), halo=halo))
    return found


def needs_for(count: int) -> list[Sector]:
    notes = ("within reach", "3 through an introduction", "1 more through another one")
    return [Sector(f"{number} {NEEDS[number % 3]}", notes[: number % 4]) for number in range(count)]


@settings(max_examples=25)
@given(st.integers(0, 90), st.integers(1, 9), st.integers(0, 10**6))
def test_no_name_lies_on_anything_where_names_have_two_lines(count, needs, seed):
    people = helpers(count, needs, seed)
    picture = arrange(people, needs_for(needs), BANDS)
    assert_nothing_overlaps(picture)
    assert_everybody_is_in_place(picture, people, BANDS)


@settings(max_examples=10)
@given(st.integers(20, 90), st.integers(1, 8), st.integers(0, 10**6))
def test_nobody_moves_when_others_begin_to_match(count, needs, seed):
    rng = random.Random(seed)
    people = helpers(count, needs, seed)
    before = arrange(people, needs_for(needs), BANDS)
    newcomers = [one._replace(id=f"new-{one.id}") for one in helpers(4, needs, seed + 1)]
    left = rng.sample(people, len(people) - 2)
    after = rebuilt([*newcomers, *left], needs_for(needs), before, BANDS)
    assert_nobody_moved(before, after, left)


def test_the_places_of_an_objective_are_kept_by_need_and_ring(network):
    """Two needs may be called the same: whoever meets both has a place in each."""
    content = contents(
        network("""
            --- contacts/ada.md
            ---
            skills: [law, SQL]
            tie: 80
            ---
            --- contacts/bob.md
            ---
            skills: [law]
            tie: 40
            ---
            --- objectives/job.md
            ---
            needs: [{need: help, find: "skill:law"}, {need: help, find: "skill:SQL"}]
            ---
        """)
    )
    figure = objective_figure(content, "job")
    assert figure is not None
    cells = read_places(figure.picture.places.text()).cells
    assert {cell: set(slots) for cell, slots in cells.items()} == {
        "objective/job/help/0": {"ada"},
        "objective/job/help/1": {"bob"},
        "objective/job/help+/0": {"ada"},
    }


def test_kept_places_are_taken_from_the_last_build(network):
    snapshot = network(JOB)
    first = objective_figure(contents(snapshot), "job")
    assert first is not None
    kept = read_places("objective/job/SQL/0\t2\tada\n")
    second = objective_figure(gather(snapshot, {"people", "map", "objectives"}, kept), "job")
    assert second is not None
    assert (
        second.picture.places.of("objective/job/SQL/0") == {"ada": 2} != first.picture.places.of("objective/job/SQL/0")
    )
    assert spots_of(first.picture) != spots_of(second.picture)


def svg_of(figure: Figure | None, macro: str = "rings") -> str:
    template = environment().from_string(
        f'{{% from "site/rings.html.j2" import {macro} %}}{{{{ {macro}(figure, "../", "", "job") }}}}'
    )
    return template.render(figure=figure)


@pytest.mark.parametrize("name", ["A job", "<b>&\"'</b>\\", "李 明 \N{RIGHT-TO-LEFT OVERRIDE}"])
def test_the_picture_with_its_legend_and_its_small_version_is_well_formed(network, name):
    """Every sector of the small one, and every crowd, leads to the need in words."""
    content = contents(
        network(JOB.replace("name: A job", f"name: {name!r}").replace("Ada Lovelace", "Ada <Lovelace> & Co"))
    )
    text = svg_of(objective_figure(content, "job"), "objective_map")
    root = ET.fromstring(f"<div>{text}</div>")
    ids = [one.attrib["id"] for one in root.iter() if "id" in one.attrib]
    assert len(ids) == len(set(ids))
    assert all(id.startswith("job") for id in ids), "so that several stand on one page"
    slices = [one.attrib["href"] for one in root.iter(f"{SPACE}a") if one.attrib.get("class", "").startswith("slice")]
    assert slices == [f"#need-{number}" for number in range(6)]
    items = ["".join(one.itertext()).rstrip("\n") for one in root.iter("li")]
    assert items[5] != items[0]
    assert "Law within reach, 1 through an introduction" in items
    assert any("an ally" in item for item in items)
    assert any("could lead there" in item for item in items)
    assert not any("overdue" in item for item in items), "the legend has what there is"
    assert not any("style" in one.attrib for one in root.iter())


def test_more_people_than_a_cell_holds_are_counted_and_lead_to_the_list(network):
    people = "".join(f"--- contacts/p{number}.md\n---\nskills: [law]\ntie: 70\n---\n" for number in range(300))
    needs = ", ".join(["'skill:law'", *(f"'skill:none{number}'" for number in range(7))])
    content = contents(network(f"{people}--- objectives/job.md\n---\nneeds: [{needs}]\n---\n"))
    figure = objective_figure(content, "job")
    assert figure is not None
    assert_nothing_overlaps(figure.picture)
    root = ET.fromstring(svg_of(figure))
    (crowd_link,) = (one for one in root.iter(f"{SPACE}a") if one.attrib["class"] == "crowd")
    assert crowd_link.attrib["href"] == "#need-0"
    drawn: list[Mark] = list(marks_of(figure.picture).values())
    assert crowd_link[-1].text == f"+{300 - len(drawn)}"


def test_random_networks_have_maps_in_which_nothing_overlaps(network):
    rng = random.Random(4)
    skills = ("law", "SQL", "hiring", "editing", "speaking")
    lines = []
    for number in range(120):
        name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
        standing = rng.choice(("known\ntie: 40", f"known\ntie: {rng.randrange(100)}", "wanted", "past"))
        knows = ", ".join(f"p{rng.randrange(120)}" for _ in range(3))
        lines.append(
            f"--- contacts/p{number}.md\n---\nname: {name}\nskills: [{', '.join(rng.sample(skills, 2))}]\n"
            f"standing: {standing}\nknows: [{knows}]\n---\n"
        )
    allies = ", ".join(f"p{number}" for number in range(0, 120, 5))
    needs = ", ".join(f"'skill:{skill}'" for skill in (*skills, "cooking"))
    content = contents(
        network(f"{''.join(lines)}--- objectives/o.md\n---\nneeds: [{needs}]\nallies: [{allies}]\n---\n")
    )
    figure = objective_figure(content, "o")
    assert figure is not None
    assert_nothing_overlaps(figure.picture)
    assert {"ally"} == figure.halos
    assert any(mark.label and mark.label.note.startswith("via ") for mark in marks_of(figure.picture).values())
