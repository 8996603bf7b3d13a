"""Pages of the site as somebody reads them, made without a folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import chain

import html5lib

from hobnob.site.build import private_site
from hobnob.site.places import NOWHERE
from hobnob.templating import environment, render
from hobnob.workspace import Snapshot

Show = Callable[..., dict[str, "Seen"]]


ADA = """
    --- hobnob.yaml
    categories: {family: {sphere: personal}, clients: {}}
    --- me.md
    ---
    name: Nora Ek
    offers: [proofreading]
    ---
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    category: clients
    email: ada@x.example
    phone: +44 20 7946 0958
    needs: [proofreading, repairing old lamps in the hall, a harbour]
    find_out: [who decides]
    ---
    ## 2025-06-20 Call
    gave:: an hour
    ## 2026-02-03 Call
    got:: a name
    ## 2026-02-10 Call
    gave:: a book
    ## 2026-05-02 Email

    ## 2025-05 Coffee
    --- contacts/bob.md
    ---
    name: Bob Ek
    category: clients
    skills: [repairing old lamps]
    knows: [cy]
    ---
    ## 2026-05-01 Coffee
    --- contacts/cy.md
    ---
    name: Cy Quist
    standing: wanted
    ---
    --- contacts/dad.md
    ---
    name: Dad
    category: family
    ---
    ## 2026-05-01 Coffee
    gave:: a lift
    --- contacts/gone.md
    ---
    name: Gone
    standing: past
    needs: [proofreading]
    ---
"""
"""A network of people of every sort, with much to say of one of them."""


class Seen(HTMLParser):
    """A page as somebody reads it: its text in one piece, its links, and the text of each element with an id or class."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.markup = markup
        self.links: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self._texts: list[str] = []
        self._link: str | None = None
        self.feed(markup.partition("<main")[2].partition("</main>")[0])

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a" and "href" in found:
            self._link = found["href"]
            self.links.append((found["href"], ""))
        if tag not in {"bdi", "a", "span", "strong", "code", "em", "time", "b"}:
            self._texts.append(" ")

    def handle_endtag(self, tag):
        if tag == "a":
            self._link = None

    def handle_data(self, data):
        self._texts.append(data)
        if self._link is not None:
            url, text = self.links[-1]
            self.links[-1] = (url, f"{text}{data}")

    @property
    def text(self) -> str:
        return " ".join("".join(self._texts).split())

    def section(self, name: str) -> Seen:
        """The section that a heading of this id names."""
        found = re.search(rf'<section[^>]*aria-labelledby="{name}".*?</section>', self.markup, re.DOTALL)
        assert found, f"there is no section {name}"
        return Seen(f"<main>{found[0]}</main>")


def shown(snapshot: Snapshot, *urls: str, is_read: bool = True) -> dict[str, Seen]:
    """Pages of the site by their addresses, all where none is given; each is read as HTML5 and valid, if `is_read`."""
    site, templates = private_site(snapshot, NOWHERE), environment()
    found = {}
    for page in chain(site.pages, *(batch() for batch in site.batches)):
        if not urls or page.url in urls:
            data = {**site.shared, "root": page.root, "here": page.url, **page.data}
            markup = render(templates, page.template, data)
            if is_read:
                parser = html5lib.HTMLParser()
                parser.parse(markup)
                assert not parser.errors, (page.url, parser.errors[:3])
            found[page.url] = Seen(markup)
    assert not urls or found.keys() == set(urls)
    return found
