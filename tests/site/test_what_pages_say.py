"""Pages say what the files say, in words that do not contradict each other."""

from __future__ import annotations

import re

import pytest

from on_disk import Page


def test_pages_say_what_the_files_say(site):
    folder = site()
    ada = (folder / "people" / "ada.html").read_text()
    for words in (
        "Ada Lovelace", "mailto:ada@difference.example", "tel:+442079460958", "https://ada.example", "a reviewer",
        "Send the deck", "5 days late", "an hour", "<strong>it</strong>", "Coffee with Ada Lovelace", "20 May 1990",
        '<a href="../people/bob.html">Bob</a>', '<a href="../communities/difference.html">the others</a>',
        '<span class="unresolved">lost</span>', ">Nobody</span>", "not met yet", "../events.html#fair",
    ):  # fmt: skip
        assert words in ada, words
    assert "gave::" not in ada
    assert "[ ]" not in ada
    index = (folder / "index.html").read_text()
    for words in ("15 May 2026", "Send the deck", "The fair", "in 5 days", "A job", "Nobody yet in friends and press"):
        assert words in index, words
    objective = (folder / "objectives" / "job.html").read_text()
    for words in ("Manage closely", "empty seat", "head of data", "nobody you know", "ada.html", "../events.html#fair"):
        assert words.casefold() in objective.casefold(), words
    assert "I read what you have built." in (folder / "me.html").read_text()
    assert "A call." in (folder / "timeline" / "2025.html").read_text()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("by:ada", "noted in Difference Inc"),
        ("by:ada for:bob", "with Bob; noted in Difference Inc"),
        ("for:ada", "noted in Difference Inc"),
        ("for:ada,bob", "for Bob; noted in Difference Inc"),
    ],
)
def test_what_is_said_of_a_promise_begins_with_words(site, line, said):
    folder = site(f"""
        --- contacts/ada.md
        --- contacts/bob.md
        ---
        name: Bob
        ---
        --- communities/difference.md
        ---
        name: Difference Inc
        ---
        - [ ] Send the deck {line}
    """)
    text = " ".join("".join(Page(folder / "people" / "ada.html").text).split())
    assert re.findall(r"Send the deck (.*? Inc)", text) == [said]


def test_birthdays_say_what_the_number_is(site):
    assert "Ada Lovelace turns 36</bdi>" in (site() / "index.html").read_text()


def test_what_is_overdue_what_is_due_and_birthdays_stand_apart(example):
    index = (example / "index.html").read_text()
    groups = re.split(r"<h3[^>]*>", index.partition('id="next"')[2].partition('id="objectives"')[0])[1:]
    tags = {
        re.sub("<.*", "", group, flags=re.DOTALL).strip(): set(re.findall(r'class="tag[^"]*">(\w+)<', group))
        for group in groups
    }
    assert len(tags) > 2
    assert [words for words in tags.values() if len(words & {"overdue", "due", "birthday"}) > 1] == []
    summary = re.search(r"(\d+) overdue\.", index)
    assert summary
    assert f'get back in touch <span class="tag quiet">{summary[1]}</span>' in index


def test_closeness_never_contradicts_the_tie(example):
    rows = re.findall(r'data-key="(\d)">[^<]*(?:<span[^>]*>\(dormant\)</span>)?</td>\s*<td class="number" data-key="([-\d.]+)"',
                      (example / "people.html").read_text())  # fmt: skip
    known = [(int(ring), float(tie)) for ring, tie in rows if float(tie) >= 0]
    assert len(known) > 50
    for ring, tie in known:
        assert not [other for other in known if other[0] < ring and other[1] < tie]
    assert "(dormant)" in (example / "people.html").read_text()
    assert "from 0 to 100: the inner circle from 60" in (example / "map.html").read_text()


def test_an_empty_cell_says_nobody_once_and_in_words(example):
    page = (example / "map.html").read_text()
    assert '<span class="none quiet" aria-hidden="true">–</span><span class="vh">nobody</span>' in page


def test_findings_show_the_place_and_the_line(site):
    page = (site("--- contacts/ada.md\n---\nname: Ada\nknows: [charles]\n---\n") / "findings.html").read_text()
    assert "contacts/ada.md:3:9" in page
    assert "<mark>charles</mark>" in page
    assert "unknown-contact" in page
