"""Digests of pages before they are made: different for whatever may differ on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import meta

from hobnob.site.page_digests import PageDigests, _named_in
from hobnob.site.plan import Page
from hobnob.templating import environment
from rebuilding import rebuild
from session import TODAY


def digests(folder: Path | None = None, language: str = "en") -> PageDigests:
    return PageDigests(environment(folder), {"today": TODAY}, language)


def test_a_digest_tells_pages_apart_and_takes_nothing_for_what_it_is_not():
    page = Page(
        "people/ada.html", "site/person.html.j2", {"name": "Ada", "numbers": [1, 2.5, None, True], "day": TODAY}
    )
    others = [
        page._replace(url="people/bob.html"),
        page._replace(template="site/community.html.j2"),
        *(page._replace(data={**page.data, "name": other}) for other in ("Ada ", "", None, b"Ada", ("Ada",), ["Ada"])),
        page._replace(data={**page.data, "numbers": [1, 2.5, None, 1]}),
        page._replace(data={**page.data, "more": 1}),
    ]
    assert digests().of(page) == digests().of(page._replace(data=dict(page.data)))
    assert len({digests().of(one) for one in (page, *others)}) == len(others) + 1
    assert digests().of(page) != digests(language="de").of(page)
    assert digests().of(page._replace(data={"call": lambda: 1})) == "", "what cannot be told is never taken for equal"
    assert digests().of(page._replace(data={"once": iter([1]), "call": (one for one in ())})) == ""


def test_the_templates_that_a_page_reaches_are_read_off_their_texts():
    made = environment()
    for name in made.list_templates():
        if name.endswith(".j2"):
            text = made.loader.get_source(made, name)[0]
            assert set(_named_in(text)) == {one or "" for one in meta.find_referenced_templates(made.parse(text))}, name


@pytest.mark.parametrize(
    "text",
    [
        "{% extends name %}",
        '{% include ["a", "b"] %}',
        '{% extends "a" if x else "b" %}',
        '{% import "a" ~ x as y %}',
        '{% include "a" "b" %}',
        '{%- from "a%}b" import c -%}',
        '{% include ("a") %}',
    ],
)
def test_a_name_that_may_be_any_stands_for_all(text):
    assert list(_named_in(text)) == [""]


def test_an_own_template_that_names_another_as_it_runs_leans_on_all_of_them(network, root):
    network(
        {
            "hobnob.yaml": "",
            "templates/site/me.html.j2": '{% set n = "site/x.j2" %}{% include n %}',
            "templates/site/x.j2": "1",
        }
    )
    rebuild(root)
    (root / "templates" / "site" / "x.j2").write_text("2")
    rebuild(root)
    assert (root / "site" / "me.html").read_text() == "2"


def test_equal_values_have_one_digest_whether_or_not_they_are_one_and_the_same():
    """What is recalled from memory is equal to what was parsed, but shares other parts of itself."""
    once = b"Ada".decode()
    page = Page("people/ada.html", "site/person.html.j2", {"name": once, "names": [once, once], "day": (TODAY, TODAY)})
    apart = {"name": "Ada", "names": [b"Ada".decode(), b"Ada".decode()]}
    assert digests().of(page) == digests().of(
        page._replace(data={**apart, "day": (TODAY, TODAY.replace(day=TODAY.day))})
    )
