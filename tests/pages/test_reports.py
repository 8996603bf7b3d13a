"""The pages of reports: what they say to people, with links and the definitions behind it."""

from __future__ import annotations

import re

import pytest

from hobnob.document import Heading, Items, List, Paragraph, Table
from hobnob.reports import all_reports, load
from hobnob.reports.stakeholders import GRID
from hobnob.site import documents
from hobnob.site.content import gather
from hobnob.site.documents import BY_OBJECTIVE, document, whole_document
from hobnob.site.pages import all_page_files
from seen import Seen, shown


def test_every_report_is_listed_and_has_a_page_or_a_place_where_it_is_answered(whole):
    page = whole["reports.html"]
    for name in all_reports():
        report = load(name)
        assert report.summary in page.text, name
        if report.words and name != "timeline":
            assert f"reports/{name}.html" not in whole
        else:
            assert (f"reports/{name}.html", name.capitalize()) in page.links
    elsewhere = {url for url, _ in page.links if not url.startswith("reports/")}
    assert elsewhere == {"people.html", "map.html"}


@pytest.mark.parametrize("how", [document, whole_document])
def test_a_report_says_on_its_page_all_that_it_says_to_people(how, example, whole):
    content = gather(example, {part.name for part in all_page_files()})
    for name in all_reports():
        if (url := f"reports/{name}.html") not in whole:
            continue
        text = whole[url].text
        for block in how(content, name).blocks:
            match block:
                case Heading() | Paragraph():
                    said = [block.text]
                case Items():
                    said = [line for one in block.items for line in (one.what.text, one.why)]
                case List():
                    said = [cell.text for cell in block.items]
                case Table(is_hidden=False) if block.columns != GRID:
                    said = [cell.text for row in block.shown.rows for cell in row if cell.text.strip("#")]
                case _:
                    said = []
            for one in said:
                assert " ".join(one.replace("`", "").split()) in text, (name, one)
        assert "####" not in text, "a bar of characters is drawn"
        assert "`" not in text.partition("How it is worked out")[0], name
        assert not re.search(r">and [\d,]+ more", whole[url].markup), name


def test_reports_link_what_they_speak_of(whole):
    page = whole["reports/strength.html"]
    assert ("../people/tomasz-wieczorek.html", "Tomasz Wieczorek") in page.links
    page = whole["reports/next.html"]
    assert ("../people/siobhan-keane.html", "Siobhan Keane") in page.links
    assert "Get back in touch with Siobhan Keane" in page.text


def test_a_name_is_linked_only_as_a_whole_word(show):
    pages = show("--- hobnob.yaml\n", "reports/next.html")
    page = pages["reports/next.html"]
    assert "Think of something to offer each group" in page.text
    assert "me" not in [text for _, text in page.links]


def test_everybody_whom_a_step_names_is_linked(show):
    files = """
        --- contacts/ada.md
        ---
        name: Ada Lovelace
        skills: [looms]
        tie: 80
        ---
        --- contacts/ann.md
        ---
        name: Ann
        needs: [looms]
        tie: 80
        ---
        ## 2026-05-01 Coffee
    """
    gaps = show(files, "reports/gaps.html")["reports/gaps.html"]
    assert "Introduce Ann and Ada Lovelace to each other" in gaps.text
    found = [link for link in gaps.links if "people/" in link[0]]
    assert found == [("../people/ann.html", "Ann"), ("../people/ada.html", "Ada Lovelace")]


def test_the_definitions_behind_a_report_are_folded_below_it(whole):
    page = whole["reports/cadence.html"]
    folded = page.markup.partition('<details class="off-paper">')[2]
    assert "How it is worked out" in folded
    assert "With whom is it time to be in touch again?" in folded
    assert "<pre><code>last        the latest interaction" in folded
    assert "hobnob report cadence --explain" in folded


def test_some_reports_have_a_page_for_each_objective_under_way(whole):
    pages = {url for url in whole if url.startswith("reports/") and url.count("/") == 2}
    under_way = {"clinical-software-role", "falls-board-on-six-wards", "talk-at-care-data-days"}
    assert pages == {f"reports/{slug}/{name}.html" for slug in under_way for name in BY_OBJECTIVE}
    one = whole["reports/clinical-software-role/gaps.html"]
    assert "Of 6 needs 3 are covered" in one.text
    assert ("../../reports/gaps.html", "The whole network") in one.links
    assert 'href="../../reports/clinical-software-role/gaps.html" aria-current="page"' in one.markup


MANY = {
    **{
        f"contacts/p{number:02d}.md": f"---\nname: P{number:02d}\ntie: {99 - number}\nskills: [law]\n---\n"
        f"- [ ] Send P{number:02d} the deck due:2026-05-01\n\n## 2026-04-{number % 28 + 1:02d} Coffee\n"
        for number in range(60)
    },
    "me.md": "---\nname: Nora Ek\n---\n",
}


def test_what_a_command_leaves_out_of_a_list_is_folded(network):
    pages = shown(network(MANY), "reports/strength.html", "reports/next.html")
    for url, pattern, seen_at_once in (
        ("reports/strength.html", r"<th scope=\"row\">.*?>(P\d\d)<", load("strength").most),
        ("reports/next.html", r"Send <a [^>]*>(P\d\d)<", load("next").most),
    ):
        seen, folded = (re.findall(pattern, part) for part in pages[url].markup.split("<summary>", 1))
        assert (len(seen), len(folded)) == (seen_at_once, 60 - seen_at_once), url
        assert f"<summary>{60 - seen_at_once} more<" in pages[url].markup
        assert not {*seen} & {*folded}
    assert "--all" not in pages["reports/strength.html"].text


def test_what_is_too_much_for_a_page_is_left_to_a_command(network, monkeypatch):
    monkeypatch.setattr(documents, "LISTED", 50)
    page = shown(network(MANY), "reports/strength.html")["reports/strength.html"]
    assert page.markup.count('<th scope="row">') == 50
    assert "<summary>10 more<" in page.markup
    assert "And 10 more: hobnob report strength --all lists all of them." in page.text


def test_parts_of_a_report_that_a_command_does_not_come_to_are_folded_as_one(example, whole):
    page = whole["reports/interviews.html"]
    whom = page.markup.partition("Whom to ask")[2].partition("Those you had")[0]
    seen, folded = whom.split("<details>")
    assert (seen.count("<h3>"), folded.count("<h3>")) == (5, 2)
    assert '<summary>2 more<span class="vh">: <bdi>Whom to ask</bdi></span></summary>' in folded
    months = whole["reports/timeline.html"].markup.partition("<summary>")
    assert "May 2026:" in months[0]
    assert "May 2024:" not in months[0]


def test_a_sentence_that_names_some_of_many_is_followed_by_all_of_them(network):
    files = {
        f"contacts/p{number:02d}.md": f"---\nname: P{number:02d}\norg: Org{number:02d}\n---\n" for number in range(40)
    }
    for number in range(20):
        files[f"contacts/q{number:02d}.md"] = f"---\nname: Q{number:02d}\norg: Q{number // 2:02d}\n---\n"
        files[f"contacts/w{number:02d}.md"] = f"---\nname: W{number:02d}\norg: W{number:02d}\nstanding: wanted\n---\n"
    page = shown(network(files), "reports/communities.html")["reports/communities.html"]
    only = page.markup.partition("One person is your only way in")[2].partition("definitions")[0]
    seen, folded = only.split("<summary>More of them")
    assert "28 others" in seen
    assert "Org39" not in seen
    assert [len(set(re.findall(r"Org\d\d", part))) for part in (seen, folded)] == [12, 40]


def test_what_is_to_be_typed_is_code_on_the_page_of_a_report(show):
    pages = show(
        "--- contacts/ada.md\n---\nname: Ada\n---\n--- objectives/job.md\n---\nname: A job\n---\n",
        "reports/moved.html",
        "reports/stakeholders.html",
        "reports/health.html",
    )
    assert "<code>met:</code> or a dated heading would do" in pages["reports/moved.html"].markup
    assert "<code>seat:</code> where you know only the role" in pages["reports/stakeholders.html"].markup
    assert "<code>helps_me_as</code>, <code>skills</code>" in pages["reports/health.html"].markup


def test_the_report_of_stakeholders_draws_the_grid_of_the_objective(whole):
    def places(page: Seen) -> list[tuple[str, list[str]]]:
        table = page.markup.partition('<table class="grid">')[2].partition("</table>")[0]
        quarters = re.findall(r'<p class="quarter">([^<]+)</p>(.*?)</td>', table, re.DOTALL)
        return [(title, re.findall(r"(?:</svg>|free\">)<bdi>([^<]+)", seats)) for title, seats in quarters]

    grid = places(whole["objectives/falls-board-on-six-wards.html"])
    assert dict(grid)["Keep satisfied"] == ["data protection officer", "Katarina Ek", "Mats Öberg"]
    assert places(whole["reports/falls-board-on-six-wards/stakeholders.html"]) == grid
    every = whole["reports/stakeholders.html"]
    assert every.markup.count('<table class="grid">') == 2
    assert "needed:" not in every.text, "what is needed stands below the grid"


def test_a_name_is_linked_within_emphasis_and_never_within_markup(show):
    files = """
    --- contacts/strong.md
    ---
    name: strong
    ---
    - [ ] Send **strong** the deck due:2026-05-10
    --- contacts/bob.md
    ---
    name: Bob Ek
    ---
    - [ ] Write to **Bob** Ek due:2026-05-10
    """
    markup = show(files, "reports/next.html")["reports/next.html"].markup
    assert 'Send <strong><a href="../people/strong.html">strong</a></strong> the deck' in markup
    assert '<a class="title" href="../people/bob.html">Write to <strong>Bob</strong> Ek</a>' in markup
