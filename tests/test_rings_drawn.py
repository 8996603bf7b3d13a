"""The rings as they are drawn, and the table beside them: well formed, in the order of reading, and the same for scripts."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from hobnob.site.content import gather
from hobnob.site.data.people import in_order
from hobnob.site.map import figure, table
from hobnob.site.rings import DRAWN_AT_MOST, arrange
from hobnob.templating import environment
from hobnob.workspace import open_network
from pictures import crowd, marks_of, sectors
from session import EXAMPLE, TODAY


def svg_of(picture_of, prefix: str = "rings") -> str:
    template = environment().from_string(
        '{% from "site/rings.html.j2" import rings %}{{ rings(figure, "", "map.html", prefix) }}'
    )
    return template.render(figure=picture_of, prefix=prefix)


def small_svg_of(picture_of, prefix: str = "small") -> str:
    template = environment().from_string(
        '{% from "site/rings.html.j2" import overview %}{{ overview(figure.overview, "map.html", prefix) }}'
    )
    return template.render(figure=picture_of, prefix=prefix)


SPACE = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("count", [0, 1, 60, 700])
def test_the_svg_is_well_formed_and_has_a_link_for_everybody_drawn(network, count):
    files = {
        f"contacts/p{number}.md": f'---\nname: "Pat <{number}> & \'Co\' \\"x\\""\ncategory: clients\ntie: {number % 100}\n---\n'
        for number in range(count)
    }
    content = gather(network(files), {"people", "map"})
    picture = figure(content)
    root = ET.fromstring(svg_of(picture))
    links = [one for one in root.iter(f"{SPACE}a") if "dot" in one.attrib["class"].split()]
    drawn = sum(len(one.marks) for one in picture.picture.slices)
    assert root.tag == f"{SPACE}svg"
    assert root.attrib["role"] == "group"
    assert len(links) == drawn
    assert all(link[0].tag == f"{SPACE}title" and link[0].text.startswith("Pat <") for link in links)
    counted = sum(each.people for one in picture.picture.slices for each in one.crowds)
    assert drawn + counted == count
    assert drawn > 0 or not count
    assert not any("style" in one.attrib for one in root.iter())


def test_scripts_know_by_number_whom_a_mark_stands_for_and_whom_a_count(network):
    files = {
        f"contacts/p{number}.md": f"---\ncategory: {('clients', 'family')[number % 2]}\ntie: {number % 40}\n---\n"
        for number in range(700)
    }
    content = gather(network(files), {"people", "map"})
    order = content.once(in_order)
    template = environment().from_string(
        '{% from "site/rings.html.j2" import rings %}{{ rings(figure, "", "", "rings", numbers) }}'
    )
    numbers = {id: number for number, id in enumerate(order)}
    root = ET.fromstring(template.render(figure=content.once(figure), numbers=numbers))
    stands_for = {one: [int(number) for number in one.attrib["data-who"].split()] for one in root.iter(f"{SPACE}a")}
    assert sorted(number for some in stands_for.values() for number in some) == list(range(700)), "everybody, once"
    counted = 0
    for one, some in stands_for.items():
        if one.attrib["class"] == "crowd":
            places = {(content.people[order[number]].sector, content.people[order[number]].ring) for number in some}
            assert one.attrib["href"] in [f"#cell-{sector}-{ring}" for sector, ring in places]
            assert len(places) == 1
            assert one[-1].text == f"+{len(some)}"
            assert one.attrib["data-more"] == one[0].text
            counted += len(some)
        else:
            (number,) = some
            assert one.attrib["href"] == content.people[order[number]].url
    assert counted >= 700 - DRAWN_AT_MOST
    assert "data-who" not in svg_of(content.once(figure)), "where there is no script of the map"


def test_a_cell_of_the_table_has_everybody_named_or_counted(network):
    files = {f"contacts/p{number}.md": "---\ncategory: clients\n---\n" for number in range(1_001)}
    content = gather(network(files), {"people", "map"})
    cells = [cell for row in content.once(table) for cell in row.cells if cell.people]
    assert [(len(cell.people), cell.more) for cell in cells] == [(30, 971)]
    named = [one.id for cell in cells for one in cell.people]
    assert sorted([*named, *cells[0].rest]) == sorted(content.people)


def test_scripts_find_everybody_by_the_name_of_their_page_in_the_order_of_reading(network):
    """Sector by sector from the middle outwards; a slug is all that is told of an id."""
    content = gather(
        network("""
            --- hobnob.yaml
            categories: {friends: {}, clients: {}, press: {}}
            --- contacts/Zoë Öst.md
            ---
            category: friends
            tie: 80
            ---
            --- contacts/bob.md
            ---
            category: clients
            tie: 5
            ---
            --- contacts/ann.md
            ---
            category: clients
            standing: wanted
            ---
            --- contacts/cy.md
            ---
            category: clients
            tie: 70
            ---
            --- contacts/dan.md
        """),
        {"people", "map"},
    )
    root = ET.fromstring(svg_of(content.once(figure)))
    groups = [one for one in root.iter(f"{SPACE}g") if "data-sector" in one.attrib]
    found = [
        (group.attrib["data-sector"], one.attrib["data-person"], one.attrib["data-ring"], one.attrib["href"])
        for group in groups
        for one in group.iter(f"{SPACE}a")
    ]
    slug = content.people["Zoë Öst"].url.removeprefix("people/").removesuffix(".html")
    assert found == [
        ("0", slug, "0", f"people/{slug}.html"),
        ("1", "cy", "0", "people/cy.html"),
        ("1", "bob", "3", "people/bob.html"),
        ("1", "ann", "4", "people/ann.html"),
        ("3", "dan", "3", "people/dan.html"),
    ]
    assert [group.attrib["role"] for group in groups] == ["group"] * 4
    assert groups[1].attrib["aria-label"] == "Clients: 2 people, 1 close, 1 to meet"
    assert groups[2].attrib["aria-label"] == "Press: nobody yet"
    for one in root.iter(f"{SPACE}a"):
        (circle,) = (each for each in one.iter(f"{SPACE}circle") if each.attrib["class"] == "touch-area")
        assert {"cx", "cy"} <= circle.attrib.keys()
        assert sum(each.attrib.get("class") == "mark" for each in one.iter(f"{SPACE}use")) == 1
    assert "role" not in {key for one in root.iter(f"{SPACE}a") for key in one.attrib}


def test_a_long_name_is_cut_in_the_picture_and_whole_for_those_who_listen(network):
    name = "Wilhelmina Featherstonehaugh-Cholmondeley of Somewhere by the Sea"
    content = gather(network(f"--- contacts/w.md\n---\nname: {name}\ntie: 80\n---\n"), {"people", "map"})
    (link,) = ET.fromstring(svg_of(content.once(figure))).iter(f"{SPACE}a")
    assert link[0].text.startswith(f"{name}: ")
    assert link[-1].text != name


def test_several_pictures_stand_on_one_page_without_a_common_id():
    content = gather(open_network(EXAMPLE, TODAY), {"people", "map"})
    drawn = content.once(figure)
    texts = [svg_of(drawn), svg_of(drawn, "other"), small_svg_of(drawn), small_svg_of(drawn, "small-other")]
    roots = [ET.fromstring(text) for text in texts]
    ids = [one.attrib["id"] for root in roots for one in root.iter() if "id" in one.attrib]
    assert len(ids) > 20
    assert len(ids) == len(set(ids))
    for root in roots:
        own = {one.attrib["id"] for one in root.iter() if "id" in one.attrib}
        asked = {one.attrib["href"][1:] for one in root.iter(f"{SPACE}textPath")}
        asked |= {id for key in ("aria-labelledby", "aria-describedby") for id in root.attrib.get(key, "").split()}
        assert asked <= own


def test_links_come_sector_by_sector_from_the_middle_outwards():
    picture = arrange(crowd(150, 8, 2), sectors(8))
    keys = [(who.sector, mark.person.ring, mark.person.name.casefold()) for who, mark in marks_of(picture).items()]
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
    assert rows["clients"].note == "1 person, 1 overdue, 1 to meet"
    assert rows["press"].note == "nobody yet"
    assert rows["press"].is_empty
    assert [[one.id for one in cell.people] for cell in rows["clients"].cells] == [[], [], ["bob"], [], ["cy"]]
    assert [[one.id for one in cell.people] for cell in rows["unsorted"].cells] == [[], [], [], ["dan"], []]


def test_nobody_is_more_missing_than_another_before_anybody_is_sorted(network):
    content = gather(network({"contacts/ada.md": ""}), {"map"})
    assert not any(one.sector.is_empty for one in content.once(figure).picture.slices)


def test_a_count_says_how_many_of_those_counted_are_overdue(network):
    files = {
        f"contacts/p{number}.md": f"---\ncategory: {('clients', 'family')[number % 2]}\ncadence: 2 weeks\nmet: {met}\n---\n"
        for met in ("2025-01-01", "2026-05-10")
        for number in range(*((0, 350) if met < "2026" else (350, 400)))
    }
    content = gather(network(files), {"people", "map"})
    drawn = content.once(figure)
    counts = [each for one in drawn.picture.slices for each in one.crowds]
    overdue = [sum(content.people[id].is_overdue for id in each.ids) for each in counts]
    assert [each.overdue for each in counts] == overdue
    assert sum(overdue) >= 50
    root = ET.fromstring(svg_of(drawn))
    links = [one for one in root.iter(f"{SPACE}a") if one.attrib["class"] == "crowd"]
    for link, each, count in zip(links, counts, overdue, strict=True):
        sector = drawn.picture.slices[each.sector].sector.name
        assert link[0].text == f"{each.people} more in {sector}, {count} overdue: see the table"
        assert [one.attrib["href"] for one in link.iter(f"{SPACE}use")] == ["#m-overdue"]
