"""A build that remembers makes the same bytes as one that does not, whatever happened in between, and to whom."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import inline
from folders import contents
from hobnob.site.output import MANIFEST
from rebuilding import rebuild
from session import TODAY

NETWORK = """
    --- hobnob.yaml
    categories: {friends: {}, clients: {}}
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    category: clients
    knows: [bob]
    communities: [pycon]
    ---
    Likes **engines**, knows [[Bob]].
    --- contacts/bob.md
    ---
    name: Bob
    category: friends
    ---
    --- contacts/cy.md
    ---
    name: Cy
    standing: wanted
    ---
    - [ ] Write to Cy due:2026-05-20
    --- communities/pycon.md
    ---
    name: PyCon
    ---
    --- objectives/job.md
    ---
    name: A job
    needs: [skill:hiring]
    ---
    --- notes/2026-05-01-coffee.md
    ---
    with: [ada, bob]
    kind: coffee
    ---
    Talked about [[cy]].
"""

PEOPLE = st.sampled_from(["ada", "bob", "cy", "dee", "eve"])
WORDS = st.text(st.sampled_from("ab [*_é<&\n"), max_size=12)
Deed = Callable[[Path, date], date]
"""Something that happens to a network and its site on a day; the day on which somebody builds next."""


def person(who: str, other: str, words: str, number: int) -> Deed:
    def deed(root: Path, today: date) -> date:
        inline.write(root, {f"contacts/{who}.md": f"---\nname: {who.title()}\nknows: [{other}]\n---\n{words}\n"})
        return today

    return deed


def note(who: str, other: str, words: str, number: int) -> Deed:
    def deed(root: Path, today: date) -> date:
        inline.write(
            root, {f"notes/2026-04-{number % 28 + 1:02d}-x.md": f"---\nwith: [{who}]\n---\n{words} [[{other}]]\n"}
        )
        return today

    return deed


def rename(who: str, other: str, words: str, number: int) -> Deed:
    """Gives a file another name, or takes it away."""

    def deed(root: Path, today: date) -> date:
        path = root / "contacts" / f"{who}.md"
        if path.exists() and number % 2:
            path.rename(path.with_name(f"{other}.md"))
        else:
            path.unlink(missing_ok=True)
        return today

    return deed


def change_settings(who: str, other: str, words: str, number: int) -> Deed:
    def deed(root: Path, today: date) -> date:
        lines = ("title: Mine", "site: {pages: [map, people]}", "site: {language: de}", "site: {accent: '#aa0000'}", "")
        inline.write(root, {"hobnob.yaml": f"{lines[number % len(lines)]}\n"})
        return today

    return deed


def template(who: str, other: str, words: str, number: int) -> Deed:
    """Lays an own template down, or takes it away."""

    def deed(root: Path, today: date) -> date:
        name = ("person.html.j2", "base.html", "parts.html.j2", "assets/style.css")[number % 4]
        extending = f'{{% extends "!site/{name}" %}}{{% block title %}}{number}{{% endblock %}}'
        texts = {
            "parts.html.j2": "{% macro day(date) %}{{ date }}{% endmacro %}",
            "assets/style.css": "body { margin: 0 }",
        }
        path = root / "templates" / "site" / name
        if path.exists():
            path.unlink()
        else:
            inline.write(root, {f"templates/site/{name}": texts.get(name, extending)})
        return today

    return deed


def another_day(who: str, other: str, words: str, number: int) -> Deed:
    return lambda _, today: today + timedelta(days=number - 5)


def tamper(who: str, other: str, words: str, number: int) -> Deed:
    """Does something to a file of the site, but for the list of files: without that, a site is nobody's."""

    def deed(root: Path, today: date) -> date:
        files = sorted(path for path in (root / "site").rglob("*") if path.is_file() and path.name != MANIFEST)
        path = files[number * len(files) // 31]
        data = path.read_bytes()
        match len(words) % 4:
            case 0:
                path.unlink()
            case 1:
                os.utime(path)
            case 2:
                path.write_bytes(data[1:] + data[:1])
            case _:
                path.write_bytes(data + b"x")
        return today

    return deed


KINDS = (person, note, rename, change_settings, template, another_day, tamper, tamper)
DEEDS = st.builds(
    lambda kind, who, other, words, number: kind(who, other, words, number),
    st.sampled_from(KINDS), PEOPLE, PEOPLE, WORDS, st.integers(0, 30),
)  # fmt: skip


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(DEEDS, min_size=1, max_size=3), min_size=1, max_size=4))
def test_a_build_that_remembers_makes_what_a_fresh_one_makes(rounds):
    with tempfile.TemporaryDirectory() as folder:
        root, copy, today = Path(folder, "network"), Path(folder, "copy"), TODAY
        inline.write(root, inline.parse(NETWORK))
        rebuild(root, today)
        for deeds in rounds:
            for deed in deeds:
                today = deed(root, today)
            shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".hobnob"))
            whole, _ = rebuild(copy, today)
            built, _ = rebuild(root, today)
            assert contents(root / "site") == contents(copy / "site")
            assert (built.files.written, built.files.removed) == (whole.files.written, whole.files.removed)
            assert (built.pages, built.findings) == (whole.pages, whole.findings)
            assert built.rendered <= whole.rendered
            again, is_parsed = rebuild(root, today)
            assert (is_parsed, again.rendered, again.files.written) == (False, 0, ())
            shutil.rmtree(copy)
