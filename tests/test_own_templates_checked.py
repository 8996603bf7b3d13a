"""What `hobnob check` and a build tell of a network's own templates before any of them is used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.own_templates import findings
from hobnob.reports import all_reports
from hobnob.resources import templates_folder

ADA = {"contacts/ada.md": "---\nname: Ada\nemail: ada@difference.example\n---\n"}
BASE = '{% extends "!site/base.html" %}\n'
UNUSED = "nothing uses this template"


@pytest.fixture
def tell(network):
    """Findings about templates, which are given by their names, as pairs of a name and what is said."""

    def tell(templates: dict[str, str | bytes]) -> list[tuple[str, str]]:
        files = {f"templates/{name}": text for name, text in templates.items()}
        found = network({**ADA, **files}).diagnostics
        assert {one.check for one in found} <= {"wrong-template", "unused-template"}
        return [(one.span.path.removeprefix("templates/"), one.message) for one in found]

    return tell


# -- blocks


def test_a_block_that_nothing_above_has_is_told_with_its_place_and_those_there_are(network):
    text = f"{BASE}{{% block title %}}Mine{{% endblock %}}\n  {{%- block foter %}}Ring me.{{% endblock %}}\n"
    (found,) = network({**ADA, "templates/site/base.html.j2": text}).diagnostics
    assert found.check == "wrong-template"
    assert found.message == "there is no block 'foter' in site/base.html; did you mean 'footer'?"
    assert found.hint == "its blocks are footer, head, main, scripts and title"
    assert text[found.span.start : found.span.end] == "foter"


def test_the_blocks_of_all_that_a_template_extends_count(tell):
    assert tell(
        {
            "site/base.html.j2": f"{BASE}{{% block head %}}{{% block mine %}}{{% endblock %}}{{% endblock %}}",
            "site/map.html.j2": '{% extends "!site/map.html" %}{% block mine %}{% endblock %}{% block footer %}{% endblock %}',
            "site/me.html.j2": '{% extends "!site/me.html" %}{% block mime %}{% endblock %}',
        }
    ) == [("site/me.html.j2", "there is no block 'mime' in site/me.html; did you mean 'mine'?")]


@pytest.mark.parametrize(
    "text",
    [
        "{% block foter %}{% endblock %}",
        f"{BASE}{{% block main %}}{{% block foter %}}{{% endblock %}}{{% endblock %}}",
        f"{BASE}{{% block foter %}}x{{% endblock %}}{{% block main %}}{{{{ self.foter() }}}}{{% endblock %}}",
        '{% extends "!site/base.html" if site_title else "!site/map.html" %}{% block foter %}{% endblock %}',
        '{% if site_title %}{% extends "!site/base.html" %}{% endif %}{% block foter %}{% endblock %}',
    ],
    ids=["extends nothing", "within another", "asked for", "extends what a condition says", "extends perhaps"],
)
def test_nothing_is_said_of_a_block_that_is_shown_or_may_be(tell, text):
    assert tell({"site/base.html.j2": text}) == []


def test_of_a_template_whose_parent_is_missing_or_wrong_only_that_is_told(tell):
    assert tell(
        {
            "site/base.html.j2": "{% if %}",
            "site/map.html.j2": '{% extends "site/base.html" %}{% block foter %}{% endblock %}',
            "site/me.html.j2": '{% extends "site/bse.html" %}{% block foter %}{% endblock %}',
            "site/health.html.j2": '{% extends "site/health.html" %}{% block foter %}{% endblock %}',
        }
    ) == [
        ("site/base.html.j2", "expected an expression, got 'end of statement block'"),
        ("site/health.html.j2", '"site/health.html" extends itself'),
        ("site/me.html.j2", "there is no template \"site/bse.html\"; did you mean 'site/base.html'?"),
    ]


# -- names of filters, tests and templates


def test_every_unknown_filter_and_test_is_told_even_where_it_may_never_be_asked_for(tell):
    text = "{{ title | captial }}\n{% if 0 %}{{ title | uper }}{% endif %}\n{% if title is odder %}{% endif %}"
    assert tell({"site/map.html.j2": text}) == [
        ("site/map.html.j2", "no filter named 'captial'; did you mean 'capital'?"),
        ("site/map.html.j2", "no filter named 'uper'; did you mean 'upper'?"),
        ("site/map.html.j2", "no test named 'odder'; did you mean 'odd'?"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('{% include "site/prts.html" %}', "site/prts.html"),
        ('{% import "site/prts.html.j2" as parts %}', "site/prts.html.j2"),
        ('{% from "!site/prts.html" import day %}', "!site/prts.html"),
        ('{% include ["site/prts.html", "site/nothing.html"] %}', "site/prts.html"),
        ('{% include ["site/prts.html", "site/parts.html"] %}', ""),
        ('{% include "site/prts.html" ignore missing %}', ""),
        ('{% include "site/" ~ title %}', ""),
        ('{% include "site/parts.html.j2" %}{% include "!site/parts.html" %}', ""),
    ],
)
def test_a_name_that_no_template_has_is_told_where_it_stands(tell, text, name):
    found = tell({"site/map.html.j2": text})
    assert [message.partition(";")[0] for _, message in found] == ([f'there is no template "{name}"'] if name else [])


def test_what_jinja_finds_as_it_compiles_is_told_as_well(tell):
    deep = "".join(f"{{% for a{number} in x %}}" for number in range(40)) + "{% endfor %}" * 40
    assert tell(
        {
            "site/map.html.j2": "{% block a %}{% endblock %}{% block a %}{% endblock %}",
            "site/me.html.j2": deep,
            "site/health.html.j2": "(" * 5 + "{{ " + "(" * 5_000 + " }}",
        }
    ) == [
        ("site/health.html.j2", "this extends, includes or calls itself without end"),
        ("site/map.html.j2", "block 'a' defined twice"),
        ("site/me.html.j2", "too many statically nested blocks"),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_place_is_that_of_the_file_however_its_lines_end(network, newline, mark):
    text = newline.join(["line", "é {{ title | captial }}", ""])
    snapshot = network({**ADA, "templates/site/map.html.j2": (mark + text).encode()})
    (found,) = snapshot.diagnostics
    assert snapshot.text(found.span.path)[found.span.start : found.span.end] == "captial"


# -- files that nothing uses


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("site/prson.html.j2", "site/person.html.j2"),
        ("site/prson.html", "site/person.html"),
        ("site/shared/prson.html.j2", "site/shared/person.html.j2"),
        ("sites/base.html.j2", "site/base.html.j2"),
        ("base.html.j2", "site/base.html.j2"),
        ("reports/wekly.md.j2", "reports/weekly.md.j2"),
        ("reports/reprot.css", "reports/report.css"),
        ("drafts/thankyou.txt.j2", "drafts/thank-you.txt.j2"),
        ("new/contacts.md.j2", "new/contact.md.j2"),
        ("site/holidays.html.j2", ""),
    ],
)
def test_a_file_whose_name_means_nothing_is_told_with_the_nearest_that_does(tell, name, meant):
    suggestion = f'; did you mean "{meant}"?' if meant else ""
    assert tell({name: "{% if %}"}) == [(name, f"{UNUSED}{suggestion}")]


def test_a_file_counts_by_its_name_or_by_one_that_counts(tell):
    used = {
        "site/base.html": '{{ 1 }}{% include "site/mine/foot.html" %}{% from "words.j2" import hello %}',
        "site/mine/foot.html.j2": '{% include ["site/mine/one.html", "site/mine/two.html"] %}',
        "site/mine/one.html": "",
        "site/mine/two.html": "",
        "words.j2": "{% macro hello() %}{% endmacro %}",
        "reports/report.css": "a{#b}",
        "site/assets/mine.css": "a{#b}",
    }
    assert tell(used) == []
    assert tell({"site/prson.html": '{% include "site/lost.html" %}', "site/lost.html": ""}) == [
        ("site/lost.html", UNUSED),
        ("site/prson.html", f'{UNUSED}; did you mean "site/person.html"?'),
    ]


@pytest.mark.parametrize("text", ['{% include "site/" ~ title %}', "{% if %}", b"\xff"])
def test_where_any_template_may_be_used_none_is_called_unused(tell, text):
    found = tell({"site/map.html.j2": text, "site/holidays.html.j2": "", "site/me.html": "", "site/me.html.j2": ""})
    assert [name for name, _ in found if name != "site/map.html.j2"] == ["site/me.html"]


def test_of_two_spellings_and_of_links_that_lead_away_it_is_told_that_they_do_not_count(tell, root):
    (root / "templates" / "site").mkdir(parents=True)
    (root / "templates" / "site" / "map.html").symlink_to("/etc/hostname")
    (root / "templates" / "site" / "people.html.j2").symlink_to("me.html.j2")
    assert tell({"site/me.html": "", "site/me.html.j2": ""}) == [
        ("site/map.html", 'the link leads to nothing within the folder "templates", and is not followed'),
        ("site/me.html", '"templates/site/me.html.j2" counts instead of this one'),
    ]


def test_a_folder_of_templates_may_be_a_link_to_another_one(tell, root):
    (root / "templates").mkdir()
    (root / "templates" / "site").symlink_to("winter")
    assert tell({"winter/me.html.j2": "{{ 1 }}", "winter/foot.j2": "", "summer/me.html.j2": ""}) == [
        ("site/foot.j2", UNUSED),
        ("summer/me.html.j2", UNUSED),
        ("winter/foot.j2", UNUSED),
    ]


def test_a_folder_of_templates_that_is_a_link_out_of_the_network_is_not_looked_into(tell, root, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "prson.html").write_text("x")
    (root / "templates").mkdir()
    (root / "templates" / "site").symlink_to(tmp_path / "outside")
    message = 'the link leads to nothing within the folder "templates", and is not followed'
    assert tell({}) == [("site", message)]


def test_what_does_not_go_with_the_site_is_told(tell):
    good = ["mine.css", "x.js", "a.svg", "b.png", "c.ico", "d.txt"]
    bad = ["a b.css", "font.woff2", "photo.jpg", "sub/mine.css"]
    found = tell({f"site/assets/{name}": "" for name in good + bad})
    assert found == [(f"site/assets/{name}", "this file does not go with the site") for name in bad]


def test_forms_for_other_programs_and_what_editors_leave_are_left_alone(tell):
    names = ["daily.md", "people/form.html", "site/.map.html.j2.swp", "site/map.html.j2~", "site/#map.html.j2#"]
    assert tell(dict.fromkeys([*names, ".git/site/x.j2"], "{% if %}")) == []


def test_every_packaged_template_and_every_report_can_be_replaced_without_a_finding(tell):
    folder = templates_folder()
    texts = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert tell(texts) == []
    assert tell({f"reports/{name}.md.j2": "{{ title }}" for name in all_reports()}) == []


@pytest.mark.parametrize("ending", ["md", "md.j2"])
def test_a_report_takes_both_spellings(network, run, ending):
    network({**ADA, f"templates/reports/health.{ending}": "mine: {{ report }}"})
    assert run("report", "health", "--format", "md").stdout == "mine: health\n"
    assert run("check").stdout == "no findings in 3 files\n"


# -- who tells


def test_check_tells_and_counts_them_and_settings_may_turn_them_off(network, run):
    network({**ADA, "templates/site/prson.html": "", "templates/new/note.md.j2": "{{ x | nothing_such }}"})
    done = run("check", "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["summary"]["files"] == 4
    assert "1 error and 1 warning in 2 of 4 files" in run("check", "--fix").stdout
    assert "1 warning in 1 of 1 file" in run("check", "templates/site").stdout
    network({"hobnob.yaml": "checks: {wrong-template: off, unused-template: error}"})
    assert "prson.html:1:1: error[unused-template]" in run("check").stdout
    assert "1 error in 1 of 4 files" in run("check").stdout


def test_a_build_refuses_what_would_never_be_shown_whatever_settings_say(network, root, run):
    wrong = {"templates/site/map.html.j2": '{% extends "!site/map.html" %}{% block contnet %}{% endblock %}'}
    network({**ADA, **wrong, "hobnob.yaml": "checks: {wrong-template: off}"})
    done = run("build")
    assert done.exit_code == 1
    assert "templates/site/map.html.j2:1:40: error[wrong-template] there is no block 'contnet'" in done.stderr
    assert not (root / "site").exists()


def test_a_build_tells_each_time_of_what_nothing_uses(network, run):
    network({**ADA, "templates/site/prson.html": "", "templates/drafts/mine.txt.j2": "{% if %}"})
    line = f'templates/site/prson.html: {UNUSED}; did you mean "site/person.html"?\n'
    for pages in ("build", "build", "build --dry-run", "build --share"):
        done = run(*pages.split())
        assert done.exit_code == 0
        assert line in done.stderr, pages
    assert "0 files written" in run("build").stderr
    network({"hobnob.yaml": "checks: {unused-template: off}"})
    assert "prson" not in run("build").stderr


PIECES = [
    "{% extends ", "{% block a %}", "{% endblock %}", "{% include ", '"site/map.html"', '"x.j2"', " %}", "{{ x | y }}", "{{ ", "}}",
    "{# ", "#}", "[", "(", "'", "é", "\r", "\n", "\ud800", "{% if x is y %}", "{% endif %}", "1", ",", "!", " ~ ", "self.a",
]  # fmt: skip
NAMES = st.sampled_from(["site/map.html.j2", "site/me.html", "x.j2", "site/assets/a.svg"])


@given(st.dictionaries(NAMES, st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
def test_whatever_stands_in_a_template_is_a_finding_at_most(tmp_path_factory, texts):
    root = tmp_path_factory.mktemp("network")
    for name, text in texts.items():
        path = root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    for one in findings(root):
        assert (Path(root) / one.span.path).is_file()
        assert 0 <= one.span.start <= one.span.end
        assert one.message
        assert "\n" not in one.message
