"""What a body's scanner finds, as tables: the text, and what is found in it in a short form."""

from __future__ import annotations

import time

import pytest

from hobnob.syntax.body import Scan, scan


def links(text: str) -> list[str]:
    """Each link as `context: target`, with its label, heading and whether it is an embed."""
    return [
        f"{link.context}: {'!' if link.is_embed else ''}{link.target}"
        + (f"#{link.heading}" if link.heading else "")
        + (f"|{link.label}" if link.label else "")
        for link in scan(text).links
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Met [[Ada Lovelace]] today", ["text: Ada Lovelace"]),
        ("[[ada-lovelace|Ada]] and [[ Bob ]]", ["text: ada-lovelace|Ada", "text: Bob"]),
        ("[[people/ada#Early years|her youth]]", ["text: people/ada#Early years|her youth"]),
        ("| [[ada\\|Ada]] | x |", ["text: ada|Ada"]),
        ("![[photo.png]] [[Ada]]", ["text: !photo.png", "text: Ada"]),
        ("[[李明]] and [[Zoë]]", ["text: 李明", "text: Zoë"]),
        ("# With [[Ada]]", ["heading: Ada"]),
        ("With [[Ada]]\n============\n", ["heading: Ada"]),
        ("- [ ] Ask [[Ada]]", ["open task: Ada"]),
        ("- [/] Ask [[Ada]]", ["open task: Ada"]),
        ("- [x] Asked [[Ada]]", ["done task: Ada"]),
        ("- [-] Ask [[Ada]]", ["dropped task: Ada"]),
        ("> said [[Ada]]", ["quote: Ada"]),
        ("- > said [[Ada]]", ["quote: Ada"]),
        ("> - [ ] ask [[Ada]]", ["quote: Ada"]),
        ("> said [[Ada]]\nto [[Bob]]", ["quote: Ada", "text: Bob"]),
        ("see `[[Ada]]` and [[Bob]]", ["code: Ada", "text: Bob"]),
        ("``a ` [[Ada]] `` [[Bob]]", ["code: Ada", "text: Bob"]),
        ("one ` tick [[Ada]]", ["text: Ada"]),
        ("```\n[[Ada]]\n```\n[[Bob]]", ["code: Ada", "text: Bob"]),
        ("~~~~ md\n~~~\n[[Ada]]\n~~~~\n[[Bob]]", ["code: Ada", "text: Bob"]),
        ("```\n[[Ada]] never closed\n# [[Bob]]", ["code: Ada", "code: Bob"]),
        ("> ```\n> [[Ada]]\nout of the quote [[Bob]]", ["code: Ada", "text: Bob"]),
        ("``` not`a fence\n[[Ada]]", ["text: Ada"]),
        ("text\n\n    [[Ada]]\n    [[Bob]]\n\n[[Eve]]", ["code: Ada", "code: Bob", "text: Eve"]),
        ("text\n    [[Ada]] goes on", ["text: Ada"]),
        ("- item\n\n    [[Ada]] is more of the item", ["text: Ada"]),
        ("- item\n\n      [[Ada]] is code in it", ["code: Ada"]),
        ("- item\n\nout of the list\n\n    [[Ada]]", ["code: Ada"]),
        ("\t[[Ada]]", ["code: Ada"]),
        (
            "- [ ] Call\n      about [[Ada]]\n  - and [[Bob]]\n- [[Eve]]",
            ["open task: Ada", "open task: Bob", "text: Eve"],
        ),
        ("- [ ] a\n  - [x] b\n    - [[Ada]]\n  - [[Bob]]", ["done task: Ada", "open task: Bob"]),
        ("\\[[Ada]] is no link", []),
        ("\\\\[[Ada]] is one", ["text: Ada"]),
        ("[[]] [[ ]] [[#here]] [[|x]] [[a\nb]] [Ada] [[Ada]", []),
        ("<!-- [[Ada]] --> [[Bob]]", ["text: Bob"]),
        ("<!--\n[[Ada]]\n--> [[Bob]]", ["text: Bob"]),
        ("<!-- never closed [[Ada]]", ["text: Ada"]),
        ("`<!--` [[Ada]] -->", ["text: Ada"]),
        ("```\n<!--\n```\n[[Ada]] -->", ["text: Ada"]),
        ("<!--\n```\n-->\n[[Ada]]", ["text: Ada"]),
        ("x [[[Ada]]] y", ["text: Ada"]),
        ("---\n[[Ada]]\n---", ["heading: Ada"]),
    ],
)
def test_links_stand_in_a_context(text: str, expected: list[str]) -> None:
    assert links(text) == expected
    assert links(text.replace("\n", "\r\n")) == expected, "with CRLF"
    assert links(text.replace("\n", "\r")) == expected, "with CR"


def tasks(text: str) -> list[tuple[str, str, str]]:
    """Each task as its state, its text and its marks."""
    return [
        (task.state, task.text, " ".join(f"{mark.key}={mark.value}" for mark in task.marks))
        for task in scan(text).tasks
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- [ ] Send the deck", ("open", "Send the deck", "")),
        ("- [x] Send", ("done", "Send", "")),
        ("* [X] Send", ("done", "Send", "")),
        ("+ [-] Send", ("dropped", "Send", "")),
        ("1. [/] Send", ("open", "Send", "")),
        ("12) [ ] Send", ("open", "Send", "")),
        ("  - [ ] Send   the  deck  ", ("open", "Send the deck", "")),
        ("- [ ]", ("open", "", "")),
        ("- [ ] Send due:2026-05-10 for:ada-lovelace", ("open", "Send", "due=2026-05-10 for=ada-lovelace")),
        ("- [ ] due:2026-05-10 Send", ("open", "Send", "due=2026-05-10")),
        ("- [ ] Send (due:2026-05-10).", ("open", "Send .", "due=2026-05-10")),
        ("- [ ] Send due: 2026-05-10 now", ("open", "Send now", "due=2026-05-10")),
        ("- [x] Sent Done:2026-05-09", ("done", "Sent", "done=2026-05-09")),
        ('- [ ] Send for:"Ada Lovelace" by:me', ("open", "Send", "for=Ada Lovelace by=me")),
        ("- [ ] Send for:[[Ada Lovelace|Ada]],bob", ("open", "Send", "for=Ada Lovelace for=bob")),
        ("- [ ] Send for:ada,bob for:eve", ("open", "Send", "for=ada for=bob for=eve")),
        ("- [ ] Send for:ada, who asked", ("open", "Send , who asked", "for=ada")),
        ("- [ ] Write objective:new-job by:them", ("open", "Write", "objective=new-job by=them")),
        ("- [ ] Send 📅 2026-05-10", ("open", "Send", "due=2026-05-10")),
        ("- [x] Send 📅 2026-05-10 ✅ 2026-05-09", ("done", "Send", "due=2026-05-10 done=2026-05-09")),
        ("- [ ] Send ⏳ 2026-05-01 ➕ 2026-04-01", ("open", "Send", "scheduled=2026-05-01 created=2026-04-01")),
        ("- [ ] Send ✅ tomorrow", ("open", "Send ✅ tomorrow", "")),
        ("- [ ] Send [due:: 2026-05-10]", ("open", "Send", "due=2026-05-10")),
        ("- [x] Send [completion:: 2026-05-10]", ("done", "Send", "done=2026-05-10")),
        ("- [ ] Look at overdue:x and due:", ("open", "Look at overdue:x and due:", "")),
        ("- [ ] Explain `due:2026-05-10`", ("open", "Explain `due:2026-05-10`", "")),
        ("- [ ] Ask [[Ada|her]] <!-- due:2026-05-10 -->", ("open", "Ask [[Ada|her]]", "")),
        ("- [ ] Say for:李明。", ("open", "Say", "for=李明。")),
    ],
)
def test_task_lines(text: str, expected: tuple[str, str, str]) -> None:
    assert tasks(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "[ ] no bullet",
        "- [x](https://example.org)",
        "- [y] no",
        "- [] no",
        "-[ ] no",
        "> - [ ] quoted",
        "```\n- [ ] code\n```",
        "<!--\n- [ ] hidden\n-->",
        "    - [ ] indented code",
    ],
)
def test_what_is_no_task(text: str) -> None:
    assert scan(text).tasks == ()


def test_a_task_and_its_marks_point_at_their_text() -> None:
    text = 'intro\r\n\r\n  - [ ] Send due:2026-05-10 the deck for:"Ada L",[[bob|Bob]] <!-- x -->\r\nmore'
    task = scan(text).tasks[0]
    assert text[task.start : task.end] == '- [ ] Send due:2026-05-10 the deck for:"Ada L",[[bob|Bob]]'
    assert text[task.box] == " "
    assert [text[mark.start : mark.end] for mark in task.marks] == [
        "due:2026-05-10",
        'for:"Ada L",[[bob|Bob]]',
        'for:"Ada L",[[bob|Bob]]',
    ]
    assert [text[mark.value_start : mark.value_end] for mark in task.marks] == ["2026-05-10", "Ada L", "bob"]


def sections(text: str) -> list[tuple[int, str, str, str]]:
    """Each section as its level, title, date, and the first line of what follows it."""
    return [
        (section.level, section.title, section.date_text, text[section.end :].partition("\n")[0])
        for section in scan(text).sections
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# One\na\n## Two\nb\n# Three", [(1, "One", "", "# Three"), (2, "Two", "", "# Three"), (1, "Three", "", "")]),
        ("### a\n# b\n## c", [(3, "a", "", "# b"), (1, "b", "", ""), (2, "c", "", "")]),
        ("## 2026-05-03 Coffee with [[Ada]]", [(2, "2026-05-03 Coffee with [[Ada]]", "2026-05-03", "")]),
        ("## 2026-05-03: Coffee", [(2, "2026-05-03: Coffee", "2026-05-03", "")]),
        ("## 2026-05 Spring", [(2, "2026-05 Spring", "2026-05", "")]),
        ("## 2026-13-45 x", [(2, "2026-13-45 x", "2026-13-45", "")]),
        ("## 2026-05-03T09:30 x", [(2, "2026-05-03T09:30 x", "2026-05-03", "")]),
        ("## [[2026-05-03]] Coffee", [(2, "[[2026-05-03]] Coffee", "2026-05-03", "")]),
        ("## [[daily/2026-05-03|Sunday]] x", [(2, "[[daily/2026-05-03|Sunday]] x", "2026-05-03", "")]),
        ("## 2026 plans", [(2, "2026 plans", "", "")]),
        ("## 2026-05-031 x", [(2, "2026-05-031 x", "", "")]),
        ("## 2026-05-x", [(2, "2026-05-x", "", "")]),
        ("## Coffee 2026-05-03", [(2, "Coffee 2026-05-03", "", "")]),
        (
            "## closed ##\n# C#\n# #\n#",
            [(2, "closed", "", "# C#"), (1, "C#", "", "# #"), (1, "", "", "#"), (1, "", "", "")],
        ),
        ("   # inset", [(1, "inset", "", "")]),
        ("Under\n=====\ntext\n\nLined\n---\n", [(1, "Under", "", ""), (2, "Lined", "", "")]),
        ("2026-05-03 Tea\n---\nx", [(2, "2026-05-03 Tea", "2026-05-03", "")]),
        ("# a <!-- b -->", [(1, "a", "", "")]),
        ("#tag\n####### seven\n\n---\n\ntwo\nlines\n---\n- a\n---\n> q\n---\n***\n---\n", []),
        ("```\n# code\n```\n    # code\n> # quote\n<!--\n# hidden\n-->\n", []),
        ("---\nname: x\n---\n", [(2, "name: x", "", "")]),
    ],
)
def test_sections(text: str, expected: list[tuple[int, str, str, str]]) -> None:
    assert sections(text) == expected


def test_a_dated_heading_says_where_its_parts_stand() -> None:
    text = "x\r\n## [[2026-05-03]] Tea with [[Ada]]\r\nbody"
    found = scan(text)
    section = found.sections[0]
    assert text[section.start :].startswith("## ")
    assert text[section.date_start :].startswith("2026-05-03]]")
    assert text[section.date_end :].startswith(" Tea")
    assert text[section.body_start : section.end] == "body"
    assert [link.target for link in found.links] == ["Ada"], "the date is no link"


def fields(text: str) -> list[tuple[str, str, str]]:
    """Each inline field as its key, the person it names and its value."""
    return [(field.key, field.person, field.value) for field in scan(text).fields]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gave:: an introduction to [[Mary]]", [("gave", "", "an introduction to [[Mary]]")]),
        ("- gave:: the deck  ", [("gave", "", "the deck")]),
        ("  * gave::the deck", [("gave", "", "the deck")]),
        ("gave@ada:: the deck", [("gave", "ada", "the deck")]),
        ("gave@ada-lovelace :: the deck", [("gave", "ada-lovelace", "the deck")]),
        ("gave@Ada L:: the deck", [("gave", "Ada L", "the deck")]),
        ("gave@[[Ada Lovelace|Ada]]:: the deck", [("gave", "Ada Lovelace", "the deck")]),
        ('gave@"Ada L":: the deck', [("gave", "Ada L", "the deck")]),
        ('got:: "quoted", and more', [("got", "", '"quoted", and more')]),
        ("**Started by**:: me", [("started_by", "", "me")]),
        ("kind::", [("kind", "", "")]),
        ("kind:: a <!-- b -->", [("kind", "", "a")]),
        ("It was [duration:: 45m] long and [at:: the Café].", [("duration", "", "45m"), ("at", "", "the Café")]),
        ("[gave:: intro to [[Mary]] and [x](y)]", [("gave", "", "intro to [[Mary]] and [x](y)")]),
        ("[gave@ada:: [got:: x]]", [("gave", "ada", "[got:: x]")]),
        ("- [x] Coffee\n  - gave:: the deck", [("gave", "", "the deck")]),
        ("- [ ] Coffee\n  - gave:: the deck", []),
        ("> gave:: x\n`got:: y`\n```\ngot:: z\n```\n<!-- got:: z -->", []),
        ("see [[std::vector]] and a:::b and ::c and 1::2", []),
        ("a::b:: c", [("a", "", "b:: c")]),
        ("x [never:: closed", []),
    ],
)
def test_inline_fields(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert fields(text) == expected


def test_an_inline_field_points_at_its_text() -> None:
    text = "\r\n- gave@[[Ada]]::  the deck \r\nso [at:: here] it was"
    own, inside = scan(text).fields
    assert text[own.start : own.end] == "gave@[[Ada]]::  the deck"
    assert text[own.value_start : own.value_end] == "the deck"
    assert text[inside.start : inside.end] == "at:: here"
    assert text[inside.value_start : inside.value_end] == "here"


def test_comments_keep_their_text() -> None:
    text = "a <!-- hobnob: ignore x -->\r\n<!--\r\ntwo --> `<!-- code -->` <!----> <!-- open"
    found = scan(text).comments
    assert [comment.text for comment in found] == [" hobnob: ignore x ", "\r\ntwo ", ""]
    assert all(text[comment.start : comment.end] == f"<!--{comment.text}-->" for comment in found)


@pytest.mark.parametrize("text", ["", "We talked. She is well, 3 > 2 or so.\nMore.", "a - b = c", "\n\n"])
def test_plain_text_holds_nothing(text: str) -> None:
    assert scan(text) == Scan()


MANY = 20_000


@pytest.mark.parametrize(
    "piece",
    [
        *("[", "[[", "[[a|", "]", ">", "> ```\n", "> ```\nx\n", "```\n", "`", "` ``", "<!--", "<!---->", "`<!--` ", "#", "# "),
        *("- ", "[a::", "a::", "[a@", "[a@[[b::", "- [ ] ", "- [ ] a\n", " ", "\t", "\r", "\0", "due:", "for:a,", '[due::"'),
        *("📅 ", "*", "a\n==\n"),
    ],
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    def cost(count: int) -> float:
        text = "- [ ] x" + piece * count + " ::[[x]]"
        costs = []
        for _ in range(3):
            start = time.process_time()
            scan(text)
            costs.append(time.process_time() - start)
        return min(costs)

    # Sixteen times the text would cost 256 times as much if any step were quadratic.
    assert cost(MANY) < 60 * cost(MANY // 16) + 0.02


@pytest.mark.parametrize("around", ["%% {} %%", "%%\n{}\n%%", "<!-- %% -->%%{}%%", "> %% {} %%", "%%\n```\n{}\n%%"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_comments_of_obsidian_hide_what_they_hold(around, newline):
    hidden = "[[Ada]]\n- [ ] call\n\n## 2026-05-01 Coffee\n\ngave:: x\n"
    text = f"{around.format(hidden)}\n\n[[Bob]]\n".replace("\n", newline)
    found = scan(text)
    assert [link.target for link in found.links] == ["Bob"]
    assert (found.tasks, found.sections, found.fields) == ((), (), ())
    comment = found.comments[-1]
    assert text[comment.start : comment.end] == f"%%{comment.text}%%"


@pytest.mark.parametrize(
    "text", ["100%% sure of [[Ada]]", "`%%` [[Ada]] %%", "```\n%%\n```\n[[Ada]] %%", "<!-- %% --> [[Ada]]"]
)
def test_signs_that_are_no_comment_hide_nothing(text):
    assert [link.target for link in scan(text).links] == ["Ada"]


def test_instructions_in_comments_of_obsidian_are_followed(network):
    text = "---\nname: Ada\nemail: a@x.example\n---\n%% hobnob: ignore dangling-link %%\nSee [[nowhere]].\n\nSee [[nobody]].\n"
    (finding,) = network({"contacts/ada.md": text}).diagnostics
    assert (finding.check, text[finding.span.start : finding.span.end]) == ("dangling-link", "[[nobody]]")


def test_many_comments_that_never_end_take_no_time():
    started = time.process_time()
    scan("<!-- %% " * 1 + "`%%` <!--\n" * 50_000)
    assert time.process_time() - started < 5
