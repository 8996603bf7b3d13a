"""Workers: the same as without, whatever becomes of them, and nothing of them is left."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from folders import contents, copy_example
from hobnob.site import making, workers
from hobnob.site.memo import recall
from hobnob.site.workers import Workers, workers_for
from hobnob.wrong_templates import WrongTemplates
from rebuilding import NETWORK, edit, rebuild, settle

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only"),
]


def made_by(work, count: int, number: int) -> tuple[list, list[int]]:
    """All that was made, in order, and the numbers that were left."""
    with Workers(work, count, number) as some:
        made = sorted([*some.done(), *some.rest()])
    nobody_is_left()
    return made, list(some.left)


def nobody_is_left() -> None:
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    assert threading.active_count() == 1


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("count", [0, 1, 200])
def test_each_piece_is_made_once_by_whoever_is_free(count, number):
    here = os.getpid()

    def work(one: int) -> tuple[int, bytes, bool]:
        # On a busy machine somebody might otherwise be done with all before another comes to their turn.
        time.sleep(0.002)
        return one, b"x" * 100_000, os.getpid() == here

    made, left = made_by(work, count, number)
    assert [one for one, _, _ in made] == list(range(count))
    assert not left
    if count == 200:
        assert {is_here for _, _, is_here in made} == {True, False}, "this process does not look on"


def test_no_two_take_the_same_piece_however_short_the_pieces_are():
    made, left = made_by(lambda one: one, 20_000, 3)
    assert made == list(range(20_000))
    assert not left


def test_without_workers_all_is_left():
    assert made_by(lambda one: one, 3, 0) == ([], [0, 1, 2])


def test_what_a_worker_fails_at_is_left(monkeypatch):
    here = os.getpid()

    def work(one: int) -> int:
        if os.getpid() != here and one % 2:
            raise ValueError(one)
        time.sleep(0.002)
        return one

    made, left = made_by(work, 100, 2)
    assert sorted([*made, *left]) == list(range(100))
    assert all(one % 2 for one in left)


def test_what_everybody_fails_at_is_left_and_does_not_stop_the_others():
    def work(one: int) -> int:
        if one == 50:
            raise ValueError(one)
        return one

    made, left = made_by(work, 100, 1)
    assert 50 in left
    assert sorted([*made, *left]) == list(range(100))


def test_what_cannot_be_handed_back_is_left():
    here = os.getpid()
    made, left = made_by(lambda one: one if os.getpid() == here else threading.Lock(), 20, 1)
    assert sorted([*made, *left]) == list(range(20))


def test_a_worker_that_is_killed_leaves_its_work(monkeypatch):
    here = os.getpid()

    def work(one: int) -> int:
        if os.getpid() != here and one > 3:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.002)
        return one

    made, left = made_by(work, 50, 2)
    assert sorted([*made, *left]) == list(range(50))


@pytest.mark.parametrize("call", ["fork", "memfd_create", "pipe"])
def test_where_the_system_allows_no_worker_all_is_left(monkeypatch, call):
    def refuse(*_: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, call, refuse)
    assert made_by(lambda one: one, 3, 2) == ([], [0, 1, 2])


def test_workers_end_with_whoever_made_them_is_interrupted():
    def interrupted() -> None:
        with Workers(lambda _: time.sleep(60), 10, 2) as some:
            assert not list(some.done())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    nobody_is_left()


def test_garbage_is_looked_for_afterwards_as_before():
    gc.unfreeze()
    made_by(lambda one: one, 10, 1)
    assert gc.get_freeze_count() == 0
    gc.freeze()
    made_by(lambda one: one, 10, 1)
    assert gc.get_freeze_count() > 0, "what somebody else set aside stays there"
    gc.unfreeze()


def test_there_are_workers_where_they_are_worth_it_and_can_be_had(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)))
    monkeypatch.setattr(workers, "_used", lambda: 1_000)
    monkeypatch.setattr(workers, "_spare", lambda: 1_000_000)
    assert workers_for(workers.MANY) == 3
    assert workers_for(workers.MANY - 1) == 0
    monkeypatch.setattr(workers, "_spare", lambda: 5_000)
    assert workers_for(workers.MANY) == 2, "there is memory for so many"
    monkeypatch.setattr(workers, "_spare", lambda: 0)
    assert workers_for(workers.MANY) == 0
    monkeypatch.setattr(workers, "_spare", lambda: 1_000_000)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert workers_for(workers.MANY) == 0, "nobody else would be free to work"
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr(sys, "platform", "darwin")
    assert workers_for(workers.MANY) == 0
    monkeypatch.undo()
    assert workers._spare() > workers._used() > 0


def test_no_process_with_several_threads_is_copied(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    assert workers_for(workers.MANY) == 1
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        assert workers_for(workers.MANY) == 0
    finally:
        end.set()
        other.join()


# Building


@pytest.fixture
def helped(monkeypatch) -> None:
    monkeypatch.setattr(making, "workers_for", lambda _: 2)


def built(root: Path) -> tuple[dict[str, bytes], dict[str, tuple[str, str]], tuple]:
    """The site, what is remembered of its files, and what the build told."""
    told = rebuild(root).built
    left = {name: (kept.digest, kept.made_of) for name, kept in recall(root, root / "site").files.items()}
    nobody_is_left()
    return contents(root / "site"), left, (told.pages, told.rendered, told.files.written, told.files.removed)


def test_a_site_is_the_same_with_workers_and_so_is_what_is_remembered(tmp_path, monkeypatch):
    copy_example(tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "other")
    alone = built(tmp_path / "one")
    monkeypatch.setattr(making, "workers_for", lambda _: 2)
    assert built(tmp_path / "other") == alone
    settle(tmp_path / "one")
    settle(tmp_path / "other")
    for name in ("one", "other"):
        person = min((tmp_path / name / "contacts").glob("*.md"))
        person.write_text(person.read_text() + "\nA word more.\n")
    again = built(tmp_path / "other")
    monkeypatch.undo()
    assert again == built(tmp_path / "one")
    assert 0 < again[2][1] < alone[2][1], "what is as it was is drawn by nobody"


@pytest.mark.usefixtures("helped")
def test_a_wrong_template_is_the_same_finding_and_nothing_is_written(network, root):
    network(NETWORK)
    (root / "templates" / "site").mkdir(parents=True)
    own = root / "templates" / "site" / "person.html.j2"
    own.write_text('{% extends "!site/person.html.j2" %}{% block main %}{{ person.naem }}{% endblock %}')
    with pytest.raises(WrongTemplates) as raised:
        rebuild(root)
    nobody_is_left()
    (finding,) = raised.value.findings
    assert (finding.span.path, finding.message) == (
        "templates/site/person.html.j2",
        "'Profile object' has no attribute 'naem'; did you mean 'name'?",
    )
    assert not (root / "site").exists()
    edit(own, "person.naem", "person.name[12]")
    with pytest.raises(WrongTemplates):
        rebuild(root)
    edit(own, "person.name[12]", "person.name")
    rebuild(root)
    assert "Ada Lovelace" in (root / "site" / "people" / "ada.html").read_text()


@pytest.mark.parametrize(("sent", "seconds"), [(signal.SIGINT, 60), (signal.SIGKILL, 1)])
def test_a_build_that_is_stopped_leaves_no_worker(network, root, sent, seconds):
    """One that is interrupted stops them, and tidies up; of one that is killed, each ends with the piece it is at."""
    network(NETWORK)
    program = (
        "import sys, time\n"
        "from hobnob.site import making\n"
        "making.workers_for = lambda _: 2\n"
        "def slow(self, number):\n"
        "    print(number, flush=True)\n"
        f"    time.sleep({seconds})\n"
        "making.Making._batch = slow\n"
        "from hobnob.cli import main\n"
        "sys.argv = ['hobnob', 'build']\n"
        "main()\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline(), "a worker is at work"
    os.killpg(child.pid, sent) if sent == signal.SIGINT else child.kill()
    # Whoever were still there would hold the other end.
    _, complaint = child.communicate(timeout=300)
    assert b"Traceback" not in complaint
    if sent == signal.SIGINT:
        assert not (root / "site").exists()
