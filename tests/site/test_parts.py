"""The parts that a site may have: all there are, those that settings choose, and large and empty ones."""

from __future__ import annotations

from folders import contents
from hobnob.kinds import PAGES as SITE_PAGES
from hobnob.site.build import build
from hobnob.site.output import MANIFEST
from hobnob.site.pages import all_page_files
from on_disk import SMALL, assert_links_lead_somewhere


def test_every_pages_file_shows_the_expected_face():
    files = all_page_files()
    assert {"today", "map", "people", "communities", "objectives", "timeline", "findings"} <= {
        one.name for one in files
    }
    assert [one.url for one in files if one.name == "today"] == ["index.html"]
    assert all(callable(one.pages) and one.order > 0 for one in files)
    titles = [one.title for one in files if one.title]
    assert len(titles) == len(set(titles))


def test_only_chosen_pages_are_built_and_nothing_links_to_the_others(site):
    folder = site(SMALL.replace("title: Small", "title: Small\n    site: {pages: [today, people]}"))
    assert {name.partition("/")[0] for name in contents(folder)} == {
        "index.html",
        "people.html",
        "people",
        "assets",
        "data",
        "places.txt",
        MANIFEST,
    }
    assert_links_lead_somewhere(folder)


def test_settings_may_name_the_pages_there_are_and_no_others():
    parts = dict.fromkeys(one.name for one in all_page_files())
    assert ("all", *parts) == SITE_PAGES


def test_a_page_that_does_not_exist_is_a_finding_and_builds_the_default(network, root):
    snapshot = network(SMALL.replace("title: Small", "title: Small\n    site: {pages: mapp}"))
    [finding] = [one for one in snapshot.diagnostics if one.check == "unknown-choice"]
    assert '"mapp"' in finding.message
    assert '"map"' in finding.message
    assert "findings.html" in contents(build(snapshot, root).folder)


def test_an_empty_network_has_a_site(site):
    folder = site({"hobnob.yaml": ""})
    assert_links_lead_somewhere(folder)
    assert (folder / "index.html").is_file()


def test_more_than_a_thousand_people_are_paged_by_letter(site):
    files = {
        f"contacts/{chr(97 + number % 26)}{number}.yaml": f"name: {chr(65 + number % 26)} {number}"
        for number in range(1001)
    }
    folder = site({**files, "contacts/李.yaml": "name: 李明", "contacts/letter.yaml": "name: Å 1"})
    assert_links_lead_somewhere(folder)
    letters = sorted(path.name for path in (folder / "people-by-letter").iterdir())
    assert letters == sorted([*(f"{chr(97 + number)}.html" for number in range(26)), "other.html"])
    assert "李明" in (folder / "people-by-letter" / "other.html").read_text()
    assert "Å 1" in (folder / "people-by-letter" / "a.html").read_text()
