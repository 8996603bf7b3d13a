"""The map on paper: whole and unfaded, whatever the screen shows of it."""

from __future__ import annotations

import pytest

from on_the_map import mark, numbers, page_sizes, until, view_box

pytestmark = pytest.mark.browser

# What the rings are like while they are printed: heard after the map's own ear.
WATCH = """() => addEventListener('beforeprint', () => {
    const svg = document.querySelector('#rings svg.rings');
    window.printed = [svg.getAttribute('viewBox'), svg.style.getPropertyValue('--fine'), svg.querySelectorAll('.fits').length];
})"""


def test_zoomed_rings_are_printed_whole_and_stay_zoomed_on_the_screen(opened, slugs):
    whole = view_box(opened())
    for state in ("", f"&person={slugs['Jonas Kettler']}"):
        page = opened(f"#at=-100,80,2.5{state}")
        before, fine = view_box(page), page.locator("#rings .fits").count()
        assert before != whole
        page.evaluate(WATCH)
        page.pdf(prefer_css_page_size=True)
        box, size, fits = page.evaluate("printed")
        assert numbers(box) == whole
        assert (float(size), fits) == (1, 0), "with the names of the whole picture"
        assert view_box(page) == before
        assert page.locator("#rings .fits").count() == fine
        assert "at=" in page.url


def test_a_window_that_became_narrow_prints_its_rings_whole(opened):
    whole = view_box(opened())
    page = opened("#at=-100,80,2.5")
    page.set_viewport_size({"width": 600, "height": 900})
    page.evaluate(WATCH)
    page.pdf(prefer_css_page_size=True)
    assert numbers(page.evaluate("printed[0]")) == whole


@pytest.mark.parametrize("state", ["person=jonas-kettler", "q=state:due"])
def test_nobody_is_faded_on_paper(opened, slugs, state):
    page = opened(f"#{state}")
    until(page, "document.querySelector('.map.dimmed')")
    faded = mark(page, slugs["Noor Jansen"])
    assert float(faded.evaluate("e => getComputedStyle(e).opacity")) < 0.5
    page.emulate_media(media="print")
    assert faded.evaluate("e => getComputedStyle(e).opacity") == "1"
    assert page.locator(".panel").is_hidden()
    page.emulate_media(media="screen")


def test_only_beside_the_rings_the_heading_takes_no_room(opened):
    for view, position in (("rings", "absolute"), ("objective", "static"), ("groups", "static"), ("table", "static")):
        page = opened(f"#view={view}")
        page.emulate_media(media="print")
        assert page.locator("h1").evaluate("e => getComputedStyle(e.parentNode).position") == position, view
        page.emulate_media(media="screen")


def test_on_paper_nothing_is_said_of_circles_that_are_not_there(opened):
    page = opened("#view=groups")
    beside = page.locator("#groups .legend"), page.get_by_text("in dashed circles")
    assert all(one.is_visible() for one in beside)
    page.emulate_media(media="print")
    assert not any(one.is_visible() for one in beside)
    assert page.locator("#groups .columns li").first.is_visible()
    page.emulate_media(media="screen")


def test_on_paper_a_query_narrows_nothing_down(opened, site):
    """The picture is not faded there, and the table is whole."""
    page = opened("#view=table&q=state:due")
    names = page.locator("#table li").filter(has=page.locator("[data-who]"))
    until(page, "document.querySelector('.map.asked')")
    narrowed = names.evaluate_all("all => all.filter(e => e.checkVisibility()).length")
    page.emulate_media(media="print")
    assert 0 < narrowed < names.evaluate_all("all => all.filter(e => e.checkVisibility()).length") == names.count()
    assert not page.locator(".map > [role=status]").is_visible()
    page.emulate_media(media="null")
    page = opened("#q=state:due")
    until(page, "document.querySelector('.map.asked')")
    sizes = page_sizes(page.pdf(prefer_css_page_size=True))
    assert [width > height for width, height in sizes].count(True) == 1, "nothing comes before the rings"
