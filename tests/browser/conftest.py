"""The built site of the example network, and a Chromium to look at it with.

Chromium is the system's own (`CHROMIUM`, else /usr/bin/chromium): nothing is downloaded. Without it these tests fail,
they are not skipped, because a test that quietly did not run shows nothing.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from folders import copy_example
from hobnob.site.content import Content
from hobnob.workspace import open_network
from on_the_map import build, content_of
from processes import build_site
from readers import Both, open_people
from session import EXAMPLE, TODAY

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# No sandbox, for root in a container has none; and none of the calls home that a fresh profile makes.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
# The machine may be busy: how long a page takes says nothing.
expect.set_options(timeout=60_000)


class Site:
    """A built site on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))

    @property
    def page_types(self) -> list[str]:
        """Every page at the top, and of each folder the fullest and the emptiest page: those that differ most."""
        folders = defaultdict(list)
        for page in self.pages:
            folders[page.rpartition("/")[0]].append(page)
        chosen = folders.pop("", [])
        for pages in folders.values():
            by_size = sorted(pages, key=self._size)
            chosen += dict.fromkeys((by_size[0], by_size[-1]))
        return sorted(chosen)

    @property
    def fullest(self) -> list[str]:
        """One page of each sort: every page at the top, and of each folder there the fullest page."""
        found: dict[str, str] = {}
        for page in self.pages:
            sort = page.partition("/")[0]
            found[sort] = max(found.get(sort, page), page, key=self._size)
        return sorted(found.values())

    def _size(self, page: str) -> int:
        return (self.folder / page).stat().st_size

    def url(self, page: str) -> str:
        """Its address for a browser; `page` may end in a state, `map.html#view=table`."""
        path, sign, state = page.partition("#")
        return (self.folder / path).as_uri() + sign + state


class Visit:
    """A page in a tab, and all that it asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", lambda request: self.complaints.append(f"failed: {request.url}"))

    def _console(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Site:
    """The example network's site, built as a person builds it."""
    network = copy_example(tmp_path_factory.mktemp("browser") / "network")
    build_site(network)
    return Site(network / "site")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    assert os.access(CHROMIUM, os.X_OK), f"{CHROMIUM} is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A context of the browser for each way to look at pages, which keep nothing in it: a new one takes its time."""
    made: dict[tuple[object, ...], BrowserContext] = {}

    def context(width: int = 1280, height: int = 900, dark: bool = False, scripts: bool = True) -> BrowserContext:
        key = (width, height, dark, scripts)
        if key not in made:
            made[key] = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if dark else "light",
                java_script_enabled=scripts,
                reduced_motion="reduce",
            )
        return made[key]

    yield context
    for one in made.values():
        one.close()


@pytest.fixture
def visit(contexts: Callable[..., BrowserContext], site: Site) -> Iterator[Callable[..., Visit]]:
    """Opens a page of the site from disk: `visit("index.html", width=390, dark=True, scripts=False)`.

    Visits with the same settings share a tab, so that walking through hundreds of pages stays quick; what a tab has
    logged begins anew with each visit.
    """
    visits: dict[BrowserContext, Visit] = {}

    def go(path: str, **how: int) -> Visit:
        context = contexts(**how)
        if context not in visits:
            visits[context] = Visit(context.new_page())
        found = visits[context]
        if found.page.url.partition("#")[0] == site.url(path).partition("#")[0]:
            # A state of the page that is shown would not load it anew.
            found.page.goto("about:blank")
        found.requests.clear()
        found.complaints.clear()
        found.page.goto(site.url(path))
        return found

    yield go
    for one in visits.values():
        one.page.close()


@pytest.fixture
def opened(visit):
    """Opens the map in a state, anew, and waits until it is shown: `opened("#view=table", width=390)`."""

    def go(state: str = "", **how):
        seen = visit(f"map.html{state}", **how)
        seen.page.evaluate("hobnob.map.go({})")
        assert seen.complaints == []
        return seen.page

    return go


@pytest.fixture
def elsewhere(contexts) -> Iterator:
    """Opens the map of another network, built there and then."""
    pages = []

    def go(root: Path, folder: Path):
        build(root, folder)
        pages.append(contexts().new_page())
        pages[-1].goto((folder / "map.html").as_uri())
        return pages[-1]

    yield go
    for page in pages:
        page.close()


@pytest.fixture(scope="session")
def example() -> Content:
    """What the example network's site is made of."""
    return content_of(EXAMPLE)


@pytest.fixture(scope="session")
def slugs(example: Content) -> dict[str, str]:
    """What pages, data and addresses call the people of the example network, by their names."""
    return {one.name: one.url.removeprefix("people/").removesuffix(".html") for one in example.people.values()}


@pytest.fixture(scope="module")
def both(site, browser) -> Iterator[Both]:
    """Both readers of queries over the example network."""
    page = open_people(browser, site.folder)
    yield Both(open_network(EXAMPLE, TODAY), page)
    page.close()
