"""The first page of a shared site: a picture, large and small, which says how little it means."""

from __future__ import annotations

import re

from leaking import SHARE, site_bytes
from secrets_of import SECRETS


def first_page(network, files: str) -> str:
    return site_bytes(network(files).network, SHARE)["index.html"].decode()


def test_it_says_that_how_near_somebody_stands_means_nothing(network):
    said = re.findall(r"<p[^>]*>(Each mark is a person[^<]*)</p>", first_page(network, SECRETS))
    assert said == [
        "Each mark is a person, each sector a category. How near to the middle somebody stands means nothing."
    ]


def test_without_categories_it_says_nothing_of_them(network):
    page = first_page(network, "--- contacts/una.md\n---\nvisibility: public\n---\n")
    assert '<p class="small quiet how">Each mark is a person. How near to the middle' in page


def test_it_has_everybody_in_a_small_picture_too(network):
    page = first_page(network, SECRETS)
    large, small = page.partition('<svg class="overview"')[::2]
    people = re.findall(r'class="dot touch" data-person="([^"]+)"', large)
    small = small.partition("</svg>")[0]
    assert re.findall(r'data-person="([^"]+)"', small) == people
    assert people
    assert set(re.findall(r'href="(#m-[a-z]+)"', small)) == {"#m-touch"}
    for link in re.findall(r'href="#(group-\d+)"', small):
        assert f'<li id="{link}">' in page


def test_without_people_it_has_no_picture(network):
    page = first_page(network, "--- me.md\n---\nname: Nora\nvisibility: public\n---\n")
    assert 'class="rings' not in page
    assert 'class="overview' not in page
    assert "Each mark" not in page
