"""The pages of reports: what they say to people, with links and the definitions behind it."""

from __future__ import annotations

from hobnob.document import Heading, Items, List, Paragraph, Table
from hobnob.reports import all_reports, load
from hobnob.site.content import gather
from hobnob.site.documents import BY_OBJECTIVE, document
from hobnob.site.pages import all_page_files


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


def test_a_report_says_on_its_page_what_it_says_to_people_and_no_more(example, whole):
    content = gather(example, {part.name for part in all_page_files()})
    for name in all_reports():
        if (url := f"reports/{name}.html") not in whole:
            continue
        text = whole[url].text
        made = content.once(document, name)
        for block in made.blocks:
            match block:
                case Heading() | Paragraph():
                    said = [block.text]
                case Items():
                    said = [line for one in block.items for line in (one.what.text, one.why)]
                case List():
                    said = [cell.text for cell in block.items]
                case Table(is_hidden=False):
                    said = [cell.text for row in block.shown.rows for cell in row if cell.text.strip("#")]
                case _:
                    said = []
            for one in said:
                assert " ".join(one.split()) in text, (name, one)
        assert "####" not in text, "a bar of characters is drawn"


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


def test_the_definitions_behind_a_report_are_folded_below_it(whole):
    page = whole["reports/cadence.html"]
    folded = page.markup.partition('<details class="definitions">')[2]
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
