"""Whatever is put out is escaped once, as the caller says, and holds no character that no markup may hold."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from hobnob.diagnostics import Severity
from hobnob.templating import clean, environment, render
from templated import doubled

HOSTILE = "<script>alert(1)</script>\"'&"


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


def test_numbers_and_texts_of_one_spelling_are_told_apart(packaged):
    (packaged / "a.j2").write_text("{% for one in all %}{{ one }} {% endfor %}")
    made = environment(packaged=packaged)
    values = [1, True, 1.0, "1", Markup("1"), Markup("<b>"), "<b>", Markup("<b>"), None, "é\x00", "x" * 1000]
    assert render(made, "a.j2", {"all": values}) == f"1 True 1.0 1 1 <b> &lt;b&gt; <b>  é\ufffd {'x' * 1000} "


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


def test_constants_of_a_template_are_escaped_as_the_caller_says(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "own.j2").write_text('{{ "a & *b*" }} {{ text }}', encoding="utf-8")
    made = environment(tmp_path, escape=lambda text: text.replace("*", "\\*"))
    assert render(made, "own.j2", {"text": "<c> *d*"}) == "a & \\*b\\* <c> \\*d\\*"


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
