"""A mistake in a template is a finding that marks its place, whoever's template it is."""

from __future__ import annotations

import pytest

from hobnob.errors import HobnobError
from hobnob.own_templates import refuse_wrong
from hobnob.templating import environment, render
from hobnob.wrong_templates import WrongTemplates
from templated import finding


def test_a_mistake_in_an_included_template_is_placed_there(packaged, root, own):
    (packaged / "site" / "outer.j2").write_text('\n\n{% include "site/inner.j2" %}')
    (own / "site" / "inner.j2").write_text("\n{{ nothing }}")
    with pytest.raises(HobnobError, match=r"templates/site/inner\.j2:2: 'nothing' is undefined"):
        render(environment(root, packaged), "site/outer.j2", {})


def test_a_template_that_is_no_text_is_an_error(packaged, root, own):
    (own / "a.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(HobnobError, match=r"templates/a\.j2:1: the template cannot be read: it is no text in UTF-8"):
        render(environment(root, packaged), "a.j2", {})


@pytest.mark.parametrize(
    ("text", "marked", "message"),
    [
        ("  {{ pepole }}", "pepole", "'pepole' is undefined; did you mean 'people'?"),
        ("{{ person.nmae }}", "nmae", "'dict object' has no attribute 'nmae'; did you mean 'name'?"),
        ("{{ people | captial }}", "captial", "no filter named 'captial'; did you mean 'capital'?"),
        ("{% if people is odder %}{% endif %}", "odder", "no test named 'odder'; did you mean 'odd'?"),
        ('{% include "sitte/x.j2" %}', "sitte/x.j2", 'there is no template "sitte/x.j2"'),
        ("{% fro x in people %}", "fro", "encountered unknown tag 'fro'"),
        ("{{ people + }}", "{{ people + }}", "unexpected 'end of print statement'"),
        ("{{ 1 / 0 }}", "{{ 1 / 0 }}", "division by zero"),
    ],
)
def test_a_mistake_is_a_finding_that_marks_its_place(packaged, root, own, text, marked, message):
    (own / "page.j2").write_text(f"<p>\r\n{text}\r\n</p>", newline="")
    found, shown = finding(root, packaged, data={"people": ["Ada"], "person": {"name": "Ada"}})
    assert (found.message, shown) == (message, marked)
    assert found.span.path == "templates/page.j2"
    assert found.check == "wrong-template"


def test_a_packaged_template_that_stumbles_over_an_own_one_names_both(packaged, root, own):
    (packaged / "base.j2").write_text("{{ title.first }}")
    (packaged / "page.j2").write_text('{% extends "base.j2" %}')
    (own / "page.j2").write_text('{% set title = {} %}\n{% extends "!page.j2" %}')
    found, _ = finding(root, packaged)
    assert found.span.path == "templates/!base.j2"
    assert [note.span.path for note in found.notes] == ["templates/page.j2"]
    assert "one of your own" in found.hint


def test_a_template_that_never_ends_is_a_finding(packaged, root, own):
    (own / "page.j2").write_text('{% include "page.j2" %}')
    found, _ = finding(root, packaged)
    assert found.message == "this extends, includes or calls itself without end"


def test_all_own_templates_are_looked_at_before_any_is_used(packaged, root, own):
    for name in "abcd":
        (packaged / "site" / f"{name}.html.j2").write_text("")
    (own / "site" / "a.html").write_text("{% if %}")
    (own / "site" / "b.html.j2").write_text("\n{{ x | captial }}")
    (own / "site" / "c.html.j2").write_bytes(b"\xff")
    (own / "site" / "d.html.j2").write_text('\n{% extends "site/d.html" %}')
    (own / "site" / "fine.html.j2").write_text("{{ x }}")
    (own / "site" / ".hidden.j2").write_text("{% if %}")
    (own / "site" / "assets").mkdir()
    (own / "site" / "assets" / "picture.png").write_bytes(b"\xff")
    (own / "other.j2").write_text("{% if %}")
    with pytest.raises(WrongTemplates) as raised:
        refuse_wrong(environment(root, packaged), "site")
    assert [(one.span.path, one.message) for one in raised.value.findings] == [
        ("templates/site/a.html", "expected an expression, got 'end of statement block'"),
        ("templates/site/b.html.j2", "no filter named 'captial'; did you mean 'capital'?"),
        ("templates/site/c.html.j2", "the template cannot be read: it is no text in UTF-8"),
        ("templates/site/d.html.j2", '"site/d.html" extends itself'),
    ]
    assert raised.value.findings[3].hint == 'to build on the packaged one, write {% extends "!site/d.html" %}'
    assert raised.value.exit_code == 1
    refuse_wrong(environment(None, packaged), "site")
