"""Walking over the map by keys, and moving it by mouse, wheel, keys, buttons and fingers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from on_the_map import address, focused, generate, live, mark, settled, shown, until, view_box

pytestmark = pytest.mark.browser

# Keys


def test_the_picture_is_one_stop_of_the_tab_key(opened):
    page = opened()
    stops = "[...document.querySelectorAll('#rings svg.rings [tabindex]')].filter(e => e.tabIndex === 0).length"
    assert page.evaluate(stops) == 1
    page.locator("#rings svg.rings [tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(stops) == 1
    here = focused(page)
    page.keyboard.press("Tab")
    assert focused(page) is None
    page.keyboard.press("Shift+Tab")
    assert focused(page) == here, "and it is where one has been"


def spots(page) -> dict[str, tuple[float, float, int]]:
    found = page.evaluate("""[...document.querySelectorAll('#rings .dot')].map(e => {
        const circle = e.querySelector('circle');
        return [e.dataset.person, circle.cx.baseVal.value, circle.cy.baseVal.value, Number(e.dataset.ring)];
    })""")
    return {slug: (x, y, ring) for slug, x, y, ring in found}


def test_arrows_go_around_a_ring_and_from_ring_to_ring(opened):
    page = opened()
    places = spots(page)
    first = page.locator("#rings svg.rings [tabindex='0']")
    first.focus()
    start = focused(page)
    ring = places[start][2]
    walked = []
    for _ in range(sum(place[2] == ring for place in places.values())):
        page.keyboard.press("ArrowRight")
        walked.append(focused(page))
    assert sorted(walked) == sorted(slug for slug, place in places.items() if place[2] == ring), "everybody, once"
    assert walked[-1] == start, "and around"
    page.keyboard.press("ArrowLeft")
    assert focused(page) == walked[-2]
    page.keyboard.press("Home")
    home = focused(page)
    page.keyboard.press("End")
    assert focused(page) != home
    page.keyboard.press("ArrowRight")
    assert focused(page) == home
    for _ in range(4):
        here = focused(page)
        page.keyboard.press("ArrowDown")
        x, y, ring = places[here]
        outer = min((place[2] for place in places.values() if place[2] > ring), default=ring)
        nearest = min(
            (slug for slug, place in places.items() if place[2] == outer),
            key=lambda slug: (places[slug][0] - x) ** 2 + (places[slug][1] - y) ** 2,
        )
        assert focused(page) == (nearest if outer > ring else here)
    page.keyboard.press("ArrowUp")
    assert places[focused(page)][2] == 3


def test_a_mark_is_called_by_what_it_says_and_the_live_region_tells_of_the_chosen(opened, slugs):
    page = opened()
    told = "Amara Okafor: mentors, inner circle, in touch"
    assert page.get_by_role("link", name=f"{told}, last 10 days ago").count() == 1
    assert live(page) == "", "whoever reads a screen hears the name of a mark when it has the focus"
    mark(page, slugs["Amara Okafor"]).locator(".mark").click()
    until(page, "document.querySelector('.map > [aria-live]').textContent")
    assert live(page) == f"{told}."


def test_enter_shows_the_panel_escape_hides_it_and_enter_again_opens_the_page(opened, slugs):
    page = opened()
    mark(page, slugs["Amara Okafor"]).focus()
    page.keyboard.press("Enter")
    until(page, "!document.querySelector('.panel').hidden")
    page.keyboard.press("Escape")
    until(page, "document.querySelector('.panel').hidden")
    page.keyboard.press("Enter")
    until(page, "!document.querySelector('.panel').hidden")
    page.keyboard.press("Shift+Enter")
    until(page, "document.querySelector('.panel').checkVisibility()")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/*.html")


def test_every_view_is_walked_through_by_keys_alone(opened):
    page = opened()
    for view, place in (("Objective", "objectives"), ("Groups", "groups"), ("Table", "table"), ("Rings", "rings")):
        page.get_by_role("link", name=view, exact=True).focus()
        page.keyboard.press("Enter")
        assert shown(page) == [place]
        inside = f"document.activeElement.closest('#{place}')"
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate(f"Boolean({inside}) && Boolean(document.activeElement.closest('[data-person], canvas'))"):
                break
        assert page.evaluate(f"Boolean({inside})"), view
        if view == "Groups":
            until(page, "!document.querySelector('canvas').hidden")
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        until(page, "!document.querySelector('.panel').hidden")
        page.keyboard.press("Escape")
        until(page, "document.querySelector('.panel').hidden")


# Zooming


def test_the_wheel_is_for_the_page_until_a_map_is_closer_or_a_key_is_held(opened):
    page = opened()
    whole = view_box(page)
    box = page.locator("#rings svg.rings").bounding_box()
    page.mouse.move(box["x"] + 600, box["y"] + 300)
    page.mouse.wheel(0, -100)
    until(page, "scrollY === 0")
    assert view_box(page) == whole
    page.mouse.wheel(0, 100)
    until(page, "scrollY > 0")
    assert view_box(page) == whole, "the page scrolls as it does everywhere"
    page.locator("#rings svg.rings [tabindex='0']").focus()
    down = page.evaluate("scrollY")
    page.mouse.wheel(0, 60)
    until(page, f"scrollY > {down}")
    assert view_box(page) == whole, "on a mark that was clicked as well"
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    until(page, "location.hash.includes('at=')")
    zoomed = view_box(page)
    assert zoomed[2] < 0.8 * whole[2]
    page.mouse.wheel(0, -100)
    until(page, f"document.querySelector('svg.rings').viewBox.baseVal.width < {zoomed[2]}")
    page.mouse.wheel(0, 2000)
    until(page, f"document.querySelector('svg.rings').viewBox.baseVal.width === {whole[2]}")
    down = page.evaluate("scrollY")
    page.mouse.wheel(0, 60)
    page.wait_for_timeout(50)
    assert page.evaluate("scrollY") == down, "as long as the wheel does not rest it is for the picture"
    page.wait_for_timeout(400)
    page.mouse.wheel(0, 60)
    until(page, f"scrollY > {down}")


POINT = """([x, y]) => {
    const svg = document.querySelector('#rings svg.rings');
    const point = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse());
    return [point.x, point.y];
}"""


def test_what_is_under_the_pointer_stays_there_while_zooming_and_dragging(opened):
    page = opened()
    box = page.locator("#rings svg.rings").bounding_box()
    spot = [box["x"] + 500, box["y"] + 400]
    page.mouse.move(*spot)
    before = page.evaluate(POINT, spot)
    page.keyboard.down("Control")
    for _ in range(4):
        page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    until(page, "document.querySelector('svg.rings').matches('.zoomed')")
    settled(page)
    assert page.evaluate(POINT, spot) == pytest.approx(before, abs=1)
    page.mouse.down()
    page.mouse.move(spot[0] + 80, spot[1] - 50, steps=5)
    page.mouse.up()
    assert page.evaluate(POINT, [spot[0] + 80, spot[1] - 50]) == pytest.approx(before, abs=1)
    settled(page)
    assert "at=" in address(page)


def test_a_drag_that_ends_on_a_mark_is_no_click(opened, slugs):
    page = opened("#at=0,0,2")
    here = mark(page, slugs["Amara Okafor"]).locator(".mark").bounding_box()
    x, y = here["x"] + here["width"] / 2, here["y"] + here["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=4)
    page.mouse.up()
    settled(page)
    assert page.locator(".panel").is_hidden()
    assert "/people/" not in page.url
    mark(page, slugs["Amara Okafor"]).locator(".mark").click()
    until(page, "!document.querySelector('.panel').hidden")


def test_buttons_and_keys_zoom_and_show_all_again(opened):
    page = opened()
    whole = view_box(page)
    for name in ("Zoom in", "Zoom in", "Zoom out"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert min(box["width"], box["height"]) >= 24
        page.get_by_role("button", name=name).click()
    assert view_box(page)[2] == pytest.approx(whole[2] / 1.4, rel=0.01)
    page.get_by_role("button", name="Show all").click()
    assert view_box(page) == whole
    page.locator("#rings svg.rings [tabindex='0']").focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    zoomed = view_box(page)
    assert zoomed[2] == pytest.approx(whole[2] / 1.96, rel=0.01)
    page.keyboard.press("Shift+ArrowRight")
    assert view_box(page)[0] > zoomed[0]
    page.keyboard.press("-")
    assert view_box(page)[2] == pytest.approx(whole[2] / 1.4, rel=0.01)
    page.keyboard.press("0")
    assert view_box(page) == whole
    settled(page)
    assert address(page) == ""


def test_walking_by_keys_keeps_a_zoomed_picture_around_the_mark(opened):
    page = opened("#at=0,0,3")
    page.locator("#rings svg.rings [tabindex='0']").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
        x, y, _ = spots(page)[focused(page)]
        left, top, width, height = view_box(page)
        assert left < x < left + width
        assert top < y < top + height


def fingers(client, kind: str, *points: tuple[float, float]) -> None:
    touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
    client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


@pytest.fixture
def tablet(browser, site) -> Iterator:
    context = browser.new_context(
        viewport={"width": 1180, "height": 820}, has_touch=True, reduced_motion="reduce", is_mobile=True
    )
    page = context.new_page()
    page.goto(site.url("map.html"))
    yield page
    context.close()


def test_two_fingers_zoom_around_what_they_hold(tablet):
    client = tablet.context.new_cdp_session(tablet)
    box = tablet.locator("#rings svg.rings").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 200
    width = view_box(tablet)[2]
    held = tablet.evaluate(POINT, [x - 40, y])
    fingers(client, "touchStart", (x - 40, y), (x + 40, y))
    for step in range(1, 9):
        fingers(client, "touchMove", (x - 40 - 10 * step, y), (x + 40 + 10 * step, y))
    assert tablet.evaluate(POINT, [x - 120, y]) == pytest.approx(held, abs=3)
    fingers(client, "touchEnd")
    assert view_box(tablet)[2] == pytest.approx(width / 3, rel=0.1)
    assert tablet.evaluate("visualViewport.scale") == 1, "the page itself is not zoomed"
    assert tablet.locator(".panel").is_hidden()
    button = tablet.get_by_role("button", name="Zoom in").bounding_box()
    assert min(button["width"], button["height"]) >= 44


def test_one_finger_scrolls_the_page_until_the_picture_is_zoomed(tablet):
    client = tablet.context.new_cdp_session(tablet)

    def drag(x: float, y: float) -> None:
        fingers(client, "touchStart", (x, y))
        for step in range(1, 11):
            fingers(client, "touchMove", (x, y - 20 * step))
            tablet.wait_for_timeout(16)
        fingers(client, "touchEnd")
        tablet.wait_for_timeout(300)

    drag(600, 700)
    down = tablet.evaluate("scrollY")
    assert down > 50
    assert not tablet.locator("svg.rings.zoomed").count()
    tablet.get_by_role("button", name="Zoom in").tap()
    tablet.get_by_role("button", name="Zoom in").tap()
    before = view_box(tablet)
    down = tablet.evaluate("scrollY")
    box = tablet.locator("#rings svg.rings").bounding_box()
    drag(600, max(box["y"], 0) + 320)
    assert tablet.evaluate("scrollY") == down
    assert view_box(tablet)[1] > before[1]


def test_on_a_phone_the_buttons_have_a_place_of_their_own(browser, site):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(site.url("map.html") + "#view=groups")
    canvas, narrow = page.locator("canvas").bounding_box(), page.locator("#filter").bounding_box()
    for name in ("Zoom in", "Zoom out", "Show all"):
        button = page.get_by_role("button", name=name)
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 44
        assert box["y"] + box["height"] <= canvas["y"], "above the canvas"
        assert box["x"] >= narrow["x"] + narrow["width"] or box["y"] >= narrow["y"] + narrow["height"]
    context.close()


OVERLAPS = """() => {
    const seen = [...document.querySelectorAll('#rings .dot text')].filter(e => e.checkVisibility({opacityProperty: true}));
    const boxes = seen.map(e => e.getBoundingClientRect());
    const marks = [...document.querySelectorAll('#rings svg.rings .mark')].map(e => e.getBoundingClientRect());
    const meet = (a, b) => a.left + 1 < b.right && b.left + 1 < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom;
    const wrong = [];
    boxes.forEach((box, i) => {
        if ([...boxes.slice(i + 1), ...marks].some(other => meet(box, other))) wrong.push(seen[i].textContent);
    });
    return [seen.length, wrong];
}"""


def test_close_up_names_that_were_left_out_appear_and_none_overlaps(elsewhere, tmp_path):
    generate(tmp_path / "network", 250, 900)
    page = elsewhere(tmp_path / "network", tmp_path / "site")
    far, wrong = page.evaluate(OVERLAPS)
    assert wrong == []
    page.evaluate("hobnob.map.go({at: [0, 0, 2.2]}, {replace: true})")
    near, wrong = page.evaluate(OVERLAPS)
    assert near > far
    assert wrong == []
    page.evaluate("hobnob.map.go({at: [0, 0, 5]}, {replace: true})")
    nearer, wrong = page.evaluate(OVERLAPS)
    assert nearer > near
    assert wrong == []
    page.evaluate("hobnob.map.go({at: null}, {replace: true})")
    assert page.evaluate(OVERLAPS) == [far, []]
