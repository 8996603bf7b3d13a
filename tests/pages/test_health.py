"""Health: every measure with its year, and whom the network hangs on."""

from __future__ import annotations

import re

from hobnob.analyses.health import MEASURES
from hobnob.reports._measures import TITLES


def test_health_has_every_measure_with_its_year_as_a_line(whole):
    page = whole["health.html"]
    cards = {
        re.search("<h3>(.*?)</h3>", card)[1]: card for card in re.findall(r"<li>\n<h3>.*?</li>", page.markup, re.DOTALL)
    }
    assert list(cards) == [TITLES[name] for name in MEASURES]
    for name in MEASURES:
        assert '<svg class="spark"' in cards[TITLES[name]], name
        assert re.search(r"<strong>[^<]+</strong>", cards[TITLES[name]])
        assert "in 12 months" in cards[TITLES[name]]
    note = page.section("measures").text
    assert "The lines run through 12 months to today, month by month." in note
    assert "No line for" not in note
    assert "of whom no date is known" in note


def test_health_names_whom_the_network_hangs_on_and_whom_to_call(whole):
    page = whole["health.html"]
    assert "Tomasz Wieczorek Your only way to Ines Carvalho and Rasmus Thygesen" in page.section("single").text
    assert "Knows 8 others of your network" in page.section("brokers").text
    calls = page.section("calls")
    assert '<summary>16 more people<span class="vh"> to call</span></summary>' in calls.markup
    assert calls.text.index("Tomasz Wieczorek Strong, 76") < calls.text.index("Ingegerd Blom")
    assert "Get back in touch with Siobhan Keane" in page.section("steps").text


def test_what_cannot_be_followed_has_no_line_and_says_why(show):
    files = "--- contacts/ada.md\n---\nskills: [SQL]\n---\n## 2025-01-01 Coffee\n## 2026-05-01 Coffee\n"
    needs = "--- objectives/job.md\n---\nneeds: ['skill:sql strength:20..']\n---\n"
    page = show(files + needs, "health.html")["health.html"]
    (card,) = (one for one in page.markup.split("<h3>") if one.startswith("Needs covered"))
    assert "spark" not in card
    assert "No line for needs covered: a need asks for what changes from day to day" in page.text


def test_everybody_i_know_is_in_one_category_or_none(whole):
    rows = re.findall(r"<th scope=\"row\"><bdi>([^<]+)</bdi></th><td class=\"number\">(\d+)</td>",
        whole["health.html"].section("categories").markup)  # fmt: skip
    assert rows[-1] == ("Unsorted", "1")
    assert sum(int(total) for _, total in rows) == 73


def test_a_network_without_a_past_compares_with_nothing(show):
    page = show("--- contacts/ada.md\n---\nname: Ada\n---\n## 2026-05-01 Coffee\n", "health.html")["health.html"]
    assert "do not go back to 15 May 2025" in page.text
    assert "→" not in page.section("measures").text
    assert "12 months ago" not in page.section("bands").text
