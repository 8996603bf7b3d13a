"""The built site: whole, offline, the same each time, and deaf to hostile text."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pytest

from folders import contents, copy_example
from hobnob.errors import HobnobError
from hobnob.kinds import PAGES as SITE_PAGES
from hobnob.markup import Target, is_moderate, render
from hobnob.site.build import build
from hobnob.site.colour import DARK_PAPER, LIGHT_PAPER, contrast, shades
from hobnob.site.output import MANIFEST, write_folder
from hobnob.site.pages import all_page_files
from hobnob.site.slugs import slugs
from hobnob.urls import safe_url
from session import REPOSITORY, TODAY

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
SMALL = """
    --- hobnob.yaml
    title: Small
    categories: {friends: {}, clients: {}, press: {}}
    --- me.md
    ---
    name: Nora Ek
    offers: [proofreading]
    ---
    ## Pitch: for founders
    I read what you have built.
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    org: Difference Inc
    email: ada@difference.example
    phone: +44 20 7946 0958
    links: [https://ada.example]
    category: clients
    tier: key
    birthday: 1990-05-20
    knows: [bob]
    skills: [hiring]
    needs: [a reviewer]
    history: ["Analyst org:difference from:2019 to:2022"]
    ---
    Met [[Bob]] and [[Nobody]]. See [the others](../communities/difference.md) or [lost](lost.md).

    ## 2026-05-01 Coffee with [[Ada Lovelace]]

    gave:: an hour
    She liked **it**.

    - [ ] Send the deck due:2026-05-10 for:ada
    --- contacts/bob.yaml
    name: Bob
    standing: wanted
    category: friends
    --- communities/difference.md
    ---
    name: Difference Inc
    kind: employer
    url: https://difference.example
    ---
    --- objectives/job.md
    ---
    name: A job
    due: 2026-12
    needs: [skill:hiring, {need: a friend, find: "skill:nothing"}]
    stakeholders: ["ada power:5 interest:5 stance:supporter", {seat: head of data, power: 4, interest: 2}]
    ---
    --- events/fair.md
    ---
    name: The fair
    date: 2026-05-20
    meet: [ada]
    objective: job
    ---
    --- introductions/ada-and-bob.md
    ---
    between: [ada, bob]
    proposed: 2026-05-02
    ---
    --- notes/2025-03-02-call.md
    ---
    with: [ada]
    kind: call
    ---
    A call.
"""


class Page(HTMLParser):
    """What a browser would see of a page: its elements, the links, the ids, the text."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    handle_startendtag = handle_starttag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def links(self) -> Iterator[str]:
        for _, attributes in self.elements:
            yield from (attributes[name] for name in ("href", "src", "action", "xlink:href") if name in attributes)

    @cached_property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


def pages_of(folder: Path) -> dict[str, Page]:
    return {path.relative_to(folder).as_posix(): Page(path) for path in sorted(folder.rglob("*.html"))}


@pytest.fixture
def site(network, root):
    """Builds an inline network into `site` and gives that folder."""

    def make(files=SMALL, **more) -> Path:
        return build(network(files), root, **more).folder

    return make


@pytest.fixture(scope="module")
def example(tmp_path_factory) -> Path:
    from hobnob.workspace import open_network

    root = copy_example(tmp_path_factory.mktemp("example") / "network")
    return build(open_network(root, TODAY), root).folder


@pytest.fixture(scope="module")
def example_pages(example) -> dict[str, Page]:
    return pages_of(example)


def assert_links_lead_somewhere(folder: Path, pages: dict[str, Page] | None = None) -> None:
    pages = pages or pages_of(folder)
    names = set(contents(folder))
    ids = {name: set(page.ids) for name, page in pages.items()}
    for name, page in pages.items():
        assert len(page.ids) == len(ids[name]), f"{name} has an id twice"
        for link in page.links():
            if re.match(r"(https?|mailto|tel):", link):
                continue
            path, _, anchor = link.partition("#")
            target = (Path(name).parent / path).as_posix() if path else name
            parts: list[str] = []
            for part in target.split("/"):
                parts = parts[:-1] if part == ".." else [*parts, part]
            target = "/".join(part for part in parts if part != ".")
            assert target in names, f"{name} links to {link}"
            # What has a sign of equality is no place on a page but the state of its scripts.
            if anchor and "=" not in anchor and target in pages:
                assert anchor in ids[target], f"{name} links to {link}"


@pytest.mark.parametrize("which", ["small", "example"])
def test_every_link_leads_to_a_file_of_the_site(which, site, example, example_pages):
    if which == "small":
        assert_links_lead_somewhere(site())
    else:
        assert_links_lead_somewhere(example, example_pages)


@pytest.mark.parametrize("which", ["small", "example"])
def test_every_page_forbids_all_that_is_not_its_own(which, site, example_pages):
    pages = pages_of(site()) if which == "small" else example_pages
    assert len(pages) > 10
    for name, page in pages.items():
        tags = [tag for tag, _ in page.elements]
        head = page.elements[tags.index("head") + 1]
        assert head == ("meta", {"http-equiv": "Content-Security-Policy", "content": CSP}), f"{name} says it too late"
        assert ("meta", {"name": "referrer", "content": "no-referrer"}) in page.elements
        assert ("meta", {"name": "robots", "content": "noindex, nofollow"}) in page.elements
        for tag, attributes in page.elements:
            assert tag not in {"style", "iframe", "img", "form", "object", "embed", "base"}, name
            assert tag != "script" or set(attributes) == {"src", "defer"}, name
            assert not [key for key in attributes if key == "style" or key.startswith("on")], name
            for key in ("src", "href"):
                if tag in {"link", "script", "use"} and key in attributes:
                    assert not re.match(r"\w+:|//", attributes[key]), name
            if tag == "a" and re.match(r"\w+:", attributes.get("href", "")):
                assert attributes["rel"] == "noopener noreferrer nofollow", name


def test_every_page_is_valid_html(example):
    wrong = {}
    for path in sorted(example.rglob("*.html")):
        parser = html5lib.HTMLParser()
        parser.parse(path.read_text(encoding="utf-8"))
        if parser.errors:
            wrong[path.name] = [(place, code) for place, code, _ in parser.errors[:3]]
    assert wrong == {}


def test_whatever_a_page_says_of_another_part_of_it_is_there(example):
    wrong = {}
    for path in sorted(example.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        ids = set(re.findall(r'\sid="([^"]+)"', text))
        named = [one for ones in re.findall(r'\s(?:aria-[a-z]+by|headers|for)="([^"]+)"', text) for one in ones.split()]
        named += re.findall(r'\shref="#([a-z][\w-]*)"', text)
        if lost := sorted({*named} - ids):
            wrong[path.relative_to(example).as_posix()] = lost
    assert wrong == {}


def test_each_page_has_one_main_heading_and_its_landmarks(site):
    for name, page in pages_of(site()).items():
        tags = [tag for tag, _ in page.elements]
        assert tags.count("h1") == 1, name
        assert tags.count("main") == tags.count("header") == tags.count("footer") == 1, name
        assert ("a", {"class": "skip off-paper", "href": "#main"}) in page.elements


def test_pages_say_what_the_files_say(site):
    folder = site()
    ada = (folder / "people" / "ada.html").read_text()
    for words in (
        "Ada Lovelace", "mailto:ada@difference.example", "tel:+442079460958", "https://ada.example", "a reviewer",
        "Send the deck", "5 days late", "an hour", "<strong>it</strong>", "Coffee with Ada Lovelace", "20 May 1990",
        '<a href="../people/bob.html">Bob</a>', '<a href="../communities/difference.html">the others</a>',
        '<span class="unresolved">lost</span>', ">Nobody</span>", "not met yet", "../events.html#fair",
    ):  # fmt: skip
        assert words in ada, words
    assert "gave::" not in ada
    assert "[ ]" not in ada
    index = (folder / "index.html").read_text()
    for words in ("15 May 2026", "Send the deck", "The fair", "in 5 days", "A job", "Nobody yet in friends and press"):
        assert words in index, words
    objective = (folder / "objectives" / "job.html").read_text()
    for words in ("Manage closely", "empty seat", "head of data", "nobody you know", "ada.html", "../events.html#fair"):
        assert words.casefold() in objective.casefold(), words
    assert "I read what you have built." in (folder / "me.html").read_text()
    assert "A call." in (folder / "timeline" / "2025.html").read_text()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("by:ada", "noted in Difference Inc"),
        ("by:ada for:bob", "with Bob; noted in Difference Inc"),
        ("for:ada", "noted in Difference Inc"),
        ("for:ada,bob", "for Bob; noted in Difference Inc"),
    ],
)
def test_what_is_said_of_a_promise_begins_with_words(site, line, said):
    folder = site(f"""
        --- contacts/ada.md
        --- contacts/bob.md
        ---
        name: Bob
        ---
        --- communities/difference.md
        ---
        name: Difference Inc
        ---
        - [ ] Send the deck {line}
    """)
    text = " ".join("".join(Page(folder / "people" / "ada.html").text).split())
    assert re.findall(r"Send the deck (.*? Inc)", text) == [said]


def test_birthdays_say_what_the_number_is(site):
    assert "Ada Lovelace turns 36</bdi>" in (site() / "index.html").read_text()


def test_what_is_overdue_what_is_due_and_birthdays_stand_apart(example):
    index = (example / "index.html").read_text()
    groups = re.split(r"<h3>", index.partition('id="next"')[2].partition('id="objectives"')[0])[1:]
    tags = {
        re.sub("<.*", "", group, flags=re.DOTALL).strip(): set(re.findall(r'class="tag[^"]*">(\w+)<', group))
        for group in groups
    }
    assert [words for words in tags.values() if len(words & {"overdue", "due", "birthday"}) > 1] == []
    summary = re.search(r"(\d+) overdue\.", index)
    assert summary
    assert f'get back in touch <span class="count">{summary[1]}</span>' in index


def test_closeness_never_contradicts_the_tie(example):
    rows = re.findall(r'data-key="(\d)">[^<]*(?:<span[^>]*>\(dormant\)</span>)?</td>\s*<td class="number" data-key="([-\d.]+)"',
                      (example / "people.html").read_text())  # fmt: skip
    known = [(int(ring), float(tie)) for ring, tie in rows if float(tie) >= 0]
    assert len(known) > 50
    for ring, tie in known:
        assert not [other for other in known if other[0] < ring and other[1] < tie]
    assert "(dormant)" in (example / "people.html").read_text()
    assert "from 0 to 100: the inner circle from 60" in (example / "map.html").read_text()


def test_an_empty_cell_says_nobody_once_and_in_words(example):
    page = (example / "map.html").read_text()
    assert '<span class="none quiet" aria-hidden="true">–</span><span class="vh">nobody</span>' in page


def test_findings_show_the_place_and_the_line(site):
    page = (site("--- contacts/ada.md\n---\nname: Ada\nknows: [charles]\n---\n") / "findings.html").read_text()
    assert "contacts/ada.md:3:9" in page
    assert "<mark>charles</mark>" in page
    assert "unknown-contact" in page


def test_only_chosen_pages_are_built_and_nothing_links_to_the_others(site):
    folder = site(SMALL.replace("title: Small", "title: Small\n    site: {pages: [today, people]}"))
    assert {name.partition("/")[0] for name in contents(folder)} == {
        "index.html",
        "people.html",
        "people",
        "assets",
        "data",
        "places.txt",
        MANIFEST,
    }
    assert_links_lead_somewhere(folder)


def test_settings_may_name_the_pages_there_are_and_no_others():
    parts = dict.fromkeys(one.name for one in all_page_files())
    assert ("all", *parts) == SITE_PAGES


def test_a_page_that_does_not_exist_is_a_finding_and_builds_the_default(network, root):
    snapshot = network(SMALL.replace("title: Small", "title: Small\n    site: {pages: mapp}"))
    [finding] = [one for one in snapshot.diagnostics if one.check == "unknown-choice"]
    assert '"mapp"' in finding.message
    assert '"map"' in finding.message
    assert "findings.html" in contents(build(snapshot, root).folder)


def test_an_empty_network_has_a_site(site):
    folder = site({"hobnob.yaml": ""})
    assert_links_lead_somewhere(folder)
    assert (folder / "index.html").is_file()


def test_more_than_a_thousand_people_are_paged_by_letter(site):
    files = {
        f"contacts/{chr(97 + number % 26)}{number}.yaml": f"name: {chr(65 + number % 26)} {number}"
        for number in range(1001)
    }
    folder = site({**files, "contacts/李.yaml": "name: 李明", "contacts/letter.yaml": "name: Å 1"})
    assert_links_lead_somewhere(folder)
    letters = sorted(path.name for path in (folder / "people-by-letter").iterdir())
    assert letters == sorted([*(f"{chr(97 + number)}.html" for number in range(26)), "other.html"])
    assert "李明" in (folder / "people-by-letter" / "other.html").read_text()
    assert "Å 1" in (folder / "people-by-letter" / "a.html").read_text()


# Hostile text

DATA = REPOSITORY / "tests" / "data"
XSS = [case["payload"] for case in json.loads((DATA / "xss" / "dompurify-payloads.json").read_text(encoding="utf-8"))]
NAUGHTY = json.loads((DATA / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
OURS = [
    '"><img src=x onerror=alert(1)>', "</title><script>alert(1)</script>", "]]></svg><script>1</script>",
    "{{ 7*7 }}{% raw %}", "javascript:alert(1)", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1) 'onx')",
    "![x](https://evil.example/track.png)", "![x](data:image/svg+xml;base64,PHN2Zz4=)", "<javascript:alert(1)>",
    "[x](&#106;avascript:alert(1))", "[x](\u2028javascript:alert(1))", "[x](//evil.example)", "[x](\\\\evil.example)",
    "[x](data:text/html,<script>1</script>)", "[x](vbscript:1)", "[x](file:///etc/passwd)", "`<script>`",
    "<!-- <script> -->", "~~~js onload=1\nx\n~~~", '[[x"><script>|y]]', "[[<b>]]", "![[ada]]",
    "[a]: javascript:alert(1)\n\n[a]", "# <h1 onclick=1>", "| a |\n|:-:|\n| <i> |", '<http://x.example/" onclick="1>',
    '[x](https://x.example/"onclick=1 "title\\"onx=1")', '- [ ] <script> due:<b> for:"<i>"', "a\x00b", "\ud83d",
    "mailto:x@y?body=<script>", "style:expression(1)", "</textarea><svg/onload=1>", "'; DROP TABLE people; --",
]  # fmt: skip
ALLOWED_LINK = re.compile(
    r"https?://[^\s\"'<>]+|mailto:[^?\s\"'<>]+|tel:[0-9+().*;=extn-]+|[a-z0-9./-]+(#(person=)?[A-Za-z0-9-]+)?|#[A-Za-z0-9-]+|[a-z0-9./-]*#q=[A-Za-z0-9%._~/-]+"
)


def hostile_network(texts: list[str]) -> dict[str, str | bytes]:
    """A network in which every text stands in every field that takes one."""
    files: dict[str, str | bytes] = {
        "hobnob.yaml": "categories: {friends: {}, '<b onclick=1>': {}}\nsite: {title: '</title><script>1</script>', accent: 'red;}</style>'}\n"
    }
    for number, text in enumerate(texts):
        quoted = json.dumps(text)
        fields = "".join(
            f"{name}: {quoted}\n"
            for name in ("name", "org", "role", "location", "category", "met_at", "pronouns", "x-own")
        )
        lists = "".join(
            f"{name}: [{quoted}]\n"
            for name in (
                "aliases",
                "tags",
                "skills",
                "needs",
                "offers",
                "interests",
                "find_out",
                "email",
                "phone",
                "links",
                "knows",
            )
        )
        body = f"{text}\n\n- [ ] {text}\n\n## 2026-05-0{number % 9 + 1} {text}\n\ngave:: {text}\n\n{text}\n"
        name = f"p{number}"
        files[f"contacts/{name}.md"] = f"---\n{fields}{lists}---\n{body}".encode("utf-8", "replace")
        if number % 5 == 0:
            files[f"communities/{name}.md"] = (
                f"---\nname: {quoted}\nkind: {quoted}\nurl: {quoted}\nvalues: [{quoted}]\nmeets: {quoted}\n---\n{text}\n"
            ).encode("utf-8", "replace")
            files[f"objectives/{name}.md"] = (
                f"---\nname: {quoted}\nwhy: {quoted}\nneeds: [{quoted}]\noffers: [{quoted}]\n"
                f"stakeholders: [{{seat: {quoted}, need: {quoted}, power: 5, interest: 5}}]\n---\n{text}\n"
            ).encode("utf-8", "replace")
            files[f"events/{name}.md"] = (
                f"---\nname: {quoted}\ndate: 2026-06-01\nplace: {quoted}\nmeet: [{quoted}]\nbring: [{quoted}]\nurl: {quoted}\n---\n{text}\n"
            ).encode("utf-8", "replace")
            files[f"introductions/{name}.md"] = (
                f"---\nbetween: [{quoted}, p1]\nwhy: {quoted}\noutcome: {quoted}\n---\n{text}\n"
            ).encode("utf-8", "replace")
    return files


@pytest.fixture(scope="module")
def known_shapes(example_pages) -> tuple[set[tuple[str, str]], set[str]]:
    """The pairs of element and attribute, and the classes, that pages of harmless text have."""
    pairs: set[tuple[str, str]] = set()
    classes: set[str] = set()
    for page in example_pages.values():
        for tag, attributes in page.elements:
            pairs.add((tag, ""))
            pairs.update((tag, name) for name in attributes)
            classes.update(attributes.get("class", "").split())
    return pairs, classes


# What Markdown may make of a text, and what templates have for data that the example lacks.
MARKDOWN = {"em", "s", "hr", "table", "thead", "tbody", "tr", "th", "td", "blockquote", "h4", "h5", "h6", "strong",
            "code", "pre", "ol", "ul", "li", "p", "br", "mark", "details", "summary", "span", "a", "div", "rect", "g", "h3",
            "dd", "bdi"}  # fmt: skip
MARKDOWN_ATTRIBUTES = {("ol", "start"), ("td", "class"), ("th", "class"), ("span", "title"), ("a", "rel"), ("li", "class"),
                       ("span", "class"), ("span", "role"), ("span", "aria-label"), ("pre", "class"), ("rect", "x"), ("rect", "y"), ("rect", "rx"),
                       ("a", "data-more")}  # fmt: skip
STYLESHEET = (REPOSITORY / "templates" / "site" / "assets" / "style.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "texts",
    [XSS, OURS, *(NAUGHTY[start : start + 130] for start in range(0, len(NAUGHTY), 130))],
    ids=["xss", "ours", *(f"naughty-{start}" for start in range(0, len(NAUGHTY), 130))],
)
def test_hostile_text_is_text_everywhere(site, known_shapes, texts):
    pairs, classes = known_shapes
    folder = site(hostile_network(texts))
    pages = pages_of(folder)
    for name, page in pages.items():
        assert re.fullmatch(r"[a-z0-9/-]+\.html", name)
        for tag, attributes in page.elements:
            assert (tag, "") in pairs or tag in MARKDOWN, f"{name}: <{tag} {attributes}>"
            for key, value in attributes.items():
                assert (tag, key) in pairs or (tag, key) in MARKDOWN_ATTRIBUTES, f"{name}: <{tag} {key}={value!r}>"
            for word in attributes.get("class", "").split():
                assert word in classes or f".{word}" in STYLESHEET, f"{name}: class {word!r}"
            for key in ("href", "src"):
                if key in attributes:
                    assert ALLOWED_LINK.fullmatch(attributes[key]), f"{name}: {attributes[key]!r}"
    for name, data in contents(folder).items():
        assert b"\x00" not in data, name
        data.decode("utf-8")
    assert_links_lead_somewhere(folder, pages)
    shown = "".join(pages["people.html"].text)
    plain = [
        text for text in texts if text.isprintable() and text.strip() == text and "[[" not in text and "  " not in text
    ]
    assert sum(text in shown for text in plain if text) > len(plain) * 0.8, "and it is shown"
    assert "red;" not in (folder / "assets" / "accent.css").read_text()


# Markdown


def shown(text: str) -> str:
    known = {
        "ada": Target("people/ada.html", "Ada"),
        "contacts/ada": Target("people/ada.html", "Ada"),
        "note": Target("", "A note"),
    }
    return str(render(text, known.get, "../"))


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("[[ada]]", '<p><a href="../people/ada.html">Ada</a></p>\n'),
        ("[[ada|her]]", '<p><a href="../people/ada.html">her</a></p>\n'),
        ("![[ada]]", '<p><a href="../people/ada.html">Ada</a></p>\n'),
        ("[[note]]", "<p><span>A note</span></p>\n"),
        ("`[[ada]]`", "<p><code>[[ada]]</code></p>\n"),
        ("[a](https://x.example)", '<p><a href="https://x.example" rel="noopener noreferrer nofollow">a</a></p>\n'),
        ("[her](contacts/ada.md)", '<p><a href="../people/ada.html">her</a></p>\n'),
        ("![cat](https://x.example/c.png)", '<p><a href="https://x.example/c.png" rel="noopener noreferrer nofollow">cat</a></p>\n'),
        ("![cat](cat.png)", '<p><span class="unresolved">cat</span></p>\n'),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
        ("## One\n#### Two", "<h3>One</h3>\n<h4>Two</h4>\n"),
        ("~~~evil\n<x>\n~~~", "<pre><code>&lt;x&gt;\n</code></pre>\n"),
        ("", ""),
    ],
)  # fmt: skip
def test_markdown_of_a_text(text, markup):
    assert shown(text) == markup


def test_task_lines_are_marks():
    made = shown("- [ ] Send it due:2026-05-10 for:ada\n- [x] Done\n- [-] Dropped\n- [link](https://x.example)")
    assert made.count('class="task open"') == made.count('class="task done"') == made.count('class="task dropped"') == 1
    assert '<span class="todo open" role="img" aria-label="open">•</span> Send it ' in made
    assert '<span class="small quiet">due 2026-05-10</span>' in made
    assert '<span class="small quiet">for Ada</span>' in made


def test_tasks_show_the_dates_of_obsidian_in_words():
    text = render("- [ ] Ask Ada 📅 2026-05-20\n- [x] Thank Bob ✅ 2026-05-02\n", lambda _: None)
    assert "📅" not in text
    assert '<span class="small quiet">due 2026-05-20</span>' in text
    assert '<span class="small quiet">done 2026-05-02</span>' in text


@pytest.mark.parametrize("text", ["[" * 100_000, "![" * 20_000 + "](" * 20_000, "*a_ " * 50_000, "> " * 9_000, "x" * 2_000_000,
                                  "`" * 100_000, "<" * 100_000, "| a " * 30_000 + "\n" + "|-" * 30_000, "- " * 5_000, "[[" * 60_000])  # fmt: skip
def test_no_text_takes_long(text):
    """A quadratic one would take many seconds; the limit is wide because machines are busy."""
    import time

    before = time.process_time()
    made = shown(text)
    assert time.process_time() - before < 5
    assert made
    assert len(made) < 4_000_000


def test_a_text_of_usual_size_is_read_as_markdown():
    assert is_moderate("A *word* and a [link](https://x.example).\n\n" * 3_000)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://x.example/a?b=c#d", True),
        ("HTTPS://x.example", True),
        ("mailto:ada@x.example", True),
        ("tel:+442079460958", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:", False),
        ("http://", False),
        ("ftp://x.example", False),
        ("//x.example", False),
        ("https://x.example/\n", True),
        ("https://x.exa\nmple", False),
        ("https://[broken", False),
        ("mailto:nobody", False),
        ("tel:javascript", False),
        ("", False),
    ],
)
def test_which_addresses_a_link_may_have(url, kept):
    assert bool(safe_url(url)) == kept


def test_mail_addresses_bring_nothing_along():
    assert safe_url("mailto:ada@x.example?bcc=eve@x.example&body=hello") == "mailto:ada@x.example"


# File names


def test_slugs_are_portable_unique_and_stay():
    ids = [
        "ada-lovelace",
        "Ada Lovelace",
        "Åda Lövelace",
        "李明",
        "con",
        "index",
        "..",
        "a/b",
        "x" * 300,
        "Ünï",
        "",
        "🎉",
        "aux.x",
        "José",
        "Jose\u0301x",
    ]
    found = slugs(ids)
    assert set(found) == set(ids)
    assert len({slug.casefold() for slug in found.values()}) == len(ids)
    for slug in found.values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
        assert len(slug) <= 80
        assert slug not in {"con", "index", "aux", "nul"}
    assert found["ada-lovelace"] == "ada-lovelace"
    assert found["Ünï"] == "uni"
    assert found["José"] == "jose"
    assert {id: slug for id, slug in slugs([*ids, "bob"]).items() if id in found} == found


# The folder


def test_building_again_writes_nothing(network, root):
    first = build(network(SMALL), root)
    stamps = {path: path.stat().st_mtime_ns for path in first.folder.rglob("*")}
    again = build(network(), root)
    assert again.files.written == again.files.removed == ()
    assert len(again.files.unchanged) == len(first.files.written)
    assert {path: path.stat().st_mtime_ns for path in again.folder.rglob("*")} == stamps


def test_a_page_that_is_no_longer_needed_goes_and_others_stay(network, root):
    folder = build(network(SMALL), root).folder
    (folder / "mine.html").write_text("mine")
    (folder / "people" / "mine.html").write_text("mine")
    (root / "contacts" / "bob.yaml").unlink()
    built = build(network(), root)
    assert built.files.removed == ("people/bob.html",)
    assert (folder / "mine.html").read_text() == (folder / "people" / "mine.html").read_text() == "mine"
    assert "mine.html" not in (folder / MANIFEST).read_text()
    assert_links_lead_somewhere(folder)


def test_the_list_names_every_file_and_nothing_else(site):
    folder = site()
    lines = [line for line in (folder / MANIFEST).read_text().splitlines() if not line.startswith("#")]
    assert lines == sorted(set(contents(folder)) - {MANIFEST})


def test_a_folder_of_other_files_is_refused(network, root, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work")
    with pytest.raises(HobnobError, match="no build wrote"):
        build(network(SMALL), root, other)
    assert [path.name for path in other.iterdir()] == ["thesis.txt"]


def test_hidden_files_are_no_reason_to_refuse(network, root, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / ".gitkeep").touch()
    build(network(SMALL), root, other)
    assert (other / "index.html").is_file()
    assert (other / ".gitkeep").is_file()


@pytest.mark.parametrize("where", ["", "..", "contacts", "contacts/site", "templates", ".git/site", "notes"])
def test_the_networks_own_folders_are_refused(network, root, where):
    snapshot = network(SMALL)
    before = contents(root)
    with pytest.raises(HobnobError):
        build(snapshot, root, root / where)
    assert contents(root) == before


def test_a_file_in_the_way_is_never_written_over(network, root):
    folder = build(network(SMALL), root).folder
    (root / "contacts" / "cy.md").write_text("")
    (folder / "people" / "cy.html").write_text("mine")
    with pytest.raises(HobnobError, match="in the way"):
        build(network(), root)
    assert (folder / "people" / "cy.html").read_text() == "mine"


def test_a_link_in_the_folder_is_not_followed(network, root, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = build(network(SMALL), root).folder
    shutil.rmtree(folder / "people")
    (folder / "people").symlink_to(outside)
    with pytest.raises(HobnobError, match="in the way"):
        build(network(), root)
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("line", ["../victim.txt", "/etc/hostname", "a/../../victim.txt", "..\\victim.txt"])
def test_a_tampered_list_removes_nothing_outside(tmp_path, line):
    folder = tmp_path / "site"
    folder.mkdir()
    (tmp_path / "victim.txt").write_text("still here")
    (folder / MANIFEST).write_text(f"{line}\n")
    assert write_folder(folder, {"index.html": b"x"}.items()).removed == ()
    assert (tmp_path / "victim.txt").read_text() == "still here"


def test_a_build_that_was_cut_off_is_finished_by_the_next(tmp_path, monkeypatch):
    folder = tmp_path / "site"
    write_folder(folder, {"a.html": b"1", "b.html": b"1", "old.html": b"1"}.items())
    real = os.replace

    def fail(path, target):
        if Path(target).name == "b.html":
            raise OSError(28, "No space left on device")
        return real(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail)
        with pytest.raises(HobnobError, match="cannot be written"):
            write_folder(folder, {"a.html": b"2", "b.html": b"2", "c.html": b"2"}.items())
    write_folder(folder, {"a.html": b"2", "b.html": b"2", "c.html": b"2"}.items())
    assert {name: data for name, data in contents(folder).items() if name != MANIFEST} == {
        "a.html": b"2", "b.html": b"2", "c.html": b"2",
    }  # fmt: skip


def test_a_wrong_template_writes_nothing(network, root):
    snapshot = network({"hobnob.yaml": "", "templates/site/map.html.j2": "\n{{ nothing }}"})
    with pytest.raises(HobnobError, match=r"templates/site/map\.html\.j2:2"):
        build(snapshot, root)
    assert not (root / "site").exists()


def test_own_templates_and_assets_are_used(network, root):
    snapshot = network(
        {
            "hobnob.yaml": "",
            "templates/site/base.html.j2": '{% extends "!site/base.html.j2" %}{% block title %}Mine{% endblock %}',
            "templates/site/assets/style.css": "body { color: teal }",
        }
    )
    folder = build(snapshot, root).folder
    assert "<title>Mine</title>" in (folder / "index.html").read_text()
    assert (folder / "assets" / "style.css").read_text() == "body { color: teal }"


def test_no_path_of_the_machine_and_no_clock_is_in_the_site(site, root, tmp_path):
    for name, data in contents(site()).items():
        assert str(tmp_path).encode() not in data, name
        assert str(root).encode() not in data, name


# Registry, style and command


def test_every_pages_file_shows_the_expected_face():
    files = all_page_files()
    assert {"today", "map", "people", "communities", "objectives", "timeline", "findings"} <= {
        one.name for one in files
    }
    assert [one.url for one in files if one.name == "today"] == ["index.html"]
    assert all(callable(one.pages) and one.order > 0 for one in files)
    titles = [one.title for one in files if one.title]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("accent", ["", "#0b6e6e", "#ffff00", "#000000", "#ffffff", "red;}", "#12345"])
def test_the_accent_is_readable_on_both_papers(accent):
    light, dark = shades(accent)
    assert contrast(light, LIGHT_PAPER) >= 4.5
    assert contrast(dark, DARK_PAPER) >= 4.5
    assert LIGHT_PAPER in STYLESHEET
    assert DARK_PAPER in STYLESHEET


def test_colours_of_the_style_sheet_are_readable():
    pairs = re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", STYLESHEET)
    for colours in ({name: light for name, light, _ in pairs}, {name: dark for name, _, dark in pairs}):
        for name in ("ink", "quiet", "touch", "due", "overdue", "wanted", "good"):
            for paper in ("paper", "card", "soft") if name in {"ink", "quiet", "overdue", "due"} else ("paper", "card"):
                assert contrast(colours[name], colours[paper]) >= 4.5, f"{name} on {paper}"


def test_in_the_dark_nothing_differs_but_colours():
    assert "prefers-color-scheme" not in STYLESHEET
    assert re.findall(r"light-dark\((?!#[0-9a-f]{6}, #[0-9a-f]{6}\))", STYLESHEET) == []


def test_scripts_and_styles_stay_small():
    assets = REPOSITORY / "templates" / "site" / "assets"
    assert sum(path.stat().st_size for path in assets.iterdir()) <= 60_000, "raw, comments and all"


def test_the_command_says_where_to_look_and_what_was_found(network, root, run):
    network("--- contacts/ada.md\n---\nname: Ada\nemail: ada@difference.example\nknows: [charles]\n---\n")
    done = run("build")
    assert done.exit_code == 0
    assert done.stdout == "site/index.html\n"
    assert "1 finding" in done.stderr
    assert (root / "site" / "index.html").is_file()
    assert "see the page Findings" in done.stderr
    again = run("build", "-o", "elsewhere")
    assert again.stdout == "elsewhere/index.html\n"
    refused = run("build", "-o", "contacts")
    assert refused.exit_code == 2
    assert "contacts" in refused.stderr


def test_the_command_names_no_page_that_was_not_built(network, run):
    network(
        "--- hobnob.yaml\nsite: {pages: [map]}\n--- contacts/ada.md\n---\nname: Ada\nemail: a@x.example\nknows: [charles]\n---\n"
    )
    done = run("build")
    assert "1 finding about the files: run hobnob check" in done.stderr
