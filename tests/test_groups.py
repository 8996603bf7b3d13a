"""The groups: circles that touch nothing, people who stay where they are, and everybody in the circle they belong to."""

from __future__ import annotations

import itertools
import json
import math
import random
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hobnob.site.content import gather
from hobnob.site.data.groups import files
from hobnob.site.data.people import in_order
from hobnob.site.groups import CELL, DOT, Circle, Group, GroupPicture, arrange, capacity, spot
from hobnob.site.homes import group_picture, homes
from hobnob.site.picture_places import places_of
from hobnob.site.places import NOWHERE, Places, read_places
from hobnob.workspace import open_network
from session import EXAMPLE, TODAY


def some_groups(people: int, seed: int) -> list[Group]:
    """Groups of very different sizes, a few large and many small, with that many people in all."""
    rng = random.Random(seed)
    found: list[Group] = []
    left = people
    while left > 0:
        size = min(left, people // 5 + 1, int(rng.paretovariate(0.8)) + rng.randrange(3))
        number = len(found)
        direction = rng.choice((None, *(turn / 9 for turn in range(9))))
        found.append(Group(f"community/c{number}", [f"c{number}-p{each}" for each in range(size)], direction))
        left -= size
    return found


def changed(groups: list[Group], seed: int) -> list[Group]:
    """The same a while later: 1% of the people have left, 2% have come, to groups old and new."""
    rng = random.Random(seed)
    everybody = [id for one in groups for id in one.people]
    gone = set(rng.sample(everybody, math.ceil(len(everybody) * 0.01)))
    people = {one.key: [id for id in one.people if id not in gone] for one in groups}
    for number in range(math.ceil(len(everybody) * 0.02)):
        key = rng.choice(groups).key if rng.random() < 0.8 else f"community/new-{seed}-{number // 3}"
        members = people.setdefault(key, [])
        members.insert(rng.randint(0, len(members)), f"new-{seed}-{number}")
    directions = {one.key: one.direction for one in groups}
    return [Group(key, some, directions.get(key)) for key, some in people.items()]


def assert_nothing_overlaps(groups: list[Group], picture: GroupPicture) -> None:
    assert [one.key for one in picture.circles] == [one.key for one in groups]
    squares: dict[tuple[int, int], list[Circle]] = defaultdict(list)
    for one in picture.circles:
        whole = (one.x - one.radius, one.title.top, one.x + one.radius, one.y + one.radius)
        left, right = min(whole[0], one.title.left), max(whole[2], one.title.right)
        for column in range(left // 400, right // 400 + 1):
            for row in range(whole[1] // 400, whole[3] // 400 + 1):
                squares[column, row].append(one)
    for near in squares.values():
        for one, other in itertools.combinations(near, 2):
            pair = f"{one.key} and {other.key}"
            assert math.dist((one.x, one.y), (other.x, other.y)) > one.radius + other.radius, f"the circles of {pair}"
            assert not one.title.touches(other.title), f"the titles of {pair}"
            for circle, title in ((one, other.title), (other, one.title)):
                across = max(title.left - circle.x, 0, circle.x - title.right)
                along = max(title.top - circle.y, 0, circle.y - title.bottom)
                assert math.hypot(across, along) > circle.radius, f"a title on a circle of {pair}"
    for one, circle in zip(groups, picture.circles, strict=True):
        spots = [picture.at[id] for id in one.people]
        for x, y in spots:
            assert math.dist((x, y), (circle.x, circle.y)) + DOT < circle.radius, f"somebody outside of {one.key}"
        assert_apart(spots)
    assert len(picture.at) == sum(len(one.people) for one in groups)


def assert_apart(spots: list[tuple[int, int]]) -> None:
    """No dot touches another."""
    cells: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for x, y in spots:
        for column, row in itertools.product((x // 20 - 1, x // 20, x // 20 + 1), (y // 20 - 1, y // 20, y // 20 + 1)):
            for other in cells[column, row]:
                assert math.dist((x, y), other) > 2 * DOT + 2
        cells[x // 20, y // 20].append((x, y))


@settings(max_examples=40)
@given(st.integers(1, 600), st.integers(0, 10**6))
def test_no_circle_touches_another_or_a_title_and_no_dot_another(people, seed):
    groups = some_groups(people, seed)
    assert_nothing_overlaps(groups, arrange(groups))


@pytest.mark.parametrize("people", [20, 2_000, 10_000])
def test_nor_in_networks_of_any_size_built_again_and_again(people):
    groups = some_groups(people, people)
    picture = arrange(groups)
    assert_nothing_overlaps(groups, picture)
    for seed in range(12):
        groups = changed(groups, seed)
        picture = arrange(groups, picture.places)
        assert_nothing_overlaps(groups, picture)


@pytest.mark.parametrize("people", [20, 300, 2_000, 10_000])
@pytest.mark.parametrize("seed", range(3))
def test_who_comes_and_who_goes_moves_nobody(people, seed):
    groups = some_groups(people, seed)
    before = arrange(groups)
    later = changed(groups, seed)
    after = arrange(later, read_places(before.places.text()))
    outgrown = {
        one.key
        for one in later
        if one.key in before.places.of(CELL) and before.places.of(CELL)[one.key] != after.places.of(CELL)[one.key]
    }
    sizes = {one.key: len(one.people) for one in groups}
    for one in later:
        if one.key in outgrown:
            assert len(one.people) > sizes[one.key] * 1.2, "only a group that grew by more than its room has moved"
    old, new = ({one.key: one for one in picture.circles} for picture in (before, after))
    for key in old.keys() & new.keys() - outgrown:
        assert (old[key].x, old[key].y) == (new[key].x, new[key].y)
    stayed = [id for one in later if one.key not in outgrown for id in one.people if id in before.at]
    assert len(stayed) > people * 0.85
    assert [id for id in stayed if before.at[id] != after.at[id]] == []
    untouched = [one.key for one in groups if one in later]
    assert untouched or people < 50
    assert [key for key in untouched if old[key] != new[key]] == []


def test_one_group_outgrows_its_room_and_moves_alone():
    groups = some_groups(400, 7)
    before = arrange(groups)
    grown = groups[4]._replace(people=[*groups[4].people, *(f"new-{number}" for number in range(150))])
    later = [grown if one.key == grown.key else one for one in groups]
    after = arrange(later, before.places)
    assert_nothing_overlaps(later, after)
    moved = {id for id in before.at if before.at[id] != after.at[id]}
    assert moved == set(groups[4].people)
    middles = [{one.key: (one.x, one.y) for one in picture.circles}[grown.key] for picture in (before, after)]
    for id in groups[4].people:
        steps = [picture.at[id][0] - middle[0] for picture, middle in zip((before, after), middles, strict=True)]
        assert steps[0] == steps[1], "within the circle all stay where they were"


def test_a_circle_has_room_to_grow():
    for size in (1, 2, 5, 13, 40, 64, 150, 1_000):
        group = Group("community/one", [f"p{number}" for number in range(size)])
        before = arrange([group, *some_groups(60, 2)])
        grown = group._replace(people=[*group.people, *(f"q{number}" for number in range(size // 5 + 1))])
        after = arrange([grown, *some_groups(60, 2)], before.places)
        assert all(before.at[id] == after.at[id] for id in before.at), f"a fifth more than {size} fits"
        assert after.circles[0].radius > before.circles[0].radius, "and shows"


def test_the_closest_stand_in_the_middle_and_newcomers_fill_the_holes():
    group = Group("community/one", [f"p{number}" for number in range(30)])
    before = arrange([group])
    middle = before.circles[0]
    away = [math.dist(before.at[id], (middle.x, middle.y)) for id in group.people]
    assert all(one < other + 2 for one, other in itertools.pairwise(away)), "as they were named, to a rounding"
    rest = group._replace(people=[id for id in group.people if id not in {"p4", "p20"}])
    without = arrange([rest], before.places)
    assert without.circles == before.circles
    with_others = arrange([rest._replace(people=["new", *rest.people, "newer"])], without.places)
    assert with_others.at["new"] == before.at["p4"]
    assert with_others.at["newer"] == before.at["p20"]


def test_places_do_not_hang_on_the_order_of_groups_or_on_earlier_runs():
    groups = some_groups(500, 3)
    one, other = arrange(groups), arrange(groups[::-1])
    assert one.at == other.at
    assert one.places.text() == other.places.text()
    assert arrange(groups, one.places) == one, "kept places are those of a first build"


@pytest.mark.parametrize("people", [80, 600, 3_000, 10_000])
@pytest.mark.parametrize("seed", range(3))
def test_the_whole_is_wide(people, seed):
    bounds = arrange(some_groups(people, seed)).bounds
    assert 1.3 < (bounds.right - bounds.left) / (bounds.bottom - bounds.top) < 2.3


def test_the_large_stand_in_the_middle():
    groups = [one._replace(direction=None) for one in some_groups(300, 1)]
    large = Group("community/large", [f"l{number}" for number in range(300)])
    circle = arrange([*groups, large]).circles[-1]
    assert math.hypot(circle.x, circle.y) < circle.radius / 2


def test_groups_of_one_direction_stand_together():
    rng = random.Random(5)
    groups = [Group(f"g{number}", [f"{number}-{each}" for each in range(rng.randint(2, 60))], (number % 4) / 4) for number in range(60)]  # fmt: skip
    circles = arrange(groups).circles
    up, right, down, left = (circles[start::4] for start in range(4))
    assert sum(one.y for one in up) < 0 < sum(one.y for one in down)
    assert sum(one.x for one in left) < 0 < sum(one.x for one in right)
    assert max(one.y for one in up) < max(one.y for one in down)


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.data())
def test_a_spoilt_file_of_places_spoils_nothing(seed, data):
    groups = some_groups(60, seed)
    numbers = st.integers(0, 999_999_999)
    kept = {CELL: {one.key: data.draw(numbers) for one in groups}}
    for one in groups:
        kept[f"{CELL}/{one.key}"] = {id: data.draw(numbers) for id in one.people}
    assert_nothing_overlaps(groups, arrange(groups, read_places(Places(kept).text())))


def test_of_two_groups_on_one_block_the_first_by_key_keeps_it():
    groups = [Group("a", ["x"]), Group("b", ["y"])]
    before = arrange(groups)
    block = before.places.of(CELL)["b"]
    after = arrange(groups, Places({CELL: {"a": block, "b": block}}))
    assert (after.circles[0].x, after.circles[0].y) == (before.circles[1].x, before.circles[1].y)
    assert_nothing_overlaps(groups, after)


def test_groups_without_people_and_no_groups_at_all():
    assert arrange([]).circles == ()
    assert arrange([]).bounds.left < 0 < arrange([]).bounds.right
    groups = [Group(f"community/c{number}", []) for number in range(9)]
    assert_nothing_overlaps(groups, arrange(groups))


def test_a_slot_lies_where_it_lies_and_higher_blocks_hold_more():
    assert [spot(0), spot(1), spot(2)] == [(7, 0), (-12, 11), (2, -21)]
    held = [capacity(high) for high in range(4, 60)]
    assert held[0] == 4
    assert all(one < other for one, other in itertools.pairwise(held))


# Who stands where


NETWORK = """
    --- hobnob.yaml
    categories: {friends: {}, clients: {}}
    --- communities/choir.md
    ---
    name: The Choir
    kind: local
    ---
    --- communities/difference.md
    ---
    name: Difference Inc
    kind: employer
    ---
    --- communities/old-team.md
    ---
    name: Old Team
    standing: left
    ---
    --- communities/salon.md
    ---
    name: Salon
    standing: wanted
    ---
    --- contacts/ada.md
    ---
    communities: [difference, choir]
    category: clients
    ---
    --- contacts/bob.md
    ---
    communities: choir
    org: Difference Inc
    category: friends
    met: 2025-01-01
    cadence: 2 weeks
    ---
    --- contacts/cy.md
    ---
    org: Difference Inc
    ---
    --- contacts/dan.md
    ---
    communities: [old-team, choir]
    ---
    --- contacts/eve.md
    ---
    communities: old-team
    category: friends
    ---
    --- contacts/flo.md
    ---
    category: friends
    ---
    --- contacts/gus.md
    ---
    history: [{org: Difference Inc, to: 2020}]
    ---
"""


def test_everybody_stands_in_the_first_community_that_their_file_names(network):
    found = {home.name: home for home in homes(gather(network(NETWORK), {"people", "map"}))}
    people = {name: {one.id for one in home.people} for name, home in found.items()}
    assert people == {
        "The Choir": {"bob", "dan"},
        "Difference Inc": {"ada", "cy"},
        "Old Team": {"eve"},
        "Salon": set(),
        "Friends": {"flo"},
        "Unsorted": {"gus"},
    }
    notes = {name: home.note for name, home in found.items()}
    assert notes == {
        "The Choir": "2 of 3, 1 overdue",
        "Difference Inc": "2 of 3 people",
        "Old Team": "1 of 2 people",
        "Salon": "nobody yet",
        "Friends": "1 person",
        "Unsorted": "1 person",
    }
    assert [name for name, home in found.items() if home.is_late] == ["The Choir"]
    assert [name for name, home in found.items() if not home.community] == ["Friends", "Unsorted"]


def test_a_community_whose_people_all_stand_elsewhere_says_so(network):
    text = NETWORK + "    --- contacts/hal.md\n    ---\n    communities: [choir, salon]\n    ---\n"
    notes = {home.name: home.note for home in homes(gather(network(text), {"people", "map"}))}
    assert notes["Salon"] == "1 person, all in other circles"


def data_of(content) -> dict:
    (file,) = files(content)
    assert file.url == "data/groups.js"
    text = file.data.decode("ascii")
    start, end = 'hobnob.take("groups",', ");\n"
    assert text.startswith(start)
    return json.loads(json.loads(text[len(start) : -len(end)]))


def test_the_data_says_where_everybody_is_and_in_which_groups():
    content = gather(open_network(EXAMPLE, TODAY), {"people", "map"})
    data, picture, people = data_of(content), group_picture(content), in_order(content)
    assert [tuple(row[:2]) for row in data["at"]] == [picture.at[id] for id in people]
    assert sorted(index for group in data["groups"] for index in group["people"]) == list(range(len(people)))
    for number, group in enumerate(data["groups"]):
        assert all(data["at"][index][2] == number for index in group["people"])
        rings = [content.people[people[index]].ring for index in group["people"]]
        assert rings == sorted(rings), "the closest first"
    names = [group["name"] for group in data["groups"]]
    noor = data["at"][people.index("noor-jansen")][2:]
    assert [names[index] for index in noor] == ["Quality and Data Unit", "Älvdata", "Kvarnberget Hospital"]
    x, y, width, height = data["bounds"]
    for circle in picture.circles:
        assert x - width / 2 <= circle.title.left < circle.title.right <= x + width / 2
        assert y - height / 2 <= circle.title.top < circle.y + circle.radius <= y + height / 2
    assert [(group["room"], group["name"]) for group in data["groups"]] == [
        (circle.room, home.name) for circle, home in zip(picture.circles, homes(content), strict=True)
    ]
    values = [value for row in data["at"] for value in row]
    values += [group[key] for group in data["groups"] for key in ("x", "y", "radius")]
    assert all(isinstance(value, int) for value in values)


def test_hostile_names_are_data_and_no_longer_than_a_title(network):
    names = ("</script><b>", "\\u202eevil", "W" * 5_000, "\\ud800", "\\U0001F469\\u200D\\U0001F467" * 30)
    texts = {f"communities/c{number}.md": f'---\nname: "{name}"\n---\n' for number, name in enumerate(names)}
    texts |= {f"contacts/p{number}.md": f"---\ncommunities: c{number}\n---\n" for number in range(len(names))}
    (file,) = files(gather(network(texts), {"people", "map"}))
    assert not set(b"<>&") & set(file.data)
    found = {group["name"] for group in data_of(gather(network(texts), {"people", "map"}))["groups"]}
    assert "</script><b>" in found
    assert all(len(name) <= 80 for name in found)


def test_no_map_no_data(network):
    assert list(files(gather(network(NETWORK), {"people"}))) == []


def test_a_network_grows_and_nobody_moves(network):
    """As a build does it: the places of one build are given to the next, in the file that it writes."""
    before = gather(open_network(EXAMPLE, TODAY), {"people", "map"}, NOWHERE)
    kept = read_places(places_of(before).text())
    old = group_picture(before)
    paths = [
        path for path in sorted(EXAMPLE.rglob("*")) if path.suffix in {".md", ".yaml"} and "site" not in path.parts
    ]
    texts = {path.relative_to(EXAMPLE).as_posix(): path.read_text("utf-8") for path in paths}
    del texts["contacts/gabriela-nunes.md"]
    newcomers = {f"contacts/new-{number}.md": "---\ncommunities: alvdata\n---\n" for number in range(2)}
    new = group_picture(gather(network(texts | newcomers), {"people", "map"}, kept))
    assert [id for id in old.at if id in new.at and old.at[id] != new.at[id]] == []
    assert {"new-0", "new-1"} <= new.at.keys()
    assert new.at["new-0"] == old.at["gabriela-nunes"], "a place that was left is taken"


@pytest.mark.parametrize("people", [80, 300, 1_000])
def test_what_is_seen_at_first_seldom_changes_for_the_sake_of_newcomers(people):
    """The picture is fitted to its bounds: where they change, everybody stands elsewhere on the screen."""
    same = 0
    for seed in range(12):
        groups = some_groups(people, seed)
        before = arrange(groups)
        later = changed(groups, seed)
        after = arrange(later, read_places(before.places.text()))
        assert_nothing_overlaps(later, after)
        moved = [id for id in before.at if id in after.at and before.at[id] != after.at[id]]
        same += before.bounds == after.bounds or bool(moved)
    assert same >= 11


def test_all_there_is_lies_within_the_bounds():
    for seed in range(6):
        picture = arrange(some_groups(200, seed))
        for one in picture.circles:
            assert picture.bounds.left <= one.title.left < one.title.right <= picture.bounds.right
            assert picture.bounds.top <= one.title.top < one.y + one.radius <= picture.bounds.bottom


def test_bounds_that_have_become_much_too_large_are_given_up():
    groups = [Group(f"g{number}", [f"{number}-{each}" for each in range(20)], number / 40) for number in range(40)]
    before = arrange(groups)
    after = arrange(groups[:3], read_places(before.places.text()))
    assert after.bounds.right - after.bounds.left < before.bounds.right - before.bounds.left
    for places in ("groups edges\t9999999\tright\n", "groups edges\t3\twhatever\n"):
        assert arrange(groups, read_places(places)).circles == before.circles
