"""The map: one state in the address, four views, a panel about one person, filters, and peace for everybody."""

from __future__ import annotations

import pytest

from axe import violations
from on_the_map import VIEWS, address, focused, mark, settled, shown, until, view_box

pytestmark = pytest.mark.browser


# The state in the address


def test_every_piece_of_the_state_is_restored(opened, example, slugs):
    objective = opened().locator("section[data-objective]").last.get_attribute("data-objective")
    page = opened(f"#view=objective&objective={objective}")
    assert shown(page) == ["objectives"]
    assert page.locator(f'section[data-objective="{objective}"]').is_visible()
    assert page.locator("section[data-objective]:not([hidden])").count() == 1
    page = opened(f"#person={slugs['Dag Hovland']}&to={slugs['Ewa Kask']}")
    assert page.locator("#panel-name").inner_text().strip() == "Dag Hovland"
    page = opened('#q=category:"colleagues"+state:overdue')
    until(page, "document.querySelector('.map > [role=status]').textContent.trim()")
    assert page.locator("#query").input_value() == 'category:"colleagues" state:overdue'
    lit = set(page.evaluate("[...document.querySelectorAll('#rings .dot.lit')].map(e => e.dataset.person)"))
    assert lit == {
        slugs[one.name] for one in example.people.values() if one.is_overdue and one.category == "colleagues"
    }
    page = opened("#at=-100,80,2.5")
    whole = view_box(opened())
    left, top, width, height = view_box(opened("#at=-100,80,2.5"))
    assert (left + width / 2, top + height / 2) == (-100, 80)
    assert width == pytest.approx(whole[2] / 2.5)
    for view in VIEWS:
        assert shown(opened(f"#view={view}")) == [{"objective": "objectives"}.get(view, view)]


@pytest.mark.parametrize("hash", ["#at=nonsense", "#at=1,2", "#person=nobody&to=nobody", "#view=", "#%E0%A4%A", "#x=y"])
def test_an_address_that_means_nothing_shows_the_rings(opened, hash):
    page = opened(hash)
    assert shown(page) == ["rings"]
    assert page.locator(".panel").is_hidden()


def test_the_address_has_a_fixed_order_and_nothing_that_goes_without_saying(opened, slugs):
    page = opened()
    page.evaluate(
        """slug => { hobnob.map.go({q: "skill:sql", view: "table"}); hobnob.map.go({to: slug, person: slug});
        return hobnob.map.go({view: "rings"}); }""",
        slugs["Ewa Kask"],
    )
    assert address(page) == f"#person={slugs['Ewa Kask']}&to={slugs['Ewa Kask']}&q=skill:sql"
    page.evaluate("hobnob.map.go({person: '', q: ''})")
    assert page.evaluate("location.href").endswith("map.html")


def test_back_and_forward_walk_through_the_choices(opened, slugs):
    page = opened()
    page.get_by_role("link", name="Table", exact=True).click()
    page.locator(f'#table [data-person="{slugs["Ewa Kask"]}"]').click()
    until(page, "!document.querySelector('.panel').hidden")
    assert address(page) == f"#view=table&person={slugs['Ewa Kask']}"
    page.go_back()
    until(page, "document.querySelector('.panel').hidden")
    assert shown(page) == ["table"]
    page.go_back()
    until(page, "document.querySelector('#table').hidden")
    assert shown(page) == ["rings"]
    page.go_forward()
    page.go_forward()
    until(page, "!document.querySelector('.panel').hidden")
    assert page.locator("#panel-name").inner_text().strip() == "Ewa Kask"


@pytest.mark.parametrize("place", ["table", "cell-2-1", "row-3", "ring-1", "reconnect", "groups", "objectives"])
def test_a_link_to_a_place_of_the_page_shows_the_view_it_is_in(opened, place):
    page = opened(f"#{place}")
    assert shown(page) == [place if place in ("groups", "objectives") else "table"]
    top = page.locator(f"#{place}").bounding_box()["y"]
    assert -1 < top < 900 or page.evaluate("scrollY + innerHeight >= document.body.scrollHeight - 1")


# Focus on a person


def test_a_click_tells_of_a_person_and_a_second_one_opens_the_page(opened, slugs):
    page = opened()
    mark(page, slugs["Amara Okafor"]).locator(".mark").click()
    until(page, "!document.querySelector('.panel').hidden")
    panel = page.locator(".panel").inner_text()
    for words in (
        "Amara Okafor",
        "mentors, inner circle, in touch",
        "10 days ago",
        "Read pages 11 to 34",
    ):
        assert words in panel
    assert "Way from you" not in panel, "the tie has said it"
    assert page.locator("[data-page]").get_attribute("href") == f"people/{slugs['Amara Okafor']}.html"
    mark(page, slugs["Amara Okafor"]).locator(".mark").click()
    page.wait_for_url("**/people/*.html")
    assert "Amara Okafor" in page.locator("h1").inner_text()


def test_the_rings_stay_where_they_are_and_the_panel_lies_beside_whom_it_tells_of(opened):
    page = opened("", width=1280, height=900)
    picture = page.locator("#rings svg.rings")
    before = picture.bounding_box()
    sides = set()
    for slug in page.evaluate("hobnob.load('people').then(({ people }) => people.map(([slug]) => slug))")[::4]:
        page.evaluate(f"hobnob.map.choose('{slug}', false)")
        until(page, f"location.hash.includes('person={slug}')")
        page.wait_for_timeout(60)
        assert picture.bounding_box() == before
        panel = page.locator(".panel").bounding_box()
        sides.add(panel["x"] < 640)
        place = page.evaluate(PLACE, slug)
        assert place is None or not panel["x"] <= place <= panel["x"] + panel["width"], slug
    assert sides == {True, False}
    page.mouse.wheel(0, -3000)
    page.evaluate("hobnob.map.choose('viktor-palm', false)")
    until(page, "document.querySelector('#panel-name').textContent.includes('Viktor')")
    was = page.locator(".panel").bounding_box()
    page.evaluate("hobnob.map.go({at: [300, 0, 2]})")
    page.evaluate("hobnob.map.go({at: [-100, 0, 2]})")
    page.wait_for_timeout(60)
    assert page.locator(".panel").bounding_box() == was, "while it is dragged the panel stays where it is"


PLACE = """(slug) => {
    const { x, width } = document.querySelector(`#rings svg.rings [data-person="${slug}"] circle`).getBoundingClientRect();
    return x + width / 2;
}"""


@pytest.mark.parametrize(
    ("state", "width"), [("view=groups", 1280), ("view=table", 1280), ("view=objective", 1280), ("", 1100)]
)
def test_where_the_panel_would_hide_what_there_is_it_stands_beside(opened, slugs, state, width):
    page = opened(f"#{state}&person={slugs['Viktor Palm']}", width=width, height=900)
    until(page, "!document.querySelector('.panel').hidden")
    shown = page.locator("section[data-view]:not([hidden])").bounding_box()
    assert shown["x"] + shown["width"] <= page.locator(".panel").bounding_box()["x"]


def test_what_is_said_of_a_query_moves_nothing(opened):
    page = opened()
    top = page.locator("#rings svg.rings").bounding_box()["y"]
    for text in ("skill", "skill:", "skill:hiring", "(", ""):
        page.fill("#query", text)
        page.wait_for_timeout(120)
        assert page.locator("#rings svg.rings").bounding_box()["y"] == top, text


def test_a_name_is_a_part_of_its_mark_unless_it_is_out_of_sight(opened, slugs):
    page = opened()
    mark(page, slugs["Margareta Holm"]).locator("text").click()
    until(page, "document.querySelector('#panel-name').textContent.includes('Margareta')")
    unseen = page.locator("#rings .tip:not(.fits)").evaluate_all(
        "all => all.map(e => getComputedStyle(e).pointerEvents)"
    )
    assert set(unseen) <= {"none"}


def test_a_click_with_a_key_for_another_tab_is_the_browser_s(opened, slugs):
    page = opened()
    with page.context.expect_page() as other:
        mark(page, slugs["Amara Okafor"]).locator(".mark").click(modifiers=["Control"])
    assert other.value.url.endswith(f"people/{slugs['Amara Okafor']}.html")
    other.value.close()
    assert page.locator(".panel").is_hidden()


def test_those_somebody_knows_are_links_that_tell_of_them(opened, slugs):
    page = opened(f"#person={slugs['Amara Okafor']}")
    page.locator('[data-tell="knows"] a').first.click()
    until(page, "document.querySelector('#panel-name').textContent.includes('Agnes')")
    assert address(page) == f"#person={slugs['Agnes Wikström']}"
    assert page.evaluate("document.activeElement.id") == "panel-name", "the link is gone, so the panel has the keys"


def test_the_panel_closes_and_gives_the_keys_back(opened, slugs):
    page = opened()
    page.locator("#query").fill("amara")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'panel-name'")
    page.keyboard.press("Escape")
    until(page, "document.querySelector('.panel').hidden")
    assert focused(page) == slugs["Amara Okafor"]
    assert address(page) == ""
    page.keyboard.press("Enter")
    until(page, "!document.querySelector('.panel').hidden")
    assert focused(page) == slugs["Amara Okafor"], "whoever walks on the picture stays there"
    page.get_by_role("button", name="Close").click()
    until(page, "document.querySelector('.panel').hidden")
    assert focused(page) == slugs["Amara Okafor"]


def test_the_button_closes_a_panel_with_a_way_at_once(opened, slugs):
    page = opened(f"#person={slugs['Dag Hovland']}&to={slugs['Ewa Kask']}&q=state:due")
    page.get_by_role("button", name="Close").click()
    until(page, "document.querySelector('.panel').hidden")
    assert address(page) == "#q=state:due", "and what was asked stays"
    assert focused(page) == slugs["Dag Hovland"]
    page.go_back()
    until(page, "!document.querySelector('.panel').hidden")
    assert page.locator('[data-tell="title"]').inner_text() == "Way from Dag Hovland to Ewa Kask"


def test_a_name_is_found_whatever_the_order_of_its_words(opened, slugs):
    page = opened()
    for text in ("okafor am", "amara"):
        page.locator("#query").fill(text)
        page.keyboard.press("Enter")
        until(page, f"location.hash === '#person={slugs['Amara Okafor']}'")
        page.keyboard.press("Escape")
        until(page, "document.querySelector('.panel').hidden")
    page.locator("#query").fill("(amara")
    page.keyboard.press("Enter")
    settled(page)
    assert page.locator(".panel").is_hidden(), "what cannot be read finds nobody"


def test_a_name_is_found_without_its_accents(opened, slugs):
    page = opened()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "query"
    page.keyboard.type("asa ny")
    until(page, "document.querySelectorAll('#rings .lit').length")
    lit = page.locator("#rings .dot.lit").evaluate_all("all => all.map(e => e.dataset.person)")
    assert lit == [slugs["Åsa Nyström"]], "whoever is meant stands out before they are chosen"
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'panel-name'")
    assert address(page) == f"#person={slugs['Åsa Nyström']}"


@pytest.mark.parametrize(
    ("text", "name"),
    [("wen", "Wen Zhao"), ('"Carina Ek"', "Carina Ek"), ('wen "zhao"', "Wen Zhao"), ("wennb", "Olle Wennberg")],
)
def test_a_whole_name_comes_before_one_that_begins_so(opened, slugs, text, name):
    page = opened()
    page.locator("#query").fill(text)
    page.keyboard.press("Enter")
    until(page, f"location.hash === '#person={slugs[name]}'")


def test_no_way_of_mine_leads_through_somebody_who_has_declined(opened, slugs):
    page = opened(f"#person={slugs['Kerstin Malm']}")
    until(page, "document.querySelector('[data-tell=why]').textContent")
    assert (
        page.locator("[data-tell=why]")
        .inner_text()
        .startswith("Nothing: an introduction by Karolina Dahl was declined")
    )
    page.evaluate("slug => hobnob.map.go({ person: slug })", slugs["Karolina Dahl"])
    until(page, "document.querySelector('#panel-name').textContent.includes('Karolina')")
    assert page.locator("[data-tell=title]").is_hidden(), "you know her yourself, and the warmer way is closed"


# Quiet, safe and for everybody


QUIET = """() => new Promise(resolve => {
    let [frames, changes] = [0, 0];
    const real = window.requestAnimationFrame;
    window.requestAnimationFrame = act => real(time => { frames += 1; act(time); });
    const observer = new MutationObserver(list => { changes += list.length; });
    observer.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
    setTimeout(() => { observer.disconnect(); window.requestAnimationFrame = real; resolve([frames, changes]); }, 300);
})"""


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_happens_while_nobody_does_anything(opened, slugs, view):
    page = opened(f"#view={view}&person={slugs['Amara Okafor']}&at=0,0,2")
    page.wait_for_timeout(400)
    assert page.evaluate(QUIET) == [0, 0]


def test_nothing_moves_for_those_who_asked_for_stillness(opened, slugs):
    page = opened(f"#person={slugs['Amara Okafor']}")
    moving = """[...document.querySelectorAll('.map *')].filter(e => {
        const style = getComputedStyle(e);
        return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none';
    }).length"""
    assert page.evaluate(moving) == 0


def test_data_is_loaded_when_it_is_needed_and_nothing_else_is_asked_for(visit, site, slugs):
    def data(seen) -> set[str]:
        assert all(url.startswith((site.folder.as_uri() + "/", "data:")) for url in seen.requests)
        return {url.rpartition("/data/")[2] for url in seen.requests if "/data/" in url}

    visit("index.html")
    seen = visit("map.html")
    seen.page.wait_for_timeout(200)
    assert data(seen) == set()
    mark(seen.page, slugs["Amara Okafor"]).locator(".mark").click()
    until(seen.page, "!document.querySelector('.panel').hidden")
    assert data(seen) == {"people.js", "ties.js"}
    seen.page.get_by_label("Narrow by").select_option("due")
    until(seen.page, "document.querySelector('.map > [role=status]').textContent.trim()")
    assert data(seen) == {"people.js", "ties.js", "facts.js"}
    assert seen.complaints == []


def test_without_scripts_all_views_stand_below_each_other_and_marks_lead_to_pages(visit, site, slugs, example):
    page = visit("map.html", scripts=False).page
    tops = [page.locator(f"#{place}").bounding_box()["y"] for place in ("rings", "objectives", "groups", "table")]
    assert tops == sorted(tops)
    assert len(set(tops)) == 4
    assert [page.locator(one).is_visible() for one in ("#query", "#filter", ".zoom")] == [False] * 3
    assert page.locator("canvas").is_hidden()
    assert page.locator(".panel").is_hidden()
    assert page.locator("#groups li a").count() == len(example.network.communities)
    assert page.locator("#objectives svg.rings").count() >= 1
    page.get_by_role("link", name="Table", exact=True).click()
    assert address(page) == "#table"
    mark(page, slugs["Amara Okafor"]).locator(".mark").click()
    assert page.url.endswith(f"people/{slugs['Amara Okafor']}.html")


@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_never_scrolls_sideways_in_any_view(opened, slugs, view):
    for state in ("", f"&person={slugs['Jonas Kettler']}", "&q=state:overdue"):
        page = opened(f"#view={view}{state}", width=390, height=844)
        page.wait_for_timeout(100)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 390


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [1280, 390], ids=["desk", "phone"])
def test_axe_finds_no_violation_in_any_view_with_the_panel_open(opened, slugs, width, view):
    for state in (f"person={slugs['Jonas Kettler']}", "q=state:overdue"):
        page = opened(f"#view={view}&{state}", width=width)
        page.wait_for_timeout(100)
        assert violations(page) == [], state
