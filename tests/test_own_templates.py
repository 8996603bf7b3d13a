"""The site of somebody who has templates of their own: what the README shows works, and everything can be changed."""

from __future__ import annotations

import re

import pytest

import inline
from hobnob.site.build import build
from hobnob.templating import environment
from session import REPOSITORY

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
SHOWN = dict(re.findall(r"<!-- template: (\S+) -->\n```jinja\n(.*?)```", README, re.DOTALL))
NETWORK = {
    "hobnob.yaml": "",
    "me.md": "---\nname: Nora\n---\n## Pitch\nI build things.\n",
    "contacts/ada.md": "---\nname: Ada\nknows: [bob]\n---\n",
    "contacts/bob.md": "---\nname: Bob\n---\n",
    "communities/pycon.md": "---\nname: PyCon\n---\n",
    "objectives/job.md": "---\nname: A job\nneeds: [skill:hiring]\n---\n",
    "events/fair.md": "---\nname: The fair\ndate: 2026-05-20\n---\n",
    "introductions/two.md": "---\nbetween: [ada, me]\n---\n",
    "notes/2026-05-01-coffee.md": "---\nwith: [ada]\n---\n",
}
PACKAGED = [name for name in environment().list_templates() if name.startswith("site/") and name.endswith(".j2")]
TEXTS = {name: environment().loader.get_source(environment(), name)[0] for name in PACKAGED}
PIECES = [
    name for name, text in TEXTS.items() if "{% macro" in text and "{% extends" not in text and "<!doctype" not in text
]


@pytest.fixture
def built(network, root):
    def make(templates: dict[str, str]) -> dict[str, str]:
        own = {f"templates/{name}": text for name, text in templates.items()}
        folder = build(network({**NETWORK, **own}), root).folder
        return {
            path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
        }

    return make


def test_what_the_readme_shows_works(built):
    assert set(SHOWN) == {"site/base.html.j2", "site/parts.html.j2"}
    made = built({**SHOWN, "site/assets/mine.css": "h1 { color: teal }"})
    pages = {name: text for name, text in made.items() if name.endswith(".html")}
    assert all("<p>Ring me before you pass this on.</p>" in page for page in pages.values())
    assert all("Made by hobnob" in page for page in pages.values()), "what was there before stays"
    assert '<link rel="stylesheet" href="../assets/mine.css">' in made["people/ada.html"]
    assert made["assets/mine.css"] == "h1 { color: teal }"
    assert '<time datetime="2026-05-01">2026-05-01</time>' in made["people/ada.html"]


def test_every_template_of_a_page_can_be_replaced(built):
    plain = built({})
    pages = [name for name in PACKAGED if name not in PIECES and not name.startswith("site/shared/")]
    assert len(pages) > 10
    made = built({name: f"mine: {name}" for name in pages if name != "site/base.html.j2"})
    replaced = {text.removeprefix("mine: ") for name, text in made.items() if name.endswith(".html")}
    assert replaced == set(pages) - {"site/base.html.j2"}
    assert plain.keys() == made.keys()


@pytest.mark.parametrize("name", [name for name in PIECES if not name.startswith("site/shared/")])
def test_every_piece_of_a_page_can_be_replaced_alone(built, name):
    plain = built({})
    changed = 0
    for macro, arguments in re.findall(r"\{% macro (\w+)\((.*?)\) %\}", TEXTS[name]):
        made = built({name: f"{{% macro {macro}({arguments}) %}}mine: {macro}{{% endmacro %}}"})
        changed += made != plain
        assert made.keys() == plain.keys()
    assert changed, "pages use at least one of them"


@pytest.mark.parametrize("name", ["style.css", "accent.css", "site.js"])
def test_every_asset_can_be_replaced(built, name):
    assert built({f"site/assets/{name}": "mine"})[f"assets/{name}"] == "mine"


def test_what_is_wrong_is_told_at_once_and_of_every_page_and_nothing_is_written(network, root, run):
    network(
        {
            **NETWORK,
            "templates/site/map.html.j2": '{% extends "!site/map.html" %}\n{% block title %}{{ sumary }}{% endblock %}',
            "templates/site/me.html": "\n  {{ me.nmae }}",
            "templates/site/person.html.j2": "{{ person.name }}",
        }
    )
    done = run("build")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert not (root / "site").exists()
    assert done.stderr == (
        "templates/site/map.html.j2:2:21: error[wrong-template] 'sumary' is undefined; did you mean 'summary'?\n"
        "  2 | {% block title %}{{ sumary }}{% endblock %}\n"
        "    |                     ^^^^^^\n"
        "    hint: compare it with the packaged template; remove your own to have that one back\n"
        "\n"
        "templates/site/me.html:2:9: error[wrong-template] 'Me object' has no attribute 'nmae'; did you mean 'name'?\n"
        "  2 |   {{ me.nmae }}\n"
        "    |         ^^^^\n"
        "    hint: compare it with the packaged template; remove your own to have that one back\n"
        "\n"
        "2 errors in 2 of 2 files\n"
        "no page was written\n"
    )


def test_mistakes_that_show_before_anything_is_drawn_are_told_first_and_together(network, root, run):
    network({**NETWORK, "templates/site/map.html.j2": "{% if %}", "templates/site/me.html": "{{ me | captial }}"})
    done = run("build")
    assert done.exit_code == 1
    assert "templates/site/map.html.j2:1:1: error[wrong-template]" in done.stderr
    assert "templates/site/me.html:1:9: error[wrong-template] no filter named 'captial'; did you mean" in done.stderr
    assert run("build", "--dry-run").exit_code == 1
    run("build", "-o", "elsewhere")
    assert not (root / "elsewhere").exists()


def test_such_a_finding_is_explained_and_its_examples_are_what_they_say(network, root, run):
    from hobnob.checks import wrong_template

    assert "remove your own" in run("explain", "wrong-template").stdout
    wrong, right = (inline.parse(text) for text in re.findall(r"```\n(.*?)```", wrong_template.__doc__, re.DOTALL))
    network({**NETWORK, **wrong})
    done = run("build")
    assert done.exit_code == 1
    assert "base.html.j2:2:10: error[wrong-template] there is no block 'foter' in site/base.html" in done.stderr
    network(right)
    assert run("build").exit_code == 0
