"""The groups of the map on their canvas: drawn, chosen with mouse and keys, close up and far, and still when idle."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Page

from on_the_map import generate, settled
from processes import build_site

pytestmark = pytest.mark.browser

GROUPS = "map.html#view=groups"
CANVAS = "#groups canvas"

# Counts frames asked for, and keeps the points of lines.
WATCH = """
window.frames_asked = 0;
window.points = [];
const ask = window.requestAnimationFrame;
window.requestAnimationFrame = (...some) => { window.frames_asked += 1; return ask.call(window, ...some); };
const lineTo = CanvasRenderingContext2D.prototype.lineTo;
CanvasRenderingContext2D.prototype.lineTo = function (x, y) { window.points.push([x, y]); lineTo.call(this, x, y); };
"""
PEOPLE = "async () => (await hobnob.load('people')).people.map(one => [one[0], one[1]])"
PLACE = "index => hobnob.map.views.groups.place(index)"
TAKEN = "() => { hobnob.map.views.groups.draw(); return hobnob.map.views.groups.taken(); }"
# How many pixels of the canvas have the colour of a variable of the style sheet.
PIXELS = """names => {
    const canvas = document.querySelector('#groups canvas');
    const pen = canvas.getContext('2d');
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const probe = document.createElement('canvas').getContext('2d');
    const swatch = document.body.appendChild(document.createElement('span'));
    return names.map(name => {
        swatch.style.color = `var(--${name})`;
        probe.fillStyle = getComputedStyle(swatch).color;
        probe.fillRect(0, 0, 1, 1);
        const wanted = probe.getImageData(0, 0, 1, 1).data;
        let count = 0;
        for (let at = 0; at < data.length; at += 4) {
            count += [0, 1, 2, 3].every(each => data[at + each] === wanted[each]);
        }
        return count;
    });
}"""


@pytest.fixture
def groups(browser: Browser, site) -> Iterator[Callable[..., Page]]:
    """Opens the groups of the example's map: `groups("&person=gabriela-nunes", dark=True, width=390)`."""
    yield from opened(browser, site.url)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory) -> Path:
    """The site of a generated network of some hundred people."""
    root = tmp_path_factory.mktemp("crowd") / "network"
    generate(root, 700, 300)
    build_site(root)
    return root / "site"


@pytest.fixture
def many(browser: Browser, crowd: Path) -> Iterator[Callable[..., Page]]:
    """Opens the groups of the generated network."""
    yield from opened(browser, lambda page: (crowd / page.partition("#")[0]).as_uri() + "#" + page.partition("#")[2])


def opened(browser: Browser, url: Callable[[str], str]) -> Iterator[Callable[..., Page]]:
    contexts = []
    complaints: list[str] = []

    def go(state: str = "", *, width: int = 1280, height: int = 1000, dark: bool = False, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        context.add_init_script(WATCH)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        address, _, hash = GROUPS.partition("#")
        page.goto(f"{url(address).rstrip('#')}#{hash}{state}")
        if scripts:
            for _ in range(200):
                if page.evaluate("() => Boolean(window.hobnob?.map?.views.groups?.taken().length)"):
                    break
                page.wait_for_timeout(50)
            settle(page)
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []


def settle(page: Page) -> None:
    """Waits until what was asked for is drawn."""
    page.evaluate("() => new Promise(done => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 0)), 30))")


def state_of(page: Page) -> dict[str, str]:
    """What the address says."""
    return {name: values[0] for name, values in parse_qs(page.url.partition("#")[2]).items()}


def names_in(page: Page) -> list[list]:
    """The boxes of texts, which stand behind their four edges."""
    return [box for box in page.evaluate(TAKEN) if len(box) > 4]


def texts(page: Page) -> list[str]:
    return [box[4] for box in names_in(page)]


def apart(one: list, other: list) -> bool:
    return one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_everybody_is_drawn_in_the_colour_of_their_mark(groups, dark):
    counts = groups(dark=dark).evaluate(PIXELS, ["touch", "due", "overdue", "quiet", "wanted", "ink"])
    assert all(count > 30 for count in counts), counts


def test_the_colours_follow_the_system(groups):
    page = groups()
    assert page.evaluate(PIXELS, ["touch"])[0] > 100
    page.emulate_media(color_scheme="dark")
    settle(page)
    assert page.evaluate(PIXELS, ["touch"])[0] > 100, "the blue of dark paper now"


@pytest.mark.parametrize("width", [1000, 1280])
def test_all_communities_are_named_with_their_counts_where_there_is_room(groups, width):
    page = groups(width=width)
    said = texts(page)
    names = page.evaluate("async () => (await hobnob.load('groups')).groups.map(one => one.name)")
    starts = [text.rstrip("…") for text in said]
    assert [name for name in names if not any(start and name.startswith(start) for start in starts)] == []
    if width == 1280:
        assert "Kvarnberget Hospital" in said
        assert any(re.fullmatch(r"\d+ of \d+, \d+ overdue", text) for text in said)
        assert sum("people" in text for text in said) > 10
        assert "Gabriela Nunes" in said, "and people where there is room"


def test_a_click_chooses_who_is_there(groups):
    page = groups()
    people = page.evaluate(PEOPLE)
    for index in range(0, len(people), 9):
        x, y = page.evaluate(PLACE, index)
        page.locator(CANVAS).click(position={"x": x, "y": y})
        settle(page)
        assert state_of(page)["person"] == people[index][0]
        assert page.locator(".panel h2").inner_text().strip() == people[index][1]


def test_whoever_is_chosen_shows_their_ties_and_where_they_belong(groups):
    page = groups("&person=gabriela-nunes")
    people = page.evaluate(PEOPLE)
    me = [slug for slug, _ in people].index("gabriela-nunes")
    ties = page.evaluate("async index => (await hobnob.load('ties')).near[index].map(([other]) => other)", me)
    assert len(ties) > 3
    page.evaluate("points.length = 0")
    said = texts(page)
    drawn = [tuple(point) for point in page.evaluate("points")]
    places = [tuple(page.evaluate(PLACE, index)) for index in (me, *ties)]
    lines = [place for other in places[1:] for place in (places[0], other)]
    assert drawn[: len(lines)] == lines, "a line to each"
    assert set(drawn[len(lines) :]) <= {places[0]}, "and the way from me, who am not in the picture"
    assert "Gabriela Nunes" in said
    assert sum(people[index][1] in said for index in ties) > len(ties) * 0.6
    assert "Rosalind Achterberg" not in said, "the others step back"
    assert page.evaluate(PIXELS, ["accent"])[0] > 100, "their circle stands out"


def test_the_way_between_two_is_a_line(groups):
    page = groups()
    people = [slug for slug, _ in page.evaluate(PEOPLE)]
    near = page.evaluate("async () => (await hobnob.load('ties')).near.map(some => some.map(([other]) => other))")
    start = people.index("gabriela-nunes")
    end = next(other for one in near[start] for other in near[one] if other != start and other not in near[start])
    page.evaluate("slug => hobnob.map.go({ person: 'gabriela-nunes', to: slug })", people[end])
    settle(page)
    page.evaluate("points.length = 0")
    page.evaluate(TAKEN)
    drawn = [tuple(point) for point in page.evaluate("points")][2 * len(near[start]) :]
    assert len(drawn) >= 3
    assert [drawn[0], drawn[-1]] == [tuple(page.evaluate(PLACE, index)) for index in (start, end)]


def test_pointing_shows_a_name_that_had_no_room(many):
    page = many()
    people = page.evaluate(PEOPLE)
    assert people[3][1] not in texts(page)
    x, y = page.evaluate(PLACE, 3)
    page.locator(CANVAS).hover(position={"x": x, "y": y})
    settle(page)
    assert people[3][1] in texts(page)
    page.mouse.move(5, 5)
    settle(page)
    assert people[3][1] not in texts(page)


LEVELS = (None, [0, 0, 1.4], [60, 40, 2.2], [-300, 100, 3], [0, 0, 5], [200, -100, 8], [100, 100, 14])


@pytest.mark.parametrize("width", [390, 1280])
def test_no_name_lies_on_another_a_title_or_a_dot(groups, many, width):
    named = 0
    for page in (groups(width=width), many(width=width)):
        for at in LEVELS:
            page.evaluate("at => hobnob.map.go({ at })", at)
            boxes = page.evaluate(TAKEN)
            named += sum(len(box) > 4 for box in boxes)
            for one, other in itertools.combinations(boxes, 2):
                if len(one) > 4 or len(other) > 4:
                    assert apart(one, other), (at, one, other)
    assert named > 100


@pytest.mark.parametrize("width", [390, 1280])
def test_no_name_lies_on_a_dot_that_has_stepped_back(groups, many, width):
    named = 0
    for page in (groups("&q=state:overdue", width=width), many("&q=state:overdue", width=width)):
        count = len(page.evaluate(PEOPLE))
        for at in LEVELS:
            page.evaluate("at => hobnob.map.go({ at })", at)
            names = names_in(page)
            places = [page.evaluate(PLACE, index) for index in range(count)]
            named += len(names)
            covered = [
                (name, place)
                for name in names
                for place in places
                if name[0] < place[0] < name[2] and name[1] < place[1] < name[3]
            ]
            assert covered == [], at
    assert named > 60


def test_names_of_a_way_lie_on_no_other_name(groups):
    page = groups(width=390)
    named = 0
    for slug, _ in page.evaluate(PEOPLE)[::2]:
        page.evaluate("slug => hobnob.map.go({ person: slug })", slug)
        boxes = names_in(page)
        named += len(boxes)
        for one, other in itertools.combinations(boxes, 2):
            assert apart(one, other), (slug, one, other)
    assert named > 100


def test_whoever_is_chosen_is_named_beside_all_dots_where_there_is_room(groups):
    page = groups()
    people = page.evaluate(PEOPLE)
    for slug, name in people[::3]:
        page.evaluate("slug => hobnob.map.go({ person: slug })", slug)
        boxes = names_in(page)
        places = [page.evaluate(PLACE, index) for index in range(len(people))]
        assert name in [box[4] for box in boxes]
        covered = [box[4] for box in boxes for x, y in places if box[0] < x < box[2] and box[1] < y < box[3]]
        assert covered == [], name


def test_the_boxes_of_names_are_where_the_names_are(groups):
    """What is drawn is compared with what is said of it: the ink of a name is in its box and none is around it."""
    page = groups()
    box = next(box for box in page.evaluate(TAKEN) if box[4:] == ["Farida Haidari"])
    ink = """([left, top, right, bottom]) => {
        const pen = document.querySelector('#groups canvas').getContext('2d');
        const { data } = pen.getImageData(left, top, right - left, bottom - top);
        return data.reduce((sum, value, at) => sum + (at % 4 === 3 && value > 200 ? 1 : 0), 0);
    }"""
    assert page.evaluate(ink, box[:4]) > 200
    assert page.evaluate(ink, [box[0], box[3], box[2], box[3] + 6]) < 20


def test_closer_up_there_are_more_names(many):
    page = many()
    people = page.evaluate(PEOPLE)
    circle = page.evaluate("async () => (await hobnob.load('groups')).groups[0]")
    names = {people[index][1] for index in circle["people"]}
    far = names & set(texts(page))
    shown = [len(far)]
    for level in (2, 4, 6):
        page.evaluate("at => hobnob.map.go({ at })", [circle["x"], circle["y"], level])
        shown.append(len(names & set(texts(page))))
    assert shown == sorted(shown)
    assert shown[0] < len(names) * 0.3
    assert shown[-1] > len(names) * 0.9


def test_wheel_drag_and_keys_move_the_picture_and_the_address_remembers(groups):
    page = groups()
    canvas = page.locator(CANVAS)
    canvas.focus()
    box = canvas.bounding_box()
    people = [slug for slug, _ in page.evaluate(PEOPLE)]
    someone = people.index("tomasz-wieczorek")
    x, y = page.evaluate(PLACE, someone)
    page.mouse.move(box["x"] + x, box["y"] + y)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    settle(page)
    assert page.evaluate(PLACE, someone) == pytest.approx([x, y], abs=2), "what is under the pointer stays there"
    page.mouse.down()
    page.mouse.move(box["x"] + x + 80, box["y"] + y + 40, steps=4)
    page.mouse.up()
    settle(page)
    assert page.evaluate(PLACE, someone) == pytest.approx([x + 80, y + 40], abs=2)
    assert "person" not in state_of(page), "a drag chooses nobody"
    settled(page)
    moved = state_of(page)["at"]
    again = groups(f"&at={moved}")
    assert again.evaluate(PLACE, someone) == pytest.approx([x + 80, y + 40], abs=2)
    for _ in range(40):
        page.keyboard.press("+")
    settle(page)
    one, other = (page.evaluate(PLACE, index) for index in (someone, 0))
    page.keyboard.press("0")
    settle(page)
    assert page.evaluate(PLACE, someone) == pytest.approx([x, y], abs=0.5)
    assert abs(one[0] - other[0]) < 12 * abs(x - page.evaluate(PLACE, 0)[0]), "closer than close is no closer"


def test_the_keyboard_walks_from_one_to_the_next_and_chooses(groups):
    page = groups()
    data = page.evaluate("async () => await hobnob.load('groups')")
    people = page.evaluate("async () => (await hobnob.load('people')).people")
    live = page.locator(".map [aria-live]")
    page.locator(CANVAS).focus()

    def said(key: str) -> str:
        page.keyboard.press(key)
        settle(page)
        return live.text_content()

    first, second = data["groups"][0], data["groups"][1]
    for index in first["people"]:
        assert said("ArrowRight") == f"{people[index][1]}, {first['name']}, {people[index][6]}"
    assert said("ArrowRight").startswith(people[second["people"][0]][1]), "on to the next group"
    assert said("ArrowLeft").startswith(people[first["people"][-1]][1])
    assert said("ArrowDown").startswith(people[second["people"][0]][1])
    assert people[second["people"][0]][1] in texts(page), "and the name is there to be seen"
    page.keyboard.press("Enter")
    settle(page)
    assert state_of(page)["person"] == people[second["people"][0]][0]
    assert said("ArrowUp").startswith(people[first["people"][-1]][1])


def test_every_group_and_person_is_reached_by_keys(many):
    page = many()
    data = page.evaluate("async () => await hobnob.load('groups')")
    people = page.evaluate("async () => (await hobnob.load('people')).people")
    page.locator(CANVAS).focus()
    walked = page.evaluate(
        """count => Array.from({ length: count }, () => {
            document.querySelector('#groups canvas').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
            return document.querySelector('.map [aria-live]').textContent;
        })""",
        len(people),
    )
    expected = [
        f"{people[index][1]}, {one['name']}, {people[index][6]}" for one in data["groups"] for index in one["people"]
    ]
    assert walked == expected


def test_while_nothing_happens_nothing_is_drawn(groups):
    page = groups()
    page.wait_for_timeout(300)
    before = page.evaluate("frames_asked")
    page.wait_for_timeout(700)
    assert page.evaluate("frames_asked") == before
    page.evaluate("hobnob.map.go({ at: [0, 0, 2] })")
    page.wait_for_timeout(300)
    assert page.evaluate("frames_asked") == before + 1, "and one frame for one change"


def test_another_size_of_window_draws_anew(groups):
    page = groups()
    page.set_viewport_size({"width": 800, "height": 1000})
    settle(page)
    sizes = page.evaluate(
        "() => { const c = document.querySelector('#groups canvas'); return [c.width, c.clientWidth]; }"
    )
    assert sizes[0] == sizes[1] < 800
    assert page.evaluate(PIXELS, ["touch"])[0] > 50


def test_who_does_not_match_steps_back(groups):
    page = groups("&q=state:overdue")
    said = set(texts(page))
    states = {
        name: words
        for _, name, _, _, _, _, words, *_ in page.evaluate("async () => (await hobnob.load('people')).people")
    }
    named = {text for text in said if text in states}
    assert len(named) >= 4
    assert all("overdue" in states[name] for name in named)


def test_without_scripts_there_is_a_list_of_communities(groups):
    page = groups(scripts=False)
    assert not page.locator(CANVAS).is_visible()
    links = page.locator("#groups li a")
    assert links.count() > 10
    assert "15 people" in page.locator("#groups li", has_text="Kvarnberget Hospital").inner_text()
