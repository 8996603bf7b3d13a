"""Today: what presses, the week, and how a young network begins."""

from __future__ import annotations

from datetime import date

from seen import shown

MONDAY = """
    --- me.md
    ---
    name: Nora Ek
    ---
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    cadence: 4 weeks
    birthday: 1990-05-20
    needs: [a reviewer]
    ---
    ## 2026-01-02 Coffee

    - [ ] Send Ada the deck due:2026-05-10 for:ada
    --- contacts/bob.md
    ---
    name: Bob Ek
    birthday: 06-03
    ---
    ## 2026-05-01 Coffee
    --- events/fair.md
    ---
    name: The fair
    date: 2026-05-18
    place: the hall
    meet: [ada]
    ---
    --- events/autumn.md
    ---
    name: The autumn fair
    date: 2026-07-18
    ---
    --- objectives/job.md
    ---
    name: A job
    due: 2026-12
    needs: [skill:hiring]
    ---
    - [ ] Write the letter due:2026-05-01

    ## 2026-05-12 Call with [[Ada Lovelace]]
    got:: a name to try
"""


def test_today_begins_with_what_presses_then_the_rings_then_the_rest(show):
    page = show(MONDAY, "index.html")["index.html"]
    places = [
        page.text.index(words)
        for words in ("What to do first", "Send Ada the deck", "The network", "And then", "Write the letter")
    ]
    assert places == sorted(places)
    assert "late promised" in page.section("next").text


def test_today_tells_of_the_week_and_of_what_lies_beyond_it(show):
    page = show(MONDAY, "index.html")["index.html"]
    coming = page.section("coming").text
    week, later = coming.split(" Later ")
    assert "The fair Monday 18 May, in 3 days, the hall meet Ada Lovelace" in week
    assert "Ada Lovelace turns 36 Wednesday 20 May, in 5 days" in week
    assert "Bob Ek's birthday 3 June, in 3 weeks" in later
    assert "The autumn fair 18 July" in later
    others = page.text.replace(coming, "")
    assert "Prepare for The fair" not in others, "what is coming up is told once"


def test_the_week_has_what_is_to_be_done_by_a_day_of_it(show):
    """However much is late: of that only the first few are seen at once."""
    tasks = [f"- [ ] Late {number} due:2026-01-0{number}" for number in range(1, 9)]
    ahead = ("Call the hall due:2026-05-18", "Send the slides due:2026-05-16 for:ada", "Much later due:2026-05-30")
    lines = "\n    ".join([*tasks, *(f"- [ ] {one}" for one in ahead), "- [ ] Today it is due:2026-05-15 by:ada"])
    page = show(MONDAY.replace("- [ ] Write the letter due:2026-05-01", lines), "index.html")["index.html"]
    coming = page.section("coming").text
    week, _, later = coming.partition(" Later ")
    places = [week.index(words) for words in ("Send the slides", "Call the hall", "Ada Lovelace turns 36")]
    assert places == sorted(places)
    assert "Send the slides Saturday 16 May, promised to Ada Lovelace, due tomorrow" in week
    assert "The fair Monday 18 May" in week
    assert [words for words in ("Late 8", "Much later", "Today it is") if words in coming] == []
    assert later


def test_today_says_how_far_the_objectives_are(show):
    page = show(MONDAY, "index.html")["index.html"]
    assert "A job due in 8 months; 1 open, late; 1 thing came of it in the last week" in page.section("objectives").text


def test_today_folds_what_is_long(network):
    tasks = "\n".join(f"- [ ] Send page {number} due:2026-06-{number + 1:02d} for:ada" for number in range(12))
    files = {"contacts/ada.md": f"---\nname: Ada\n---\n{tasks}\n"}
    page = shown(network(files), "index.html")["index.html"]
    first, folded = page.section("next").markup.split("<details>")
    assert (first.count("Send page"), folded.count("Send page")) == (4, 8)
    assert '<summary>8 more<span class="vh">: Keep a promise</span></summary>' in folded


def test_a_young_network_is_told_how_to_begin(show):
    page = show("--- hobnob.yaml\n", "index.html")["index.html"]
    assert "Nobody is here yet." in page.text
    assert "Begin 5" in page.section("next").text
    assert "<code>offers:</code>" in page.markup


def test_an_empty_network_says_once_that_nobody_is_there(show):
    page = show("--- hobnob.yaml\n", "map.html")["map.html"]
    assert "Nobody is here yet." in page.text
    assert "Nobody yet in" not in page.text


def test_whoever_has_no_name_yet_is_me(show):
    assert "<h1><bdi>Me</bdi></h1>" in show("--- me.md\n", "me.html")["me.html"].markup
    named = show("--- me.md\n---\nname: bell hooks\n---\n", "me.html")["me.html"]
    assert "<h1><bdi>bell hooks</bdi></h1>" in named.markup


def test_what_stands_about_me_is_said_to_me(show):
    files = "--- me.md\n---\nname: Nora Ek\nneeds: [a job]\noffers: [proofreading]\ncommunities: [the choir]\n---\n"
    page = show(files, "me.html")["me.html"]
    assert "You offer proofreading You are looking for a job You belong to the choir" in page.text


def test_the_first_steps_plan_for_a_day_that_is_still_to_come(network):
    page = shown(network({}, date(2031, 12, 29)), "index.html")["index.html"]
    assert "<code>- [ ] Ask Ada for coffee due:2032-01-05</code>" in page.markup
