"""Nothing is made twice, and what is made is the same as if it were: the memory of builds, and what spoils it."""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple, Self

import pytest
from jinja2 import meta

from hobnob.errors import HobnobError
from hobnob.languages import ENGLISH
from hobnob.settings import read_settings
from hobnob.site import inputs, memo
from hobnob.site.build import build
from hobnob.site.built import Built, built_before
from hobnob.site.inputs import ReadAhead
from hobnob.site.memo import NOTHING, Kept, Memory, recall, remember
from hobnob.site.output import MANIFEST, Look, write_folder
from hobnob.site.page_digests import PageDigests, _named_in
from hobnob.site.plan import Page
from hobnob.site.share.eligible import Sharing
from hobnob.templating import environment
from hobnob.workspace import Workspace
from session import REPOSITORY, TODAY

NETWORK = """
    --- hobnob.yaml
    categories: {friends: {}, clients: {}}
    --- me.md
    ---
    name: Nora Ek
    ---
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    email: ada@difference.example
    category: clients
    knows: [bob]
    ---
    Likes **engines**.
    --- contacts/bob.md
    ---
    name: Bob
    email: bob@difference.example
    category: friends
    communities: [pycon]
    ---
    --- contacts/cy.md
    ---
    name: Cy
    email: cy@difference.example
    category: friends
    ---
    --- contacts/dee.md
    ---
    name: Dee
    email: dee@difference.example
    category: friends
    tags: [b, a, c, d, e]
    ---
    --- communities/pycon.md
    ---
    name: PyCon
    ---
    --- objectives/job.md
    ---
    name: A job
    needs: [skill:hiring]
    due: 2026-09
    ---
    --- notes/2026-05-01-coffee.md
    ---
    with: [ada, bob]
    kind: coffee
    ---
    Talked about [[cy]] and engines.
    --- notes/2026-03-01-call.md
    ---
    with: [cy]
    kind: call
    ---
"""


class Rebuilt(NamedTuple):
    """What a build told, and whether it parsed the files for it."""

    built: Built
    is_parsed: bool


def rebuild(root: Path, today: date | None = None, folder: Path | None = None, **more) -> Rebuilt:
    """Builds as the command does."""
    read = ReadAhead(root)
    day = today or read_settings(read.settings_text).settings.today or TODAY
    built = built_before(read, day, root, folder, **more)
    if built is not None:
        return Rebuilt(built, is_parsed=False)
    return Rebuilt(build(Workspace(read).update(day), root, folder, **more), is_parsed=True)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def fresh(root: Path, today: date | None = None) -> dict[str, bytes]:
    """What a build makes of the folder as it is, in a copy that remembers nothing."""
    copy = root.with_name(f"{root.name}-copy")
    shutil.copytree(root, copy, symlinks=True, ignore=shutil.ignore_patterns(".hobnob"))
    rebuild(copy, today)
    made = contents(copy / "site")
    shutil.rmtree(copy)
    return made


def settle(root: Path) -> None:
    """Makes the site and its memory as old as they are when somebody builds again after a while."""
    for path in [*(root / "site").rglob("*"), *(root / ".hobnob").glob("site-*")]:
        status = path.stat()
        back = 60_000_000_000 if root / "site" in path.parents else 0
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - back))
    memory = recall(root, root / "site")
    moved = {name: kept._replace(look=memory.as_left(root / "site", name)) for name, kept in memory.files.items()}
    remember(root, root / "site", memory._replace(files=moved))


@pytest.fixture
def site(network, root) -> Path:
    """A network that was built a while ago; the folder of its site."""
    network(NETWORK)
    rebuild(root)
    settle(root)
    return root / "site"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# Nothing changed


def test_nothing_is_parsed_or_drawn_where_nothing_has_changed(site, root):
    before = contents(site)
    looks = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    again = rebuild(root)
    assert not again.is_parsed
    assert again.built.rendered == 0
    assert again.built.pages == sum(name.endswith(".html") for name in before)
    assert again.built.files.written == again.built.files.removed == ()
    assert set(again.built.files.unchanged) == set(before) - {MANIFEST}
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == looks


def test_the_command_says_the_same_as_when_it_looked_at_everything(network, root, run, monkeypatch):
    network({"contacts/ada.md": "---\nname: Ada\nknows: [charles]\n---\n", "hobnob.yaml": "today: 2026-05-15\n"})
    run("build")
    shutil.copytree(root / ".hobnob", root.parent / "kept")
    shutil.rmtree(root / ".hobnob")
    whole = run("build")
    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "update", lambda *_: pytest.fail("the files were parsed"))
        short = run("build")
    assert short == whole
    assert "2 findings" in short.stderr
    assert "0 files written" in short.stderr


def test_a_site_for_others_says_again_what_it_holds(network, run):
    network({"hobnob.yaml": "", "contacts/ada.md": "---\nname: Ada\nvisibility: shared\n---\n"})
    first, second = run("build", "--share"), run("build", "--share")
    assert "shared: 1 person" in first.stderr
    assert second.stderr.splitlines()[0] == first.stderr.splitlines()[0]
    third = run("build", "--share=public")
    assert "shared: 1 person" not in third.stderr, "what is asked for is a part of what it is made of"


def test_what_was_read_ahead_makes_the_same_site_as_what_is_read_as_it_is_asked_for(network, root, tmp_path):
    drafts = {
        f"templates/drafts/{path.name}": "Hello\n\nmine" for path in (REPOSITORY / "templates" / "drafts").iterdir()
    }
    network(NETWORK)
    snapshot = network(
        {**drafts, "contacts/broken.md": b"\xff", "notes/journal.md": "## 2026-05-03 Tea with [[Dee]]\n"}
    )
    assert not isinstance(snapshot.source, ReadAhead)
    build(snapshot, root, tmp_path / "one")
    rebuild(root, folder=tmp_path / "other")
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


@pytest.mark.parametrize("is_edited", [True, False])
def test_what_changes_while_a_site_is_built_is_not_taken_for_built(network, root, is_edited):
    files = {"contacts/ada.md": "---\nname: Ada\nknows: [charles]\n---\n", "notes": "no folder"}
    network({"hobnob.yaml": "", **files})
    read = ReadAhead(root)
    snapshot = Workspace(read).update(TODAY)
    before = (root / "contacts" / "ada.md").read_text()
    if is_edited:
        edit(root / "contacts" / "ada.md", "charles", "charlie")
    build(snapshot, root)
    (root / "contacts" / "ada.md").write_text(before)
    assert rebuild(root).is_parsed is is_edited, "the excerpt of a finding shows the file as it was in between"
    assert b"charlie" not in (root / "site" / "findings.html").read_bytes()
    assert not rebuild(root).is_parsed


# Something changed


def test_one_note_draws_the_pages_that_it_stands_on(site, root):
    pages = rebuild(root).built.pages
    edit(root / "notes" / "2026-03-01-call.md", "kind: call\n---\n", "kind: call\n---\nA word about gears.\n")
    expected = fresh(root)
    again = rebuild(root)
    assert again.is_parsed
    assert contents(site) == expected
    assert b"A word about gears" in expected["people/cy.html"]
    assert 0 < again.built.rendered < pages // 2
    assert "people/cy.html" in again.built.files.written
    assert "people/dee.html" in again.built.files.unchanged


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("notes/2026-05-02-tea.md", "---\nwith: [dee]\n---\nTea.\n"),
        ("contacts/eve.md", "---\nname: Eve\n---\n"),
        ("contacts/cy.md", None),
        ("hobnob.yaml", "title: Another\ncategories: {friends: {}}\n"),
        ("hobnob.yaml", "site: {pages: [map], accent: '#aa0000', language: de}\n"),
        ("templates/site/person.html.j2", '{% extends "!site/person.html" %}{% block title %}Mine{% endblock %}'),
        ("templates/site/parts.html.j2", "{% macro day(date) %}<b>{{ date }}</b>{% endmacro %}"),
        ("templates/site/assets/style.css", "body { color: teal }"),
        ("templates/site/assets/accent.css", ":root { --accent: #123456 }"),
    ],
)
def test_whatever_changes_is_on_the_pages(site, root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    before = contents(site)
    expected = fresh(root)
    assert expected != before
    assert rebuild(root).is_parsed
    assert contents(site) == expected
    assert not rebuild(root).is_parsed


def test_a_template_that_goes_again_is_no_longer_used(site, root):
    own = root / "templates" / "site" / "person.html.j2"
    own.parent.mkdir(parents=True)
    before = contents(site)
    own.write_text('{% extends "!site/person.html" %}{% block title %}Mine{% endblock %}')
    again = rebuild(root)
    assert again.built.rendered == len(list((site / "people").glob("*.html"))), (
        "and no page that has nothing to do with it"
    )
    own.unlink()
    rebuild(root)
    assert contents(site) == before


def test_a_new_day_is_a_new_page(site, root):
    tomorrow = TODAY + timedelta(days=1)
    expected = fresh(root, tomorrow)
    again = rebuild(root, tomorrow)
    assert again.is_parsed
    assert contents(site) == expected
    assert b"16 May 2026" in expected["index.html"]


def test_another_hobnob_makes_everything_anew(site, root, monkeypatch):
    monkeypatch.setattr(inputs, "code_digest", lambda: "another")
    monkeypatch.setattr("hobnob.site.page_digests.code_digest", lambda: "another")
    again = rebuild(root)
    assert again.is_parsed
    assert again.built.rendered == again.built.pages
    assert again.built.files.written == ()


def test_the_code_and_what_it_stands_on_count(monkeypatch):
    inputs.code_digest.cache_clear()
    digests = {inputs.code_digest()}
    for patched in ("__version__", "_version"):
        inputs.code_digest.cache_clear()
        with monkeypatch.context() as patch:
            patch.setattr(inputs, patched, "0" if patched == "__version__" else lambda _: "0")
            digests.add(inputs.code_digest())
    inputs.code_digest.cache_clear()
    assert len(digests) == 3


def test_a_packaged_template_that_changes_counts(site, root, tmp_path, monkeypatch):
    packaged = tmp_path / "packaged"
    shutil.copytree(inputs.templates_folder(), packaged)
    monkeypatch.setattr(inputs, "templates_folder", lambda: packaged)
    assert not rebuild(root).is_parsed
    (packaged / "site" / "person.html.j2").write_text("mine")
    assert rebuild(root).is_parsed


def test_a_link_to_other_templates_counts(network, root):
    network({"hobnob.yaml": "", "me.md": "---\nname: Nora\n---\n"})
    for name in ("one", "two"):
        path = root / "templates" / name / "me.html.j2"
        path.parent.mkdir(parents=True)
        path.write_text(name)
    link, between = root / "templates" / "site", root.with_name("between")
    link.symlink_to("one")
    rebuild(root)
    assert (root / "site" / "me.html").read_text() == "one"
    link.unlink()
    link.symlink_to("two")
    rebuild(root)
    assert (root / "site" / "me.html").read_text() == "two"
    (root / "templates" / "two" / "me.html.j2").write_text("three")
    rebuild(root)
    assert (root / "site" / "me.html").read_text() == "three"
    link.unlink()
    link.symlink_to(between)
    for name in ("one", "two"):
        between.unlink(missing_ok=True)
        between.symlink_to(root / "templates" / name)
        rebuild(root)
        assert (root / "site" / "me.html").read_text() == ("one" if name == "one" else "three"), "by another link"


@pytest.mark.parametrize("sharing", [None, Sharing()])
@pytest.mark.parametrize("linked", ["site", "site/assets", "site/assets/extra.css"])
def test_a_link_out_of_the_network_brings_no_asset(network, root, tmp_path, linked, sharing):
    network(
        {"hobnob.yaml": "", "templates/mine.css": "", "contacts/ada.md": "---\nname: Ada\nvisibility: shared\n---\n"}
    )
    outside = tmp_path / "outside" / "site" / "assets"
    outside.mkdir(parents=True)
    (outside / "extra.css").write_text("/* elsewhere */")
    link = root / "templates" / linked
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(tmp_path / "outside" / linked)
    folder = rebuild(root, sharing=sharing).built.folder
    assert (folder / "assets" / "style.css").is_file()
    assert not (folder / "assets" / "extra.css").exists()


# Somebody else was there


def tampered(how: str) -> Callable[[Path], None]:
    def overwrite(path: Path) -> None:
        path.write_bytes(path.read_bytes() + b"<!-- mine -->")

    def same_size(path: Path) -> None:
        data = path.read_bytes()
        path.write_bytes(data.replace(b"<h1", b"<h2"))

    def touch(path: Path) -> None:
        os.utime(path)

    def become_link(path: Path) -> None:
        path.rename(path.with_name("moved"))
        path.symlink_to("moved")

    return {
        "edited": overwrite,
        "edited alike": same_size,
        "deleted": Path.unlink,
        "touched": touch,
        "linked": become_link,
    }[how]


@pytest.mark.parametrize("name", ["people/ada.html", "assets/style.css", "data/people.js"])
@pytest.mark.parametrize("how", ["edited", "edited alike", "deleted", "touched"])
def test_what_was_done_to_a_file_of_the_site_is_made_good(site, root, how, name):
    before = contents(site)
    tampered(how)(site / name)
    again = rebuild(root)
    assert contents(site) == before
    assert again.built.rendered == (1 if how != "touched" and name.endswith(".html") and before[name] != b"" else 0)
    assert again.is_parsed is (how in ("edited", "deleted") or (how == "edited alike" and b"<h1" in before[name]))
    assert not rebuild(root).is_parsed


@pytest.mark.parametrize("name", [MANIFEST, "places.txt"])
def test_the_lists_in_the_site_are_made_good_as_well(site, root, name):
    before = contents(site)
    (site / name).write_text("# mine\n") if name != MANIFEST else (site / name).write_bytes(
        before[name] + b"more.html\n"
    )
    rebuild(root)
    assert contents(site) == before


def test_a_change_within_the_same_tick_of_the_clock_is_seen(network, root):
    """A file that was changed right after the build may have the size and the time that it had before."""
    network(NETWORK)
    rebuild(root)
    page = root / "site" / "people" / "ada.html"
    before, status = page.read_bytes(), page.stat()
    page.write_bytes(before.replace(b"Ada", b"Bda"))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    rebuild(root)
    assert page.read_bytes() == before


def test_a_young_site_is_read_once_and_then_only_looked_at(network, root, monkeypatch):
    network(NETWORK)
    rebuild(root)
    assert not rebuild(root).is_parsed
    settle(root)
    rebuild(root)
    with monkeypatch.context() as patch:
        patch.setattr(memo, "_digest_in", lambda path: pytest.fail(f"{path} was read"))
        assert not rebuild(root).is_parsed


def test_what_no_build_wrote_stays(site, root):
    (site / "mine.txt").write_text("mine")
    assert not rebuild(root).is_parsed
    edit(root / "hobnob.yaml", "friends: {}", "pals: {}")
    rebuild(root)
    assert (site / "mine.txt").read_text() == "mine"


# The memory


def memory_of(root: Path) -> Path:
    (found,) = (root / ".hobnob").glob("site-*.json")
    return found


def spoiled(path: Path, how: str) -> None:
    check, _, text = path.read_bytes().partition(b"\n")
    held = json.loads(text)
    match how:
        case "gone":
            path.unlink()
        case "empty":
            path.write_bytes(b"")
        case "cut off":
            path.write_bytes(path.read_bytes()[:-20])
        case "flipped":
            path.write_bytes(check + b"\n" + text.replace(b'"pages":', b'"pagez":'))
        case "no text":
            path.write_bytes(b"\xff\xfe\x00" * 100)
        case "a folder":
            path.unlink()
            path.mkdir()
        case "a link":
            path.rename(path.with_name("kept"))
            path.symlink_to("kept")
        case "a pipe":
            path.unlink()
            os.mkfifo(path)
        case _:
            written = json.dumps({**held, **FORGED[how]} if isinstance(FORGED[how], dict) else FORGED[how]).encode()
            path.write_bytes(memo.digest_of(written).encode() + b"\n" + written)


FORGED: dict[str, object] = {
    "of another form": {"form": 99},
    "of another folder": {"folder": "elsewhere"},
    "a list": [1, 2],
    "without files": {"files": {}},
    "with files of nothing": {"files": {"index.html": None}},
    "with wrong figures": {"pages": "many"},
    "with a voice of its own": {"asides": ["\x1b]0;mine\x07"]},
}


@pytest.mark.parametrize(
    "how", ["gone", "empty", "cut off", "flipped", "no text", "a folder", "a link", "a pipe", *FORGED]
)
def test_a_memory_that_is_spoiled_costs_only_time(site, root, how):
    before = contents(site)
    spoiled(memory_of(root), how)
    again = rebuild(root)
    assert again.is_parsed
    assert contents(site) == before
    assert again.built.files.written == again.built.files.removed == ()
    assert how == "a folder" or not rebuild(root).is_parsed
    assert how != "a link" or not memory_of(root).is_symlink(), "nothing is written through a link"


@pytest.mark.parametrize("how", ["a file", "a link", "no space"])
def test_a_memory_that_cannot_be_kept_is_no_error(network, root, tmp_path, monkeypatch, how):
    network(NETWORK)
    if how == "a file":
        (root / ".hobnob").write_text("")
    elif how == "a link":
        (tmp_path / "elsewhere").mkdir()
        (root / ".hobnob").symlink_to(tmp_path / "elsewhere")
    else:
        monkeypatch.setattr(memo, "write_file", refuse)
    assert rebuild(root).built.rendered > 0
    assert rebuild(root).built.files.written == ()
    if how == "a link":
        assert list((tmp_path / "elsewhere").iterdir()) == []


def refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_another_folder_has_a_memory_of_its_own(site, root, tmp_path):
    other = tmp_path / "other"
    first = rebuild(root, folder=other)
    assert first.is_parsed
    assert contents(other) == contents(site)
    assert not rebuild(root).is_parsed
    assert not rebuild(root, folder=other).is_parsed
    shared = rebuild(root, sharing=Sharing())
    assert shared.is_parsed
    assert not rebuild(root, sharing=Sharing()).is_parsed
    assert rebuild(root, sharing=Sharing(initials=True)).is_parsed
    assert not rebuild(root).is_parsed


def test_only_some_folders_are_remembered(site, root, tmp_path):
    for number in range(10):
        remember(root, tmp_path / str(number), Memory(inputs="x"))
    assert len(list((root / ".hobnob").glob("site-*"))) == 8
    assert recall(root, tmp_path / "9").inputs == "x"
    assert recall(root, tmp_path / "0") == NOTHING


def test_the_memory_goes_with_the_network_and_not_with_the_site(site, root):
    for name in contents(site):
        assert "hobnob/" not in name
        assert not name.startswith(".")
    moved = root.with_name("moved")
    shutil.move(root, moved)
    assert not rebuild(moved).is_parsed


def test_a_dry_run_uses_the_memory_and_keeps_none(site, root):
    held = memory_of(root).read_bytes()
    assert not rebuild(root, dry_run=True).is_parsed
    edit(root / "contacts" / "ada.md", "engines", "looms")
    again = rebuild(root, dry_run=True).built
    assert "people/ada.html" in again.files.written
    assert again.rendered < again.pages
    assert memory_of(root).read_bytes() == held
    assert b"engines" in (site / "people" / "ada.html").read_bytes()


def test_two_processes_agree_on_what_a_page_is_made_of(site, root):
    """Whatever the order of sets in a process: else every build would draw everything."""
    program = (
        "import sys; from pathlib import Path; from datetime import date\n"
        "from hobnob.site.build import build; from hobnob.workspace import open_network\n"
        "root = Path(sys.argv[1]); print(build(open_network(root, date(2026, 5, 15)), root).rendered)\n"
    )
    drawn = []
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program, str(root)],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True, timeout=120,
        )  # fmt: skip
        drawn.append(int(done.stdout))
    assert drawn[1] == 0


def test_whoever_waits_is_told_how_far_it_has_come(network, root):
    network(NETWORK)
    told: list[tuple[str, int, int]] = []

    def tell(doing: str, done: int, total: int) -> None:
        told.append((doing, done, total))

    read = ReadAhead(root, tell)
    first = build(Workspace(read).update(TODAY), root, tell=tell)
    assert list(dict.fromkeys(doing for doing, _, _ in told)) == [
        "Reading files", "Working out who stands where", "Drawing pages",
    ]  # fmt: skip
    reading = [one for one in told if one[0] == "Reading files"]
    assert reading[-1][1] == reading[-1][2] == 10
    drawing = [one for one in told if one[0] == "Drawing pages"]
    assert [done for _, done, _ in drawing] == list(range(1, first.pages + 1))
    assert all(done <= total for _, done, total in drawing)
    told.clear()
    edit(root / "contacts" / "ada.md", "engines", "looms")
    build(Workspace(ReadAhead(root)).update(TODAY), root, tell=tell)
    assert {total for doing, _, total in told if doing == "Drawing pages"} == {first.pages}, "as many as last time"


# Digests of pages


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


# A failing or a killed build


def test_a_wrong_template_leaves_the_last_site_and_its_memory(site, root, run):
    before, held = contents(site), memory_of(root).read_bytes()
    edit(root / "contacts" / "ada.md", "engines", "looms")
    (root / "templates" / "site").mkdir(parents=True)
    (root / "templates" / "site" / "timeline.html.j2").write_text("{{ nothing }}")
    done = run("build")
    assert done.exit_code == 1
    assert contents(site) == before
    assert memory_of(root).read_bytes() == held
    assert [path.name for path in site.iterdir() if path.name.startswith(".")] == []


def files(*names: str) -> Iterator[tuple[str, bytes]]:
    for name in names:
        if name == "stop":
            raise KeyboardInterrupt
        yield name, os.fsencode(name)


def test_a_build_that_is_stopped_leaves_nothing_of_itself(tmp_path):
    folder = tmp_path / "a" / "site"
    with pytest.raises(KeyboardInterrupt):
        write_folder(folder, files("one.html", "b/two.html", "stop"))
    assert list(tmp_path.iterdir()) == []
    write_folder(folder, files("one.html"))
    with pytest.raises(KeyboardInterrupt):
        write_folder(folder, files("two.html", "stop"))
    assert set(contents(folder)) == {"one.html", MANIFEST}


def test_what_killed_builds_have_left_aside_is_removed_by_the_next(tmp_path):
    folder = tmp_path / "site"
    write_folder(folder, files("one.html"))
    old, young = folder / ".hobnob-build-old", folder / ".hobnob-build-young"
    for left in (old, young):
        left.mkdir()
        (left / "0").write_text("left")
    os.utime(old, (0, 0))
    (folder / ".hobnob-build-link").symlink_to(tmp_path)
    write_folder(folder, files("one.html"), dry_run=True)
    assert old.exists(), "a dry run writes nothing"
    write_folder(folder, files("one.html"))
    assert not old.exists()
    assert not young.exists(), "nobody else builds here"
    assert (folder / ".hobnob-build-link").is_symlink()


def test_where_no_lock_tells_only_what_is_old_is_taken_for_left(tmp_path, monkeypatch):
    folder = tmp_path / "site"
    write_folder(folder, files("one.html"))
    monkeypatch.setattr("fcntl.flock", refuse)
    old, young = folder / ".hobnob-build-old", folder / ".hobnob-build-young"
    for left in (old, young):
        left.mkdir()
    os.utime(old, (0, 0))
    write_folder(folder, files("one.html"))
    assert [path.name for path in folder.iterdir() if path.is_dir()] == [young.name]


def test_what_a_killed_build_left_is_removed_though_nothing_has_changed(site, root):
    left = site / ".hobnob-build-x"
    left.mkdir()
    (left / "0").write_text("Ada Lovelace")
    again = rebuild(root)
    assert not left.exists()
    assert again.built.files.written == ()
    assert not rebuild(root).is_parsed


def test_two_builds_at_once_do_not_mix(tmp_path):
    folder = tmp_path / "site"
    write_folder(folder, files("index.html"))

    def slowly() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"1"
        with pytest.raises(HobnobError, match=r"another hobnob is building into .*site"):
            write_folder(folder, files("index.html", "people/new.html"))
        yield "one.html", b"1"

    write_folder(folder, slowly())
    assert contents(folder).keys() == {"index.html", "one.html", MANIFEST}
    assert write_folder(folder, files("index.html", "people/new.html")).removed == ("one.html",)


@pytest.mark.parametrize("name", ["x\nmine.txt", "a/\x85b", "a\u2028b", "\udcff.css", "#a.txt", "\x1b]0;x\x07"])
@pytest.mark.parametrize("dry_run", [True, False])
def test_no_file_has_a_name_that_would_spoil_the_list(tmp_path, name, dry_run):
    folder = tmp_path / "site"
    with pytest.raises(HobnobError, match="cannot be the name") as raised:
        write_folder(folder, files("one.html", name), dry_run=dry_run)
    assert raised.value.message.isprintable()
    assert list(tmp_path.iterdir()) == []


def test_an_asset_with_a_name_of_two_lines_takes_nobodys_file(network, root):
    network({"hobnob.yaml": "", "templates/site/assets/x\nmine.txt": "h", "templates/site/assets/ok.txt": "h"})
    (root / os.fsdecode(b"templates/site/assets/\xff.css")).write_text("x")
    rebuild(root)
    assert {path.name for path in (root / "site" / "assets").iterdir() if path.suffix == ".txt"} == {"ok.txt"}
    (root / "site" / "mine.txt").write_text("my own")
    (root / "templates" / "site" / "assets" / "x\nmine.txt").unlink()
    rebuild(root)
    assert (root / "site" / "mine.txt").read_text() == "my own"


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_folder_in_the_place_of_a_file_is_named(site, root, dry_run):
    before = contents(site)
    (site / "places.txt").unlink()
    (site / "places.txt").mkdir()
    edit(root / "contacts" / "ada.md", "engines", "looms")
    with pytest.raises(HobnobError, match=r"site/places\.txt is in the way: it is a folder"):
        rebuild(root, dry_run=dry_run)
    del before["places.txt"]
    assert contents(site) == before


def test_a_build_leaves_the_collection_of_garbage_as_it_was(network, root):
    snapshot = network(NETWORK)
    before = gc.get_threshold()

    class Ring:
        """What only the collection of garbage takes away, for it refers to itself."""

        def __init__(self) -> None:
            self.me = self

    gc.disable()
    try:
        gone = weakref.ref(Ring())
        build(snapshot, root)
    finally:
        gc.enable()
    gc.collect()
    assert gone() is None
    assert gc.get_threshold() == before


def test_one_file_at_a_time_is_held(tmp_path):
    """A site is larger than the memory that it may cost: files are taken as they are made."""
    alive: list[int] = []

    class Counted(bytes):
        def __new__(cls, data: bytes) -> Self:
            alive.append(1)
            return super().__new__(cls, data)

        def __del__(self) -> None:
            alive.pop()

    def many() -> Iterator[tuple[str, bytes]]:
        for number in range(50):
            assert len(alive) <= 2
            yield f"{number}.html", Counted(b"x" * 1000)

    assert len(write_folder(tmp_path / "site", many()).written) == 50


def test_a_look_is_that_of_the_file_as_it_was_written(tmp_path):
    folder = tmp_path / "site"
    done = write_folder(folder, files("one.html", "two.html"))
    assert done.looks.keys() == {"one.html", "two.html", MANIFEST}
    for name, look in done.looks.items():
        status = (folder / name).stat()
        assert look == Look(status.st_size, status.st_mtime_ns)
    assert Memory(files={"one.html": Kept(done.looks["one.html"], "wrong")}).as_left(folder, "one.html") is None


def test_english_asks_nobody_for_its_dates():
    program = "import sys, hobnob.site.build, hobnob.languages as l; from datetime import date; l.ENGLISH.long(date(2026, 5, 3)); print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert done.stdout == "False\n"
    assert ENGLISH.lang == ""
