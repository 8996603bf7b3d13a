"""Whose template wins: the network's own, with or without its ending, whole or macro by macro, and none from elsewhere."""

from __future__ import annotations

import gc
import weakref

import pytest

from hobnob.errors import HobnobError
from hobnob.templating import environment, render
from templated import doubled, finding


def test_the_networks_own_template_wins_and_may_extend_the_packaged_one(packaged, root, own):
    (packaged / "site" / "base.j2").write_text("<h1>{% block title %}Packaged{% endblock %}</h1>")
    (packaged / "site" / "page.j2").write_text('{% extends "site/base.j2" %}')
    assert render(environment(root, packaged), "site/page.j2", {}) == "<h1>Packaged</h1>"
    (own / "site" / "base.j2").write_text(
        '{% extends "!site/base.j2" %}{% block title %}Mine, {{ super() }}{% endblock %}'
    )
    assert render(environment(root, packaged), "site/page.j2", {}) == "<h1>Mine, Packaged</h1>"
    assert render(environment(root, packaged), "!site/base.j2", {}) == "<h1>Packaged</h1>"


@pytest.mark.parametrize("file", ["base.html.j2", "base.html"])
@pytest.mark.parametrize("asked", ["site/base.html.j2", "site/base.html"])
@pytest.mark.parametrize("extended", ["!site/base.html.j2", "!site/base.html"])
def test_the_ending_of_a_name_may_be_left_out(packaged, root, own, file, asked, extended):
    (packaged / "site" / "base.html.j2").write_text("<h1>{% block title %}Packaged{% endblock %}</h1>")
    (own / "site" / file).write_text(f'{{% extends "{extended}" %}}{{% block title %}}Mine{{% endblock %}}')
    made = environment(root, packaged)
    assert render(made, asked, {}) == "<h1>Mine</h1>"
    assert render(made, f"!{asked}", {}) == "<h1>Packaged</h1>"


def test_of_two_spellings_of_one_name_the_one_with_the_ending_counts(packaged, root, own):
    (own / "site" / "base.html.j2").write_text("with")
    (own / "site" / "base.html").write_text("without")
    for asked in ("site/base.html", "site/base.html.j2"):
        assert render(environment(root, packaged), asked, {}) == "with"


def test_an_environment_finds_what_another_one_compiled_and_nothing_else(packaged, root, own):
    (packaged / "a.j2").write_text("{{ x }}")
    for _ in range(2):
        assert render(environment(packaged=packaged), "a.j2", {"x": "<*"}) == "&lt;*"
        assert render(environment(packaged=packaged, escape=None), "a.j2", {"x": "<*"}) == "<*"
        assert render(environment(packaged=packaged, escape=doubled), "a.j2", {"x": "<*"}) == "<**"
    (own / "a.j2").write_text("mine {{ x }}")
    assert render(environment(root, packaged), "a.j2", {"x": "<"}) == "mine &lt;"
    (own / "a.j2").write_text("yours {{ x }}")
    assert render(environment(root, packaged), "a.j2", {"x": "<"}) == "yours &lt;"


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


def test_an_own_file_of_macros_need_only_hold_those_that_differ(packaged, root, own):
    (packaged / "site" / "parts.j2").write_text(
        "{% macro day(x) %}day {{ x }}{% endmacro %}{% macro who(x) %}who {{ x }}{% endmacro %}"
    )
    (packaged / "page.j2").write_text(
        '{% import "site/parts.j2" as p with context %}{% from "site/parts.j2" import who, day %}{{ p.day(1) }} {{ p.who(2) }} {{ day(3) }} {{ who(4) }}'
    )
    (own / "site" / "parts.j2").write_text("{% macro day(x) %}my {{ x }}{% endmacro %}")
    assert render(environment(root, packaged), "page.j2", {}) == "my 1 who 2 my 3 who 4"
    (packaged / "site" / "parts.j2").write_text(
        "{# Macros. #}\n{% macro who(x) %}who {{ day(x) }}{% endmacro %}\n\n{% macro day(x) %}day {{ x }}{% endmacro %}"
    )
    assert render(environment(root, packaged), "page.j2", {}) == "my 1 who my 2 my 3 who my 4", (
        "where they call each other too"
    )
    (own / "site" / "parts.j2").write_text(
        '{% import "!site/parts.j2" as packaged %}\n{% macro day(x) %}my {{ packaged.day(x) }}{% endmacro %}'
    )
    assert render(environment(root, packaged), "page.j2", {}) == "my day 1 who my day 2 my day 3 who my day 4"
    (own / "site" / "parts.j2").write_text("\n{% macro day(x) %}{{ nothing }}{% endmacro %}")
    found, shown = finding(root, packaged)
    assert (found.span.path, shown, found.span.start) == ("templates/site/parts.j2", "nothing", 22), "in the own file"
    (own / "site" / "parts.j2").write_text("{% macro other(x) %}{% endmacro %}")
    (packaged / "site" / "parts.j2").write_text(
        "{% macro who(x) %}{{ lost }}{% endmacro %}{% macro day(x) %}{% endmacro %}"
    )
    assert finding(root, packaged)[0].span.path == "templates/!site/parts.j2"
    (own / "alone.j2").write_text("{% macro day(x) %}{% endmacro %}")
    (own / "page.j2").write_text('{% import "alone.j2" as p %}{{ p.who(1) }}')
    with pytest.raises(HobnobError, match=r"templates/page\.j2:1: .*'who'"):
        render(environment(root, packaged), "page.j2", {})


def test_imported_macros_see_what_is_around_whoever_asks_for_them(packaged):
    (packaged / "parts.j2").write_text("{% macro who(x) %}{{ root }}{{ x }} of {{ whole | join(',') }}{% endmacro %}")
    (packaged / "plain.j2").write_text("{% macro who(x) %}{{ root }}{{ x }} of {{ whole }}{% endmacro %}")
    (packaged / "page.j2").write_text(
        "{% import parts as one with context %}{% set whole = 7 %}{% import parts as other with context %}"
        "{{ one.who(1) }}; {{ other.who(2) }}"
    )
    made = environment(packaged=packaged)
    for root, whole in (("", 1), ("../", 1), ("../", 2), ("", 1)):
        data = {"parts": "plain.j2", "root": root, "whole": whole}
        assert render(made, "page.j2", data) == f"{root}1 of {whole}; {root}2 of 7"
    (packaged / "page.j2").write_text("{% import 'parts.j2' as parts with context %}{{ parts.who(1) }}")
    made = environment(packaged=packaged)
    for whole in (["a"], ["b", "c"]):
        assert render(made, "page.j2", {"root": "", "whole": whole}) == f"1 of {','.join(whole)}"
    (packaged / "counting.j2").write_text(
        "{% set so_far = namespace(n=0) %}{% macro count() %}{% set so_far.n = so_far.n + 1 %}{{ so_far.n }}{% endmacro %}"
    )
    (packaged / "counted.j2").write_text("{% import 'counting.j2' as c with context %}{{ c.count() }}{{ c.count() }}")
    assert [render(made, "counted.j2", {}) for _ in range(2)] == ["12", "12"], "each page counts for itself"


def test_nothing_of_a_page_is_kept_when_it_is_done(packaged):
    class Thing:
        text = "thing"

    (packaged / "parts.j2").write_text("{% macro told(x) %}{{ x.text }}{% endmacro %}")
    (packaged / "base.j2").write_text("{% import 'parts.j2' as parts with context %}{% block main %}{% endblock %}")
    (packaged / "page.j2").write_text(
        "{% extends 'base.j2' %}{% macro own() %}{{ parts.told(thing) }}{% endmacro %}"
        "{% block main %}{% for one in [thing] %}{{ own() }} {{ loop.index }}{% endfor %}{% endblock %}"
    )
    made, thing = environment(packaged=packaged), Thing()
    left = weakref.ref(thing)
    gc.disable()
    try:
        assert render(made, "page.j2", {"thing": thing}) == "thing 1"
        del thing
        assert left() is None
    finally:
        gc.enable()
