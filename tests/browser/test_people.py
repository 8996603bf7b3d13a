"""The page of people in Chromium, and the query language that answers on it: it says what `hobnob find` says."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

import asked
from hobnob.analyses.facts import facts
from hobnob.analyses.known import Known
from hobnob.folding import fold
from hobnob.model import Key
from hobnob.query import QueryError, parse
from hobnob.site.build import build
from hobnob.site.content import gather
from hobnob.workspace import Snapshot, open_network
from hostile import NAUGHTY
from session import EXAMPLE, TODAY

pytestmark = pytest.mark.browser

PHONE = 390
SCRIPTS = (
    "Zoë Vandenberghe~Łukasz Żółć~Straße~ẞ ß~ΣΟΦΟΣ Παπαδόπουλος~İstanbul ışık~Ǆ ǅ ǆ~ﬁnance ﬂow~ＡＢＣ~李明~ぱぴぷ カタカナ~ไทยภาษา~"
    "हिन्दी~C++~C#~F# developer~R~node.js~a_b-c—d~d‑e~x\u00ady~Ⅷ ⅷ~½ cup~²~𝒳𝒴 math~🎉 party~e\u0301clair~ΐ~ŉ~ſong~Dvořák’s~O'Brien~"
    "A\u200bB~a\u2028b~a\x85b~a\x1cb~ꭰᎠ~꙰ x"
).split("~")


class Both:
    """The two readers over one network: what each answers to a query, or where and that it refuses."""

    def __init__(self, snapshot: Snapshot, page: Page) -> None:
        self.page = page
        self.own = snapshot.network.settings.fields
        self.facts = facts(Known(snapshot.network, snapshot.today))
        content = gather(snapshot, {"people"})
        self.slugs = {id: content.slug(Key("contact", id)) for id in content.people}

    def of_python(self, text: str) -> Any:
        query = parse(text, self.own)
        if isinstance(query, QueryError):
            return {"start": _units(text[: query.start]), "end": _units(text[: query.end])}
        return sorted(self.slugs[id] for id, about in self.facts.items() if query.matches(about))

    def of_script(self, texts: list[str]) -> list[Any]:
        return self.page.evaluate(
            """async texts => {
                const [{ people }, facts] = [await hobnob.load("people"), await hobnob.load("facts")];
                await hobnob.query.ask("said:x");
                return texts.map(text => {
                    const { error, matches } = hobnob.query.parse(text, facts);
                    return error ? { start: error.start, end: error.end, message: error.message }
                        : people.map(person => person[0]).filter((_, index) => matches(index)).sort();
                });
            }""",
            texts,
        )

    def assert_alike(self, texts: list[str]) -> None:
        wrong: dict[str, Any] = {}
        found = refused = 0
        for text, answer in zip(texts, self.of_script(texts), strict=True):
            expected = self.of_python(text)
            if isinstance(answer, Mapping):
                assert answer["message"], "it says why"
                refused += 1
            else:
                found += 0 < len(answer) < len(self.slugs)
            given = {key: answer[key] for key in ("start", "end")} if isinstance(answer, Mapping) else answer
            if given != expected:
                wrong[text[:200]] = {"python": expected, "script": answer}
        assert wrong == {}
        assert found > len(texts) / 4, "most queries tell people apart"
        assert refused > len(asked.ODD.split("\n")) / 4


def _units(text: str) -> int:
    """How many units of UTF-16 a text has, which is what a script counts in."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _open(browser: Browser, folder: Path, **more: Any) -> Page:
    page = browser.new_page(**more)
    page.goto((folder / "people.html").as_uri())
    return page


@pytest.fixture(scope="module")
def example(site, browser) -> Iterator[Both]:
    page = _open(browser, site.folder)
    yield Both(open_network(EXAMPLE, TODAY), page)
    page.close()


def test_every_query_of_the_table_of_the_documentation_and_odd_ones_have_the_same_answer(example):
    example.assert_alike(asked.fixed())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_generated_queries_have_the_same_answer(example, seed):
    example.assert_alike([*asked.generated(example.facts.values(), 400, seed), *asked.ODD.split("\n")])


def test_people_of_odd_names_are_found_alike(browser, tmp_path):
    root = tmp_path / "odd"
    (root / "contacts").mkdir(parents=True)
    (root / "hobnob.yaml").write_text("site: {pages: [people]}\n")
    texts = [*NAUGHTY, *SCRIPTS]
    for number, text in enumerate(texts):
        other, more = texts[(number * 7 + 3) % len(texts)], texts[(number * 5 + 1) % len(texts)]
        front = {
            "name": text, "skills": [other, text], "needs": [other], "location": other, "knows": [f"p{number * 3 % len(texts)}"],
            "met": f"20{number % 26:02d}-{number % 12 + 1:02d}",
        }  # fmt: skip
        body = f"{text}\n\n## 2026-0{number % 5 + 1}-0{number % 9 + 1} {more}\n\n{text}\n"
        data = f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n{body}".encode("utf-8", "replace")
        (root / "contacts" / f"p{number}.md").write_bytes(data)
    snapshot = open_network(root, TODAY)
    both = Both(snapshot, _open(browser, build(snapshot, root).folder))
    assert len(both.slugs) > 500
    both.assert_alike([*asked.generated(both.facts.values(), 500, 5), *asked.ODD.split("\n")])
    both.page.close()


def test_every_character_is_folded_alike(example):
    """Those that this Python knows, for a browser may know newer ones; of those that stay as they are, some."""
    known = [
        code for code in range(sys.maxunicode + 1)
        if not 0xD800 <= code < 0xE000 and unicodedata.category(chr(code)) != "Cn"
        and (code < 0x3000 or code % 97 == 0 or fold(chr(code)) != chr(code))
    ]  # fmt: skip
    found = example.page.evaluate(
        """async (codes) => {
            hobnob.query.parse("", await hobnob.load("facts"));
            return codes.map(code => hobnob.query.fold(String.fromCodePoint(code)));
        }""",
        known,
    )
    assert {chr(code): text for code, text in zip(known, found, strict=True) if text != fold(chr(code))} == {}
    assert len(known) > 10_000


@pytest.mark.parametrize("today", [date(2026, 3, 31), date(2024, 2, 29), date(2026, 5, 15), date(50, 1, 1)], ids=str)
def test_lengths_of_time_follow_the_calendar_alike(example, today):
    """On days that lack a counterpart in other months too, and beyond the ends of the calendar."""
    asked_for = {}
    for length in ("1d", "10d", "2.5d", "1.5w", "6w", "1mo", "11mo", "13mo", "1y", "4y", "0.5y", "99999y", "99999d"):
        for field, sign in (("last", -1), ("due", 1)):
            query = parse(f"{field}:{length}..")
            [span] = next(query.terms()).ranges
            edge = span.low._replace(amount=sign * span.low.amount).after(today) or date(2000, 1, 1)
            days = [edge.fromordinal(edge.toordinal() + away) for away in (-1, 0, 1)]
            asked_for[field, length] = (days, [span.holds(day, today, is_ahead=sign > 0) for day in days])
    found = example.page.evaluate(
        """async ([today, rows]) => {
            const facts = await hobnob.load("facts");
            return rows.map(([field, length, days]) => {
                const here = { ...facts, today, columns: undefined, day: { [field]: days.join(",") } };
                const { matches } = hobnob.query.parse(`${field}:${length}..`, here);
                return days.map((_, index) => matches(index));
            });
        }""",
        [str(today), [[*key, [str(day) for day in days]] for key, (days, _) in asked_for.items()]],
    )
    assert dict(zip(asked_for, found, strict=True)) == {key: expected for key, (_, expected) in asked_for.items()}
    assert sum(sum(row) for row in found) > len(found) / 2


# The page


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


def test_a_query_narrows_the_table_down_and_stands_in_the_address(example, visit):
    page = visit("people.html").page
    everybody = rows(page)
    assert len(everybody) == len(example.slugs)
    for text in ("hospital", "skill:sql", "state:overdue,lapsed", "said:budget or last:..2w", "Zoë"):
        ask(page, text)
        assert sorted(rows(page)) == example.of_python(text) != [], text
        count = len(rows(page))
        assert page.inner_text("#answer") == f"{count} of {len(everybody)}"
        assert page.evaluate("new URLSearchParams(location.hash.slice(1)).get('q')") == text
    ask(page, "")
    assert rows(page) == everybody
    assert page.inner_text("#answer") == ""
    assert page.evaluate("location.hash") == ""


def test_a_query_in_the_address_is_restored(example, visit, site):
    page = visit("index.html").page
    page.goto(site.url("people.html") + "#q=skill%3Asql")
    page.wait_for_function("() => document.querySelector('#answer').textContent")
    assert page.input_value("#query") == "skill:sql"
    assert sorted(rows(page)) == example.of_python("skill:sql")
    page.evaluate("location.hash = 'q=not+skill:sql'")
    page.wait_for_function("() => document.querySelector('#query').value === 'not skill:sql'")
    page.wait_for_function("() => document.querySelector('#answer').dataset.to === 'not skill:sql'")
    assert sorted(rows(page)) == example.of_python("not skill:sql")


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


def test_an_empty_answer_says_which_terms_find_nobody(example, visit):
    page = visit("people.html").page
    for text, missed in (
        ("skill:cobol location:gothenburg (role:nurse or xyzzy)", ["skill:cobol", "xyzzy"]),
        ('not skill:sql "public cobol", skill:sql', ['"public cobol"']),
        ("state:due state:overdue", []),
    ):
        ask(page, text)
        assert rows(page) == example.of_python(text) == []
        assert [part for part in missed if example.of_python(part)] == []
        assert page.locator("#answer code").all_inner_texts() == missed
        assert page.inner_text("#answer").startswith("Nobody of ")


def test_chips_ask_and_the_one_that_is_asked_for_is_marked(example, visit):
    page = visit("people.html").page
    chips = page.locator(".chips a")
    assert chips.count() > 10
    for chip in chips.all():
        words = chip.inner_text()
        ask(page, "nurse")
        ask(page, "")
        text = chosen(page, chip)
        assert sorted(rows(page)) == example.of_python(text)
        assert words.endswith(f" {len(rows(page))}"), text
        assert page.locator(".chips [aria-current=true]").count() == 1
    page.go_back()
    page.wait_for_function("old => document.querySelector('#query').value !== old", arg=text)
    ask(page, "nurse")
    assert page.locator(".chips [aria-current=true]").count() == 0


def test_chips_of_several_fields_narrow_each_other_and_one_chosen_again_is_taken_back(example, visit):
    page = visit("people.html").page
    steps = {
        "overdue": "state:overdue",
        "mentors": "state:overdue category:mentors",
        "due": "category:mentors state:due",
        "former colleagues": 'state:due category:"former colleagues"',
        "weak": 'state:due category:"former colleagues" band:weak',
    }
    for words, query in steps.items():
        assert chosen(page, page.locator(".chips").get_by_role("link", name=re.compile(f"^{words} "))) == query
        assert sorted(rows(page)) == example.of_python(query)
    names = [one.partition(" ")[0] for one in page.locator(".chips [aria-current=true]").all_inner_texts()]
    assert names == ["due", "weak", "former"]
    assert chosen(page, page.get_by_role("link", name=re.compile("^former colleagues "))) == "state:due band:weak"
    assert chosen(page, page.get_by_role("link", name=re.compile("^due "))) == "band:weak"
    assert chosen(page, page.get_by_role("link", name=re.compile("^weak "))) == ""
    assert len(rows(page)) == len(example.of_python(""))


def test_a_chip_narrows_all_of_what_is_asked_and_gives_way_to_its_field_as_written(example, visit):
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
        assert sorted(rows(page)) == example.of_python(narrowed)
    own = page.evaluate("hobnob.query.narrow('my_state:x nurse state:due sql', 'state:overdue')")
    assert own == "my_state:x nurse sql state:overdue", "a field of one's own is another"


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
    links = page.locator(".fields a")
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
    page = _open(browser, many)
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
    page = _open(browser, many, viewport={"width": width, "height": 900})
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
