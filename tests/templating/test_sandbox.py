"""Nothing gets out of the sandbox, and what is wrong or an attack is an error that names its place."""

from __future__ import annotations

import inspect
import sys
from collections import deque
from datetime import date

import pytest
from jinja2 import is_undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from hobnob.errors import HobnobError
from hobnob.templating import environment, render
from templated import doubled


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
        "{{ [1, 2, 3] | random }}",
        "{{ lipsum() }}",
        "{{ cycler('a') }}",
        "{{ [cycler('a')] }}",
        "{{ cycler('a') | string }}",
        "{{ cycler('a') | pprint }}",
        "{% autoescape false %}{{ cycler('a') }}{% endautoescape %}",
        "{{ x | map('abs') }}",
        "{{ x.copy }}",
    ],
)
def test_a_templates_mistake_or_attack_is_an_error_that_names_its_place(packaged, root, own, text):
    (own / "a.j2").write_text("line one\n" + text)
    held = [0]
    with pytest.raises(HobnobError) as raised:
        render(environment(root, packaged), "a.j2", {"x": held})
    assert held == [0]
    assert "a.j2:2" in raised.value.message or "no template" in raised.value.message


@pytest.mark.parametrize("escape", [None, lambda text: text])
def test_what_lies_somewhere_in_memory_is_not_shown_however_text_is_escaped(packaged, escape):
    (packaged / "a.j2").write_text("{{ x }}")
    made = environment(packaged=packaged, escape=escape)
    with pytest.raises(HobnobError, match="a object has no text"):
        render(made, "a.j2", {"x": object()})
    assert render(made, "a.j2", {"x": "<function f at 0x1f>"}) == "<function f at 0x1f>"
    assert render(made, "a.j2", {"x": [1, "a"]}) == "[1, 'a']"


def test_a_cycler_is_there_to_be_asked(packaged):
    (packaged / "a.j2").write_text("{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ [1] | string }}")
    assert render(environment(packaged=packaged), "a.j2", {}) == "ab[1]"


def test_what_is_looked_up_at_once_is_still_looked_at(packaged):
    """Most attributes are read without a question; neither a method of a text nor what is not there may slip through."""
    (packaged / "a.j2").write_text("{{ x.y }}")
    (packaged / "f.j2").write_text("{{ x.format(held) }}")
    made = environment(packaged=packaged)
    assert render(made, "a.j2", {"x": {"y": 1}}) == "1"
    assert render(made, "a.j2", {"x": {"y": 2}}) == "2"
    with pytest.raises(HobnobError, match="no attribute 'y'"):
        render(made, "a.j2", {"x": {"z": 1}})
    for _ in range(2):
        assert render(made, "f.j2", {"x": "{}", "held": 1}) == "1"
        with pytest.raises(HobnobError, match="unsafe"):
            render(made, "f.j2", {"x": "{0.__class__}", "held": 1})


def _generator():
    yield


def _frame():
    return sys._getframe()


@pytest.mark.parametrize(
    "thing", [[], {}, set(), deque(), "text", date, _frame, _frame(), _frame.__code__, _generator(), [].append, 1]
)
def test_whatever_jinja_keeps_from_templates_is_kept_from_them(packaged, thing):
    jinja, made = ImmutableSandboxedEnvironment(), environment(packaged=packaged)
    names = (
        dir(thing) if not inspect.isframe(thing) and not inspect.iscode(thing) else ["gi_frame", "f_back", "co_code"]
    )
    for name in names:
        has_it = made.from_string("{{ x." + name + " is defined }}").render(x=thing) == "True"
        assert has_it == (not is_undefined(jinja.getattr(thing, name))), name


@pytest.mark.parametrize("escape", [None, doubled])
def test_the_sandbox_is_the_same_however_text_is_escaped(packaged, root, own, escape):
    (own / "a.j2").write_text("\n{{ x.__class__ }}")
    with pytest.raises(HobnobError, match=r"a\.j2:2"):
        render(environment(root, packaged, escape=escape), "a.j2", {"x": []})


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
