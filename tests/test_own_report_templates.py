"""A network's own template of a report: it replaces the Markdown, the HTML is made from that, and data stays data."""

from __future__ import annotations

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hobnob.document import Cell, Document, Heading, Paragraph, table
from hobnob.errors import HobnobError
from hobnob.model import Key
from hobnob.render import FORMATS
from hobnob.render.presenting import present

HOSTILE = "<script>alert(1)</script> *x* [a](javascript:b) [[Ada]] `c` | \x1b\u202e &amp;"


def document(text: str = "Ada") -> Document:
    return Document(
        "ties",
        "Two ties",
        (
            Paragraph(f"All about {text}.", "answer"),
            table(
                "people", [("name", "Name"), ("strength", "Tie")], [(text, Cell("61", 61.25)), ("Bob", Cell("", None))]
            ),
            Heading("A job", 2, "objectives", Key("objective", "job")),
            Paragraph(text, "why"),
        ),
    )


@pytest.fixture
def own(root):
    """Writes the network's own template of the report and gives the network's folder."""

    def write(text: str, name: str = "ties.md.j2"):
        place = root / "templates" / "reports" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        return root

    return write


def body(page: str):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page).find("body")


def test_it_is_given_the_keys_of_the_json_and_replaces_markdown_and_html(own):
    root = own(
        "# {{ title }} ({{ report }}, {{ schema_version }})\n\n"
        "{% for one in people %}\n- {{ one.name }}: {{ one.strength }}\n{% endfor %}\n"
        "{{ objectives[0].id }} **{{ objectives[0].title }}**\n\n\n"
    )
    assert present(document(), "md", root=root) == ("# Two ties (ties, 1)\n\n- Ada: 61.25\n- Bob: \njob **A job**\n")
    page = body(present(document(), "html", root=root))
    assert page.find(".//h1").text == "Two ties (ties, 1)"
    assert page.find(".//li").text.strip() == "Ada: 61.25"
    assert page.find(".//strong").text == "A job"
    for format in ("text", "json", "csv"):
        assert present(document(), format, root=root) == present(document(), format), "the others stay as they are"


def test_a_template_of_another_report_changes_nothing(own):
    root = own("mine", "health.md.j2")
    for format in FORMATS:
        assert present(document(), format, root=root) == present(document(), format)


def test_what_is_put_in_comes_out_as_text(own):
    root = own("{{ people[0].name }}\n\n- {{ answer }}\n\n| a |\n| --- |\n| {{ people[0].name }} |\n")
    page = present(document(HOSTILE), "html", root=root)
    shown = body(page)
    assert {str(one.tag) for one in shown.iter()} <= set("body main p ul li table thead tbody tr th td".split())
    visible = HOSTILE.replace("\x1b", "\\x1b").replace("\u202e", "\\u202e")
    assert shown.find(".//p").text == visible
    assert shown.find(".//td").text == visible
    assert "\x1b" not in present(document(HOSTILE), "md", root=root)


@pytest.mark.parametrize(
    "text", ["# no heading", "1. no list", "- none", "> none", "===", "---", "    code", "+ x", "a\n\n# b"]
)
def test_nor_does_it_begin_anything_at_the_start_of_a_line(own, text):
    root = own("{{ people[0].name }}\n")
    tokens = MarkdownIt("commonmark").parse(present(document(text), "md", root=root))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in tokens[1].children) == " ".join(text.split())


PRINTABLE = st.text(
    alphabet=st.characters(min_codepoint=33, max_codepoint=0x2FF, exclude_categories=("C", "Z")), min_size=1
)


@given(PRINTABLE)
def test_any_text_is_shown_as_it_is(tmp_path_factory, text):
    root = tmp_path_factory.mktemp("network")
    (root / "templates" / "reports").mkdir(parents=True)
    (root / "templates" / "reports" / "ties.md.j2").write_text("So {{ people[0].name }}\n", encoding="utf-8")
    assert body(present(document(text), "html", root=root)).find(".//p").text == f"So {text}"


def test_markup_is_for_whoever_says_so(own):
    root = own("{{ people[0].name | safe }} {{ people[0].name }}\n")
    assert present(document("**Ada**"), "md", root=root) == "**Ada** \\*\\*Ada\\*\\*\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ nothing }}", "templates/reports/ties.md.j2:2: 'nothing' is undefined"),
        ("{{ people[0].tie }}", "templates/reports/ties.md.j2:2: 'dict object' has no attribute 'tie'"),
        ("{% for %}", "templates/reports/ties.md.j2:2:"),
        ("{{ people.__class__.__mro__ }}", "templates/reports/ties.md.j2:2: access to attribute '__class__'"),
        ("{{ people.clear() }}", "templates/reports/ties.md.j2:2:"),
        ("{{ 'a' * 10**9 }}", "templates/reports/ties.md.j2:2:"),
    ],
)
@pytest.mark.parametrize("format", ["md", "html"])
def test_a_mistake_or_an_attack_is_an_error_that_names_file_and_line(own, text, message, format):
    root = own(f"# {{{{ title }}}}\n{text}\n")
    with pytest.raises(HobnobError) as raised:
        present(document(), format, root=root)
    place = (
        raised.value.message if raised.value.message.startswith("templates/") else f"templates/{raised.value.message}"
    )
    assert place.startswith(message)


def test_a_link_out_of_the_network_is_no_template(own, root, tmp_path):
    own("mine", "other.md.j2")
    (tmp_path / "secret.j2").write_text("secret", encoding="utf-8")
    (root / "templates" / "reports" / "ties.md.j2").symlink_to(tmp_path / "secret.j2")
    assert present(document(), "md", root=root) == present(document(), "md")


def test_an_unknown_format_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="no format"):
        present(document(), "pdf")
