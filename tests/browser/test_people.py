"""The page of people in Chromium: a table that queries, chips and headings narrow down and sort."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

import asked
from hobnob.folding import fold
from hobnob.site.build import build
from hobnob.workspace import open_network
from readers import open_people
from session import TODAY

pytestmark = pytest.mark.browser

PHONE = 390


def ask(page: Page, text: str) -> None:
    """Types a query and waits until the page has answered it."""
    page.fill("#query", text)
    page.wait_for_function("text => document.querySelector('#answer').dataset.to === text", arg=text)


def chosen(page: Page, chip: Locator) -> str:
    """Follows a chip, and what is asked then, when the page has answered it."""
    before = page.input_value("#query")
    chip.click()
    page.wait_for_function("before => document.querySelector('#query').value !== before", arg=before)
    text = page.input_value("#query")
    page.wait_for_function("text => document.querySelector('#answer').dataset.to === text", arg=text)
    return text


def rows(page: Page) -> list[str]:
    return page.locator("#people tbody tr:visible").evaluate_all("rows => rows.map(row => row.dataset.person)")


def test_a_query_narrows_the_table_down_and_stands_in_the_address(both, visit):
    page = visit("people.html").page
    everybody = rows(page)
    assert len(everybody) == len(both.slugs)
    for text in ("hospital", "skill:sql", "state:overdue,lapsed", "said:budget or last:..2w", "Zoë"):
        ask(page, text)
        assert sorted(rows(page)) == both.of_python(text) != [], text
        count = len(rows(page))
        assert page.inner_text("#answer") == f"{count} of {len(everybody)}"
        assert page.evaluate("new URLSearchParams(location.hash.slice(1)).get('q')") == text
    ask(page, "")
    assert rows(page) == everybody
    assert page.inner_text("#answer") == ""
    assert page.evaluate("location.hash") == ""


def test_a_query_in_the_address_is_restored(both, visit, site):
    page = visit("index.html").page
    page.goto(site.url("people.html") + "#q=skill%3Asql")
    page.wait_for_function("() => document.querySelector('#answer').textContent")
    assert page.input_value("#query") == "skill:sql"
    assert sorted(rows(page)) == both.of_python("skill:sql")
    page.evaluate("location.hash = 'q=not+skill:sql'")
    page.wait_for_function("() => document.querySelector('#query').value === 'not skill:sql'")
    page.wait_for_function("() => document.querySelector('#answer').dataset.to === 'not skill:sql'")
    assert sorted(rows(page)) == both.of_python("not skill:sql")


def test_what_cannot_be_read_is_marked_and_the_table_stays(visit):
    page = visit("people.html").page
    ask(page, "skill:sql")
    before = rows(page)
    for text, marked, words in (
        ("skill:sql skil:rust", "skil", 'there is no field "skil"'),
        ("last:90d", "last:90d", "write last:90d.."),
        ("state:ovrdue", "state:ovrdue", "one of fresh, due, overdue"),
        ("nurse (skill:sql", "(", "close it with )"),
        ("skill:", "skill:", "write skill:SQL"),
    ):
        ask(page, text)
        assert page.get_attribute("#query", "aria-invalid") == "true"
        assert page.inner_text("#answer mark") == marked
        assert page.inner_text("#answer pre").strip() == text
        assert words in page.inner_text("#answer p")
        assert rows(page) == before
    ask(page, "skill:sql")
    assert page.get_attribute("#query", "aria-invalid") == "false"
    ask(page, 'skill:"x" <b>bold</b>')
    assert page.locator("#answer b").count() == 0


def test_an_empty_answer_says_which_terms_find_nobody(both, visit):
    page = visit("people.html").page
    for text, missed in (
        ("skill:cobol location:gothenburg (role:nurse or xyzzy)", ["skill:cobol", "xyzzy"]),
        ('not skill:sql "public cobol", skill:sql', ['"public cobol"']),
        ("state:due state:overdue", []),
    ):
        ask(page, text)
        assert rows(page) == both.of_python(text) == []
        assert [part for part in missed if both.of_python(part)] == []
        assert page.locator("#answer code").all_inner_texts() == missed
        assert page.inner_text("#answer").startswith("Nobody of ")


def test_chips_ask_and_the_one_that_is_asked_for_is_marked(both, visit):
    page = visit("people.html").page
    chips = page.locator(".chips a")
    assert chips.count() > 10
    for chip in chips.all():
        words = chip.inner_text()
        ask(page, "nurse")
        ask(page, "")
        text = chosen(page, chip)
        assert sorted(rows(page)) == both.of_python(text)
        assert words.endswith(f" {len(rows(page))}"), text
        assert page.locator(".chips [aria-current=true]").count() == 1
    page.go_back()
    page.wait_for_function("old => document.querySelector('#query').value !== old", arg=text)
    ask(page, "nurse")
    assert page.locator(".chips [aria-current=true]").count() == 0


def test_chips_of_several_fields_narrow_each_other_and_one_chosen_again_is_taken_back(both, visit):
    page = visit("people.html").page
    steps = {
        "overdue": "state:overdue",
        "mentors": 'state:overdue category:"mentors"',
        "due": 'category:"mentors" state:due',
        "former colleagues": 'state:due category:"former colleagues"',
        "weak": 'state:due category:"former colleagues" band:weak',
    }
    for words, query in steps.items():
        assert chosen(page, page.locator(".chips").get_by_role("link", name=re.compile(f"^{words} "))) == query
        assert sorted(rows(page)) == both.of_python(query)
    names = [one.partition(" ")[0] for one in page.locator(".chips [aria-current=true]").all_inner_texts()]
    assert names == ["due", "weak", "former"]
    assert chosen(page, page.get_by_role("link", name=re.compile("^former colleagues "))) == "state:due band:weak"
    assert chosen(page, page.get_by_role("link", name=re.compile("^due "))) == "band:weak"
    assert chosen(page, page.get_by_role("link", name=re.compile("^weak "))) == ""
    assert len(rows(page)) == len(both.of_python(""))


def test_a_chip_narrows_all_of_what_is_asked_and_gives_way_to_its_field_as_written(both, visit):
    page = visit("people.html").page
    for written, narrowed in (
        ("nurse or sql", "(nurse or sql) state:due"),
        ("(nurse or sql) skill:excel", "(nurse or sql) skill:excel state:due"),
        ("state:overdue,fresh nurse", "nurse state:due"),
        ("not state:overdue nurse", "nurse state:due"),
        ("nurse ", "nurse state:due"),
    ):
        ask(page, written)
        assert chosen(page, page.get_by_role("link", name=re.compile("^due "))) == narrowed
        assert sorted(rows(page)) == both.of_python(narrowed)


def test_whatever_is_asked_a_chip_narrows_it(both):
    """Where the query has its field at the top the chip's takes that place, else the whole is narrowed."""
    chips = ["state:overdue", 'category:"former colleagues"', "not category:*", "band:weak"]
    narrowed = both.page.evaluate(
        """async ([texts, chips]) => {
            await hobnob.query.ask("said:x");
            return texts.flatMap(text => chips.map(chip => [text, chip, ...hobnob.query.narrow(text, chip)]));
        }""",
        [[*asked.fixed(), *asked.ODD.split("\n")], chips],
    )
    wrong, compared = {}, 0
    for text, chip, is_asked, query in narrowed:
        before, after = both.of_python(text), both.of_python(query)
        # Behind "x:" or "not the" nothing can be added, whoever adds it.
        if isinstance(before, dict) or both.of_python(f"{text} sql") != both.of_python(f"({text}) sql"):
            continue
        has_field = any(name in fold(text) for name in (chip.removeprefix("not ").partition(":")[0][:6], "tie:"))
        if isinstance(after, dict) or (not has_field and (is_asked or after != both.of_python(f"({text}) {chip}"))):
            wrong[text, chip] = query
        compared += not has_field
    assert wrong == {}
    assert compared > 400


@pytest.mark.parametrize(
    ("written", "chip", "narrowed"),
    [
        ("state:due or state:overdue", "state:overdue", [False, "(state:due or state:overdue) state:overdue"]),
        (
            "(ada or state:due) category:friends",
            "state:overdue",
            [False, "(ada or state:due) category:friends state:overdue"],
        ),
        ("(a or b) or c", "state:due", [False, "((a or b) or c) state:due"]),
        ('category:"a b",c sql', 'category:"x"', [False, 'sql category:"x"']),
        ('"state:due"', "state:due", [False, '"state:due" state:due']),
        ("STATE:due states:fresh", "state:due", [False, "states:fresh state:due"]),
        ("not state:due", "state:due", [False, "state:due"]),
        ("sql not category:*", "not category:*", [True, "sql"]),
        ("category:* sql", "not category:*", [False, "sql not category:*"]),
        ('category:"work" sql', 'category:"workshop"', [False, 'sql category:"workshop"']),
        ("", "state:due", [False, "state:due"]),
    ],
)
def test_a_chip_takes_the_place_of_what_a_query_says_of_its_field(both, written, chip, narrowed):
    both.page.evaluate("hobnob.query.ask('said:x')")
    assert both.page.evaluate("([written, chip]) => hobnob.query.narrow(written, chip)", [written, chip]) == narrowed


def test_a_table_that_was_narrowed_down_says_on_paper_by_what(visit):
    page = visit("people.html").page
    page.emulate_media(media="print")
    shown = "e => [...e.childNodes].filter(one => one.checkVisibility?.()).map(one => one.id || one.className)"
    assert page.locator(".table-tools").evaluate(shown) == ["answer"]
    assert page.inner_text("#answer") == ""
    page.emulate_media(media="screen")
    ask(page, 'state:due "software"')
    page.emulate_media(media="print")
    said = page.locator("#answer").evaluate("e => getComputedStyle(e, '::before').content")
    assert said == '"state:due \\"software\\" "'
    assert re.fullmatch(r"\d+ of \d+", page.inner_text("#answer"))
    page.emulate_media(media="screen")


def test_headings_sort_by_what_they_say_and_the_unknown_comes_last(visit):
    page = visit("people.html").page
    for heading, column in (("Name", 0), ("Tie", 4), ("Last", 5)):
        for direction in ("ascending", "descending"):
            page.get_by_role("button", name=heading, exact=True).click()
            assert page.locator(f"th[aria-sort={direction}]").inner_text() == heading
            assert page.locator("th[aria-sort]").count() == 1
            keys = page.locator("#people tbody tr").evaluate_all(
                f"rows => rows.map(row => row.cells[{column}].dataset.key ?? row.cells[{column}].textContent.trim())"
            )
            known = [key for key in keys if key]
            assert keys == known + [""] * (len(keys) - len(known)), "what is not known comes last"
            key = float if heading == "Tie" else fold
            assert [*map(key, known)] == sorted(map(key, known), reverse=direction == "descending")
            assert len(known) > 40


def test_without_scripts_there_are_no_tools_and_nothing_is_asked_of_data_before_it_is_needed(visit):
    seen = visit("people.html")
    everybody = len(rows(seen.page))
    assert [url for url in seen.requests if "/data/" in url] == []
    seen.page.fill("#query", "nurse")
    seen.page.wait_for_function("() => document.querySelector('#answer').textContent")
    loaded = sorted(url.rpartition("/")[2] for url in seen.requests if "/data/" in url)
    assert loaded == ["facts.js", "people.js"], "notes are for what was said"
    bare = visit("people.html", scripts=False).page
    assert not bare.locator("#query").is_visible()
    assert not bare.locator("#more").is_visible()
    assert len(rows(bare)) == everybody > 80


def test_every_field_that_can_be_asked_is_told_with_an_example_that_asks(visit):
    page = visit("people.html", width=PHONE, height=844).page
    page.locator("summary").click()
    links = page.locator(".table-tools .columns a")
    assert links.count() == len(asked.FIELDS)
    for number, field in enumerate(asked.FIELDS):
        links.nth(number).click()
        page.wait_for_function("text => document.querySelector('#answer').dataset.to === text", arg=field.example)
        assert page.locator("#answer mark").count() == 0
        assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE


def test_on_a_phone_nothing_stands_behind_the_last_dot(visit):
    page = visit("people.html", width=PHONE, height=844).page
    ended = page.locator("#people tbody tr").evaluate_all("""all => all.map(row => {
        const seen = [...row.cells].slice(1).filter(e => e.textContent.trim() && e.checkVisibility());
        return seen.map(e => getComputedStyle(e, "::after").content.includes("·"));
    })""")
    assert len(ended) > 50
    assert [dots for dots in ended if dots != [True] * (len(dots) - 1) + [False]] == []


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Path:
    """A site of more people than stand on one page."""
    root = tmp_path_factory.mktemp("many")
    (root / "contacts").mkdir()
    (root / "hobnob.yaml").write_text("site: {pages: [people]}\n")
    for number in range(1_050):
        name = f"{chr(97 + number % 26)}{number}"
        text = f"name: {name.title()} Example\nskills: [skill-{number % 7}]\nmet: 20{number % 26:02d}\ntie: {number % 90}\n"
        (root / "contacts" / f"{name}.yaml").write_text(text)
    for number in range(12):
        (root / "contacts" / f"y{number}.md").write_text(_talked_with(f"y{number}", number))
    return build(open_network(root, TODAY), root).folder


def _talked_with(name: str, number: int) -> str:
    """Somebody of a state: talked with often and long ago, or lately, or never; with a cadence or none."""
    days = [f"{year}-{month:02d}-05" for year, month in ((2019, 3), (2019, 5), (2019, 8), (2020, 1), (2026, 3))]
    talked = (days[:4], days[3:], days[4:], [])[number % 4]
    front = ("cadence: 4 weeks", "cadence: 10 weeks\norg: Difference Inc", "category: clients")[number % 3]
    talks = "".join(f"## {day} Coffee with [[{name}]]\n\n" for day in talked)
    return f"---\nname: {name.title()} <b>Example</b>\n{front}\n---\n{talks}"


# What a row says and shows; words of one word's room apart.
CELLS = """rows => rows.map(row => [row.dataset.person, [...row.cells].map(cell => [
    cell.textContent.trim().replace(/\\s+/g, " "),
    [...cell.querySelectorAll("span")].map(span => [span.className, span.textContent]),
    [...cell.querySelectorAll("svg")].map(svg => [svg.getAttribute("class"), svg.getAttribute("aria-label"),
        svg.firstElementChild.getAttribute("href")]),
    cell.querySelector("a")?.href,
])])"""


def test_rows_made_in_the_browser_are_those_of_the_pages_by_letter(browser, many):
    page = open_people(browser, many)
    made = page.locator("#people tbody tr").count()
    for _ in range(6):
        page.evaluate("document.querySelector('#more').click()")
        page.wait_for_function("old => document.querySelectorAll('#people tbody tr').length > old", arg=made)
        made = page.locator("#people tbody tr").count()
        if not page.locator("#more").is_visible():
            break
    shown = dict(page.locator("#people tbody tr").evaluate_all(CELLS))
    assert len(shown) == 1_062
    expected = {}
    for letter in sorted((many / "people-by-letter").iterdir()):
        page.goto(letter.as_uri())
        expected |= dict(page.locator("tbody tr").evaluate_all(CELLS))
    assert {slug: (cells, expected[slug]) for slug, cells in shown.items() if cells != expected[slug]} == {}
    said = {text for cells in shown.values() for cell in cells for text in (cell[0], *(span[0] for span in cell[1]))}
    assert {"Close", "Acquaintance (dormant)", "about 10 months ago", "6 years ago long overdue", "due"} <= said
    assert {"small quiet", "state due", "state overdue"} <= said
    page.close()


@pytest.mark.parametrize("width", [1280, PHONE])
def test_of_very_many_people_some_are_shown_at_a_time(browser, many, width):
    page = open_people(browser, many, viewport={"width": width, "height": 900})
    assert page.locator("#people tbody tr:visible").count() == 200
    assert page.locator(".letters a").count() == 26
    page.click("#more")
    page.wait_for_function("() => document.querySelectorAll('#people tbody tr:not([hidden])').length === 400")
    ask(page, "skill:skill-3")
    assert page.locator("#people tbody tr:visible").count() == 150
    assert not page.locator("#more").is_visible()
    ask(page, "name:z1039 or name:b1041")
    assert rows(page) == ["b1041", "z1039"]
    cells = page.locator("#people tr[data-person=z1039] > *").all_inner_texts()
    assert cells == ["Z1039 Example", "", "unsorted", "Close", "49", "about 10 months ago"]
    assert page.locator("#people tr[data-person=z1039] a").get_attribute("href").endswith("people/z1039.html")
    if width > PHONE:
        ask(page, "")
        page.get_by_role("button", name="Tie", exact=True).click()
        page.get_by_role("button", name="Tie", exact=True).click()
        page.wait_for_function("() => document.querySelector('#people tbody tr').cells[4].textContent === '89'")
        assert page.locator("#people tbody tr:visible").count() == 200
        ties = [int(text) for text in page.locator("#people tbody tr:visible td.number").all_inner_texts()]
        assert ties == sorted(ties, reverse=True)
        assert min(ties) > 70, "of everybody, not of those who were shown before"
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    page.close()
