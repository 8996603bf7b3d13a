"""What a shared site says of running text: Public sections, links and names of files, dates, promises."""

from __future__ import annotations

import html
import time

import pytest

from hobnob.site.share.mentions import names_somebody, without_files
from hobnob.site.share.projection import project
from hobnob.site.share.public import public
from leaking import SHARE, leaks, site_bytes
from session import TODAY


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("## Public\nA\n\n## Private\nB", "A"),
        ("A\n\n## PUBLIC\nB\n### More\nC\n# End\nD", "B\n### More\nC"),
        ("### Public\nA", ""),
        ("# Public\nA", ""),
        ("## Public: all\nA", ""),
        ("Public\n------\nA\n\nB\n===\nC", "A"),
        ("## Public\nA\n\nLines of\na heading\n---\nB", "A"),
        ("## Public\nA\n## Public\nB", "A\n\nB"),
        ("## Public\n- ## Private\nA", ""),
        ("## Public\nA\n> # Private\nB", "A"),
        ("## Public\n```\n# a comment\n```\nA", "```\n# a comment\n```\nA"),
        ("## Public\nA\n```\n## Private\nB", ""),
        ("## Public\nA <!-- B\n## Private\nC", ""),
        ("## Public\nA <!-- B --> C --> D", ""),
        ("## Public\nA %% B %% C %% D", ""),
        ("Oh %%\n## Public\nA %% B %% C", ""),
        ("%% a %%\n## Public\nA %% B %% C", "A  C"),
        ("## Public\n- [ ] A\n  B\nC\n\n  D\n- E", "- E"),
        ("## Public\n- [ ] A\n  ```\nB\n\nC\n  ```\nD", "D"),
        ("## Public\n1. [x] A\n2. B", "2. B"),
        ("## Public\n- [A](https://a.example)", "- [A](https://a.example)"),
        ("## Public\nkey:: A\n**key**:: A\n\nB [key:: A] C\n- key:: A\n> key:: A\n(key:: A)", "B  C"),
        ("## Public\nkey:: A\nB\nC\n\nD", "D"),
        ("## Public\nA\nkey::\n  B\n\nC", "A\n\nC"),
        ("## Public\n- key:: A\n  B\n\n  C\n- D", "- D"),
        ("## Public\n[key:: A\nB]\n\nC", "C"),
        ("## Public\nA <[key:: B]!-- C", ""),
        ("## Public\nA\n##\u00a0Private\nB", "A"),
        ("## Public\nA\n\u00a0##\u3000Private\nB", "A"),
        ("## Public\nA\n##Private\nB", "A"),
        ("## Public\nA\n#Private\nB", "A"),
        ("## Public\nA\n###More\nB", "A\n###More\nB"),
        ("## Public\nA\n###2026-05-01 B\nC", "A"),
        ("## Public\nA\u2028## Private\nB", "A"),
        ("## Public\nA\x0c## Private\nB", "A"),
        ("## Public\nA\n<div><h2>B</h2>\nC", "A"),
        ("## Public\n### 2026-05-01 A\nB\n### C\nD", "### C\nD"),
        ("## Public\nA\n### 2026-99-01 B\nC", "A"),
        ("# 2026-05-01 A\n## Public\nB", ""),
        ("## Public\r\nA\r\n\r\n## B\r\nC", "A"),
    ],
)
def test_what_a_public_section_says(body, text):
    assert public(body).text == text


# What opens a section


@pytest.mark.parametrize(
    "body",
    [
        "<pre>\n## Public\nA\n</pre>",
        "<div>\n## Public\nA\n\nB\n</div>",
        "<div hidden>\n\n## Public\nA\n\n</div>",
        "<details><summary>B</summary>\n\n## Public\nA\n\n</details>",
        "<script>\n## Public\nA\n</script>",
        "<!--\n## Public\nA\n-->",
        "<!-- B\n## Public\nA",
        "B %% C\n\n## Public\nA",
        "```\n## Public\nA\n```",
        "~~~\n## Public\nA\n~~~",
        "- ```\n  ## Public\n  A",
        "- B\n\n  ## Public\n  A",
        "1. B\n   ## Public\n   A",
        "> ## Public\n> A",
        "    ## Public\n    A",
        "B\nPublic\n---\nA",
        "<b>B</b>\n" + "x" * 1_000_000 + "\n## Public\nA",
    ],
)
def test_what_only_looks_like_the_heading_of_a_public_section_opens_none(body):
    assert public(body).text == ""


@pytest.mark.parametrize(
    "body",
    [
        "   ## Public\nA",
        "- B\n## Public\nA",
        "> B\n## Public\nA",
        "Public\n---\nA",
        "<b>B</b> < C\n## Public\nA",
        "<div>B</div>\n\n## Public\nA",
        "```\n<pre>\n```\n## Public\nA",
        "<!-- <div> -->\n\n## Public\nA",
        "100% %%B%%\n\n## Public ##\nA",
    ],
)
def test_whatever_stands_before_it_a_heading_opens_a_section(body):
    assert public(body) == ("A", ())


# What reads like an entry


@pytest.mark.parametrize(
    "entry",
    [
        "### Coffee 2026-01-01",
        "### 1 May 2026",
        "### Coffee, 4th of May",
        "#### Kaffee am 4. Mai",
        "### 5月1日",
        "### Week 18",
        "**2026-01-01** Coffee",
        "**Coffee, 1 May 2026**",
        "__1 May__: coffee",
        "<b>2026-01-01</b> Coffee",
        "2026-01-01 Coffee",
        "2026/01/01: coffee",
        "20260101 coffee",
        "01.05.2026 coffee",
        "5/1/26: coffee",
        "3.5.: coffee",
        "1. Mai 2026: Kaffee",
        "1er mai 2026 : café",
        "3 de mayo de 2026: café",
        "May 3, 2026: coffee",
        "Friday, 1 May: coffee",
        "On 3 May we met",
        "*Fri 1 May 2026* coffee",
        "[[2026-01-01]] Coffee",
        "- 2026-01-01 Coffee",
        "1. 2026-01-01 Coffee",
        "> 2026-01-01 Coffee",
        "📌 2026-01-01 Coffee",
        "| 2026-01-01 | Coffee |",
        "We had coffee\n2026-01-01 and talked",
    ],
)
def test_what_reads_like_a_dated_entry_is_left_out_up_to_the_next_heading(entry):
    found = public(f"## Public\nA\n\n{entry}\nB\n\nC\n\n- D\n\n### More\nE")
    assert found.text == "A\n\n### More\nE"
    [doubt] = found.doubts
    assert "left out" in doubt
    assert "reads like a dated entry" in doubt


def test_a_lower_heading_does_not_end_what_stands_under_a_date():
    assert public("## Public\n### 1 May\nA\n#### More\nB\n### C").text == "### C"


@pytest.mark.parametrize(
    "text",
    [
        "Nurse since 2015, on 3 wards.",
        "- 2015–2025 nurse\n- 50 wards",
        "2015 to 2020: nurse",
        "24/7 on call",
        "1. first\n2. second",
        "**5 years** of nursing",
        "We met in May 2026.",
        "4.5 million lines",
        "Maybe 3 of us",
    ],
)
def test_numbers_in_running_text_are_no_entries(text):
    assert public(f"## Public\n{text}") == (text, ())


# What reads like a promise


@pytest.mark.parametrize(
    "promise",
    [
        "| [ ] send B | x |",
        "B | [x] C",
        "I owe B the paper\nby Friday due:2026-05-01, I said",
        "B (due: 2026-05-01)",
        "B done:2026-05-01",
        "B 📅 2026-05-01",
        "B ⏳ on Friday",
        "B ✅ 2026-05-01",
        "☐ send B",
        "the paper for:B",
        "the paper (by:B)",
        "it serves objective:B",
        "who is knows:B",
        "via:B and B",
        "B is told of #private",
    ],
)
@pytest.mark.parametrize("around", ["{}", "- {}", "> {}", "| A | B |\n|---|---|\n{}"])
def test_a_promise_is_left_out_with_the_whole_of_its_paragraph(promise, around):
    found = public(f"## Public\nA\n\n{around.format(promise)}\nB\n\nC")
    assert found.text == "A\n\nC"
    assert found.doubts or promise.startswith("| [ ]"), "what is a task needs no word"


@pytest.mark.parametrize(
    "text",
    [
        "✅ good at B",
        "C due to B: that",
        "AWS re:Invent",
        "made for: all",
        "https://a.example/for:b",
        "B [x](https://x.example)",
    ],
)
def test_other_signs_and_colons_are_no_promises(text):
    assert public(f"## Public\n{text}") == (text, ())


def test_no_body_takes_long():
    bodies = ["## Public\n" + " " * 200_000 + "x", "## Public\nx\n" * 15_000, "## Public\n" + "```\na\n```\n" * 10_000,
              "## Public\n" + "a:: b\n" * 15_000, "## Public\n###" + " " * 200_000, "## Public\n" + "- [ ] t\n" * 15_000,
              "## 2026-05-01 x\n" * 8_000 + "## Public\nx\n" * 8_000, "## Public\n" + "[a:: b]" * 15_000,
              "## Public\n" + "<b><b>" * 40_000, "## Public\n" + "**a 1" * 40_000, "## Public\n1" + " " * 200_000 + "x",
              "<div>\n" * 30_000 + "## Public\nx", "<i>\n" + "## Public\nx 1 May\n" * 15_000,
              "<b>\n" + "- " * 60_000 + "\n## Public\nx", "## Public\n" + "Monday, " * 30_000 + "1"]  # fmt: skip
    for body in bodies:
        before = time.process_time()
        public(body)
        assert time.process_time() - before < 3, body[:40]


# What leads to a file without being a link

HIDDEN = """
    <HBNPRIV.md>
    <some HBNPRIV.md>
    (HBNPRIV.md)
    "HBNPRIV.yaml"
    contacts/HBNPRIV
    ../contacts/HBNPRIV%2Emd
    %48BNPRIV%2emd
    HBNPRIV&#46;md and HBNPRIV\\.md
    `HBNPRIV.md` and `[[HBNPRIV]]`
    C:\\notes\\HBNPRIV
    file:///home/HBNPRIV
    obsidian://open?file=HBNPRIV
    https://forge.example/me/contacts/HBNPRIV.md
    <https://forge.example/me/contacts/HBNPRIV.md>
    [page](https://forge.example/me/contacts/HBNPRIV.md)
    ![[HBNPRIV.png|200]]
    ![HBNPRIV](HBNPRIV.png)
    [[HBNPRIV#part|HBNPRIV]]
    [[ada#HBNPRIV]]
    [HBNPRIV]
    [**HBNPRIV**]
    [HBNPRIV][]
    [HBNPRIV][other]
    [other][HBNPRIV]
    [HBNPRIV](bob.md)
    [page](bob.md "HBNPRIV")
    [HBNPRIV](<some file.md>)
    [![HBNPRIV](x.png)](bob.md)
    [a [b] HBNPRIV](bob.md)
    <a href="x.md">HBNPRIV</a>
    <img src="HBNPRIV.png">
    [HBNPRIV]: bob.md
    [^1]: see HBNPRIV.md
    &lt;HBNPRIV.md&gt;
    [web](https://HBNPRIV:HBNPRIV@web.example)
"""


@pytest.mark.parametrize("text", [line.strip() for line in HIDDEN.strip().splitlines()])
def test_nothing_that_leads_to_a_file_is_shown(network, text):
    heads = "---\nname: Ada\nvisibility: public\n---\n"
    files = {
        "contacts/ada.md": heads,
        "contacts/cy.md": heads.replace("Ada", "Cy") + f"\n## Public\n\nA {text}\n\n{text}\n",
    }
    assert leaks(site_bytes(network(files).network)) == {}


@pytest.mark.parametrize("text", ["[//]: # (HBNPRIV)", "[//]: # (HBNPRIV", "[a]: <> (HBNPRIV)", '[a]: # "HBNPRIV"'])
def test_the_definition_of_a_link_to_nowhere_is_a_comment(network, text):
    files = {"contacts/cy.md": f"---\nvisibility: public\n---\n\n## Public\n\nA\n\n{text}\n\n> {text}\n"}
    assert leaks(site_bytes(network(files).network)) == {}


def test_what_is_hidden_over_two_lines_stays_so(network):
    lines = ["[page](bob.md", '"HBNPRIV")', "", "[[bob|some", "HBNPRIV]]", "", "<a", 'href="x.md">HBNPRIV</a>']
    text = "\n".join(lines)
    files = {"contacts/cy.md": f"---\nvisibility: public\n---\n\n## Public\n\n{text}\n"}
    assert leaks(site_bytes(network(files).network)) == {}


def test_what_is_no_link_is_shown(network):
    """In code, brackets are no label; nor are those without a word, nor a footnote's."""
    text = "Reads `rows[0]`, [...] and[^1] Node.js, https://a.example/x.html, and/or [this](https://b.example).\n\n[^1]: A note."
    files = {"contacts/cy.md": f"---\nvisibility: public\n---\n\n## Public\n\n{text}\n"}
    [cy] = project(network(files).network, SHARE, TODAY).records
    shown = html.unescape(cy.text)
    assert "not shared" not in shown
    for words in (
        "rows[0]",
        "[...]",
        "[^1] Node.js",
        "https://a.example/x.html, and/or",
        '<a href="https://b.example"',
        "A note.",
    ):
        assert words in shown


def test_a_reference_is_hidden_whether_or_not_something_private_says_what_it_means(network):
    """The definition of a label may stand in a part that is private; whether it does must make no difference."""
    files = {
        "contacts/cy.md": "---\nvisibility: public\n---\n\n## Public\n\nWith [Bob].\n\n## Other\n\n[Bob]: bob.md\n"
    }
    other = {"contacts/cy.md": files["contacts/cy.md"].replace("[Bob]: bob.md\n", "")}
    assert site_bytes(network(files).network) == site_bytes(network(other).network)
    assert leaks(site_bytes(network(files).network), "Bob") == {}


FIELDS = ["skills: ['{}']", "role: '{}'", "name: '{}'", "x-own: '{}'", "needs: ['{}']", "org: '{}'", "met_at: '{}'",
          "history: ['{} org:Mill']", "history: [{{role: '{}', org: Mill}}]", "links: ['{}']", "phone: '{}'",
          "aliases: ['{}']", "tags: ['{}']", "email: ['{}']"]  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "text",
    [
        "[[HBNPRIV]]",
        "[[bob|HBNPRIV]]",
        "[[ bob | HBNPRIV ]]",
        "see [[HBNPRIV]]",
        "<HBNPRIV.md>",
        "knows:HBNPRIV",
        "not (via:HBNPRIV)",
        "[S] (HBNPRIV.md)",
        "[HBNPRIV](bob.md)",
        "[a [b] HBNPRIV](bob.md)",
        "[HBNPRIV]: bob.md",
        '<a href="x.md">HBNPRIV</a>',
        "%48BNPRIV%2Emd",
        "HBNPRIV.md",
        "send HBNPRIV due:2026-05-01",
        "[ ] HBNPRIV",
        "HBNPRIV 📅 2026-05-01",
        "https://forge.example/contacts/HBNPRIV.md",
    ],
)
def test_no_field_names_a_file_or_somebody_by_a_query(network, field, text):
    files = {
        "hobnob.yaml": "site: {share: {fields: [name, skills, role, x-own, needs, org, met_at, history, links, phone, "
        "aliases, tags, email]}}",
        "contacts/cy.md": f"---\nvisibility: public\n{field.format(text)}\n---\n",
    }
    assert leaks(site_bytes(network(files).network)) == {}


def test_a_field_that_is_a_link_says_what_is_shared_of_it(network):
    files = {
        "hobnob.yaml": "site: {share: {fields: [name, skills]}}",
        "contacts/cy.md": '---\nname: Cy\nvisibility: public\nskills: ["[[ada]]", "[[ada|her]]", "[[bob]]", "of [[bob]]"]\n---\n',
        "contacts/ada.md": "---\nname: Ada\nvisibility: public\n---\n",
    }
    cy = project(network(files).network, SHARE, TODAY).of("contact")[1]
    assert [value.text for value in cy.values_of("skills")] == ["Ada", "her", "of (not shared)"]


def test_facts_of_an_entry_that_are_links_are_hidden_too(network):
    files = {
        "hobnob.yaml": "site: {share: {fields: [name, at, topics, learned]}}",
        "contacts/cy.md": "---\nname: Cy\nvisibility: public\n---\n## 2026-05-01 Tea\nvisibility:: public\n"
        "at:: [[HBNPRIV]]\ntopics:: [[bob|HBNPRIV]], bread\nlearned:: knows:HBNPRIV\n",
        "notes/2026-05-02.md": "---\nwith: [cy]\nvisibility: public\ntopics: ['[[HBNPRIV]]', flour]\nat: '[[HBNPRIV]]'\n---\n",
    }
    known = network(files).network
    notes = project(known, SHARE, TODAY).of("note")
    assert [[value.text for value in note.values_of("topics")] for note in notes] == [["bread"], ["flour"]]
    assert leaks(site_bytes(known)) == {}


@pytest.mark.parametrize(
    "text", ["Node.js and ASP.NET", "e.g. this", "she/her", "https://a.example/x.html", "a.b@c.example"]
)
def test_words_with_dots_and_strokes_are_no_files(text):
    assert without_files(text) == text


@pytest.mark.parametrize(
    "text", ["Organisation: ada", "AWS re:Invent", "at 10:30", "https://a.example/id:3", "skill:bread"]
)
def test_other_colons_name_nobody(text):
    assert not names_somebody(text)
