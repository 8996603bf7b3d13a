"""The map of more people than it draws or names: who is only counted is asked for, chosen and led through like all others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from axe import violations
from hobnob.site.build import build
from hobnob.site.content import Content
from hobnob.site.data.people import in_order
from hobnob.site.map import figure, table
from hobnob.site.objective_map import objective_figures
from hobnob.site.rings import Crowd
from hobnob.workspace import open_network
from on_the_map import address, content_of, focused, live, shown, until, view_box
from session import TODAY

pytestmark = pytest.mark.browser

LAW = "skill:law"
SETTINGS = "categories: {clients: {}, friends: {}, press: {}}\nsite: {pages: [map, people, objectives]}\n"
# Me, a hub whom I know well and the map draws, and behind them two of the crowd.
FEW = {
    "hub": "name: Hub Hansen\ncategory: press\ntie: 80\nknows: [z-far]",
    "z-far": "name: Zed Falk\ncategory: friends\nskills: [law]\nknows: [z-farther, z-third]",
    "z-farther": "name: Zita Fuchs\ncategory: clients\nskills: [law]",
    "z-third": "name: Zora Thorsen\ncategory: clients",
    "z-alone": "name: Zoe Alm\ncategory: clients\nskills: [law]",
}


class Crowded(NamedTuple):
    """A network of more than 1,000 people, its built site, and what that is made of."""

    folder: Path
    content: Content

    def pill(self, id: str) -> Crowd:
        """Where the rings count somebody."""
        crowds = (each for one in self.content.once(figure).picture.slices for each in one.crowds)
        return next(crowd for crowd in crowds if id in crowd.ids)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory) -> Crowded:
    root = tmp_path_factory.mktemp("crowded")
    (root / "contacts").mkdir()
    (root / "objectives").mkdir()
    (root / "hobnob.yaml").write_text(SETTINGS, encoding="utf-8")
    (root / "objectives" / "job.yaml").write_text(
        "name: A job\nneeds: ['skill:trade', 'skill:law']\n", encoding="utf-8"
    )
    for number in range(1_100):
        text = f"name: Person {number}\ncategory: {('clients', 'friends')[number % 2]}\nskills: [trade]\n"
        (root / "contacts" / f"p{number}.yaml").write_text(text, encoding="utf-8")
    for id, text in FEW.items():
        (root / "contacts" / f"{id}.yaml").write_text(text, encoding="utf-8")
    return Crowded(build(open_network(root, TODAY), root).folder, content_of(root))


@pytest.fixture
def look(contexts, crowded) -> Iterator[Callable[..., Page]]:
    """Opens the map of very many people in a state: `look("#view=table", width=390)`."""
    pages = []

    def go(state: str = "", **how: int) -> Page:
        pages.append(contexts(**how).new_page())
        pages[-1].goto((crowded.folder / "map.html").as_uri() + state)
        pages[-1].evaluate("hobnob.map.go({})")
        return pages[-1]

    yield go
    for page in pages:
        page.close()


def pill(page: Page, crowd: Crowd):
    """The count in the rings."""
    return page.locator(f'#rings .crowd[href="#cell-{crowd.sector}-{crowd.ring}"]')


def said(page: Page, crowd: Crowd) -> str:
    """What is to be read there."""
    (seen,) = pill(page, crowd).locator("text:visible").all()
    return " ".join(seen.evaluate("text => [...text.childNodes].map(e => e.textContent)"))


def opacity(page: Page, crowd: Crowd) -> float:
    return float(pill(page, crowd).evaluate("e => getComputedStyle(e).opacity"))


def test_each_count_says_how_many_of_it_a_query_means(look, crowded):
    page = look()
    clients, friends = crowded.pill("z-farther"), crowded.pill("z-far")
    plain = [said(page, one) for one in (clients, friends)]
    assert plain == [f"+{clients.people}", f"+{friends.people}"]
    page.evaluate("q => hobnob.map.go({ q })", LAW)
    assert said(page, clients) == f"2 of {clients.people}"
    assert said(page, friends) == f"1 of {friends.people}"
    for crowd, count, sector in ((clients, 2, "Clients"), (friends, 1, "Friends")):
        name = f"{count} of {crowd.people} more in {sector}: see the table"
        assert page.get_by_role("link", name=name, exact=True).count() == 1, "whoever listens hears the same"
        assert opacity(page, crowd) == 1
    page.evaluate("hobnob.map.go({ q: '' })")
    assert [said(page, one) for one in (clients, friends)] == plain
    assert page.get_by_role("link", name=f"{clients.people} more in Clients: see the table", exact=True).count() == 1


def test_counts_of_which_nobody_is_meant_fade_like_marks(look, crowded):
    page = look("#q=name:hub")
    mark = float(page.locator("#rings .dot:not(.lit)").first.evaluate("e => getComputedStyle(e).opacity"))
    crowd = crowded.pill("z-farther")
    assert opacity(page, crowd) == mark < 0.5
    assert said(page, crowd) == f"+{crowd.people}"
    name = f"0 of {crowd.people} more in Clients: see the table"
    assert page.get_by_role("link", name=name, exact=True).count() == 1
    page.emulate_media(media="print")
    assert opacity(page, crowd) == 1
    page.emulate_media(media="screen")


def test_on_paper_a_count_is_of_all_of_them(look, crowded):
    page = look(f"#q={LAW}")
    crowd = crowded.pill("z-far")
    assert said(page, crowd) == f"1 of {crowd.people}"
    page.emulate_media(media="print")
    assert said(page, crowd) == f"+{crowd.people}"
    page.emulate_media(media="screen")


def test_somebody_of_a_crowd_is_found_by_name_and_their_count_is_marked(look, crowded):
    page = look()
    page.locator("#query").fill("zoe alm")
    page.locator("#query").press("Enter")
    until(page, "!document.querySelector('.panel').hidden")
    assert address(page) == "#person=z-alone"
    crowd = crowded.pill("z-alone")
    chosen = page.locator("#rings .crowd.on-way")
    assert chosen.get_attribute("href") == f"#cell-{crowd.sector}-{crowd.ring}"
    assert said(page, crowd) == f"1 of {crowd.people}"
    name = f"Zoe Alm, 1 of {crowd.people} more in Clients: see the table"
    assert page.get_by_role("link", name=name, exact=True).count() == 1
    lines = "e => [getComputedStyle(e).stroke, getComputedStyle(e).strokeWidth]"
    other = pill(page, crowded.pill("z-far"))
    assert chosen.locator("rect").evaluate(lines) != other.locator("rect").evaluate(lines)
    page.keyboard.press("Escape")
    until(page, "document.querySelector('.panel').hidden")
    assert page.locator("#rings .crowd.on-way").count() == 0
    assert said(page, crowd) == f"+{crowd.people}"


def middle(crowd: Crowd) -> str:
    return f"{crowd.x} {crowd.y}"


def test_a_way_is_drawn_to_and_through_the_counts_of_those_it_leads_through(look, crowded):
    page = look("#person=z-farther")
    assert page.locator(".panel ol li a").all_inner_texts() == ["Hub Hansen", "Zed Falk", "Zita Fuchs"]
    hub = page.locator('#rings .dot[data-person="hub"] .touch-area')
    place = f"{hub.get_attribute('cx')} {hub.get_attribute('cy')}"
    through, to = crowded.pill("z-far"), crowded.pill("z-farther")
    trail = page.locator("#rings .trail").get_attribute("d")
    assert trail == f"M0 0L{place}M{place}L{middle(through)}M{middle(through)}L{middle(to)}"
    assert page.locator("#rings .crowd.on-way").count() == 2
    assert pill(page, through).get_attribute("aria-label").startswith("Zed Falk, 1 of ")
    assert page.locator("#rings .threads").get_attribute("d") == f"M{middle(to)}L{middle(through)}"
    page.evaluate("hobnob.map.go({ person: 'z-far', to: 'hub' })")
    assert page.locator("#rings .trail").get_attribute("d") == f"M{middle(through)}L{place}"
    assert said(page, to) == f"2 of {to.people}", "those whom they know"


def test_arrows_stop_at_the_middle_of_a_count(look, crowded):
    page = look("#at=0,0,3")
    crowd = crowded.pill("z-far")
    pill(page, crowd).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert focused(page) is None
    assert pill(page, crowd).evaluate("e => e === document.activeElement")
    left, top, width, height = view_box(page)
    assert (left + width / 2, top + height / 2) == pytest.approx((crowd.x, crowd.y), abs=0.1)


def test_the_table_that_a_count_leads_to_is_asked_the_same(look, crowded):
    page = look(f"#q={LAW}")
    crowd = crowded.pill("z-far")
    pill(page, crowd).locator("rect").click()
    until(page, "!document.querySelector('#table').hidden")
    assert shown(page) == ["table"]
    assert page.locator("#query").input_value() == LAW
    assert page.locator(".matrix li:visible").count() == 2, "what is left of two cells"
    assert page.locator(f"#cell-{crowd.sector}-{crowd.ring}").bounding_box()["y"] < 900


def test_a_count_of_people_who_are_overdue_has_their_mark_until_it_tells_of_a_query(elsewhere, tmp_path):
    (tmp_path / "contacts").mkdir()
    (tmp_path / "hobnob.yaml").write_text(SETTINGS, encoding="utf-8")
    for number in range(400):
        text = f"category: clients\nskills: [{('law', 'trade')[number % 2]}]\ncadence: 2 weeks\nmet: 2025-01-01\n"
        (tmp_path / "contacts" / f"p{number}.yaml").write_text(text, encoding="utf-8")
    page = elsewhere(tmp_path, tmp_path / "site")
    (crowd,) = (each for one in content_of(tmp_path).once(figure).picture.slices for each in one.crowds)
    name = f"{crowd.people} more in Clients, {crowd.people} overdue: see the table"
    counted = page.get_by_role("link", name=name, exact=True)
    assert said(page, crowd) == f"+{crowd.people}"
    count, mark, pill_box = (counted.locator(one).bounding_box() for one in ("text.whole", "use", "rect"))
    assert pill_box["x"] < count["x"] < count["x"] + count["width"] < mark["x"] + 1
    assert mark["x"] + mark["width"] < pill_box["x"] + pill_box["width"]
    page.evaluate("q => hobnob.map.go({ q })", LAW)
    assert not pill(page, crowd).locator("use").is_visible()
    assert said(page, crowd).endswith(f" of {crowd.people}")


# The table


def rest(page: Page, crowded: Crowded, id: str):
    """Where the table counts somebody: the link, and how many are counted there."""
    cell = next(cell for row in crowded.content.once(table) for cell in row.cells if id in cell.rest)
    return page.locator(f"#{cell.anchor} .note a"), cell.more


@pytest.mark.parametrize("width", [1280, 390], ids=["desk", "phone"])
def test_a_cell_says_how_many_of_those_it_does_not_name_are_meant(look, crowded, width):
    page = look("#view=table", width=width)
    (clients, more), (friends, others) = (rest(page, crowded, id) for id in ("z-alone", "z-far"))
    assert clients.inner_text().split() == [f"+{more}", "more"]
    page.evaluate("q => hobnob.map.go({ q })", LAW)
    assert clients.inner_text() == f"2 of {more} more"
    assert friends.inner_text() == f"1 of {others} more"
    assert page.get_by_role("link", name=f"2 of {more} more in Clients, Acquaintance", exact=True).count() == 1
    page.evaluate("hobnob.map.go({ q: 'name:zita' })")
    assert clients.inner_text() == f"1 of {more} more"
    assert not friends.is_visible(), "none of them is meant"
    page.evaluate("hobnob.map.go({ q: 'name:hub' })")
    assert page.locator(".matrix li:visible").count() == 1
    page.evaluate("hobnob.map.go({ q: '' })")
    assert clients.is_visible()
    assert clients.get_attribute("aria-label") is None


def test_the_rest_of_a_cell_leads_to_the_same_query_on_the_page_of_people(look, crowded):
    query = 'skill:law or name:"Hub Hansen"'
    page = look("#view=table")
    page.locator("#query").fill(query)
    link, more = rest(page, crowded, "z-alone")
    until(page, "document.querySelector('.map.asked')")
    assert link.inner_text() == f"2 of {more} more"
    link.click()
    page.wait_for_url("**/people.html*")
    until(page, "document.querySelector('#answer').textContent")
    assert page.locator("#query").input_value() == query
    assert page.locator("#answer").inner_text() == "4 of 1,105"


# What is said


def test_numbers_of_four_digits_have_a_comma_wherever_a_script_writes_them(look, crowded):
    everybody = len(crowded.content.people)
    assert everybody == 1_105
    page = look("#q=skill:trade")
    assert page.locator(".map > [role=status]").inner_text() == "1,100 of 1,105"
    box = page.get_by_role("searchbox", name="Search", exact=True)
    box.fill("trade")
    until(page, "document.querySelector('.results p').textContent.startsWith('Found')")
    assert page.locator(".results").get_by_role("link", name="All 1,100 people").count() == 1
    assert page.locator(".results p").inner_text() == "Found: 1,101", "with the objective"
    page.goto((crowded.folder / "people.html").as_uri() + "#q=skill:trade")
    until(page, "document.querySelector('#answer').textContent")
    assert page.locator("#answer").inner_text() == "1,100 of 1,105"


def test_the_legend_writes_its_numbers_so_too(look):
    assert "no cadence 1,105" in look().locator("#rings .legend").first.inner_text()


def test_counts_in_the_picture_of_an_objective_say_the_same(look, crowded):
    (picture,) = crowded.content.once(objective_figures).values()
    crowd = picture.picture.slices[0].crowds[-1]
    page = look("#view=objective")
    counted = page.locator('#objectives .crowd[href$="#need-0"]').last
    assert counted.locator("text:visible").text_content() == f"+{crowd.people:,}"
    index = {id: number for number, id in enumerate(crowded.content.once(in_order))}
    assert [int(one) for one in counted.get_attribute("data-who").split()] == [index[id] for id in crowd.ids]
    some = crowd.ids[-1]
    page.evaluate("q => hobnob.map.go({ q })", f'name:"{crowded.content.people[some].name}"')
    assert counted.get_attribute("aria-label") == f"1 of {crowd.people:,} more in Trade: see the list"


@pytest.mark.parametrize("view", ["rings", "objective", "table"])
def test_axe_finds_no_violation_where_people_are_counted(look, view):
    for state in (f"q={LAW}", "person=z-farther"):
        page = look(f"#view={view}&{state}")
        assert violations(page) == [], state


def test_no_way_leads_from_somebody_to_themselves(opened, slugs):
    page = opened(f"#person={slugs['Dag Hovland']}")
    page.locator(".panel summary").click()
    page.locator("#query").fill("dag hovland")
    page.locator("#query").press("Enter")
    until(page, "location.hash.includes('&to=')")
    assert page.locator('[data-tell="title"]').inner_text() == "Both are the same person"
    assert page.locator('[data-tell="way"]').is_hidden()
    assert live(page).endswith(". Both are the same person")
    page.keyboard.press("Escape")
    until(page, "!location.hash.includes('&to=')")
    assert "same person" not in page.locator(".panel").inner_text()


def test_of_nobody_chosen_nothing_is_told(opened, slugs):
    page = opened(f"#person={slugs['Dag Hovland']}")
    assert live(page).startswith("Dag Hovland: ")
    page.keyboard.press("Escape")
    until(page, "document.querySelector('.panel').hidden")
    assert live(page) == ""
