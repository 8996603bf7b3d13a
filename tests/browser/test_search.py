"""The search in the head of every page: for the keyboard, for a screen reader, and only with what it needs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from axe import violations
from hobnob.site.build import build
from hobnob.workspace import open_network
from hostile import XSS
from session import TODAY

pytestmark = pytest.mark.browser

PHONE = 390
BOX = ".search input"
LINKS = ".results a"


def search(page: Page, text: str) -> list[str]:
    """Types it in, waits for all results, and gives their texts."""
    page.fill(BOX, "")
    page.wait_for_function("() => !document.querySelector('.results p').textContent")
    page.fill(BOX, text)
    page.wait_for_function("() => /^Found|^Nothing/.test(document.querySelector('.results p').textContent)")
    return page.locator(LINKS).all_inner_texts()


def loaded(requests: list[str]) -> list[str]:
    return sorted(Path(url).stem for url in requests if "/data/" in url)


def test_no_page_loads_data_before_the_search_is_used(site, visit):
    wrong = {}
    for path in site.page_types:
        seen = visit(path)
        assert seen.page.locator(BOX).count() == 1, path
        if loaded(seen.requests):
            wrong[path] = loaded(seen.requests)
    assert wrong == {}
    seen = visit("people/agnes-wikstrom.html")
    seen.page.focus(BOX)
    seen.page.wait_for_function("() => window.hobnob.query")
    search(seen.page, "n")
    assert loaded(seen.requests) == ["facts", "people", "search"], "notes only from two letters on"
    search(seen.page, "nu")
    assert "notes-1" in loaded(seen.requests)
    assert seen.complaints == []


def test_people_records_and_notes_are_found_and_said_to_be_what_they_are(visit):
    page = visit("index.html").page
    texts = search(page, "hiring")
    assert "Ines Carvalho director of product, Lumenar" in texts
    assert "Health Tech Hiring Fair 2026 Event" in texts
    assert "Coffee with Ottilia 2025-09-16" in texts
    assert any(text.startswith("All ") for text in texts)
    assert search(page, "ZOE")[0].startswith("Zoë Vandenberghe"), "names come first, accents and case folded"
    assert search(page, "state:overdue") == search(page, "state:over"), "people as queries find them"
    assert search(page, "state:overdue")[-1].startswith("All 8 people"), "whoever has lapsed among them"
    assert [text for text in search(page, "alvdata") if "Community" in text] == ["Älvdata Community"]
    assert search(page, "xyzzy") == []
    assert page.inner_text(".results p") == "Nothing is found"
    assert search(page, 'xyzzy "') == [], "what is no query is looked for in records and notes"


def test_everybody_counts_whom_the_line_to_all_people_stands_for(visit):
    page = visit("index.html").page
    for text, beyond in (("state:overdue", 2), ("state:due", 4), ("skill:sql", 0)):
        lines = search(page, text)
        assert any(line.startswith("All ") for line in lines) is (beyond > 0)
        assert page.inner_text(".results p") == f"Found: {len(lines) + beyond - (beyond > 0)}"
    lines = search(page, "hospital")
    assert "All 25 people" in lines
    assert page.inner_text(".results p") == f"Found: {len(lines) - 1 + 25 - 6}"


def test_a_number_and_an_address_find_whose_they_are(visit):
    page = visit("index.html").page
    for text in ("+46701740637", "+46 70 174 06 37", "0701740637", "070-174 06 37", "lukas@bra"):
        [found] = search(page, text)
        assert found.startswith("Lukas Brandl "), text
        assert "+46 70 174 06 37" in found
    assert [text for text in search(page, "lukas") if "@" in text] == [], "a name is no address"


def test_whole_names_come_before_names_that_begin_so(visit):
    page = visit("index.html").page
    names = search(page, "wen")
    assert names[0].startswith("Wen Zhao")
    assert any(name.startswith("Olle Wennberg") for name in names[1:])


def test_a_query_that_cannot_be_read_says_why_and_words_are_looked_for_as_ever(visit):
    page = visit("index.html").page
    for text, why in (
        ("skill:", "skill cannot be asked for like this: write skill:SQL"),
        ("(ada", "this bracket is never closed: close it with )"),
        ("state:foo", "state cannot be asked for like this: "),
        ('hiring "fair', 'this quote is never closed: write a second " behind the last word of the phrase'),
        ("skil:rust", 'there is no field "skil": use a field such as skill'),
        ("ada or )", 'nothing follows "or": to look for the word, quote it: "or"'),
        ("strength>many", "strength cannot be asked for like this: "),
    ):
        search(page, text)
        assert f"As a query: {why}" in page.inner_text(".results p"), text
    for text in ("hiring or", "not", "ward 22", "skill:sql", "Re: hiring"):
        search(page, text)
        assert "As a query" not in page.inner_text(".results p"), text
    assert "Health Tech Hiring Fair 2026 Event" in search(page, "hiring fair or")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("to", ["Tobias Ahlgren", "Tomasz Wieczorek"]),
        ("an", ["Annelie Krook", "Anton Bergkvist"]),
        ("the", ["Elin from the night train", "Theodor Falk"]),
    ],
)
def test_words_that_say_nothing_are_the_beginnings_of_names(visit, text, names):
    """On the way to a name, "to" is typed; a query of it alone would find everybody."""
    page = visit("index.html").page
    found = search(page, text)
    assert not any(line.startswith("All ") for line in found)
    people = found[: len(names)]
    assert [line[: len(name)] for line, name in zip(people, names, strict=True)] == names, found


def test_enter_waits_for_what_is_still_being_loaded(visit, slugs):
    page = visit("index.html").page
    page.keyboard.press("/")
    page.keyboard.type("dag hovland")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/people/{slugs['Dag Hovland']}.html")


def test_the_keyboard_reaches_every_result(site, visit):
    page = visit("timeline/2026.html").page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement === document.querySelector('.search input')")
    assert page.input_value(BOX) == ""
    page.keyboard.type("ward 22")
    page.wait_for_function("() => document.querySelector('.results p').textContent.startsWith('Found')")
    links = page.locator(LINKS)
    assert links.count() > 1
    for key in ("ArrowDown", "Tab"):
        for number in range(links.count()):
            page.keyboard.press(key)
            assert links.nth(number).evaluate("link => link === document.activeElement")
        page.focus(BOX)
    page.keyboard.press("ArrowUp")
    assert links.last.evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.querySelector('.search input')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.querySelector('.search input')")
    assert page.input_value(BOX) == ""
    assert not page.locator(".results").is_visible()
    page.keyboard.type("agnes")
    page.wait_for_function("() => document.querySelector('.results p').textContent.startsWith('Found')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == site.url("people/agnes-wikstrom.html")


def test_a_slash_in_a_field_is_a_slash_and_leaving_closes(visit):
    page = visit("people.html").page
    page.focus("#query")
    page.keyboard.type("and/or")
    assert page.input_value("#query") == "and/or"
    search(page, "ward")
    page.locator("h1").click()
    assert not page.locator(".results").is_visible()


def test_all_people_lead_to_the_page_of_people(visit):
    page = visit("index.html").page
    search(page, "hospital")
    page.locator(LINKS, has_text="All 25 people").click()
    page.wait_for_function("() => document.querySelector('#query')?.value === 'hospital'")
    page.wait_for_function("() => document.querySelector('#answer').textContent")
    number = page.locator("#people tbody tr:visible").count()
    assert page.inner_text("#answer").startswith(f"{number} of ")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, PHONE], ids=["desk", "phone"])
def test_axe_finds_no_violation_in_open_results_and_nothing_scrolls_sideways(visit, width, dark):
    page = visit("index.html", width=width, dark=dark).page
    search(page, "hiring")
    page.keyboard.press("ArrowDown")
    assert violations(page, ".search", is_dark_too=False) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    box = page.locator(".results").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def built(browser: Browser, root: Path, files: dict[str, str]) -> Page:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "replace"))
    folder = build(open_network(root, TODAY), root).folder
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    return page


def test_hostile_text_is_text_in_results(browser, tmp_path):
    complaints: list[Any] = []
    files = {"hobnob.yaml": "site: {pages: [people, communities, timeline]}\n"}
    for number, payload in enumerate(XSS):
        text = f"needle {payload}"
        files[f"contacts/p{number}.md"] = (
            f"---\n{json.dumps({'name': text, 'role': text})}\n---\n## 2026-05-01 {text}\n\n{text}\n"
        )
        files[f"communities/c{number}.md"] = f"---\n{json.dumps({'name': text})}\n---\n{text}\n"
    page = built(browser, tmp_path / "network", files)
    page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(request.url) if not request.url.startswith("file:") else None)
    for text in ("needle", "needle script", "needle img", "needle svg"):
        assert len(search(page, text)) > 6, text
        inside = page.locator(".results *").evaluate_all("all => [...new Set(all.map(one => one.localName))].sort()")
        assert inside == ["a", "bdi", "li", "p", "small", "ul"]
        names = page.locator(LINKS).evaluate_all("all => [...new Set(all.flatMap(one => one.getAttributeNames()))]")
        assert names == ["href"]
    assert complaints == []
    page.close()


def test_of_parts_that_are_not_built_nothing_is_found(browser, tmp_path):
    files = {
        "hobnob.yaml": "site: {pages: [communities]}\n",
        "contacts/ada.md": "---\nname: Ada Lovelace\n---\n## 2026-05-01 Coffee with [[ada]]\n\nAnalytics.\n",
        "communities/analysts.md": "---\nname: Analysts\n---\n",
        "events/fair.md": "---\nname: The fair of analysts\ndate: 2026-06-01\n---\n",
    }
    page = built(browser, tmp_path / "network", files)
    assert search(page, "ana") == ["Analysts Community"]
    assert search(page, "ada") == []
    assert search(page, "skill:") == []
    assert page.inner_text(".results p") == "Nothing is found", "where nobody has a page, nobody is asked for"
    page.close()


def test_notes_are_loaded_file_by_file_the_latest_first_until_there_are_enough(browser, tmp_path, monkeypatch):
    monkeypatch.setattr("hobnob.site.data.notes.SHARD", 2_000)
    files = {"hobnob.yaml": "site: {pages: [people, timeline]}\n", "contacts/ada.md": "---\nname: Ada\n---\n"}
    for number in range(60):
        day = f"2025-{number // 28 + 1:02d}-{number % 28 + 1:02d}"
        files[f"notes/{day}-talk.md"] = (
            f"---\nwith: [ada]\n---\nA talk about bridges, number {number}.{' and more' * 9}\n"
        )
    page = built(browser, tmp_path / "network", files)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    texts = search(page, "bridges")
    days = sorted((name[6:16] for name in files if name.startswith("notes/")), reverse=True)
    assert [text.rpartition(" ")[2] for text in texts] == days[:30]
    assert page.inner_text(".results p") == "Found: 30 or more"
    some = {name for name in loaded(requests) if name.startswith("notes")}
    assert search(page, "unheard") == []
    every = {name for name in loaded(requests) if name.startswith("notes")}
    assert len(some) * 4 < len(every) * 3, "as many as have enough; where nothing is found all are looked through"
    page.close()


def test_what_is_called_so_comes_before_what_only_says_so(browser, tmp_path):
    files = {
        "hobnob.yaml": "site: {pages: [people, timeline]}\n",
        "contacts/ada.md": "---\nname: Ada\n---\n## 2026-01-02 About bridges\n\nOver rivers.\n\n"
        "## 2026-03-04 Coffee\n\nMore of bridges.\n",
        "contacts/bridget.md": "---\nname: Zoe\nskills: [bridges]\n---\n",
        "contacts/bo.md": "---\nname: Bridges, Bo\n---\n",
    }
    page = built(browser, tmp_path / "network", files)
    texts = search(page, "bridges")
    assert texts[:3] == ["Bridges, Bo", "Zoe", "About bridges 2026-01-02"]
    assert "Coffee 2026-03-04" in texts[3:]
    page.close()
