"""`hobnob report`: the list, the options, the formats, the day, the file, and what is said of mistakes."""

from __future__ import annotations

import csv
import io
import json
import os
import pkgutil
import re
import stat
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import html5lib
import pytest

from hobnob import analyses
from hobnob.cli.reporting import OPTION_OF
from hobnob.constant_fields import SECTIONS as CONSTANTS
from hobnob.render import FORMATS
from hobnob.reports import SECTIONS, all_reports, load, summary
from hobnob.reports._ask import Ask
from session import EXAMPLE, TODAY, run_hobnob

NETWORK = """
    --- hobnob.yaml
    strength: {half_life: 100 days}
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    tier: key
    communities: [pydata]
    ---
    ## 2026-05-01 Coffee

    ## 2025-01-10 Coffee
    --- contacts/bob.md
    ---
    name: Bob Li
    met: 2026-02
    ---
    --- communities/pydata.md
    ---
    name: PyData
    ---
    --- objectives/job.md
    ---
    name: A job
    ---
"""


@pytest.fixture
def folder(network, root):
    network(NETWORK)
    return root


# -- the registry


def test_every_report_shows_the_face_of_one():
    assert {"strength", "cadence"} <= set(all_reports())
    for name, module in all_reports().items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        report = load(name)
        assert report.name == name == module.replace("_", "-")
        assert report.summary == summary(name)
        assert 10 <= len(report.summary) <= 120
        assert set(report.options) <= set(OPTION_OF) == set(Ask._fields) - {"words", "drafts"}
        for analysis in report.explains:
            assert find_spec(f"hobnob.analyses.{analysis}"), (name, analysis)


# -- the list


def test_without_a_name_all_reports_are_listed_in_sections(tmp_path, run):
    done = run("report", cwd=tmp_path)
    assert done.exit_code == 0
    assert re.search(r"^strength +How strong your tie to each person you know is$", done.stdout, re.MULTILINE)
    assert done.stdout.index("\ncadence ") < done.stdout.index("\nstrength ")
    listed = json.loads(run("report", "--format", "json", cwd=tmp_path).stdout)["reports"]
    assert {one["name"]: one["summary"] for one in listed} == {name: summary(name) for name in all_reports()}
    names = [name for _, names in SECTIONS for name in names]
    assert len(names) == len(set(names))


def test_listing_imports_no_report():
    import subprocess
    import sys

    program = (
        "import sys; from hobnob.cli import main; main(); "
        "print([name for name in sys.modules if name.startswith(('hobnob.reports.', 'hobnob.analyses', 'jinja2'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "report"], capture_output=True, text=True, timeout=60, check=True, cwd=EXAMPLE
    )
    assert done.stdout.splitlines()[-1] == "[]"


# -- formats and files


@pytest.mark.parametrize("name", ["strength", "cadence"])
def test_a_report_comes_in_every_format(folder, run, name):
    answers = {format: run("report", name, "--format", format) for format in FORMATS}
    assert {done.exit_code for done in answers.values()} == {0}
    assert all(done.stdout.endswith("\n") for done in answers.values())
    title = json.loads(answers["json"].stdout)["title"]
    assert answers["text"].stdout.startswith(f"{title}\n")
    assert answers["md"].stdout.startswith(f"# {title}\n")
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(answers["html"].stdout)
    assert page.find("head/title").text == title
    rows = list(csv.DictReader(io.StringIO(answers["csv"].stdout)))
    assert {row["id"] for row in rows} == {"ada", "bob"}


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.md", "# Your ties"),
        ("a.HTML", "<!doctype html>"),
        ("a.json", "{"),
        ("a.csv", "name,id,"),
        ("a.txt", "Your ties"),
    ],
)
def test_the_name_of_the_file_says_the_format(folder, run, name, start):
    done = run("report", "strength", "-o", name)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"written: {name}\n")
    assert (folder / name).read_text(encoding="utf-8").startswith(start)
    run("report", "strength", "--format", "json", "-o", name)
    assert (folder / name).read_text(encoding="utf-8").startswith("{"), "what was said counts"
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == sorted([name, "hobnob.yaml"])


def test_a_file_that_does_not_say_its_format_needs_one(folder, run):
    done = run("report", "strength", "-o", "report")
    assert done.exit_code == 2
    assert '"report" does not say how to write it: end it with one of .txt, .md,' in done.stderr
    assert run("report", "strength", "-o", "report", "--format", "text").exit_code == 0


def test_a_dash_is_standard_output(folder, run):
    assert run("report", "strength", "-o", "-").stdout == run("report", "strength").stdout
    assert not (folder / "-").exists()


@pytest.mark.parametrize("path", ["contacts/ada.md", "hobnob.yaml", "contacts/new.md", "notes/deep/er.md", "ME.md"])
def test_nothing_is_written_over_a_record_or_where_it_would_be_one(folder, run, path):
    before = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    (folder / "notes" / "deep").mkdir(parents=True)
    done = run("report", "strength", "--format", "md", "-o", path)
    assert done.exit_code == 2
    assert f'"{path}" ' in done.stderr
    assert "nothing was written" in done.stderr
    assert {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()} == before


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_nor_through_a_link(folder, run, tmp_path):
    before = (folder / "contacts" / "ada.md").read_bytes()
    (tmp_path / "elsewhere.md").symlink_to(folder / "contacts" / "ada.md")
    assert run("report", "strength", "-o", str(tmp_path / "elsewhere.md")).exit_code == 2
    assert (folder / "contacts" / "ada.md").read_bytes() == before


def test_a_record_that_is_no_report_of_kind_may_stand_beside(folder, run):
    (folder / "reports").mkdir()
    assert run("report", "strength", "-o", "reports/ties.md").exit_code == 0


def test_where_a_file_cannot_be_written_it_says_why(folder, run, tmp_path):
    done = run("report", "strength", "-o", "nowhere/a.md")
    assert (done.exit_code, done.stderr) == (
        2,
        'hobnob: there is no folder "nowhere"\n  make it first, or name another file\n',
    )
    (folder / "a.md").mkdir()
    assert '"a.md" is a folder' in run("report", "strength", "-o", "a.md").stderr
    kept = tmp_path / "kept.md"
    kept.write_text("mine", encoding="utf-8")
    kept.chmod(0o444)
    assert "marked as read-only" in run("report", "strength", "-o", str(kept)).stderr
    assert kept.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt", reason="permissions are another thing there")
def test_a_file_that_was_there_keeps_its_permissions(folder, run, tmp_path):
    private = tmp_path / "private.md"
    private.write_text("old", encoding="utf-8")
    private.chmod(0o600)
    assert run("report", "strength", "-o", str(private)).exit_code == 0
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert private.read_text(encoding="utf-8").startswith("# Your ties")


# -- tables


def test_a_table_may_be_chosen(folder, run):
    done = run("report", "strength", "--table", "bands")
    assert done.stdout == "band,people\nstrong,0\nfair,0\nweak,1\ndormant,0\nunknown,1\n"
    assert run("report", "strength", "--format", "csv", "--table", "bands").stdout == done.stdout
    wrong = run("report", "strength", "--table", "band")
    assert (wrong.exit_code, wrong.stderr) == (
        2,
        'hobnob: strength has no table "band"\n  did you mean "bands"? it has ties, bands\n',
    )
    assert (
        "--table chooses the table of --format csv, not of json"
        in run("report", "strength", "--table", "bands", "--format", "json").stderr
    )


# -- what it is asked


def test_as_of_an_earlier_day_later_notes_are_not_known(folder, run):
    then = json.loads(run("report", "strength", "--as-of", "2025-01-11", "--format", "json").stdout)
    assert then["title"] == "Your ties, on 2025-01-11"
    assert [(one["id"], one["last"]) for one in then["ties"]] == [("ada", "2025-01-10")]
    now = json.loads(run("report", "strength", "--as-of", str(TODAY), "--format", "json").stdout)
    assert now == json.loads(run("report", "strength", "--format", "json").stdout)
    ahead = run("report", "strength", "--as-of", "2026-05-16")
    assert ahead.exit_code == 2
    assert "--as-of 2026-05-16 lies ahead of today, 2026-05-15: use --today to look ahead" in ahead.stderr
    assert "is not a date" in run("report", "strength", "--as-of", "yesterday").stderr


def test_a_community_is_named_in_any_way(folder, run):
    for name in ("pydata", "PyData", "community/pydata", "pyd"):
        assert "Your ties in PyData" in run("report", "strength", "--community", name).stdout
    done = run("report", "strength", "--community", "pydta")
    assert (done.exit_code, done.stderr) == (
        2,
        'hobnob: nobody and nothing is called "pydta"\n  did you mean PyData?\n',
    )


def test_the_number_of_rows(folder, run):
    (folder / "contacts" / "cleo.md").write_text("---\nname: Cleo\n---\n", encoding="utf-8")
    assert len(json.loads(run("report", "strength", "-n", "1", "--format", "json").stdout)["ties"]) == 3
    assert "and 2 more" in run("report", "strength", "-n", "1").stdout
    assert run("report", "strength", "--all").stdout == run("report", "strength").stdout
    assert run("report", "strength", "-n", "0").exit_code == 2


@pytest.mark.parametrize("name", [name for name in all_reports() if "most" in load(name).options])
def test_all_shows_all_of_every_list(name, run):
    words = {"path": ["kerstin-malm"], "who": ["community:alvdata"]}.get(name, [])
    done = run("report", name, *words, "--all", cwd=EXAMPLE)
    assert done.exit_code == 0, done.stderr
    assert "(--all)" not in done.stdout
    contradiction = run("report", name, *words, "--all", "-n", "2", cwd=EXAMPLE)
    assert "-n shows so many, --all the whole list: give one of them" in contradiction.stderr


def test_what_makes_no_sense_is_a_usage_error(folder, run):
    for name, words in (("brief", ""), ("who", ""), ("who", " "), ("path", "")):
        done = run("report", name, words)
        assert done.exit_code == 2
        assert f'the report "{name}" is about somebody or something: say ' in done.stderr
    ahead = run("report", "moved", "--since", "2026-05-16")
    assert ahead.exit_code == 2
    assert "--since 2026-05-16 lies ahead of 2026-05-15: it looks back" in ahead.stderr
    assert run("report", "moved", "--since", "2026-05-15").exit_code == 0
    sort = run("report", "find", "--sort", "nam")
    assert (sort.exit_code, 'did you mean "name"' in sort.stderr) == (2, True)


def sections_read(analysis: str) -> set[str]:
    """The sections of the settings whose constants an analysis reads, in its file or in the files of its package."""
    place = Path(analyses.__path__[0]) / analysis
    files = sorted(place.glob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return set(re.findall(r"\bsettings\.(\w+)", text)) & set(CONSTANTS)


@pytest.mark.parametrize("analysis", sorted(one.name for one in pkgutil.iter_modules(analyses.__path__)))
def test_an_analysis_names_the_sections_of_the_constants_that_it_reads(analysis):
    module = import_module(f"hobnob.analyses.{analysis}")
    named = getattr(module, "CONSTANTS", ())
    assert sections_read(analysis) <= set(named) <= set(CONSTANTS)
    # What it names and does not read itself, its definition must speak of.
    assert all(f"`{one}`" in (module.__doc__ or "") for one in set(named) - sections_read(analysis))


@pytest.mark.parametrize("name", all_reports())
def test_the_constants_that_the_analyses_of_a_report_read_are_explained(name, tmp_path, run):
    found = json.loads(run("report", name, "--explain", "--format", "json", cwd=tmp_path).stdout).get("constants", [])
    told = {one["name"] for one in found}
    read = {section for analysis in load(name).explains for section in sections_read(analysis)}
    assert {f"{section}.{constant}" for section in read for constant in CONSTANTS[section].constants} <= told


def test_an_option_that_a_report_does_not_take_is_a_usage_error(folder, run):
    done = run("report", "strength", "--fewest")
    assert done.exit_code == 2
    takers = [name for name in all_reports() if "is_fewest" in load(name).options]
    said = f"; those that do: {', '.join(takers)}" if takers else ""
    assert done.stderr == f'hobnob report: the report "strength" takes no --fewest{said}\nTry: hobnob report -h\n'
    done = run("report", "strength", "ada", "li")
    assert 'the report "strength" takes no words ("ada li")' in done.stderr


def test_an_unknown_report_is_answered_with_what_was_probably_meant(folder, run):
    assert 'there is no report "strenght"; did you mean "strength"?' in run("report", "strenght").stderr
    assert 'there is no report "xyzzy"; hobnob report lists them' in run("report", "xyzzy").stderr
    assert run("report", "Strength").exit_code == 0


# -- how it is made


def test_a_report_explains_itself_with_the_constants_of_the_network(folder, run):
    done = run("report", "strength", "--explain")
    assert done.stdout.startswith("How strength is made\n")
    assert "weight(i)" in done.stdout
    assert "Granovetter" in done.stdout
    assert re.search(r"^strength\.half_life +100 days +180 days ", done.stdout, re.MULTILINE)
    assert "Set in hobnob.yaml: strength.half_life; the others are as they come." in done.stdout
    assert re.search(r"^ties\[\]\.band +strong, fair, weak, dormant or unknown$", done.stdout, re.MULTILINE)
    data = json.loads(run("report", "strength", "--explain", "--format", "json").stdout)
    held = {one["name"]: (one["value"], one["default"]) for one in data["constants"]}
    assert held["strength.half_life"] == ("100 days", "180 days")
    assert {f"strength.{name}" for name in CONSTANTS["strength"].constants} <= set(held)
    assert [key["key"] for key in data["keys"]][:3] == ["answer", "ties[].name", "ties[].id"]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", sorted(all_reports()))
def test_every_report_explains_itself_in_every_format_without_a_network(tmp_path, run, name, format):
    done = run("report", name, "--explain", "--format", format, cwd=tmp_path)
    assert (done.exit_code, done.stderr) == (0, "")
    if format == "html":
        html5lib.HTMLParser(strict=True).parse(done.stdout)


def test_formulas_keep_their_shape(folder, run):
    markdown = run("report", "strength", "--explain", "--format", "md").stdout
    assert "\n    weight(i)  = kind(i)" in markdown
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(
        run("report", "strength", "--explain", "--format", "html").stdout
    )
    assert any("weight(i)  = kind(i)" in "".join(pre.itertext()) for pre in tree.iter("pre"))


# -- the shell


def test_names_complete(folder, monkeypatch):
    def complete(words: str, at: int) -> str:
        monkeypatch.setenv("_HOBNOB_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(at))
        monkeypatch.chdir(folder)
        return run_hobnob([]).stdout

    assert "plain,strength\n" in complete("hobnob report str", 2)
    assert complete("hobnob report strength --community py", 4) == "plain,pydata\n"
    assert complete("hobnob report strength --objective j", 4) == "plain,job\n"
    assert "plain,csv\n" in complete("hobnob report strength --format c", 4)


def test_a_networks_own_template_counts(folder, run):
    place = folder / "templates" / "reports" / "strength.md.j2"
    place.parent.mkdir(parents=True)
    place.write_text("{% for tie in ties %}- {{ tie.name }}\n{% endfor %}", encoding="utf-8")
    assert run("report", "strength", "--format", "md").stdout == "- Ada Lovelace\n- Bob Li\n"
    assert "<li>Ada Lovelace</li>" in run("report", "strength", "--format", "html").stdout
    place.write_text("\n{{ oops }}", encoding="utf-8")
    done = run("report", "strength", "--format", "md")
    assert done.exit_code == 1
    assert "templates/reports/strength.md.j2:2: 'oops' is undefined" in done.stderr
