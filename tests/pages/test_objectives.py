"""Objectives: what each needs and what to do about it, how far it is, what it has brought, and the reports on it."""

from __future__ import annotations

import re

from hobnob.site.documents import BY_OBJECTIVE

JOB = """
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    ---
    --- contacts/cy.md
    ---
    name: Cy Quist
    standing: wanted
    ---
    --- objectives/job.md
    ---
    name: A job
    due: 2026-12
    needs: [skill:hiring]
    ---
    - [ ] Write the letter due:2026-05-01
    - [x] Ask for a reference done:2026-05-02

    ## 2026-05-12 Call with [[Ada Lovelace]]
    got:: a name to try
    --- events/fair.md
    ---
    name: The fair
    date: 2026-05-18
    objective: job
    ---
    --- introductions/cy.md
    ---
    between: [me, cy]
    introducer: ada
    proposed: 2026-05-04
    agreed: 2026-06-04
    objective: job
    ---
"""


def test_an_objective_says_how_far_it_is_and_what_it_has_brought(show):
    pages = show(JOB, "objectives.html", "objectives/job.html")
    page = pages["objectives/job.html"]
    far = page.section("far").text
    assert "Tasks: 1 done, 1 open, late; 1 interaction with 1 person, 1 introduction" in far
    places = [
        far.index(words) for words in ("got a name to try 3 days ago", "introduction proposed", "done: Ask for a")
    ]
    assert places == sorted(places) or places[0] < places[2] < places[1], "the latest first"
    assert "The fair in 3 days" in page.text
    assert "Cy Quist and you proposed" in page.text, "a stage that is still ahead is not reached"
    assert "tasks: 1 done, 1 open, late; the last thing came of it 3 days ago" in pages["objectives.html"].text


def test_an_objective_leads_to_the_reports_on_it(show):
    page = show(JOB, "objectives/job.html")["objectives/job.html"]
    assert [url for url, _ in page.links if "/reports/" in url] == [
        f"../reports/job/{name}.html" for name in BY_OBJECTIVE
    ]
    met = show(JOB.replace("name: A job", "name: A job\n    status: met"), "objectives/job.html")["objectives/job.html"]
    assert "Reports on it" not in met.text


STANDS = """
    --- contacts/ada.md
    ---
    skills: [SQL]
    tie: 80
    knows: [cy, eve]
    ---
    --- contacts/bob.md
    ---
    skills: [law]
    tie: 5
    ---
    --- contacts/cy.md
    ---
    skills: [hiring]
    standing: wanted
    ---
    --- contacts/eve.md
    ---
    name: Eve Quist
    skills: [rust]
    standing: wanted
    ---
    --- introductions/eve.md
    ---
    between: [me, eve]
    introducer: ada
    declined: 2026-05-04
    ---
    --- objectives/job.md
    ---
    name: A job
    needs: [skill:SQL, skill:law, skill:hiring, skill:rust, skill:cooking, "skill:("]
    ---
"""
VERDICTS = {
    "SQL": ("covered", "covered"),
    "law": ("thin", "thin"),
    "hiring": ("reachable", "within reach"),
    "rust": ("missing", "missing"),
    "cooking": ("missing", "missing"),
    "skill:(": ("unclear", "not readable"),
}
# What there is of each colour: in the list of needs, in the large picture, in the list below the small one, in reports.
COLOURS = {
    "covered": ("", "note small quiet", "supporter"),
    "thin": ("thin", "note small is-due", "is-due"),
    "reachable": ("thin", "note small is-due", "is-due"),
    "missing": ("empty", "note small quiet", "caution"),
    "unclear": ("empty", "note small quiet", "caution"),
}


def test_a_verdict_has_one_word_and_one_colour_wherever_it_is_told(show):
    pages = show(STANDS, "objectives/job.html", "objectives.html", "map.html", "reports/gaps.html")
    page = pages["objectives/job.html"]
    tiles = re.findall(r'<li class="need (\w+)" id="need-\d">\n.*\n<p[^>]*><bdi>([^:<]+): ', page.markup)
    assert [(name, word.lower()) for name, word in tiles] == list(VERDICTS.values())
    listed = re.findall(
        r'<span class="verdict (\w+)" aria-hidden="true"></span>.*<bdi>([^:<]+): ', pages["objectives.html"].markup
    )
    assert listed == list(VERDICTS.values())
    for markup in (page.markup, pages["map.html"].section("objectives-name").markup):
        large = re.findall(
            r'aria-label="[^"]+: (covered|thin|within reach|missing|not readable)[^":]*" data-sector="\d">\n<g(?: class="(\w+)")?',
            markup,
        )
        small = re.findall(r'<li(?: class="(\w+)")?><bdi>[^<]+</bdi> <span class="(note[^"]+)">([^,<]+)', markup)
        colours = [(word, *COLOURS[name]) for name, word in VERDICTS.values()]
        assert large == [(word, there) for word, there, _, _ in colours]
        assert small == [("empty" * (there == "empty"), note, word) for word, there, note, _ in colours]
    told = re.findall(r'<bdi class="([\w-]+)"><a [^>]*>([^:<]+): ', pages["reports/gaps.html"].markup)
    assert {word.lower(): colour for colour, word in told} == {
        word: COLOURS[name][2] for name, word in VERDICTS.values()
    }
    assert not any("GAP" in one.text for one in pages.values())


def test_to_whom_an_introduction_was_declined_is_not_among_those_to_meet(show):
    text = show(STANDS, "objectives/job.html")["objectives/job.html"].section("needs").text
    assert "To meet: cy" in text
    assert "Missing: nobody you know yet; Eve Quist: an introduction by ada was declined on 4 May" in text
    assert "Introduction declined: Eve Quist" in text
    assert text.count("To meet") == 1


def test_a_part_of_the_notes_that_held_only_tasks_goes_with_them(show):
    tasks = "# What we know\n    It is far.\n\n    # Plan\n    - [ ] Write the letter due:2026-05-01"
    page = show(JOB.replace("- [ ] Write the letter due:2026-05-01", tasks), "objectives/job.html")[
        "objectives/job.html"
    ]
    notes = page.section("plan")
    assert "What we know It is far." in notes.text
    assert "Plan" not in notes.text
    assert "Write the letter" in page.section("open").text


def test_a_task_for_something_else_stays_in_the_notes(show):
    other = "- [ ] Ring the bell objective:talk\n    - [ ] Write the letter due:2026-05-01"
    files = (
        JOB.replace("- [ ] Write the letter due:2026-05-01", other)
        + "    --- objectives/talk.md\n    ---\n    name: A talk\n    ---\n"
    )
    page = show(files, "objectives/job.html")["objectives/job.html"]
    assert "Ring the bell" in page.section("plan").text
    assert "Write the letter" not in page.section("plan").text


def test_without_notes_no_half_of_the_page_stays_empty(show):
    pages = show(
        JOB + "    --- objectives/talk.md\n    ---\n    name: A talk\n    offers: [a joke]\n    ---\n",
        "objectives/job.html",
        "objectives/talk.html",
    )
    bare = pages["objectives/talk.html"]
    assert '<div class="two">' not in bare.markup
    assert '<section aria-labelledby="offers">' in bare.markup.partition('<div class="abreast">')[2]
    assert '<div class="two">\n<div>\n<section' in pages["objectives/job.html"].markup


def test_a_need_in_plain_words_is_no_code(show):
    files = """
        --- objectives/job.md
        ---
        name: A job
        needs: [somebody who knows polonium, somebody at Ada's & Co, "strength:95..", strength > 95]
        ---
    """
    pages = show(files, "objectives.html", "objectives/job.html")
    for page in pages.values():
        assert "Somebody who knows polonium" in page.text
        assert "Somebody at Ada's & Co" in page.text
        assert re.findall("<code><bdi>(.*?)</bdi></code>", page.markup) == ["strength:95..", "strength &gt; 95"]
        assert "looked for" not in page.text


def test_a_need_says_what_is_under_way_once_and_what_moves_it_on(show):
    agreed = STANDS.replace("declined: 2026-05-04", "agreed: 2026-05-04")
    needs = show(agreed, "objectives/job.html")["objectives/job.html"].section("needs").text
    assert needs.count("an introduction by ada was agreed") == 1
    assert "nobody you know yet; under way: Eve Quist: an introduction by ada was agreed 11 days ago" in needs
    assert "→ Ask ada about the introduction to Eve Quist" in needs
    waits = show(
        agreed.replace("agreed: 2026-05-04", "proposed: 2026-05-10\n    agreed_by: [me]"), "objectives/job.html"
    )
    needs = waits["objectives/job.html"].section("needs").text
    assert "under way: Eve Quist: an introduction by ada was proposed" in needs
    assert "→ Ask ada about the introduction" not in needs, "it is for somebody else to move"


def test_a_need_says_both_what_is_under_way_and_what_is_to_be_done(show):
    more = STANDS.replace("skill:rust,", "{need: Two rustaceans, find: 'skill:rust', people: 2},")
    more = more.replace("declined: 2026-05-04", "agreed: 2026-05-04")
    more += "    --- contacts/fay.md\n    ---\n    skills: [rust]\n    tie: 3\n    ---\n"
    needs = show(more, "objectives/job.html")["objectives/job.html"].section("needs").text
    assert "under way: Eve Quist: an introduction by ada was agreed 11 days ago" in needs
    assert "→ Get back in touch with fay" in needs


def test_a_stakeholder_has_the_next_move(show):
    stakes = "needs: [skill:hiring]\n    stakeholders: [ada power:5 interest:5, {seat: dean, power: 4}]"
    files = JOB.replace("needs: [skill:hiring]", stakes)
    pages = show(files, "objectives/job.html", "reports/stakeholders.html")
    said = pages["objectives/job.html"].section("stake").text
    assert "Ada Lovelace power 5, interest 5 → Reach out to Ada Lovelace little power" in said
    assert "dean empty seat → Find out who could be the dean" in said
    assert "→" not in pages["reports/stakeholders.html"].text, "there the moves have a list of their own"
    paused = show(files.replace("name: A job", "name: A job\n    status: paused"), "objectives/job.html")
    assert "→" not in paused["objectives/job.html"].section("stake").text


def test_what_an_objective_has_brought_leads_to_where_it_is_noted(show):
    far = show(JOB, "objectives/job.html")["objectives/job.html"].section("far")
    assert far.links == [("../introductions.html#cy", "11 days ago: Cy Quist and you")]
