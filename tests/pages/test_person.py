"""A person's page: what to do next, how to reach them, the tie, what was given, what they need, the way to them."""

from __future__ import annotations

import re

from hobnob.analyses.next.people import arranged
from hobnob.markup import words_of
from hobnob.model import Key
from hobnob.site.content import gather
from hobnob.site.data import all_data
from hobnob.site.entries import sentence
from seen import ADA, shown

BUSY = """
    --- me.md
    ---
    name: Nora Ek
    ---
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    cadence: 4 weeks
    ---
    ## 2025-06-02 Coffee about looms
    --- contacts/bob.md
    ---
    name: Bob Ek
    cadence: 4 weeks
    needs: [a loom]
    ---
    ## 2026-05-10 Coffee
    --- contacts/cy.md
    ---
    name: Cy Quist
    standing: wanted
    ---
    --- introductions/cy.md
    ---
    between: [me, cy]
    introducer: bob
    agreed: 2026-05-04
    why: She knows looms.
    objective: job
    ---
    --- objectives/job.md
    ---
    name: A job
    ---
"""


def test_the_ways_to_reach_somebody_begin_with_the_most_used(show):
    page = show(ADA, "people/ada.html")["people/ada.html"]
    assert [url for url, _ in page.links if ":" in url] == ["tel:+442079460958", "mailto:ada@x.example"]
    mailed = ADA.replace("2026-02-03 Call", "2026-02-03 Email").replace("2026-02-10 Call", "2026-02-10 Email")
    page = show(mailed, "people/ada.html")["people/ada.html"]
    assert [url for url, _ in page.links if ":" in url] == ["mailto:ada@x.example", "tel:+442079460958"]


def test_the_strength_of_a_tie_through_the_year_is_drawn_and_said(show):
    stand = show(ADA, "people/ada.html")["people/ada.html"].section("stand")
    assert stand.markup.count('<svg class="spark"') == 1
    assert len(re.findall(r'class="line"[^>]* d="M[^M"]+L', stand.markup)) == 1
    found = re.search(r"From (\w+) to (\d+) in 12 months", stand.text)
    assert found
    strength = re.search(r"(?:Strong|Fair|Weak), (\d+)", stand.text)
    assert strength
    assert found[2] == strength[1], "the line ends where the tie stands"


def test_a_judgement_is_told_apart_from_what_the_notes_say(show):
    page = show(ADA.replace("name: Ada Lovelace", "name: Ada Lovelace\n    tie: 90"), "people/ada.html")
    assert "By the notes alone, from" in page["people/ada.html"].text


def test_talks_by_month_have_their_numbers_in_words(show):
    stand = show(ADA, "people/ada.html")["people/ada.html"].section("stand")
    cells = re.findall(r'class="heat small h(\d)"[^>]*title="([^"]*)"', stand.markup)
    assert cells == [("2", "June 2025: 1"), ("4", "February 2026: 2"), ("2", "May 2026: 1")]
    assert stand.markup.count('class="heat small quiet h0"') == 9
    assert "4 interactions since June 2025" in stand.text


def test_give_and_take_has_its_sums_and_reasons(show):
    gives = show(ADA, "people/ada.html")["people/ada.html"].section("gives")
    assert "About even Given 2 Received 1 You gave 2 favours" in gives.text
    lengths = re.findall(r'class="bar-part" width="([\d.]+)"', gives.markup)
    assert lengths == ["100.0", "50.0"]


def test_with_family_no_account_is_kept(show):
    page = show(ADA, "people/dad.html")["people/dad.html"]
    assert "You gave a lift" in page.text, "what happened stands where it happened"
    assert 'id="gives"' not in page.markup


def test_what_they_need_says_what_i_could_give(show):
    pages = show(ADA, "people/ada.html", "people/gone.html")
    gives = pages["people/ada.html"].section("gives")
    assert "proofreading → Offer Ada Lovelace proofreading" in gives.text
    assert "repairing old lamps in the hall → Introduce" in gives.text
    assert ("../people/bob.html", "Bob Ek") in gives.links
    assert re.search(r"a harbour (?!→)", gives.text), "nothing is made up"
    assert "To find out who decides" in gives.text
    assert "→" not in pages["people/gone.html"].section("gives").text, "those of the past are left alone"


def test_somebody_to_get_to_know_has_the_warmest_way_with_its_evidence(show):
    page = show(ADA, "people/cy.html")["people/cy.html"]
    way = page.section("approach")
    assert "Through Bob Ek." in way.text
    steps = way.markup.partition("<ol")[2]
    assert steps.count("<li>") == 2
    assert "they know each other (Bob Ek&#39;s file)" in steps
    assert 'id="stand"' not in page.markup


def test_nobody_leads_there_is_an_honest_answer(show):
    alone = ADA.replace("knows: [cy]", "interests: [boats]")
    page = show(alone, "people/cy.html")["people/cy.html"]
    assert "Nobody you know leads there yet" in page.section("approach").text
    assert "<ol" not in page.section("approach").markup


def test_the_place_on_the_map_leads_to_the_map_with_the_person_chosen(show):
    page = show(ADA, "people/ada.html")["people/ada.html"]
    assert ("../map.html#person=ada", "clients, close") in page.links


def test_a_promise_among_the_notes_is_told_once(show):
    notes = (
        "- [ ] Send Ada the deck due:2026-06-01\n- [x] Thank Ada done:2026-05-02\n\n# Plans\n- [ ] Ask Ada to sing\n"
    )
    files = f"--- contacts/ada.md\n---\nname: Ada\n---\nShe sings.\n{notes}"
    page = show(files, "people/ada.html")["people/ada.html"]
    assert page.text.count("Send Ada the deck") == page.text.count("Ask Ada to sing") == 1
    assert "Send Ada the deck" in page.section("next").text
    assert page.section("notes").text.endswith("Notes She sings. ✓ Thank Ada done 2026-05-02")


def test_whoever_cannot_be_reached_has_their_pronoun(show):
    files = ADA.replace("name: Cy Quist", "name: Cy Quist\n    pronouns: he/him")
    assert "No way to reach him is noted." in show(files, "people/cy.html")["people/cy.html"].text
    assert "No way to reach them is noted." in show(ADA, "people/cy.html")["people/cy.html"].text


def test_of_many_acquaintances_the_closest_are_seen_and_the_others_folded(network):
    names = [f"p{number:03d}" for number in range(230)]
    files = {
        f"contacts/{name}.md": f"---\nname: {name}\ntie: {number // 3}\n---\n" for number, name in enumerate(names)
    }
    files["contacts/ada.md"] = f"---\nname: Ada\nknows: [{', '.join(names)}]\nknows_well: [p007]\n---\n"
    knows = shown(network(files), "people/ada.html")["people/ada.html"].section("knows")
    seen, folded = knows.markup.partition("<ul")[2].split("<details>")
    listed = [re.findall(r"<bdi>(p\d+)</bdi>", part) for part in (seen, folded)]
    assert listed[0][:4] == ["p007", "p228", "p229", "p225"]
    assert [len(some) for some in listed] == [12, 188]
    assert "<summary>188 more people</summary>" in folded
    assert "And 30 more: People has those of them whom a file says they know." in knows.text
    assert ("../people.html#q=knows%3A%22ada%22", "People") in knows.links


def test_older_things_that_happened_are_folded(network):
    entries = "\n".join(f"## 2026-04-{day:02d} Coffee {day}\n" for day in range(1, 21))
    page = shown(network({"contacts/ada.md": entries}), "people/ada.html")["people/ada.html"]
    seen, folded = page.section("timeline").markup.split("<details>")
    assert (seen.count("<article"), folded.count("<article")) == (12, 8)
    assert "<summary>8 earlier interactions</summary>" in folded
    assert "Coffee 20" in seen


def test_a_page_says_what_to_do_next_as_today_does(example, whole):
    """Promises stand there as promises; all else in the words of Today."""
    content = gather(example, {"people"})
    for one in (*content.suggestions, *content.known.once(arranged)):
        for id in one.people:
            said = whole[f"people/{content.slug(Key('contact', id))}.html"].section("next").text
            promise = words_of(next((task.text for task in content.network.actions if task.id == one.action), ""))
            assert (promise or words_of(one.title)) in said, one
            assert one.action or sentence(content, one.why).striptags().lower() in said.lower(), one


def test_what_to_do_next_stands_first_and_says_what_it_is_for(show):
    page = show(BUSY, "people/bob.html")["people/bob.html"]
    assert page.markup.index('id="next"') < page.markup.index('id="stand"')
    said = page.section("next")
    asked = "Next Ask Bob Ek about the introduction to Cy Quist Agreed on 4 May, 11 days ago; She knows looms."
    assert f"{asked} · for A job" in said.text
    assert ("../introductions.html#cy", "Ask Bob Ek about the introduction to Cy Quist") in said.links
    assert ("../objectives/job.html", "A job") in said.links
    overdue = show(BUSY, "people/ada.html")["people/ada.html"].section("next")
    assert "Get back in touch with Ada Lovelace overdue every 4 weeks, last 11 months ago" in overdue.text
    assert overdue.links == [], "nothing leads to where one is"


def test_of_many_things_to_do_the_first_are_seen_and_the_others_folded(show):
    more = "".join(
        f"--- introductions/i{number}.md\n---\nbetween: [me, p{number}]\nintroducer: bob\nagreed: 2026-05-04\n---\n"
        f"--- contacts/p{number}.md\n---\nname: P{number}\nstanding: wanted\n---\n"
        for number in range(5)
    )
    files = "".join(line.removeprefix("    ") for line in BUSY.splitlines(keepends=True)) + more
    seen, folded = show(files, "people/bob.html")["people/bob.html"].section("next").markup.split("<details>", 1)
    assert (seen.count("Ask Bob Ek about"), folded.count("Ask Bob Ek about")) == (4, 2)
    assert "<summary>2 more to do</summary>" in folded


def test_the_letter_that_would_do_it_is_folded_below(show, run):
    pages = show(BUSY, "people/ada.html", "people/bob.html", "people/cy.html")
    folds = {url: page.section("next").markup.partition("<details")[2] for url, page in pages.items()}
    assert "<summary>A draft to Ada Lovelace</summary>" in folds["people/ada.html"]
    brief = run("show", "ada").stdout.partition("A draft to Ada Lovelace\n")[2]
    letter = pages["people/ada.html"].section("next").text.partition("A draft to Ada Lovelace ")[2]
    assert letter == " ".join(brief.split()), "the one that hobnob show has"
    for url in ("people/bob.html", "people/cy.html"):
        assert "<summary>A draft to Bob Ek</summary>" in folds[url]
        assert "What has become of the introduction to Cy Quist?" in folds[url], "the one for just this comes first"


def test_where_there_is_nothing_to_do_nothing_is_said_of_it(show):
    page = show(BUSY.replace("introducer: bob", "introducer: ada"), "people/bob.html")["people/bob.html"]
    assert 'id="next"' not in page.markup
    assert "A draft" not in page.text


def test_whoever_is_due_and_is_met_soon_anyway_is_to_be_met_as_planned(network):
    files = BUSY.replace("## 2025-06-02 Coffee about looms", "## 2026-04-02 Coffee\n    ## 2026-05-18 Lunch is planned")
    snapshot = network(files)
    page = shown(snapshot, "people/ada.html")["people/ada.html"]
    assert "Next Meet Ada Lovelace as planned due every 4 weeks" in page.section("next").text
    data = {file.url: file.data.decode() for file in all_data(gather(snapshot, {"people", "map"}))}
    assert "Meet Ada Lovelace as planned" in data["data/people.js"], "as the map says it"


def test_whoever_is_due_after_a_first_meeting_is_followed_up_once(show):
    files = "--- contacts/ada.md\n---\nname: Ada Lovelace\nmet: 2026-05-01\ncadence: 1 week\n---\n"
    page = show(files, "people/ada.html")["people/ada.html"]
    assert page.section("next").text.count("Follow up with Ada Lovelace") == 1
