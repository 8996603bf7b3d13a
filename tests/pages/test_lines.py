"""Texts of the files that stand within a line: tasks, titles, what was given and learned, and what is made of them."""

from __future__ import annotations

import pytest

from hobnob.markup import Target, inline, words_of
from hobnob.site.content import gather
from hobnob.site.data import all_data
from hobnob.site.entries import without_empty_parts, without_tasks

MARKED = """
    --- me.md
    ---
    name: Nora Ek
    ---
    --- contacts/tomasz-wieczorek.md
    ---
    name: Tomasz Wieczorek
    ---
    - [ ] Send [[tomasz-wieczorek|Tomasz]] the **big** paper from [the site](https://x.example) due:2026-05-10

    ## 2026-05-01 Coffee about *everything* and [more](https://y.example)
    gave:: a look at `main.py`
    got:: the name of *somebody*
    learned:: what he will \\*not\\* do
"""


def test_a_task_reads_as_it_is_meant_wherever_it_stands(show):
    pages = show(MARKED)
    said = "Send Tomasz the big paper from the site"
    told = [url for url, page in pages.items() if said in page.text]
    assert {
        "index.html",
        "balance.html",
        "people/tomasz-wieczorek.html",
        "reports/next.html",
        "reports/weekly.html",
    } <= {*told}
    for url, page in pages.items():
        if not url.startswith("reports/pitch"):
            assert "**big**" not in page.markup, url
            assert "](https://" not in page.markup, url
            assert "\\*not\\*" not in page.markup, url


def test_where_there_can_be_no_markup_a_line_is_read_without_its_marks(network):
    """In the panel of the map, in results of the search, and where a note is only named."""
    content = gather(network(MARKED), {"people", "map", "timeline"})
    found = {file.url: file.data.decode() for file in all_data(content)}
    assert "Send Tomasz the big paper from the site" in found["data/people.js"]
    assert "Coffee about everything and more" in found["data/notes-1.js"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A **big** `day` with [[ada|Ada]]", "A big day with Ada"),
        ("what I will \\*not\\* do", "what I will *not* do"),
        ("<b>x</b> & 2 < 3", "<b>x</b> & 2 < 3"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("a_b_c * d", "a_b_c * d"),
        ("a **long text that was…", "a long text that was…"),
        ("a `command that…", "a command that…"),
        ("a [name](https://x.exa…", "a name…"),
        ("a [[ada|first na…", "a first na…"),
        ("**whole** and cut…", "whole and cut…"),
        ("&lt;script&gt;", "<script>"),
        ("", ""),
    ],
)
def test_words_of_a_line_are_its_text(text, words):
    assert words_of(text) == words


def test_links_of_a_task_can_be_followed_where_it_is_no_link_itself(show):
    pages = show(MARKED, "index.html", "balance.html", "people/tomasz-wieczorek.html")
    assert ("https://x.example", "the site") in pages["people/tomasz-wieczorek.html"].links
    assert ("people/tomasz-wieczorek.html", "Tomasz") in pages["balance.html"].links
    step = ("people/tomasz-wieczorek.html", "Send Tomasz the big paper from the site")
    assert step in pages["index.html"].section("next").links


def test_what_was_given_and_learned_and_its_title_are_read_as_markdown(show):
    markup = show(MARKED, "people/tomasz-wieczorek.html")["people/tomasz-wieczorek.html"].section("timeline").markup
    assert "Coffee about <em>everything</em> and more" in markup
    assert "<bdi>a look at <code>main.py</code></bdi>" in markup
    assert "<bdi>the name of <em>somebody</em></bdi>" in markup
    assert "<bdi>what he will *not* do</bdi>" in markup


def known(text: str) -> Target | None:
    return {"ada": Target("people/ada.html", "Ada Lovelace"), "here": Target("", "Somewhere")}.get(text)


@pytest.mark.parametrize(
    ("text", "linked", "unlinked"),
    [
        ("[[ada]] & <b>", '<a href="../people/ada.html">Ada Lovelace</a> &amp; &lt;b&gt;', "Ada Lovelace &amp; &lt;b&gt;"),
        ("[[ada|her]]", '<a href="../people/ada.html">her</a>', "her"),
        ("[[here]] `a<b`", "<span>Somewhere</span> <code>a&lt;b</code>", "Somewhere <code>a&lt;b</code>"),
        ("[x](ada)", '<a href="../people/ada.html">x</a>', "x"),
        ("[x](javascript:alert)", "[x](javascript:alert)", "[x](javascript:alert)"),
        ("![](https://a.example/x.png)", None, "a picture"),
        ("helps_me_as and 2 * 3 * 4", "helps_me_as and 2 * 3 * 4", "helps_me_as and 2 * 3 * 4"),
        ("# no\n- heading", "# no - heading", "# no - heading"),
        ("from [the long address](https://a.example/and…", "from the long address…", "from the long address…"),
        ("from [the long…", "from the long…", "from the long…"),
    ],
)  # fmt: skip
def test_a_line_has_emphasis_code_and_links_and_without_links_their_names(text, linked, unlinked):
    assert linked in (None, inline(text, known, "../"))
    assert inline(text, known, links=False) == unlinked


def test_a_line_of_very_many_brackets_is_shown_as_it_stands():
    assert inline("[" * 5000, known) == "[" * 5000


def test_tasks_that_the_page_lists_are_left_out_of_its_notes():
    text = "Before\n- [ ] One due:2026-05-01\n- [ ] Two\n- [x] One\nAfter\n"
    assert without_tasks(text, {("One", "open")}) == "Before\n- [ ] Two\n- [x] One\nAfter\n"
    below = "- [ ] One\n  because of that\n"
    assert without_tasks(below, {("One", "open")}) == below


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("## Plan\n\n", ""),
        ("x\n\n## Plan\n\n## Then\ny\n", "x\n\n## Then\ny\n"),
        ("# All\n\n## Plan\n\n### More\n\n## Then\ny\n", "# All\n\n## Then\ny\n"),
        ("# All\n## Plan\n### More\n# Last\n", ""),
        ("# All\n## Plan\n### More\ntext\n", "# All\n## Plan\n### More\ntext\n"),
        ("Plan\n====\n\nThen\n----\nz\n", "Plan\n====\n\nThen\n----\nz\n"),
        ("no heading\n", "no heading\n"),
    ],
)
def test_headings_with_nothing_below_are_left_out(text, left):
    assert without_empty_parts(text) == left


def test_a_day_in_a_line_is_marked_as_one_and_stays_as_it_is_written():
    def nothing(_: str) -> None:
        return None

    day = '<time datetime="2026-05-03">2026-05-03</time>'
    assert inline("a & b on 2026-05-03", nothing) == f"a &amp; b on {day}"
    assert inline("**on 2026-05-03**, `2026-05-03`", nothing) == f"<strong>on {day}</strong>, <code>2026-05-03</code>"
    for text in ("2026-02-30", "x-2026-05-03", "2026-05-03-1", "12026-05-03"):
        assert inline(text, nothing) == text


def test_reasons_have_their_days_as_pages_write_them_and_what_people_wrote_is_left_alone(show):
    files = """
        --- hobnob.yaml
        site: {language: LANGUAGE}
        --- contacts/ada.md
        ---
        name: Ada
        cadence: 4 weeks
        ---
        ## 2026-05-06 Call about 2026-05-03
        --- contacts/bob.md
        ---
        name: Bob
        standing: wanted
        ---
        --- introductions/bob.md
        ---
        between: [me, bob]
        introducer: ada
        declined: 2025-05-04
        ---
        --- objectives/job.md
        ---
        needs: [Bob]
        ---
    """
    for language, day in (("en", "4 May 2025"), ("sv", "4 maj 2025")):
        pages = show(files.replace("LANGUAGE", language), "objectives/job.html", "people/ada.html", "people/bob.html")
        assert f"declined on {day}" in pages["objectives/job.html"].text
        assert f"declined on {day}" in pages["people/bob.html"].text
        assert 'datetime="2025-05-04">' in pages["people/bob.html"].markup
        assert "Call about 2026-05-03" in pages["people/ada.html"].text
