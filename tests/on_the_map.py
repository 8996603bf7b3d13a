"""What the browser tests of the map ask of it: where it stands, what it shows, and when it is done."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

from hobnob.site.content import Content, gather
from hobnob.site.pages import chosen
from hobnob.workspace import open_network
from processes import build_site
from session import REPOSITORY, TODAY

VIEWS = ("rings", "objective", "groups", "table")


def content_of(root: Path) -> Content:
    """What the site of a network is made of."""
    return gather(open_network(root, today=TODAY), {part.name for part in chosen(())})


def generate(root: Path, contacts: int, notes: int) -> None:
    """A network of some size."""
    command = [sys.executable, str(REPOSITORY / "tests" / "bench" / "generate.py"), str(root)]
    subprocess.run([*command, "--contacts", str(contacts), "--notes", str(notes)], capture_output=True, check=True)


def build(root: Path, folder: Path) -> None:
    build_site(root, "--today", str(TODAY), "-o", str(folder))


def until(page, condition: str) -> None:
    """Waits for a condition; the browser driver's own way of waiting is against the page's policy."""
    for _ in range(1_500):
        if page.evaluate(f"Boolean({condition})"):
            return
        page.wait_for_timeout(20)
    raise AssertionError(condition)


def settled(page) -> None:
    """Waits for the address, which is written a moment after the last move: a timer that is set later ends later."""
    page.evaluate("() => new Promise(done => setTimeout(done, 260))")


def address(page) -> str:
    return unquote(page.evaluate("location.hash"))


def view_box(page) -> list[float]:
    return numbers(page.locator("#rings svg.rings").get_attribute("viewBox"))


def numbers(box: str) -> list[float]:
    return [float(number) for number in box.replace(",", " ").split()]


def shown(page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('section[data-view]')].filter(e => !e.hidden).map(e => e.id)")


def mark(page, slug: str):
    return page.locator(f'#rings .dot[data-person="{slug}"]')


def focused(page) -> str | None:
    return page.evaluate("document.activeElement.dataset.person ?? null")


def live(page) -> str:
    return page.locator(".map > [aria-live]").inner_text()


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page of a PDF as Chromium writes it."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)\s*\]", pdf)
    assert len(boxes) == len(re.findall(rb"/Type\s*/Page\b", pdf)) > 0
    return [(float(width), float(height)) for width, height in boxes]
