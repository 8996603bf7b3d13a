"""The shared site in headless Chromium: it looks and works as the private one does, with less in it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from folders import copy_example
from processes import build_site
from walked import barriers, complaints, too_wide

pytestmark = pytest.mark.browser

PHONE = 390
FIELDS = (
    "name, org, role, category, communities, skills, interests, history, knows, date, place, community, url, kind, meets, "
    "values, links, location, aliases, with, topics, meet"
)
LISTED = re.compile(r"(?<=    fields: )\[[^\]]*\](?=\n)")


@pytest.fixture(scope="module", params=["names", "initials"])
def site(site, tmp_path_factory, request):
    """The example network, with much of it listed, built to be handed out."""
    network = copy_example(tmp_path_factory.mktemp("shared") / "network")
    settings = network / "hobnob.yaml"
    text, count = LISTED.subn(f"[{FIELDS}]", settings.read_text())
    assert count == 1
    settings.write_text(text)
    build_site(network, "--share", *(["--initials"] if request.param == "initials" else []))
    return type(site)(network / "site-shared")


@pytest.fixture(scope="module")
def has_names(site):
    """Whether the site calls people by name, and shows what was worded freely."""
    return (site.folder / "people" / "amara-okafor.html").is_file()


def test_no_page_complains_or_asks_for_what_is_not_there(site, visit):
    assert len(site.pages) > 15
    assert complaints(site, visit) == {}


@pytest.mark.parametrize("width", [1280, PHONE], ids=["desk", "phone"])
def test_axe_finds_no_violation(site, visit, width):
    pages = site.page_types if width > PHONE else site.fullest
    assert barriers(site, visit, pages, width) == {}


@pytest.mark.parametrize("width", [1280, PHONE])
def test_no_page_scrolls_sideways(site, visit, width):
    assert too_wide(site, visit, width=width) == {}


def test_without_scripts_every_page_still_reads(site, visit):
    for path in site.page_types:
        bare = visit(path, scripts=False).page.inner_text("main").split()
        whole = visit(path).page.inner_text("main").split()
        assert len(bare) >= 0.9 * len(whole), path
        assert len(bare) > 2, path


def test_everybody_on_the_map_is_in_the_list_too(site, visit):
    page = visit("index.html").page
    marks = page.locator("svg.rings a.dot").evaluate_all("all => all.map(each => each.href.baseVal)")
    listed = page.locator("#everybody ~ ul ul a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert len(marks) > 5
    assert sorted(marks) == sorted(listed)
    shapes = page.locator("svg.rings use").evaluate_all("all => [...new Set(all.map(each => each.href.baseVal))]")
    assert len(shapes) == 1, "how we stand is not for others"
    assert not visit("index.html", width=PHONE).page.locator("svg.rings").is_visible()


@pytest.mark.parametrize("width", [PHONE, 800])
def test_where_the_picture_has_no_room_there_is_a_small_one(site, visit, width):
    page = visit("index.html", width=width).page
    small = page.locator("svg.overview")
    assert small.is_visible()
    large = page.locator("svg.rings a.dot").evaluate_all("all => all.map(each => each.dataset.person)")
    assert sorted(small.locator("use").evaluate_all("all => all.map(each => each.dataset.person)")) == sorted(large)
    assert page.get_by_text("How near to the middle somebody stands means nothing.").is_visible()
    for slice in small.locator("a").all():
        heading = page.locator(f"{slice.get_attribute('href')} h3 bdi").inner_text()
        assert slice.locator("title").text_content().startswith(f"{heading}: ")
    assert not visit("index.html").page.locator("svg.overview").is_visible(), "a desk has the large one"


def test_the_search_finds_what_is_shared_and_nothing_else(site, visit, has_names):
    seen = visit("index.html")
    box = seen.page.get_by_role("searchbox", name="Search", exact=True)

    def found(text: str) -> list[str]:
        box.fill("")
        expect(seen.page.locator(".results")).to_be_hidden()
        box.fill(text)
        expect(seen.page.locator(".results [role=status]")).to_have_text(re.compile(r"^Found: \d+$|^Nothing is found$"))
        return seen.page.locator(".results a").evaluate_all("all => all.map(each => each.getAttribute('href'))")

    assert found("category:friends")[0].startswith("people/")
    assert [href.partition("/")[0] for href in found("skill:design")] == ["people"] * has_names
    assert [href.partition("#")[0] for href in found("vårdata day")] == ["events.html"] * has_names
    assert found("jasmin") == found("birthday:*") == found("state:overdue") == []
    assert seen.complaints == []


def test_the_table_is_sorted_and_asked(site, visit, has_names):
    seen = visit("people.html")
    rows = seen.page.locator("tbody tr:visible")
    seen.page.get_by_label("Ask for people").fill('interest:"choral music"' if has_names else "category:friends")
    expect(rows).to_have_count(2 if has_names else 1)
    seen.page.get_by_label("Ask for people").fill("")
    expect(seen.page.locator("tbody tr[hidden]")).to_have_count(0)
    column = "Role" if has_names else "Category"
    seen.page.get_by_role("button", name=column).click()
    place = 1 + seen.page.locator("thead th").all_inner_texts().index(column)
    texts = seen.page.locator(f"tbody tr > :nth-child({place})").all_inner_texts()
    assert texts == sorted(texts, key=str.casefold)
    assert seen.complaints == []
