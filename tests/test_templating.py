"""The Jinja environment: everything is escaped, the network's own templates win, and nothing gets out of the sandbox."""

from __future__ import annotations

import gc
import inspect
import sys
import weakref
from collections import deque
from datetime import date

import pytest
from jinja2 import is_undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from hobnob.dates import Birthday, PartialDate
from hobnob.diagnostics import Severity
from hobnob.errors import HobnobError
from hobnob.languages import DateWords
from hobnob.own_templates import refuse_wrong
from hobnob.templating import clean, environment, long_date, render, short_date
from hobnob.wrong_templates import WrongTemplates

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


def test_a_mistake_in_an_included_template_is_placed_there(packaged, root, own):
    (packaged / "site" / "outer.j2").write_text('\n\n{% include "site/inner.j2" %}')
    (own / "site" / "inner.j2").write_text("\n{{ nothing }}")
    with pytest.raises(HobnobError, match=r"templates/site/inner\.j2:2: 'nothing' is undefined"):
        render(environment(root, packaged), "site/outer.j2", {})


def test_a_template_that_is_no_text_is_an_error(packaged, root, own):
    (own / "a.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(HobnobError, match=r"templates/a\.j2:1: the template cannot be read: it is no text in UTF-8"):
        render(environment(root, packaged), "a.j2", {})


def finding(root, packaged, name="page.j2", data=None):
    with pytest.raises(WrongTemplates) as raised:
        render(environment(root, packaged), name, data or {})
    (found,) = raised.value.findings
    text = raised.value.texts[found.span.path]
    return found, text[found.span.start : found.span.end]


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


class Named:
    """A value with a text of its own, and one that claims to be markup."""

    def __str__(self) -> str:
        return "<b>\x00"


class Claims:
    def __html__(self) -> str:
        return "<i>"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<" * 300, "&lt;" * 300), ("a\x00<", "a\ufffd&lt;"), (Markup("<b>"), "<b>"), (None, ""), (0, "0"), (1.5, "1.5"),
        (True, "True"), (Named(), "&lt;b&gt;\ufffd"), (Claims(), "<i>"), (Severity.ERROR, "error"), (["<"], "[&#39;&lt;&#39;]"),
    ],
)  # fmt: skip
def test_whatever_is_put_out_is_escaped_once(packaged, value, shown):
    (packaged / "a.j2").write_text(
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ x }}|{{ m(x) }}|{% set y %}{{ x }}{% endset %}{{ y }}"
    )
    for _ in range(2):
        assert render(environment(packaged=packaged), "a.j2", {"x": value}) == "|".join([shown] * 3)
    (packaged / "off.j2").write_text("{% autoescape false %}{{ x }}{% endautoescape %}{{ x }}")
    if value.__class__ is str:
        assert render(environment(packaged=packaged), "off.j2", {"x": value}) == clean(value) + shown


def test_text_and_markup_of_the_same_letters_are_told_apart(packaged):
    (packaged / "a.j2").write_text("{{ x }}")
    made = environment(packaged=packaged)
    assert render(made, "a.j2", {"x": Markup("<same>")}) == "<same>"
    assert render(made, "a.j2", {"x": "<same>"}) == "&lt;same&gt;"
    assert render(made, "a.j2", {"x": Markup("<same>")}) == "<same>"


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


def test_numbers_and_texts_of_one_spelling_are_told_apart(packaged):
    (packaged / "a.j2").write_text("{% for one in all %}{{ one }} {% endfor %}")
    made = environment(packaged=packaged)
    values = [1, True, 1.0, "1", Markup("1"), Markup("<b>"), "<b>", Markup("<b>"), None, "é\x00", "x" * 1000]
    assert render(made, "a.j2", {"all": values}) == f"1 True 1.0 1 1 <b> &lt;b&gt; <b>  é\ufffd {'x' * 1000} "


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "3 May 2026|3 May|May 2026"),
        ("en-US", '<bdi lang="en-US">May 3, 2026</bdi>|<bdi lang="en-US">May 3</bdi>|<bdi lang="en-US">May 2026</bdi>'),
        ("de", '<bdi lang="de">3. Mai 2026</bdi>|<bdi lang="de">3. Mai</bdi>|<bdi lang="de">Mai 2026</bdi>'),
        ("sv", '<bdi lang="sv">3 maj 2026</bdi>|<bdi lang="sv">3 maj</bdi>|<bdi lang="sv">maj 2026</bdi>'),
    ],
)
def test_dates_are_written_in_the_language_of_the_site_and_say_so(packaged, language, shown):
    (packaged / "a.j2").write_text(
        "{{ day | long_date }}|{{ day | short_date(day) }}|{{ month | long_date }}{{ none | long_date }}"
    )
    made = environment(packaged=packaged, dates=DateWords(language))
    assert render(made, "a.j2", {"day": date(2026, 5, 3), "month": PartialDate(2026, 5)}) == shown


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
