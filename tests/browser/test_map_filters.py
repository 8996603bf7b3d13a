"""The map and queries: who stands out, who steps back, and what the menu and the box say."""

from __future__ import annotations

import pytest

from on_the_map import address, settled, until

pytestmark = pytest.mark.browser


def test_the_menu_says_what_is_asked_and_nothing_else(opened):
    page = opened("#q=state:overdue")
    chosen = "document.querySelector('#filter').selectedOptions[0].textContent"
    until(page, f"{chosen} === 'overdue'")
    page.locator("#query").fill("wen")
    until(page, f"{chosen} === 'Narrow by'")
    page.get_by_label("Narrow by").select_option("overdue")
    until(page, "location.hash.includes('state')")
    assert address(page) == "#q=wen+state:overdue"


def test_a_filter_narrows_all_of_the_table(opened, slugs):
    page = opened("#view=table&q=wen")
    until(page, "document.querySelector('.map > [role=status]').textContent.trim()")
    seen = page.locator("#table [data-person]").evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.dataset.person)"
    )
    assert set(seen) <= {slugs["Wen Zhao"], slugs["Olle Wennberg"]}
    assert slugs["Wen Zhao"] in seen


def test_filters_dim_all_others_and_say_the_count(opened, example, slugs):
    page = opened()
    page.get_by_label("Narrow by").select_option("overdue")
    until(page, "document.querySelector('.map > [role=status]').textContent.trim()")
    overdue = {slugs[one.name] for one in example.people.values() if one.is_overdue}
    assert page.locator(".map > [role=status]").inner_text() == f"{len(overdue)} of {len(example.people)}"
    lit = page.evaluate("[...document.querySelectorAll('#rings .dot.lit')].map(e => e.dataset.person)")
    assert set(lit) == overdue
    assert address(page) == "#q=state:overdue"
    category = example.people[next(id for id, one in example.people.items() if one.is_overdue)].category
    page.get_by_label("Narrow by").select_option(category.capitalize())
    until(page, "location.hash.includes('category')")
    both = {slugs[one.name] for one in example.people.values() if one.is_overdue and one.category == category}
    until(page, f"document.querySelector('.map > [role=status]').textContent.trim().startsWith('{len(both)} of')")
    page.get_by_role("link", name="Table", exact=True).click()
    names = page.evaluate(
        "[...document.querySelectorAll('.matrix [data-person]')].filter(e => e.checkVisibility()).map(e => e.dataset.person)"
    )
    assert set(names) == both
    assert page.locator("#query").input_value() == address(page).partition("q=")[2].replace("+", " ")
    page.locator("#query").fill("")
    until(page, "!document.querySelector('.map > [role=status]').textContent.trim()")
    settled(page)
    assert address(page) == "#view=table"
    assert page.locator(".matrix [data-person]").count() == len(example.people)
    page.get_by_role("link", name="Rings", exact=True).click()
    assert page.locator("#rings .dimmed").count() == 0


def test_whoever_is_asked_for_stands_out_beside_whom_was_chosen(opened, example, slugs):
    """The lines still lead to those whom they know."""
    yusuf = slugs["Yusuf Demirci"]
    page = opened(f"#person={yusuf}&q=state:overdue")
    until(page, "document.querySelector('.map.asked')")
    lit = page.evaluate("[...document.querySelectorAll('#rings .dot.lit')].map(e => e.dataset.person)")
    assert set(lit) == {yusuf, *(slugs[one.name] for one in example.people.values() if one.is_overdue)}
    assert page.locator("#rings .threads").get_attribute("d").count("M") > 2


def test_a_picture_in_which_nobody_stands_out_is_not_faded(opened, slugs):
    page = opened(f"#view=objective&person={slugs['Viktor Palm']}")
    until(page, "document.querySelector('.map.dimmed')")
    marks = page.locator("section[data-objective]:not([hidden]) svg.rings .dot")
    assert marks.evaluate_all("all => all.filter(e => e.matches('.lit')).length") == 0
    assert {*marks.evaluate_all("all => all.map(e => getComputedStyle(e).opacity)")} == {"1"}


def test_a_cell_that_a_count_leads_to_is_marked_and_below_its_headings(opened):
    page = opened("#cell-2-2")
    cell = page.locator("#cell-2-2")
    assert cell.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert cell.evaluate("e => getComputedStyle(e.nextElementSibling).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert cell.bounding_box()["y"] > 60
    heading = page.locator("#row-2 th, th#row-2, tbody:has(#cell-2-2) th").first
    assert heading.bounding_box()["y"] > 0


def test_on_a_phone_the_small_picture_says_where_somebody_stands(opened, slugs):
    tomasz = slugs["Tomasz Wieczorek"]
    page = opened(f"#person={tomasz}", width=390, height=844)
    until(page, f"document.querySelector('.overview [data-person={tomasz}].on-way')")
    outlines = page.locator("#rings .overview use").evaluate_all(
        "all => all.filter(e => getComputedStyle(e).outlineStyle !== 'none').map(e => e.dataset.person)"
    )
    assert outlines == [tomasz]


@pytest.mark.parametrize("label", ["Community", "Objective"])
def test_filters_by_community_and_objective_ask_the_query_language(opened, label):
    page = opened()
    option = page.locator(f'#filter optgroup[label="{label}"] option').first
    page.get_by_label("Narrow by").select_option(option.get_attribute("value"))
    until(page, "document.querySelector('.map > [role=status]').textContent.trim()")
    count, _, total = page.locator(".map > [role=status]").inner_text().partition(" of ")
    assert 0 < int(count) < int(total.split()[0])
    assert page.locator("#rings .dot.lit").count() == int(count)


def test_a_query_is_asked_while_it_is_typed_and_says_what_is_wrong_with_it(opened, example):
    page = opened()
    page.locator("#query").fill("strength:60..")
    until(page, "document.querySelector('.map > [role=status]').textContent.trim()")
    strong = sum((one.strength or 0) >= 60 for one in example.people.values())
    assert page.locator(".map > [role=status]").inner_text() == f"{strong} of {len(example.people)}"
    settled(page)
    assert address(page) == "#q=strength:60.."
    page.locator("#query").fill("strenth:60..")
    until(page, "document.querySelector('.map > [role=status]').textContent.trim().includes('strenth')")
    assert page.locator(".dimmed").count() == 0
