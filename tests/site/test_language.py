"""Dates of the site in the language that settings name, and marked as such; everything else as it was."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser

import pytest

from hobnob.dates import Birthday, PartialDate
from hobnob.languages import ENGLISH, DateWords, language_tag, likely_language
from hobnob.site.build import build
from session import REPOSITORY

NETWORK = {
    "hobnob.yaml": "site: {language: LANGUAGE}\n",
    "contacts/ada.md": "---\nname: Ada\nbirthday: 12-10\nmet: 2024-03\nverified: 2026-03-01\n"
    "history: ['Analyst org:Difference from:2019-02 to:2022']\n---\n",
    "communities/pycon.md": "---\nname: PyCon\nsince: 2023-10-05\n---\n",
    "events/fair.md": "---\nname: The fair\ndate: 2026-06-20\n---\n",
    "notes/2026-05-01-coffee.md": "---\nwith: [ada]\n---\n",
    "notes/2025-03-02-call.md": "---\nwith: [ada]\n---\n",
}


class Dates(HTMLParser):
    """The texts of elements that say what language they are in, and the values of all other attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.languages: list[str] = []
        self.attributes: list[str] = []
        self.said: list[tuple[str, str]] = []
        self.plain: list[str] = []
        self._marked = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "bdi":
            self._marked = found.get("lang", "")
        self.attributes += [value or "" for name, value in attrs if name not in ("lang", "content")]

    def handle_endtag(self, tag):
        if tag == "bdi":
            self._marked = ""

    def handle_data(self, data):
        (self.said.append((self._marked, data)) if self._marked else self.plain.append(data))


@pytest.fixture
def pages(network, root):
    def make(language: str) -> dict[str, str]:
        files = {name: text.replace("LANGUAGE", language) for name, text in NETWORK.items()}
        folder = build(network(files), root).folder
        return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")}

    return make


def test_dates_are_in_that_language_and_say_so(pages):
    made = pages("de")
    said = {name: dict.fromkeys(text for lang, text in Dates(page).said if lang == "de") for name, page in made.items()}
    assert {"10. Dezember", "März 2024", "1. März 2026", "Februar 2019", "1. Mai", "2. März 2025"} <= set(
        said["people/ada.html"]
    )
    assert "5. Oktober 2023" in said["communities/pycon.html"]
    assert "20. Juni 2026" in said["events.html"]
    assert "Mai 2026" in said["timeline.html"]
    assert all("15. Mai 2026" in found for found in said.values()), "the day in the footer of every page"


def test_no_date_is_left_in_english_and_no_tag_gets_into_an_attribute(pages):
    for name, page in pages("de").items():
        found = Dates(page)
        assert not re.search(r"\d \b(May|March|June|December|October)\b", " ".join(found.plain)), name
        assert not [value for value in found.attributes if "<bdi" in value], name
        assert "&lt;bdi" not in page, name


def test_english_is_as_it_was_and_marked_nowhere(pages):
    made = pages("en")
    assert "15 May 2026" in made["index.html"]
    assert not [name for name, page in made.items() if "<bdi lang" in page]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("de", "de"), ("DE", "de"), ("pt_br", "pt-BR"), ("pt-BR", "pt-BR"), ("no", "no"), ("en", "en"), ("EN-gb", "en-GB"),
        ("zh-Hans", "zh-Hans"), ("sr-latn", "sr-Latn"), ("german", None), ("xx", None), ("", None), ("../de", None), ("de;", None),
    ],
)  # fmt: skip
def test_a_tag_is_understood_however_it_is_spelt(text, tag):
    assert language_tag(text) == (tag if text else "")


@pytest.mark.parametrize(
    ("text", "tag"),
    [("german", "de"), ("Deutsch", "de"), ("svenska", "sv"), ("swedsh", "sv"), ("de-XX", "de"), ("123", "")],
)
def test_what_is_no_tag_has_a_suggestion(text, tag):
    assert likely_language(text) == tag


@pytest.mark.parametrize(
    ("language", "long", "month", "birthday", "short"),
    [
        ("", "3 May 2026", "May 2026", "10 December", "3 May"),
        ("en-GB", "3 May 2026", "May 2026", "10 December", "3 May"),
        ("en-US", "May 3, 2026", "May 2026", "December 10", "May 3"),
        ("pt-BR", "3 de maio de 2026", "maio de 2026", "10 de dezembro", "3 de maio"),
        ("hu", "2026. május 3.", "2026. május", "december 10.", "május 3."),
        ("ja", "2026年5月3日", "2026年5月", "12月10日", "5月3日"),
    ],
)
def test_the_order_is_that_of_the_language(language, long, month, birthday, short):
    words = DateWords(language)
    assert words.long(date(2026, 5, 3)) == words.long(PartialDate(2026, 5, 3)) == long
    assert words.long(PartialDate(2026, 5)) == words.month(2026, 5) == month
    assert words.long(PartialDate(2026)) == "2026"
    assert words.long(Birthday(0, 12, 10)) == birthday
    assert words.short(date(2026, 5, 3), date(2026, 12, 1)) == short
    assert words.short(PartialDate(2026, 5, 3), date(2027, 1, 1)) == long
    assert words.long(None) == words.marked_long(None) == ""
    assert words.long(Birthday(0, 2, 29)).count("29") == 1


def test_a_language_that_is_not_known_is_a_finding(network):
    snapshot = network({"hobnob.yaml": "site: {language: german}\n"})
    assert snapshot.settings.site_language == "en"
    (found,) = snapshot.diagnostics
    assert found.check == "unknown-choice"
    assert found.message == '"german" is no language whose dates are known; did you mean "de"?'
    text = snapshot.text("hobnob.yaml")
    assert text[found.span.start : found.span.end] == "german"
    assert network({"hobnob.yaml": "site: {language: no}\n"}).settings.site_language == "no", "Norwegian, and no truth"


def test_english_asks_nobody_for_its_dates():
    program = "import sys, hobnob.site.build, hobnob.languages as l; from datetime import date; l.ENGLISH.long(date(2026, 5, 3)); print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert done.stdout == "False\n"
    assert ENGLISH.lang == ""
