"""Objectives: how far each is, what it has brought, and the reports on it."""

from __future__ import annotations

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
