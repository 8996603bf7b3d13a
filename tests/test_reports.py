"""Every report: its face, its answers about the example network in all formats, its keys, and the unhappy paths.

`golden/reports/NAME.FORMAT` is what `hobnob report NAME` prints about the example network on its day; those that take
words have an answer for each of ASKED. `pytest --bless` writes what comes out; read the diff before you commit it.
"""

from __future__ import annotations

import importlib
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import inline
from hobnob.cli.reporting import OPTION_OF
from hobnob.parse import Parsed, parse_file
from hobnob.reports import all_reports, load
from hobnob.reports._ask import Ask
from hobnob.settings import Settings
from hobnob.workspace import open_network
from session import EXAMPLE, REPOSITORY, TODAY, Run, run_hobnob

GOLDEN = REPOSITORY / "tests" / "golden" / "reports"
FORMATS = {"txt": "text", "md": "md", "html": "html", "json": "json", "csv": "csv"}
ASKED = {
    "brief": {
        "person": "yusuf-demirci",
        "mentor": "amara-okafor",
        "wanted": "ines-carvalho",
        "event": "lumenar-open-house",
        "past-event": "nani-spring-2025",
        "objective": "clinical-software-role",
        "community": "lumenar",
        "meetup": "communities/alvdata",
        "left-community": "communities/ward-14",
        "introduction": "tomasz-introduces-ines",
        "note": "2026-02-27-yusuf-tells-me-why",
        "me": "me",
    },
    "find": {"": "state:overdue", "nobody": "skill:sql state:lapsed", "misspelt": "skill:pyhton"},
    "path": {
        "person": "ines-carvalho",
        "letter": "kerstin-malm",
        "organisation": "Lumenar",
        "nobody": "marguerite-osei-dufour",
    },
    "who": {
        "": '"health informatics"',
        "lead": '"bed sensors"',
        "way": "standards",
        "nobody": '"voice coaching"',
        "misspelt": "skill:pyhton",
    },
}
"""The words given to a report that takes some, by the name of the answer's file."""

CASES = {
    f"{name}-{case}" if case else name: ["report", name, *shlex.split(words)]
    for name in all_reports()
    for case, words in ASKED.get(name, {"": ""}).items()
}


PARSED: dict[tuple[str, str], tuple[Settings, Parsed]] = {}


def parsed(path: str, text: str, settings: Settings) -> Parsed:
    """What a file says, which is the same whenever it is read with the same settings."""
    known = PARSED.get((path, text))
    if known is None or known[0] != settings:
        known = PARSED[path, text] = (settings, parse_file(path, text, settings))
    return known[1]


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of answers about one network: its files are parsed for the first of them, as a workspace does."""
    monkeypatch.setattr("hobnob.reading.parse_file", parsed)


def answered(arguments: list[str], *more: str) -> Run:
    return run_hobnob(["-C", str(EXAMPLE), *arguments, *more])


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_the_answer_is_the_expected_one(case: str, suffix: str, bless: bool) -> None:
    done = answered(CASES[case], "--format", FORMATS[suffix])
    assert done.exit_code == 0, done.stderr
    expected = GOLDEN / f"{case}.{suffix}"
    if bless:
        GOLDEN.mkdir(exist_ok=True)
        expected.write_bytes(done.stdout.encode())
    assert done.stdout == expected.read_bytes().decode()


def test_a_page_names_no_option_that_nobody_can_choose_there() -> None:
    for path in (*GOLDEN.glob("*.html"), *GOLDEN.glob("*.md")):
        assert "(--all)" not in path.read_text(encoding="utf-8"), path.name


def test_no_answer_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{case}.{suffix}" for case in CASES for suffix in FORMATS}


@pytest.mark.parametrize("name", all_reports())
def test_every_report_has_the_face_of_one(name: str) -> None:
    report = load(name)
    first, _, rest = report.explanation.partition("\n")
    assert first.endswith((".", "?"))
    assert len(first) < 100
    assert not rest.partition("\n")[0]
    assert report.keys
    assert set(report.options) <= set(OPTION_OF)
    assert set(OPTION_OF) <= set(Ask._fields)
    for analysis in report.explains:
        assert "efinition" in (importlib.import_module(f"hobnob.analyses.{analysis}").__doc__ or ""), analysis


@pytest.mark.parametrize("name", all_reports())
def test_every_report_explains_itself(name: str) -> None:
    done = answered(["report", name, "--explain"])
    assert done.exit_code == 0, done.stderr
    for analysis in load(name).explains:
        title = (importlib.import_module(f"hobnob.analyses.{analysis}").__doc__ or "").partition("\n")[0]
        assert title in " ".join(done.stdout.split())


# The keys of the JSON


def documented(name: str) -> set[str]:
    return {line.split()[0] for line in load(name).keys}


def paths(value: Any, path: str = "") -> Iterator[str]:
    """Where the values of some JSON lie: `needs[].people[].name`; a list of plain values ends in brackets."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from paths(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        parts = [found for part in value for found in paths(part, f"{path}[]")]
        yield from parts or [f"{path}[]"]
    else:
        yield path


COMMON = {"schema_version", "report", "title"}


def is_told(path: str, told: set[str]) -> bool:
    """Whether a path is documented; an empty list may be one of things, of which the parts are."""
    return path in told or (path.endswith("[]") and any(one.startswith(f"{path}.") for one in told))


@pytest.mark.parametrize("name", all_reports())
def test_every_key_of_the_json_is_documented_and_no_other(name: str, tmp_path: Path) -> None:
    asked = [(EXAMPLE, arguments[2:]) for arguments in CASES.values() if arguments[1] == name]
    for number, files in enumerate(UNHAPPY.values()):
        folder = tmp_path / str(number)
        inline.write(folder, {"hobnob.yaml": "today: 2026-05-15\n", "me.md": ME, **inline.parse(files)})
        asked.append((folder, WORDS.get(name, [])))
    found: set[str] = set()
    for folder, words in asked:
        done = run_hobnob(["-C", str(folder), "report", name, *words, "--format", "json"])
        found |= set(paths(json.loads(done.stdout or "{}")))
    told = documented(name)
    assert told, f"the docstring of {name} lists its keys"
    assert {path for path in found - COMMON if not is_told(path, told)} == set()
    assert {path for path in told if not any(one == path or one.startswith(f"{path}.") for one in found)} == set()


# Unhappy paths

ME = "---\nname: Me Myself\n---\n"
EMPTY = ""
ALONE = "--- contacts/ada.md\n---\nname: Ada Lovelace\n---\n"
UNHAPPY = {
    "an empty network": EMPTY,
    "one person": ALONE,
    "no notes": "".join(
        f"--- contacts/{id}.md\n---\nskills: SQL\nneeds: a desk\n---\n" for id in ("ada", "bob", "cleo")
    )
    + "--- objectives/job.md\n---\nneeds: [skill:sql, skill:rust]\n---\n",
    "no objectives": f"{ALONE}--- notes/2026-05-01-coffee.md\n---\nwith: [ada]\nkind: coffee\n---\n",
    "only future dates": "--- contacts/ada.md\n---\nname: Ada Lovelace\nmet: 2027-01-01\n---\n## 2027-02-01 Coffee\n"
    "--- events/fair.md\n---\ndate: 2027-03-01\nmeet: [ada]\n---\n"
    "--- introductions/one.md\n---\nbetween: [ada, me]\nmade: 2027-01-01\n---\n",
    "an event whose pitch nobody has written": "--- events/fair.md\n---\nname: The fair\ndate: 2026-06-01\n"
    "pitch: for founders\n---\n" + ALONE,
    "a person with no date": "--- contacts/ada.md\n---\nname: Ada Lovelace\ncadence: 1 month\ntier: key\n---\n- [ ] Call\n",
    "circular introductions": "--- contacts/ada.md\n---\nmet_through: bob\n---\n"
    "--- contacts/bob.md\n---\nmet_through: cleo\n---\n--- contacts/cleo.md\n---\nmet_through: ada\n---\n"
    "--- introductions/one.md\n---\nbetween: [ada, bob]\nintroducer: ada\nmade: 2026-01-01\n---\n"
    "--- introductions/two.md\n---\nbetween: [bob, cleo]\nintroducer: ada\nagreed: 2026-01-01\n---\n",
    "an objective past its date": "--- objectives/job.md\n---\nname: A job\ndue: 2026-01-01\nneeds: [skill:rust]\n"
    "stakeholders: [{seat: the boss, power: 5, interest: 1}]\n---\n" + ALONE,
}
WORDS = {"brief": ["me"], "find": ["ada"], "path": ["ada"], "who": ["rust"]}


@pytest.mark.parametrize("network_name", UNHAPPY)
@pytest.mark.parametrize("name", all_reports())
def test_every_report_says_something_true_of_a_network_with_little_in_it(
    name: str, network_name: str, network: Any, run: Any
) -> None:
    network({"hobnob.yaml": "", "me.md": ME})
    network(UNHAPPY[network_name])
    for format in FORMATS.values():
        done = run("report", name, *WORDS.get(name, []), "--format", format)
        is_nobody = name == "path" and network_name == "an empty network"
        assert done.exit_code == (2 if is_nobody else 0), done.stderr
        said = done.stderr if is_nobody else done.stdout
        assert said.strip()
        assert not re.search(r"\bNone\b|\bnan\b|\bTraceback\b|\{\}", said), said
        assert format in ("json", "csv") or is_nobody or len(said.split()) > 5, said


@pytest.fixture(scope="module")
def happened() -> set[str]:
    """The days on which something happened or was done in the example network, less those of plans."""
    network = open_network(EXAMPLE).network
    days = {one.date for one in network.interactions}
    days |= {action.done for action in network.actions if action.done}
    days |= {when for one in network.introductions.values() for _, when in one.stages}
    plans = {when for one in network.events.values() for when in (one.begins, one.ends)}
    plans |= {action.due for action in network.actions} | {one.due for one in network.objectives.values()}
    return {str(day) for day in days - plans}


@pytest.mark.parametrize("day", ["2020-01-01", "2024-12-31", "2026-01-01"])
@pytest.mark.parametrize("case", CASES)
def test_every_report_answers_as_of_an_earlier_day(case: str, day: str, happened: set[str]) -> None:
    done = answered(CASES[case], "--as-of", day)
    if "nobody and nothing is called" in done.stderr:
        return  # whoever was not met yet is nobody
    assert done.exit_code == 0, done.stderr
    assert done.stdout
    assert {found for found in re.findall(r"\b20\d\d-\d\d-\d\d\b", done.stdout) if found > day} & happened == set()


@pytest.mark.parametrize("case", CASES)
def test_every_report_as_of_today_is_the_report(case: str) -> None:
    assert answered(CASES[case], "--as-of", str(TODAY)).stdout == answered(CASES[case]).stdout


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("name", [name for name in all_reports() if name not in WORDS])
def test_every_report_has_an_answer_at_the_ends_of_the_calendar(name: str, day: str) -> None:
    done = run_hobnob(["--today", day, "-C", str(EXAMPLE), "report", name])
    assert done.exit_code == 0, done.stderr
    assert done.stdout.strip()
