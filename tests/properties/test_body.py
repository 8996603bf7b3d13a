"""Whatever a body holds, scanning it never fails, and every span points at the text it names."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hobnob.syntax import body
from hobnob.syntax.body import Scan, scan

PIECES = (
    "[[Ada]]~[[a|b]]~![[c#d]]~[[~]]~[~]~|~#~# ~## 2026-05-03 ~[[2026-05-03]]~\n~\r\n~\r~\n\n~ ~    ~\t~- ~1. ~- [ ] ~- [x] "
    '~> ~`~``~```~<!--~-->~%%~::~gave:: ~gave@ada:: ~[at:: ~due:2026-05-10~for:~"~,~📅 2026-05-10~===~---~word~é~\0~\\~'
    "\u2028~(~)~:~@~*"
).split("~")
BODIES = st.one_of(st.text(), st.lists(st.sampled_from([*PIECES, "~~~"]), max_size=40).map("".join))


def check_spans(text: str, found: Scan) -> None:
    for link in found.links:
        assert text[link.start : link.end].startswith("![[" if link.is_embed else "[[")
        assert text[link.start : link.end].endswith("]]")
        assert text[link.target_start :].startswith(link.target)
        assert link.target == link.target.strip() != ""
        assert link.label in text[link.start : link.end]
    for task in found.tasks:
        line = text[task.start : task.end]
        assert "\n" not in line
        assert task.start < task.box < task.end
        assert text[task.box - 1] + text[task.box + 1] == "[]"
        for mark in task.marks:
            assert task.box < mark.start < mark.value_start < mark.value_end <= mark.end <= task.end
            assert text[mark.value_start : mark.value_end] == mark.value
    for section in found.sections:
        assert text[section.title_start :].startswith(section.title)
        assert text[section.date_start :].startswith(section.date_text)
        assert section.start <= section.title_start <= section.date_start <= section.date_end
        assert section.date_end <= section.body_start <= section.end <= len(text)
    for field in found.fields:
        assert text[field.value_start : field.value_end] == field.value
        assert field.key[0].casefold() == text[field.start].casefold()
        assert field.start < field.value_start <= field.value_end <= field.end
        assert field.person in text[field.start : field.value_start]
    for comment in found.comments:
        assert text[comment.start : comment.end] in (f"<!--{comment.text}-->", f"%%{comment.text}%%")
    for things in found:
        starts = [thing.start for thing in things]
        assert starts == sorted(starts)


@given(BODIES)
def test_spans_point_at_the_text_they_name(text: str) -> None:
    check_spans(text, scan(text))


@given(BODIES)
def test_sections_nest(text: str) -> None:
    found = scan(text).sections
    for section, following in pairwise(found):
        assert section.end == following.start or (following.level > section.level and following.end <= section.end)


@given(BODIES)
def test_nothing_is_found_in_a_comment(text: str) -> None:
    found = scan(text)
    for comment in found.comments:
        for thing in (*found.links, *found.tasks, *found.fields, *found.sections):
            assert not comment.start <= thing.start < comment.end


@given(BODIES)
def test_the_short_way_for_plain_text_finds_the_same(text: str) -> None:
    plain = text.replace("\r\n", " \n").replace("\r", "\n")
    assert scan(text) == body._Scanner(text, plain).scan()


@given(BODIES)
def test_line_ends_mean_the_same(text: str) -> None:
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    windows = unix.replace("\n", "\r\n")
    for one, other in zip(scan(unix), scan(windows), strict=True):
        assert len(one) == len(other)
    assert [link.context for link in scan(unix).links] == [link.context for link in scan(windows).links]
