"""What frames every page: the navigation, parts that are switched off, nothing to show, hostile names."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from hobnob.site.build import private_site
from hobnob.site.content import gather
from hobnob.site.pages import all_page_files
from hobnob.site.places import NOWHERE
from hobnob.templating import environment, render
from on_disk import leads_to
from seen import ADA, shown


def test_every_part_stands_once_in_the_navigation_and_the_page_that_is_open_is_marked(whole):
    for url in ("index.html", "health.html", "reports/gaps.html", "people/tomasz-wieczorek.html"):
        nav = whole[url].markup.partition('<nav aria-label="Pages">')[2].partition("</nav>")[0]
        titles = re.findall(r">([A-Z][a-z]+)(?: <span|</a>)", nav)
        assert sorted(titles) == sorted(one.title for one in all_page_files() if one.title)
        assert nav.count("aria-current") == 1
        assert nav.count("<ul>") == 4
    assert '<a href="../reports.html" aria-current="true">Reports</a>' in whole["reports/gaps.html"].markup


def test_a_page_that_nobody_sorted_still_stands_in_the_navigation(example):
    site = private_site(example, NOWHERE)
    page = next(iter(site.pages))
    extra = type(site.shared["places"][0])("novel", "Novel", "novel.html")
    shared = {**site.shared, "places": [*site.shared["places"], extra]}
    markup = render(environment(), page.template, {**shared, "root": "", "here": page.url, **page.data})
    assert '<a href="novel.html">Novel</a>' in markup


@pytest.mark.parametrize("part", sorted({one.name for one in all_page_files()} - {"today"}))
def test_no_link_leads_to_a_part_that_is_switched_off(example, part):
    settings = replace(example.network.settings, site_pages=(part,))
    pages = shown(replace(example, network=replace(example.network, settings=settings)), is_read=False)
    assert pages.keys() >= {"index.html"}
    for url, page in pages.items():
        for link, text in page.links:
            if re.match(r"\w+:", link):
                continue
            target, anchor = leads_to(url, link)
            assert target in pages, f"{url} links to {link} ({text})"
            is_place = anchor and "=" not in anchor
            assert not is_place or anchor in pages[target].ids, f"{url} links to {link}"


def test_an_empty_network_reads_well_on_every_page(show):
    for url, page in show("--- hobnob.yaml\n").items():
        assert page.text, url
        for oddity in (r"None(?! yet)", "0 given", r"\[\]", r"\bnan\b", r"\(\)"):
            assert not re.search(oddity, page.text.partition("How it is worked out")[0]), (url, oddity)


def test_hostile_names_stay_text_in_pictures_and_reports(show):
    name = '"><img src=x onerror=alert(1)>'
    quoted = name.replace('"', '\\"')
    for page in show(ADA.replace("name: Ada Lovelace", f'name: "{quoted}"')).values():
        assert "<img" not in page.markup


def test_a_category_may_be_called_what_the_unsorted_are_called_elsewhere(network):
    content = gather(
        network(
            """
            --- hobnob.yaml
            categories: {unsorted: {}, friends: {}}
            --- contacts/ada.md
            ---
            category: unsorted
            ---
            --- contacts/bob.md
            """
        ),
        {"map"},
    )
    assert content.sectors == ("unsorted", "friends", "no category")
    assert [content.sectors[content.people[id].sector] for id in ("ada", "bob")] == ["unsorted", "no category"]
