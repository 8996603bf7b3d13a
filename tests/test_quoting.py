"""Values as YAML: the same text to every reader, plain where that is safe."""

from __future__ import annotations

import pytest
import yaml

from hobnob.quoting import Style, block_lines, quoted
from properties.tricky import NASTY

# What YAML 1.1, YAML 1.2 or Ruby would take for something else.
WORDS = (
    "y Y n N yes Yes YES no No on On off OFF true True false ~ null Null NULL 1 0 -5 +7 1.5 .5 1. 1e5 1.5E-3 0x1F 0o17 0b11 012 "
    "1_000 1,000 12:30 12:30:45.5 +41791234567 0041791234567 3.10 1.2.3 .inf -.INF .NaN 2026-05-03 2026-5-3 "
    "2026-05-03T10:00:00Z = << <<x"
).split()
PLAIN = [
    "Ada Lovelace", "6 weeks", "45m", "10d", "+41 79 123", "skill:rust", "http://x.example/z?a=b#c", "a#b", "it's", 'say "hi"', "C:\\x",
    "李明 😀", "2026-05", "12-10", "O'Neil, Ltd", "nobody", "x-y", "a - b", "50 %", "e5", "user@x.example", "why?", "a [b]", "null and void",
]  # fmt: skip


@pytest.mark.parametrize(
    "value", [*WORDS, *NASTY, "two words: x", "x #y", "---", "...", "\ufeffx", "\x85", "\xa0x", "", "- ", "? x", ":x"]
)
@pytest.mark.parametrize("in_flow", [False, True])
@pytest.mark.parametrize("style", list(Style))
def test_a_quoted_value_is_that_text_to_every_reader(value, in_flow, style):
    written = quoted(value, in_flow=in_flow, style=style)
    assert "\n" not in written
    documents = [f"[{written}, x]", f"[x, {written}]", f"{{k: {written}}}"]
    if not in_flow:
        documents += [f"- {written}", f"- {written} # c\n- x", f"k: {written}\nl: x", f"k:\n  - {written}"]
        documents = documents[3:]
    for document in documents:
        for loader in (yaml.CSafeLoader, yaml.SafeLoader, yaml.CBaseLoader):
            if style is Style.TYPED and loader is not yaml.CBaseLoader:
                continue
            read = yaml.load(document, loader)
            assert value in _texts(read), (document, read)


def _texts(data) -> list[object]:
    if isinstance(data, dict | list):
        return [text for inner in (data.values() if isinstance(data, dict) else data) for text in _texts(inner)]
    return [data]


@pytest.mark.parametrize("value", WORDS)
def test_what_others_would_retype_is_quoted(value):
    assert quoted(value) != value


@pytest.mark.parametrize("value", PLAIN)
def test_what_is_safe_stays_plain(value):
    assert quoted(value) == value


@pytest.mark.parametrize(
    ("value", "options", "expected"),
    [
        ("2026-05-03", {"style": Style.TYPED}, "2026-05-03"),
        ("60", {"style": Style.TYPED}, "60"),
        ("null", {"style": Style.TYPED}, '"null"'),
        ("a: b", {"style": Style.TYPED}, '"a: b"'),
        ("x", {"style": Style.SINGLE}, "'x'"),
        ("it's", {"style": Style.SINGLE}, "'it''s'"),
        ("a\nb", {"style": Style.SINGLE}, '"a\\nb"'),
        ('say: "x"', {}, "'say: \"x\"'"),
        ("[[Ada]]", {}, '"[[Ada]]"'),
        ("a, b", {}, "a, b"),
        ("a, b", {"in_flow": True}, '"a, b"'),
        ("\x1b\x00\u2028\ufeff", {}, '"\\x1b\\x00\\u2028\\ufeff"'),
    ],
)
def test_how_a_value_is_quoted(value, options, expected):
    assert quoted(value, **options) == expected


@pytest.mark.parametrize(
    "value", ["a\nb", "a\nb\n", "a\n\n", "\na", "a\n b\n", "a\n\n\nb\n# x\n- y: z", "one", "😀\n\tx\n"]
)
def test_a_text_of_several_lines_can_be_a_block(value):
    found = block_lines(value)
    assert found
    header, lines = found
    document = "\n".join([f"k: {header}", *(f"  {line}" if line else "" for line in lines), "z: 1"])
    assert yaml.safe_load(document) == {"k": value, "z": 1}


@pytest.mark.parametrize("value", ["", "\n", " a\nb", "\n a", "a\n \nb", "a\r\nb", "a\x00\nb", "\ta"])
def test_a_text_that_a_block_would_change_cannot_be_one(value):
    assert block_lines(value) is None
