"""The ways that the map shows are those of `hobnob path`, drawn and told."""

from __future__ import annotations

import random

import pytest

from hobnob.analyses.approach import open_ways
from hobnob.analyses.paths import ways_to
from hobnob.model import ME
from hobnob.site.content import Content
from hobnob.site.data.people import in_order
from on_the_map import address, content_of, generate, mark, settled, until

pytestmark = pytest.mark.browser

# What the views are given is what the map has worked out: the rings have no script of their own to be in the way of.
WATCH = "() => { hobnob.map.views.rings = {render(shown) { window.last = shown; }}; }"
GO = """async changes => {
    const ways = [];
    for (const change of changes) {
        await hobnob.map.go(change);
        ways.push(window.last.way);
    }
    return ways;
}"""


def compare(page, content: Content, pairs: list[tuple[str, str]]) -> None:
    order = content.once(in_order)
    index = {**{id: number for number, id in enumerate(order)}, ME: -1}
    slug = {**{id: content.people[id].url[len("people/") : -len(".html")] for id in order}, ME: ""}
    page.evaluate(WATCH)
    changes = [
        {"person": slug[end]} if start == ME else {"person": slug[start], "to": slug[end]} for start, end in pairs
    ]
    wrong, found = [], 0
    for (start, end), way in zip(pairs, page.evaluate(GO, changes), strict=True):
        # A way of mine leads through nobody who has declined; that is between them and me.
        way_there = (
            content.known.once(open_ways).get(end)
            if start == ME
            else next(iter(ways_to(content.known, end, start=start, most=1)), None)
        )
        expected = [index[start], *(index[one] for one in way_there.people)] if way_there else []
        found += way_there is not None
        if way != expected:
            wrong.append((start, end, expected))
    assert wrong == []
    assert found > len(pairs) / 3, "there are ways to compare"


def some_pairs(content: Content, count: int) -> list[tuple[str, str]]:
    dice = random.Random(7)
    order = content.once(in_order)
    return [(ME, id) for id in order] + [tuple(dice.sample(order, 2)) for _ in range(count)]


def test_the_script_finds_the_same_way_as_hobnob_path(opened, example):
    page = opened()
    compare(page, example, some_pairs(example, 300))


def test_and_in_a_large_network_where_many_ways_are_equally_warm(elsewhere, tmp_path):
    generate(tmp_path / "network", 300, 600)
    content = content_of(tmp_path / "network")
    compare(elsewhere(tmp_path / "network", tmp_path / "site"), content, some_pairs(content, 200))


def test_and_where_ids_and_page_names_are_in_different_orders(elsewhere, tmp_path):
    """Of equally good ways the first by ids counts; the past leads nowhere, and no way is longer than settings say."""
    root = tmp_path / "network"
    (root / "contacts").mkdir(parents=True)
    (root / "hobnob.yaml").write_text("paths: {longest: 3}\n", encoding="utf-8")
    files = {
        "Äda": "knows: [Zed, far]",
        "Zed": "",
        "ada": "knows: [Zed, far]",
        "b 2": "knows: [Zed]",
        "b-1": "knows: [Zed, past]",
        "past": "standing: past\nknows: [far, Zed]",
        "far": "standing: wanted\nknows: [further]",
        "further": "standing: wanted\nknows: [furthest]",
        "furthest": "standing: wanted",
        "李": "knows: [far]",
    }
    for id, text in files.items():
        (root / "contacts" / f"{id}.md").write_text(f"---\n{text}\n---\n", encoding="utf-8")
    content = content_of(root)
    order = content.once(in_order)
    assert list(order) != sorted(order), "or the test shows nothing"
    pairs = [(start, end) for start in (ME, *order) for end in order if start != end]
    lengths = {len(way.steps) for start, end in pairs for way in ways_to(content.known, end, start=start, most=1)}
    assert lengths == {1, 2, 3}
    compare(elsewhere(root, tmp_path / "site"), content, pairs)


def test_the_way_is_drawn_and_told_with_its_evidence(opened, slugs):
    page = opened(f"#person={slugs['Jonas Kettler']}")
    steps = page.locator(".panel ol li").all_inner_texts()
    assert steps[0].startswith("Amara Okafor strong, ")
    assert steps[1] == "Jonas Kettler they know each other"
    path = page.locator("#rings .trail").get_attribute("d")
    assert path.startswith("M0 0L")
    assert path.count("M") == path.count("L") == len(steps)
    assert page.locator("#rings .dot.on-way").count() == 2
    assert page.locator("#rings .dot.lit").count() == 3, "those on the way, and whom they know"
    assert page.locator("#rings .threads").get_attribute("d").count("M") == 2, "a line to each of those they know"
    opacity = "e => getComputedStyle(e).opacity"
    assert mark(page, slugs["Helle Brandt"]).evaluate(opacity) == "1"
    assert float(mark(page, slugs["Noor Jansen"]).evaluate(opacity)) < 0.5


def test_no_way_is_said_where_there_is_none(opened, example, slugs):
    start, end = next(
        (start, end)
        for start in example.people
        for end in example.people
        if start != end and not ways_to(example.known, end, start=start)
    )
    names = example.people[start].name, example.people[end].name
    page = opened(f"#person={slugs[names[0]]}&to={slugs[names[1]]}")
    assert page.locator('[data-tell="title"]').inner_text() == f"No way is known from {names[0]} to {names[1]}"
    assert page.locator(".panel ol").is_hidden()
    assert not page.locator("#rings .trail").get_attribute("d")


def test_a_second_person_is_chosen_by_name_by_a_click_or_by_a_click_with_shift(opened, slugs):
    page = opened(f"#person={slugs['Dag Hovland']}")
    button = page.locator(".panel summary")
    button.click()
    assert "write a name" in page.locator(".panel").inner_text()
    page.locator("#query").fill("amara oka")
    page.locator("#query").press("Enter")
    until(page, "location.hash.includes('&to=')")
    assert "write a name" not in page.locator(".panel").inner_text()
    assert page.locator(".map > [aria-live]").inner_text().endswith("Way from Dag Hovland to Amara Okafor")
    button.click()
    mark(page, slugs["Noor Jansen"]).locator(".mark").click()
    until(page, f"location.hash.endsWith('&to={slugs['Noor Jansen']}')")
    button.click()
    page.locator("#query").fill("amara oka")
    page.locator("#query").press("Enter")
    until(page, f"location.hash.endsWith('&to={slugs['Amara Okafor']}')")
    assert address(page) == f"#person={slugs['Dag Hovland']}&to={slugs['Amara Okafor']}"
    assert page.locator('[data-tell="title"]').inner_text() == "Way from Dag Hovland to Amara Okafor"
    mark(page, slugs["Ewa Kask"]).locator(".mark").click(modifiers=["Shift"])
    until(page, "document.querySelector('[data-tell=title]').textContent.includes('Ewa Kask')")
    assert address(page) == f"#person={slugs['Dag Hovland']}&to={slugs['Ewa Kask']}"
    page.keyboard.press("Escape")
    until(page, "document.querySelector('[data-tell=title]').textContent.endsWith('from you')")
    assert address(page) == f"#person={slugs['Dag Hovland']}", "first the way is left, then the person"


def test_whom_i_know_myself_is_said_before_a_warmer_way(opened, slugs):
    page = opened(f"#person={slugs['Viktor Palm']}")
    assert page.locator('[data-tell="tie"]').inner_text().startswith("weak, 6: ")
    assert page.locator('[data-tell="title"]').inner_text() == "A warmer way from you"
    assert page.locator(".panel ol li").count() > 1
    page = opened(f"#person={slugs['Jonas Kettler']}")
    assert page.locator('[data-tell="title"]').inner_text() == "Way from you"
    page = opened(f"#person={slugs['Amara Okafor']}")
    assert page.locator('[data-tell="tie"]').inner_text().startswith("strong, ")
    assert page.locator('[data-tell="title"]').is_hidden(), "a way of one step says nothing more"
    assert page.locator('[data-tell="way"]').is_hidden()
    assert page.locator("#rings .trail").get_attribute("d").startswith("M0 0L"), "but it is drawn"
    page.evaluate("slug => hobnob.map.go({ to: slug })", slugs["Agnes Wikström"])
    assert page.locator(".panel ol li").all_inner_texts() == ["Agnes Wikström they know each other well"]


def test_only_steps_between_people_of_a_picture_are_drawn(opened, slugs):
    page = opened(f"#view=objective&person={slugs['Karolina Dahl']}")
    drawn = page.locator("section:not([hidden]) > figure svg.rings .dot.on-way").count()
    steps = page.locator("section[data-objective]:not([hidden]) .trail").get_attribute("d")
    assert steps.count("M") == steps.count("L") <= max(0, drawn)


def test_of_a_way_between_two_the_panel_hides_neither_end(opened, slugs):
    page = opened(f"#person={slugs['Siobhan Keane']}")
    until(page, "document.querySelector('.panel.over')")
    page.evaluate("slug => hobnob.map.go({ to: slug })", slugs["Rasmus Thygesen"])
    until(page, "document.querySelector('.panel:not(.over)')")
    panel = page.locator(".panel").bounding_box()
    for name in ("Siobhan Keane", "Rasmus Thygesen"):
        mark = page.locator(f"#rings .dot[data-person={slugs[name]}]")
        assert "on-way" in mark.get_attribute("class")
        box = mark.bounding_box()
        assert box["x"] + box["width"] < panel["x"]


def test_of_one_field_one_filter_at_a_time(opened):
    page = opened()
    for term in ('category:"clients"', "state:due", 'category:"former colleagues"'):
        page.locator("#filter").select_option(term)
    until(page, "document.querySelector('#query').value === 'state:due category:\"former colleagues\"'")


def test_a_filter_that_says_not_gives_way_to_one_of_its_field(opened):
    page = opened()
    for term, asked in (
        ("not category:*", "not category:*"),
        ('category:"clients"', 'category:"clients"'),
        ("not category:*", "not category:*"),
        ("state:due", "not category:* state:due"),
        ("", ""),
    ):
        page.locator("#filter").select_option(term)
        until(page, f"document.querySelector('#query').value === {asked!r}")
    assert page.locator("#filter").input_value() == ""


def test_escape_in_the_box_empties_it_before_anybody_is_left(opened, slugs):
    page = opened(f"#person={slugs['Dag Hovland']}")
    page.locator(".panel summary").click()
    page.locator("#query").fill("vik")
    until(page, f"document.querySelector('#rings .dot.lit')?.dataset.person === '{slugs['Viktor Palm']}'")
    page.locator("#query").press("Escape")
    until(page, "document.querySelector('#query').value === ''")
    settled(page)
    assert address(page) == f"#person={slugs['Dag Hovland']}"
    page.get_by_role("button", name="Close").click()
    until(page, "document.querySelector('.panel').hidden")
    assert not page.evaluate("document.querySelector('.panel details').open"), "nobody else is asked the way to"
