"""The Jinja environment: everything is escaped, the network's own templates win, and nothing gets out of the sandbox."""

from __future__ import annotations

from datetime import date

import pytest

from hobnob.dates import Birthday, PartialDate
from hobnob.errors import HobnobError
from hobnob.templating import clean, environment, long_date, render, short_date

HOSTILE = "<script>alert(1)</script>\"'&"


@pytest.fixture
def packaged(tmp_path):
    folder = tmp_path / "packaged"
    (folder / "site").mkdir(parents=True)
    return folder


@pytest.fixture
def own(root):
    (root / "templates" / "site").mkdir(parents=True)
    return root / "templates"


@pytest.mark.parametrize("name", ["a.html.j2", "a.html", "a.txt", "a.svg", "a.js.j2", "a.md.j2", "a"])
def test_everything_is_escaped_whatever_the_name(packaged, name):
    (packaged / name).write_text('<p title="{{ x }}">{{ x }}</p>')
    made = render(environment(packaged=packaged), name, {"x": HOSTILE})
    assert made == '<p title="{0}">{0}</p>'.format("&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&amp;")


def test_data_is_never_a_template(packaged):
    (packaged / "a.j2").write_text("{{ x }}")
    assert render(environment(packaged=packaged), "a.j2", {"x": "{{ 7*7 }}{% raw %}"}) == "{{ 7*7 }}{% raw %}"


def test_characters_that_no_markup_may_hold_are_replaced(packaged):
    (packaged / "a.j2").write_text("{{ x }}")
    made = render(environment(packaged=packaged), "a.j2", {"x": "a\x00b\x1bc\ud83dd\ne\tf"})
    assert made == "a\ufffdb\ufffdc\ufffdd\ne\tf"
    assert clean("plain é 李 \U0001f600") == "plain é 李 \U0001f600"


def test_the_networks_own_template_wins_and_may_extend_the_packaged_one(packaged, root, own):
    (packaged / "site" / "base.j2").write_text("<h1>{% block title %}Packaged{% endblock %}</h1>")
    (packaged / "site" / "page.j2").write_text('{% extends "site/base.j2" %}')
    assert render(environment(root, packaged), "site/page.j2", {}) == "<h1>Packaged</h1>"
    (own / "site" / "base.j2").write_text(
        '{% extends "!site/base.j2" %}{% block title %}Mine, {{ super() }}{% endblock %}'
    )
    assert render(environment(root, packaged), "site/page.j2", {}) == "<h1>Mine, Packaged</h1>"
    assert render(environment(root, packaged), "!site/base.j2", {}) == "<h1>Packaged</h1>"


def test_a_link_out_of_the_folder_is_no_template(packaged, root, own, tmp_path):
    (tmp_path / "secret.j2").write_text("secret")
    (packaged / "a.j2").write_text("packaged")
    (own / "a.j2").symlink_to(tmp_path / "secret.j2")
    assert render(environment(root, packaged), "a.j2", {}) == "packaged"


@pytest.mark.parametrize(
    "name", ["../secret.j2", "/etc/hostname", "site/../../secret.j2", "!../secret.j2", "..\\secret.j2"]
)
def test_no_name_leads_out_of_the_folders(packaged, root, own, tmp_path, name):
    for folder in (tmp_path, root):
        (folder / "secret.j2").write_text("secret")
    with pytest.raises(HobnobError, match="no template"):
        render(environment(root, packaged), name, {})


@pytest.mark.parametrize(
    "text",
    [
        "{{ ().__class__.__mro__ }}",
        "{{ lipsum.__globals__['os'].popen('id').read() }}",
        "{{ x.append(1) }}",
        "{{ x.clear() }}",
        "{% for i in range(10**9) %}{% endfor %}",
        "{{ 'a' * 10**9 }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 1000000000 * 'a' }}",
        "{{ '{0.__class__}'.format(x) }}",
        "{{ x.missing.deeper }}",
        "{{ missing }}",
        "{% include 'nothing.j2' %}",
        "{{ 1 / 0 }}",
        "{{ x | no_such_filter }}",
        "{% if %}",
    ],
)
def test_a_templates_mistake_or_attack_is_an_error_that_names_its_place(packaged, root, own, text):
    (own / "a.j2").write_text("line one\n" + text)
    held = [0]
    with pytest.raises(HobnobError) as raised:
        render(environment(root, packaged), "a.j2", {"x": held})
    assert held == [0]
    assert "a.j2:2" in raised.value.message or "no template" in raised.value.message


def test_a_mistake_in_an_included_template_is_placed_there(packaged, root, own):
    (packaged / "site" / "outer.j2").write_text('\n\n{% include "site/inner.j2" %}')
    (own / "site" / "inner.j2").write_text("\n{{ nothing }}")
    with pytest.raises(HobnobError, match=r"templates/site/inner\.j2:2: 'nothing' is undefined"):
        render(environment(root, packaged), "site/outer.j2", {})


def test_a_template_that_is_no_text_is_an_error(packaged, root, own):
    (own / "a.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(HobnobError, match="cannot read"):
        render(environment(root, packaged), "a.j2", {})


def test_dates_read_as_people_say_them():
    assert long_date(date(2026, 5, 3)) == "3 May 2026"
    assert long_date(PartialDate(2026, 5)) == "May 2026"
    assert long_date(PartialDate(2026)) == "2026"
    assert long_date(Birthday(0, 12, 10)) == "10 December"
    assert long_date(None) == ""
    assert short_date(date(2026, 5, 3), date(2026, 12, 1)) == "3 May"
    assert short_date(PartialDate(2025, 5, 3), date(2026, 12, 1)) == "3 May 2025"
    assert short_date(PartialDate(2026, 5), date(2026, 12, 1)) == "May 2026"


def doubled(text: str) -> str:
    """A way of escaping that shows how often it was done."""
    return text.replace("*", "**")


def test_text_is_escaped_once_and_as_the_caller_says(packaged):
    (packaged / "a.j2").write_text(
        "{% macro shout(x) %}<{{ x }}>{% endmacro %}{% set kept %}{{ x }}{% endset %}"
        "{{ x }} {{ x | safe }} {{ shout(x) }} {{ kept }} {{ x | e }} {{ [x, 1] | join('*') }} {{ '*' ~ x }} {{ nothing }}"
    )
    made = environment(packaged=packaged, escape=doubled)
    assert render(made, "a.j2", {"x": "<*&\x00", "nothing": None}) == (
        "<**&\ufffd <*&\x00 <<**&\ufffd> <**&\ufffd <**&\ufffd <**&\ufffd**1 **<**&\ufffd "
    )


def test_plain_text_is_not_escaped_but_cleaned(packaged):
    (packaged / "a.j2").write_text("{% set kept %}{{ x }}{% endset %}{{ x }} {{ kept }} {{ '&' ~ kept }} {{ none }}")
    assert (
        render(environment(packaged=packaged, escape=None), "a.j2", {"x": "<&\x1b"}) == "<&\ufffd <&\ufffd &<&\ufffd "
    )


@pytest.mark.parametrize("escape", [None, doubled])
def test_the_sandbox_is_the_same_however_text_is_escaped(packaged, root, own, escape):
    (own / "a.j2").write_text("\n{{ x.__class__ }}")
    with pytest.raises(HobnobError, match=r"a\.j2:2"):
        render(environment(root, packaged, escape=escape), "a.j2", {"x": []})


def test_no_packaged_template_switches_escaping_off():
    made = environment()
    for name in made.list_templates():
        if name.startswith(("reports/", "drafts/")) and name.endswith(".j2"):
            code = made.loader.get_source(made, name)[0].replace(" ", "")
            assert not [word for word in ("|safe", "autoescape", "<script", "javascript:") if word in code], name
            made.get_template(name)
    names = [name for name in made.list_templates() if name.startswith("site/") and name.endswith(".j2")]
    assert "site/base.html.j2" in names
    for name in names:
        source, _, _ = made.loader.get_source(made, name)
        code = source.replace(" ", "")
        for forbidden in ("|safe", "autoescape", "style=", "onclick", "<style", "javascript:"):
            assert forbidden not in code, f"{name} has {forbidden}"
        made.get_template(name)


@pytest.mark.parametrize(
    ("text", "said"),
    [('{{ "%1000000000d" % 1 }}', "put texts together"), ("{{ 1e400 | int }}", "")],
)
def test_what_would_fill_the_memory_or_fault_is_an_error_with_its_place(tmp_path, text, said):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "own.j2").write_text(f"\n{text}", encoding="utf-8")
    with pytest.raises(HobnobError) as caught:
        render(environment(tmp_path), "own.j2", {})
    assert said in str(caught.value)


def test_constants_of_a_template_are_escaped_as_the_caller_says(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "own.j2").write_text('{{ "a & *b*" }} {{ text }}', encoding="utf-8")
    made = environment(tmp_path, escape=lambda text: text.replace("*", "\\*"))
    assert render(made, "own.j2", {"text": "<c> *d*"}) == "a & \\*b\\* <c> \\*d\\*"
