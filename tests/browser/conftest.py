"""The built site of the example network, and a Chromium to look at it with.

Chromium is the system's own (`CHROMIUM`, else /usr/bin/chromium): nothing is downloaded. Without it these tests fail,
they are not skipped, because a test that quietly did not run shows nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from folders import copy_example
from hobnob.site.content import Content
from on_the_map import build, content_of
from session import EXAMPLE

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# No sandbox, for root in a container has none; and none of the calls home that a fresh profile makes.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


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
            by_size = sorted(pages, key=lambda page: (self.folder / page).stat().st_size)
            chosen += dict.fromkeys((by_size[0], by_size[-1]))
        return sorted(chosen)

    def url(self, page: str) -> str:
        """Its address for a browser."""
        return (self.folder / page).as_uri()


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
    command = [sys.executable, "-m", "hobnob", "-C", str(network), "build"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return Site(network / "site")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    assert os.access(CHROMIUM, os.X_OK), f"{CHROMIUM} is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Callable[..., Visit]]:
    """Opens a page of the site from disk: `visit("index.html", width=390, dark=True, scripts=False)`.

    Visits with the same settings share a tab, so that walking through hundreds of pages stays quick; what a tab has
    logged begins anew with each visit.
    """
    contexts: dict[tuple[object, ...], tuple[BrowserContext, Visit]] = {}

    def go(path: str, *, width: int = 1280, height: int = 900, dark: bool = False, scripts: bool = True) -> Visit:
        key = (width, height, dark, scripts)
        if key not in contexts:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if dark else "light",
                java_script_enabled=scripts,
                reduced_motion="reduce",
            )
            contexts[key] = (context, Visit(context.new_page()))
        found = contexts[key][1]
        found.requests.clear()
        found.complaints.clear()
        found.page.goto(site.url(path))
        return found

    yield go
    for context, _ in contexts.values():
        context.close()


@pytest.fixture
def opened(visit, site):
    """Opens the map in a state, anew, and waits until it is shown: `opened("#view=table", width=390)`."""

    def go(state: str = "", **how):
        seen = visit("index.html", **how)
        seen.page.goto(site.url("map.html") + state)
        seen.page.evaluate("hobnob.map.go({})")
        assert seen.complaints == []
        return seen.page

    return go


@pytest.fixture
def elsewhere(browser) -> Iterator:
    """Opens the map of another network, built there and then."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")

    def go(root: Path, folder: Path):
        build(root, folder)
        page = context.new_page()
        page.goto((folder / "map.html").as_uri())
        return page

    yield go
    context.close()


@pytest.fixture(scope="session")
def example() -> Content:
    """What the example network's site is made of."""
    return content_of(EXAMPLE)


@pytest.fixture(scope="session")
def slugs(example: Content) -> dict[str, str]:
    """What pages, data and addresses call the people of the example network, by their names."""
    return {one.name: one.url.removeprefix("people/").removesuffix(".html") for one in example.people.values()}
