"""Places are kept: nobody moves because of others, whatever people are called, and no damaged file stops a build."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hobnob.site.build import build
from hobnob.site.content import gather
from hobnob.site.map import figure
from hobnob.site.picture_places import places_of
from hobnob.site.places import NOWHERE, PLACES, Places, merged, read_places
from hobnob.site.rings import DRAWN_AT_MOST, Person, Sector, arrange, directions
from hobnob.site.slots import capacity_for
from pictures import (
    Who,
    assert_everybody_is_in_place,
    assert_nobody_moved,
    assert_nothing_overlaps,
    crowd,
    marks_of,
    rebuilt,
    sectors,
    spots_of,
)

ANY_TEXT = st.text(st.characters(exclude_categories=()) | st.sampled_from("%#\t\r\n 012359AD"), max_size=12)
CELLS = st.dictionaries(
    ANY_TEXT,
    st.dictionaries(st.integers(0, 999_999_999), ANY_TEXT, min_size=1, max_size=5).map(
        lambda slots: {id: slot for slot, id in slots.items()}
    ),
    max_size=5,
)


@given(CELLS)
def test_what_is_written_is_read_whatever_the_ids(cells):
    text = Places(cells).text()
    assert read_places(text) == Places(cells)
    assert text == Places(dict(reversed(cells.items()))).text(), "in one order only"
    assert all(line.count("\t") == 2 for line in text.split("\n")[1:-1]), "a line a person"


@given(CELLS, st.integers(0, 400), st.text(max_size=3))
def test_a_file_that_is_cut_off_or_written_into_is_read_as_far_as_it_goes(cells, at, other):
    text = Places(cells).text()
    found = read_places(text[:at] + other + text[at:])
    assert read_places(found.text()) == found
    for slots in found.cells.values():
        assert len(set(slots.values())) == len(slots), "nobody on top of anybody"


@given(st.text(st.sampled_from("a/\t\n\r%0129#-²٣ "), max_size=60))
def test_any_text_may_be_in_the_file(text):
    found = read_places(text)
    assert read_places(found.text()) == found


@given(st.binary(max_size=60))
def test_any_bytes_may_be_in_the_file(data):
    read_places(data.decode("utf-8", errors="replace"))


def test_lines_that_say_nothing_are_left_out():
    text = "# a remark\nrings/friends/1\t3\tada\nrings/friends/1\t3\tbob\nrings/friends/1\t4\tada\nrings\tx\tcy\nrings\t-1\tdi\n\n"
    assert read_places(text) == Places({"rings/friends/1": {"ada": 3}})
    assert read_places(text).of("rings/friends/2") == {}
    assert read_places("") == NOWHERE


def test_places_of_several_pictures_are_kept_together():
    some = (Places({"rings/a/1": {"ada": 0}}), NOWHERE, Places({"groups/a": {"ada": 7}}))
    assert merged(some).cells == {"rings/a/1": {"ada": 0}, "groups/a": {"ada": 7}}


def test_the_places_of_every_picture_of_a_site_are_gathered(network):
    content = gather(
        network("""
            --- contacts/ada.md
            ---
            category: friends
            skills: [SQL]
            tie: 80
            ---
            --- objectives/job.md
            ---
            needs: ["skill:SQL"]
            ---
        """),
        {"people", "map", "objectives"},
    )
    found = places_of(content)
    assert {"rings/friends/0", "objective/job/SQL/0"} <= found.cells.keys()
    assert found.of("rings/friends/0") == content.once(figure).picture.places.of("rings/friends/0")


def test_a_site_that_is_built_again_finds_everybody_where_they_were(network, tmp_path):
    """Nobody needs the hash any more: who stands somewhere by the file stays, though all would be placed otherwise."""
    people = "".join(f"--- contacts/p{number}.md\n---\ncategory: clients\ntie: 40\n---\n" for number in range(9))
    snapshot, target = network(people), tmp_path / "site"
    build(snapshot, tmp_path / "network", target)
    first = (target / PLACES).read_text("utf-8")
    turned = Places(
        {
            cell: {id: len(slots) - 1 - rank for rank, (id, _) in enumerate(sorted(slots.items()))}
            for cell, slots in read_places(first).cells.items()
            if cell.startswith("rings/")
        }
    )
    (target / PLACES).write_text(turned.text(), "utf-8")
    build(snapshot, tmp_path / "network", target)
    kept = read_places((target / PLACES).read_text("utf-8"))
    assert kept.of("rings/clients/1") == turned.of("rings/clients/1") != read_places(first).of("rings/clients/1")


def test_a_damaged_file_of_places_stops_no_build(network, tmp_path):
    snapshot, target = network("--- contacts/ada.md\n---\ncategory: clients\ntie: 40\n---\n"), tmp_path / "site"
    build(snapshot, tmp_path / "network", target)
    fresh = files_in(target)
    (target / PLACES).write_bytes(b"rings/clients/1\t99999999999999999999\tada\n\xff\x00\tx\t\n" * 3)
    build(snapshot, tmp_path / "network", target)
    assert files_in(target) == fresh


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@settings(max_examples=15)
@given(st.sampled_from([60, 300, 1000]), st.integers(2, 14), st.integers(0, 10**6))
def test_nobody_moves_when_others_come_and_go(count, sector_count, seed):
    """Twice in a row 2% come, with new ids and anywhere, and 1% leave."""
    rng = random.Random(seed)
    some = sectors(sector_count)
    people = crowd(count, sector_count, seed)
    picture = arrange(people, some)
    for turn in range(2):
        assert rebuilt(people, some, picture) == picture, "the same people, the same picture"
        newcomers = [
            one._replace(id=f"{turn}-{one.id}") for one in crowd(-(-count // 50), sector_count, seed + turn + 1)
        ]
        left = [one for one in people if one not in set(rng.sample(people, -(-count // 100)))]
        people = rng.sample([*left, *newcomers], len(left) + len(newcomers))
        after = rebuilt(people, some, picture)
        assert_nobody_moved(picture, after, people)
        picture = after
    assert_nothing_overlaps(picture)
    assert_everybody_is_in_place(picture, people)


def test_at_the_edge_of_those_drawn_only_as_many_make_room_as_come():
    """Of more people than are drawn, nobody drawn is counted but for somebody who is more urgent, and nobody moves."""
    some = sectors(9)
    people = crowd(1000, 9, 5)
    before = arrange(people, some)
    drawn = spots_of(before)
    assert len(drawn) == DRAWN_AT_MOST
    newcomers = [one._replace(id=f"new-{one.id}") for one in crowd(20, 9, 6)]
    after = rebuilt([*people, *newcomers], some, before)
    assert_nobody_moved(before, after, people)
    assert len(drawn.keys() - spots_of(after).keys()) <= len(newcomers)
    # Somebody of those counted becomes overdue.
    late = next(one for one in people if Who(one.sector, one.id) not in drawn and one.ring == 2)
    others = [one for one in people if one != late]
    later = rebuilt([*others, late._replace(urgency=0)], some, before)
    assert_nobody_moved(before, later, others)
    assert spots_of(later).keys() - drawn.keys() == {Who(late.sector, late.id)}
    assert len(drawn.keys() - spots_of(later).keys()) == 1
    assert spots_of(rebuilt(people, some, later)).items() >= spots_of(later).items() & drawn.items()


@pytest.mark.parametrize("count", [3, 9, 14])
def test_the_first_unsorted_person_moves_nobody(count):
    people = crowd(200, count, 6)
    before = arrange(people, [*sectors(count), Sector("", is_top=True)])
    newcomer = Person("zoe", "Zoe", count, 3, "touch")
    after = rebuilt([*people, newcomer], [*sectors(count), Sector("Unsorted", ("1 person",), is_top=True)], before)
    assert_nobody_moved(before, after, people)
    mark = next(mark for mark in after.slices[count].marks if mark.person == newcomer)
    assert mark.y < 0
    assert abs(mark.x) < -mark.y, "at the top"
    assert_nothing_overlaps(after)


def test_the_slice_at_the_top_is_there_whether_or_not_somebody_stands_in_it(network):
    """The titles of the rings stand in it, and the frame has room for what it is called."""
    assert directions(sectors(9)) == directions([*sectors(9), Sector("Unsorted", is_top=True)])[:9]
    people = "".join(f"--- contacts/p{number}.md\n---\ncategory: clients\ntie: 40\n---\n" for number in range(9))
    before = gather(network(people), {"people", "map"}).once(figure).picture
    content = gather(network("--- contacts/zoe.md\n---\ntie: 40\n---\n"), {"people", "map"}, before.places)
    after = content.once(figure).picture
    assert_nobody_moved(before, after, [mark.person for mark in marks_of(before).values()])
    assert [one.sector.name for one in after.slices][-1] == "Unsorted"
    assert not before.slices[-1].heading.lines
    assert before.slices[-1].heading.room == after.slices[-1].heading.room


def test_the_count_of_a_crowd_takes_the_place_of_nobody_who_is_still_drawn():
    """A cell that was just full has more people than slots, and is counted where some stood."""
    some = sectors(9)
    people = [Person(f"person-{number}", f"Person {number}", 0, 0, "touch", number % 3) for number in range(40)]
    full = next(count for count in range(40, 0, -1) if not arrange(people[:count], some).slices[0].crowds)
    before = arrange(people[:full], some)
    after = rebuilt(people[: full + 2], some, before)
    assert [one.people for one in after.slices[0].crowds] == [full + 2 - len(after.slices[0].marks)]
    assert_nobody_moved(before, after, people)
    assert_nothing_overlaps(after)
    assert rebuilt(people[: full + 2], some, after) == after
    assert spots_of(rebuilt(people[:full], some, after)) == spots_of(before), "until they are gone again"


def test_people_come_to_stand_in_the_places_of_those_who_left():
    some = sectors(4)
    people = [Person(f"person-{number}", f"Person {number}", 0, 1, "touch") for number in range(12)]
    picture = arrange(people, some)
    for turn in range(40):
        people = [*people[1:], Person(f"newcomer-{turn}", f"Newcomer {turn}", 0, 1, "touch")]
        picture = rebuilt(people, some, picture)
    (slots,) = picture.places.cells.values()
    assert max(slots.values()) < capacity_for(12)


def test_places_that_there_are_not_or_that_two_claim_are_given_anew():
    people = [Person(id, id, 0, 2, "touch") for id in ("ada", "bo", "cy", "di")]
    wrong = Places({"Category number 0/2": {"ada": 3, "bo": 3, "cy": 10**8, "di": -1, "ed": 0}})
    picture = arrange(people, sectors(3), places=wrong)
    assert_nothing_overlaps(picture)
    assert picture.places.of("Category number 0/2")["ada"] == 3
    assert len(spots_of(picture)) == 4


def test_without_a_file_of_places_two_builds_are_the_same():
    people = crowd(180, 9, 3)
    again = [one._replace() for one in random.Random(1).sample(people, len(people))]
    assert arrange(people, sectors(9)) == arrange(again, sectors(9))
