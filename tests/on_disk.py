"""The pages of a built site as they lie in its folder, and a small network with something to say on each."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

from folders import contents
from session import REPOSITORY

SMALL = """
    --- hobnob.yaml
    title: Small
    categories: {friends: {}, clients: {}, press: {}}
    --- me.md
    ---
    name: Nora Ek
    offers: [proofreading]
    ---
    ## Pitch: for founders
    I read what you have built.
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    org: Difference Inc
    email: ada@difference.example
    phone: +44 20 7946 0958
    links: [https://ada.example]
    category: clients
    tier: key
    birthday: 1990-05-20
    knows: [bob]
    skills: [hiring]
    needs: [a reviewer]
    history: ["Analyst org:difference from:2019 to:2022"]
    ---
    Met [[Bob]] and [[Nobody]]. See [the others](../communities/difference.md) or [lost](lost.md).

    ## 2026-05-01 Coffee with [[Ada Lovelace]]

    gave:: an hour
    She liked **it**.

    - [ ] Send the deck due:2026-05-10 for:ada
    --- contacts/bob.yaml
    name: Bob
    standing: wanted
    category: friends
    --- communities/difference.md
    ---
    name: Difference Inc
    kind: employer
    url: https://difference.example
    ---
    --- objectives/job.md
    ---
    name: A job
    due: 2026-12
    needs: [skill:hiring, {need: a friend, find: "skill:nothing"}]
    stakeholders: ["ada power:5 interest:5 stance:supporter", {seat: head of data, power: 4, interest: 2}]
    ---
    --- events/fair.md
    ---
    name: The fair
    date: 2026-05-20
    meet: [ada]
    objective: job
    ---
    --- introductions/ada-and-bob.md
    ---
    between: [ada, bob]
    proposed: 2026-05-02
    ---
    --- notes/2025-03-02-call.md
    ---
    with: [ada]
    kind: call
    ---
    A call.
"""


STYLESHEET = (REPOSITORY / "templates" / "site" / "assets" / "style.css").read_text(encoding="utf-8")


class Page(HTMLParser):
    """What a browser would see of a page: its elements, the links, the ids, the text."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    handle_startendtag = handle_starttag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def links(self) -> Iterator[str]:
        for _, attributes in self.elements:
            yield from (attributes[name] for name in ("href", "src", "action", "xlink:href") if name in attributes)

    @cached_property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


def pages_of(folder: Path) -> dict[str, Page]:
    return {path.relative_to(folder).as_posix(): Page(path) for path in sorted(folder.rglob("*.html"))}


def leads_to(page: str, link: str) -> tuple[str, str]:
    """The path of the page that a link on another one leads to, and the place on it."""
    path, _, anchor = link.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page, anchor


def assert_links_lead_somewhere(folder: Path, pages: dict[str, Page] | None = None) -> None:
    pages = pages or pages_of(folder)
    names = set(contents(folder))
    ids = {name: set(page.ids) for name, page in pages.items()}
    for name, page in pages.items():
        assert len(page.ids) == len(ids[name]), f"{name} has an id twice"
        for link in page.links():
            if re.match(r"(https?|mailto|tel):", link):
                continue
            target, anchor = leads_to(name, link)
            assert target in names, f"{name} links to {link}"
            # What has a sign of equality is no place on a page but the state of its scripts.
            if anchor and "=" not in anchor and target in pages:
                assert anchor in ids[target], f"{name} links to {link}"
