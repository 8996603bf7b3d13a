"""What holds of every page of the site: its links lead somewhere, it is valid, and it fetches nothing from elsewhere."""

from __future__ import annotations

import re

import html5lib
import pytest

from on_disk import assert_links_lead_somewhere, pages_of

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)


@pytest.mark.parametrize("which", ["small", "example"])
def test_every_link_leads_to_a_file_of_the_site(which, site, example, example_pages):
    if which == "small":
        assert_links_lead_somewhere(site())
    else:
        assert_links_lead_somewhere(example, example_pages)


@pytest.mark.parametrize("which", ["small", "example"])
def test_every_page_forbids_all_that_is_not_its_own(which, site, example_pages):
    pages = pages_of(site()) if which == "small" else example_pages
    assert len(pages) > 10
    for name, page in pages.items():
        tags = [tag for tag, _ in page.elements]
        head = page.elements[tags.index("head") + 1]
        assert head == ("meta", {"http-equiv": "Content-Security-Policy", "content": CSP}), f"{name} says it too late"
        assert ("meta", {"name": "referrer", "content": "no-referrer"}) in page.elements
        assert ("meta", {"name": "robots", "content": "noindex, nofollow"}) in page.elements
        for tag, attributes in page.elements:
            assert tag not in {"style", "iframe", "img", "form", "object", "embed", "base"}, name
            assert tag != "script" or set(attributes) == {"src", "defer"}, name
            assert not [key for key in attributes if key == "style" or key.startswith("on")], name
            for key in ("src", "href"):
                if tag in {"link", "script", "use"} and key in attributes:
                    assert not re.match(r"\w+:|//", attributes[key]), name
            if tag == "a" and re.match(r"\w+:", attributes.get("href", "")):
                assert attributes["rel"] == "noopener noreferrer nofollow", name


def test_every_page_is_valid_html(example):
    wrong = {}
    for path in sorted(example.rglob("*.html")):
        parser = html5lib.HTMLParser()
        parser.parse(path.read_text(encoding="utf-8"))
        if parser.errors:
            wrong[path.name] = [(place, code) for place, code, _ in parser.errors[:3]]
    assert wrong == {}


def test_whatever_a_page_says_of_another_part_of_it_is_there(example):
    wrong = {}
    for path in sorted(example.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        ids = set(re.findall(r'\sid="([^"]+)"', text))
        named = [one for ones in re.findall(r'\s(?:aria-[a-z]+by|headers|for)="([^"]+)"', text) for one in ones.split()]
        named += re.findall(r'\shref="#([a-z][\w-]*)"', text)
        if lost := sorted({*named} - ids):
            wrong[path.relative_to(example).as_posix()] = lost
    assert wrong == {}


def test_every_fold_says_of_what_it_holds_more(example):
    bare = {}
    for path in sorted(example.rglob("*.html")):
        names = re.findall(r"<summary>(.*?)</summary>", path.read_text(encoding="utf-8"))
        if found := [name for name in names if re.fullmatch(r"[\d,]+ (more|earlier)", name) or names.count(name) > 1]:
            bare[path.relative_to(example).as_posix()] = found
    assert bare == {}


def test_each_page_has_one_main_heading_and_its_landmarks(site):
    for name, page in pages_of(site()).items():
        tags = [tag for tag, _ in page.elements]
        assert tags.count("h1") == 1, name
        assert tags.count("main") == tags.count("header") == tags.count("footer") == 1, name
        assert ("a", {"class": "skip off-paper", "href": "#main"}) in page.elements
