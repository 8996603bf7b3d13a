"""What a Markdown body holds that means something: wiki links, task lines, headings, inline fields, comments.

A pure scanner that knows no contacts and judges nothing: it says what stands where, and in what context. It is no
Markdown parser but reads line by line, as people do: a quote ends with its last `>`, a field is one line, a link
does not run over a line end. Offsets count code points of the text that was given, whatever its line ends; every
step is linear in its length, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hobnob.syntax.hiding import FAR, HIDDEN, Comment, bare, code_spans, end_around, without_code
from hobnob.syntax.tasks import BOX, STATES, Mark, TaskLine, read_task

__all__ = ["Comment", "InlineField", "Mark", "Scan", "Section", "TaskLine", "WikiLink", "scan"]


class WikiLink(NamedTuple):
    """A link `[[target|label]]` and the context it stands in.

    The context is "text", "heading", "open task", "done task", "dropped task", "quote" or "code". `target` is less
    its `heading` (`[[path#heading]]`), both stripped; `target_start` is where it stands. A link that names only a
    heading of its own file is none, and neither is the date of a dated heading.
    """

    target: str
    label: str
    start: int
    end: int
    is_embed: bool
    context: str
    heading: str
    target_start: int


class Section(NamedTuple):
    """A heading and what it heads, up to the next heading of its level or higher.

    `title` is as written, its date included; `date_text` is the date it begins with (`2026-05-03`, `2026-05`, or a
    daily note's link), which need not be a date that exists. `date_end` is where the rest of the title may begin and
    `body_start` the offset of the line after the heading.
    """

    level: int
    title: str
    date_text: str
    title_start: int
    start: int
    end: int
    date_start: int
    date_end: int
    body_start: int


class InlineField(NamedTuple):
    """A fact written into the text: `key:: value` on a line of its own, or `[key:: value]` inside one.

    `key` has small letters and underscores for spaces and hyphens; `person` is who is named after `@`
    (`gave@ada::`), less brackets and quotes. The value keeps its text.
    """

    key: str
    person: str
    value: str
    start: int
    end: int
    value_start: int
    value_end: int


class Scan(NamedTuple):
    """All that was found, each in the order of the text."""

    links: tuple[WikiLink, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    sections: tuple[Section, ...] = ()
    fields: tuple[InlineField, ...] = ()
    comments: tuple[Comment, ...] = ()


def scan(text: str) -> Scan:
    """Finds everything in a body. Never fails: what is not well formed is plain text."""
    if _is_plain(text) and "[[" not in text:
        return _NOTHING
    plain = text
    if "\r" in text:
        # Same length and offsets, one kind of line end: a space before it means nothing.
        plain = text.replace("\r\n", " \n").replace("\r", "\n")
    if _is_plain(plain):
        return Scan(links=tuple(_links(plain, 0, len(plain), "text")))
    return _Scanner(text, plain).scan()


_NOTHING = Scan()
_BLANK = " \t" + HIDDEN

_LINK = re.compile(r"(!?)\[\[([^\[\]|\n]*)(?:\|([^\[\]\n]*))?\]\]")
_BULLET = re.compile(r"(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]+|$)")
_ATX = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_DATE = re.compile(
    r"(?P<plain>[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?)(?:(?=T[0-9]{2}:)|(?![\w-]))"
    r"|\[\[(?:[^\[\]|\n]*/)?(?P<linked>[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?) *(?:[#|][^\[\]\n]*)?\]\]"
)
_KEY = re.compile(
    r"(?P<bold>\*\*|__|)(?P<key>[^\W\d_](?:[\w -]{0,38}\w)?)"
    r"(?:@(?:\[\[(?P<linked>[^\[\]|\n]{1,200})(?:\|[^\[\]\n]{0,200})?\]\]"
    r"|\"(?P<quoted>[^\"\n]{1,200})\"|(?P<person>[^\s:\"\[\]\0][^:\"\[\]\n\0]{0,199})))?"
    r"[ \t]?(?P=bold)::(?!:)"
)
_BRACKET = re.compile(r"[\[\]]")


def _is_plain(text: str) -> bool:
    """Whether a text surely has no structure, so that it can hold nothing but links in plain text.

    Most bodies are short and plain; a dozen searches for a character are far cheaper than going through lines.
    """
    return not (
        "#" in text
        or "::" in text
        or "\n-" in text
        or "\n " in text
        or ">" in text
        or "`" in text
        or "\n=" in text
        or "[ ]" in text
        or "[x]" in text
        or "[X]" in text
        or "[-]" in text
        or "[/]" in text
        or "\t" in text
        or "<!--" in text
        or "%%" in text
        or "~~~" in text
        or "\r" in text
        or text.startswith(" ")
    )


def _links(text: str, start: int, end: int, context: str) -> Iterator[WikiLink]:
    for match in _LINK.finditer(text, start, end):
        at = match.start()
        if at and text[at - 1] == "\\" and text[at - 2 : at] != "\\\\":
            continue
        # In a table the bar is written `\|`.
        inner = match[2].removesuffix("\\") if match[3] is not None else match[2]
        target, _, heading = inner.partition("#")
        if name := target.strip():
            offset = match.start(2) + target.index(name)
            label = (match[3] or "").strip()
            yield WikiLink(name, label, at, match.end(), bool(match[1]), context, heading.strip(), offset)


class _Scanner:
    """One pass over the lines of a text that has structure."""

    def __init__(self, text: str, plain: str) -> None:
        self.text = text
        self.links: list[WikiLink] = []
        self.tasks: list[TaskLine] = []
        self.sections: list[Section] = []
        self.fields: list[InlineField] = []
        self.plain, self.fences, self.comments = bare(text, plain)
        self.has_links = "[[" in plain
        self.has_fields = "::" in plain
        self.has_ticks = "`" in plain
        # What the lines before mean for the present one.
        self.after_blank = True
        self.in_paragraph = False
        self.single: tuple[int, int] | None = None  # the paragraph, if it is one line so far
        self.item_column = 0  # where the text of the list item begins that may go on; 0 outside lists
        self.open_tasks: list[tuple[int, str]] = []  # columns and contexts of the tasks that indented lines go on

    def scan(self) -> Scan:
        plain, size, fences = self.plain, len(self.plain), iter(self.fences)
        fence_start, fence_end = next(fences, (FAR, FAR))
        start = 0
        while start < size:
            if start >= fence_start:
                self._find_links(fence_start, fence_end, "code")
                start = fence_end
                fence_start, fence_end = next(fences, (FAR, FAR))
                self.after_blank, self.in_paragraph, self.single = True, False, None
                continue
            end = plain.find("\n", start)
            end = size if end < 0 else end
            line = plain[start:end].rstrip(_BLANK)
            if line:
                self._line(line, start, min(end + 1, size))
            else:
                self.after_blank, self.in_paragraph, self.single = True, False, None
            start = end + 1
        return Scan(tuple(self.links), tuple(self.tasks), self._closed_sections(), tuple(self.fields), self.comments)

    # -- lines

    def _line(self, line: str, start: int, next_start: int) -> None:
        """Reads one line that is not blank and in no fence; `line` has no white space at its end."""
        body = line.lstrip(" \t")
        inset = len(line) - len(body)
        column = len(line[:inset].expandtabs(4)) if inset else 0
        at, end, first = start + inset, start + len(line), body[0]
        while self.open_tasks and column <= self.open_tasks[-1][0]:
            self.open_tasks.pop()
        if self.after_blank:
            if column >= self.item_column + 4:
                # Indented code: lines that follow without a blank one are more of it, so nothing else changes.
                self._find_links(at, end, "code")
                return
            self.after_blank = False
        single, self.single = self.single, None
        was_in_paragraph, self.in_paragraph = self.in_paragraph, True
        if first == ">":
            self._find_links(at, end, "quote")
        elif first == "#" and column < 4 and (heading := _ATX.match(body)):
            title = body[heading.end() :]
            cut = title.rstrip("#")
            if not cut or cut[-1] in _BLANK:
                title = cut.rstrip(_BLANK)
            self._section(len(heading[1]), at, at + heading.end(), title, next_start)
        elif first in "=-" and single and column < 4 and len(body) > 1 and not body.strip(first):
            # The line above was read as text before its underline was seen.
            _drop_from(self.fields, single[0])
            _drop_from(self.links, single[0])
            title = self.plain[single[0] : single[1]]
            self._section(1 if first == "=" else 2, single[0], single[0], title, next_start)
        elif first in "-*_" and len(body) > 2 and not body.replace(" ", "").strip(first):
            self.in_paragraph = False
        elif bullet := _BULLET.match(body):
            self.item_column = column + bullet.end()
            self._item(at, end, column, at + bullet.end())
        else:
            if not was_in_paragraph:
                self.item_column = min(self.item_column, column)
                self.single = (at, end) if column < 4 and not self.item_column else None
            self._prose(at, end)

    def _item(self, at: int, end: int, column: int, content: int) -> None:
        box = BOX.match(self.plain, content, end)
        if box is None:
            if self.plain.startswith(">", content):
                self._find_links(content, end, "quote")
            else:
                self._prose(content, end)
            return
        line = self._readable(at, end)
        self.tasks.append(read_task(self.text, line, at, box.start(1)))
        context = f"{STATES[box[1]]} task"
        self.open_tasks.append((column, context))
        self._find_links(at, end, context)

    def _prose(self, at: int, end: int) -> None:
        """Text, or what goes on a task: there, only a done one has facts."""
        context = self.open_tasks[-1][1] if self.open_tasks else "text"
        if context in ("text", "done task"):
            self._find_fields(at, end)
        self._find_links(at, end, context)

    def _section(self, level: int, start: int, title_start: int, title: str, body_start: int) -> None:
        self.in_paragraph, self.after_blank, self.item_column = False, True, 0
        end = title_start + len(title)
        date = _DATE.match(self.plain, title_start, end)
        group = (date.lastgroup or "plain") if date else ""
        date_start, date_end = (date.start(group), date.end()) if date else (title_start, title_start)
        self.sections.append(
            Section(
                level,
                self.text[title_start:end],
                date[group] if date else "",
                title_start,
                start,
                len(self.plain),
                date_start,
                date_end,
                body_start,
            )
        )
        self._find_links(date_end, end, "heading")

    def _closed_sections(self) -> tuple[Section, ...]:
        """The sections with their ends, which only the headings after them tell."""
        above: list[int] = []
        for index, section in enumerate(self.sections):
            while above and self.sections[above[-1]].level >= section.level:
                closed = above.pop()
                self.sections[closed] = self.sections[closed]._replace(end=section.start)
            above.append(index)
        return tuple(self.sections)

    # -- within a line

    def _find_links(self, start: int, end: int, context: str) -> None:
        if not self.has_links or self.plain.find("[[", start, end) < 0:
            return
        found = _links(self.plain, start, end, context)
        if self.has_ticks and context != "code" and (code := code_spans(self.plain, start, end)):
            found = (link._replace(context="code") if end_around(code, link.start) else link for link in found)
        self.links.extend(found)

    def _readable(self, start: int, end: int) -> str:
        """The part of a line in which marks and facts are looked for."""
        line = self.plain[start:end]
        return without_code(line) if self.has_ticks and "`" in line else line

    def _find_fields(self, start: int, end: int) -> None:
        if not self.has_fields or self.plain.find("::", start, end) < 0:
            return
        line = self._readable(start, end)
        if key := _KEY.match(line):
            self._field(key, start, end)
            return
        opened: list[int] = []
        inside = 0
        found: list[tuple[re.Match[str], int]] = []
        for bracket in _BRACKET.finditer(line):
            at = bracket.start()
            if bracket[0] == "[":
                opened.append(at)
            elif opened:
                first = opened.pop()
                # A wiki link may hold two colons too.
                is_link = line[first - 1 : first] == "[" and line.startswith("]", at + 1)
                if not is_link and (key := _KEY.match(line, first + 1, at)):
                    found.append((key, at))
        for key, at in sorted(found, key=lambda item: item[0].start()):
            if key.start() >= inside:
                self._field(key, start, start + at, bracketed=True)
                inside = at

    def _field(self, key: re.Match[str], start: int, end: int, *, bracketed: bool = False) -> None:
        first = start + key.end()
        value = self.plain[first:end]
        first += len(value) - len(value.lstrip(_BLANK))
        last = max(first, first + len(value.strip(_BLANK)))
        person = next((found for name in ("linked", "quoted", "person") if (found := key[name])), "")
        name = key["key"].lower().replace(" ", "_").replace("-", "_")
        at = start + key.start("key")
        stop = end if bracketed else last
        self.fields.append(InlineField(name, person.strip(), self.text[first:last], at, stop, first, last))


def _drop_from(found: list[WikiLink] | list[InlineField], start: int) -> None:
    while found and found[-1].start >= start:
        found.pop()
