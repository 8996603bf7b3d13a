"""The usual mistakes of people who write YAML, said in words, with what would put them right.

When a parser refuses a stretch of a file it names what it wanted; a person wants to know what they did. So the lines
around the place are looked at for what people do: a colon or an `@` in a text without quotes, a tab, a quote that is
never closed, a link. Nothing here is certain; whoever asks applies the repair and lets the parser judge. This module
knows the words for findings, but neither fields nor files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from hobnob.syntax.lines import BLANKS, Line, brackets, is_block_header, items_of, lines_of, quote_at, quoted, shown
from hobnob.syntax.refusals import Mistake, Refusal
from hobnob.syntax.shapes import blanks, shapes

_LINK = re.compile(r"!?\[\[[^\[\]\r\n]*\]\]")
_RESERVED = {"@": "an @", "`": "a backtick", "%": "a percent sign"}
_COLON = re.compile(r":(?=[ \t\r\n]|\Z)")
_COMMENT_SIGN = re.compile(r"(?:^|(?<=[\s,\[{]))#")
_LINES_ABOVE = 40
_QUOTES = "\"'"
_LONGEST = 5000
_DEEPEST = 4
_QUOTE_HINT = "put quotes around it"


def mistakes(refusal: Refusal) -> Iterator[Mistake]:
    """What may be wrong, the most likely first."""
    lines = [line for line in lines_of(refusal.text, refusal.start, refusal.end) if not line.is_empty]
    if not lines:
        return
    at = _line_at(lines, refusal.at)
    opened = _line_at(lines, refusal.opened)
    order = [at, opened] if refusal.at < refusal.end else [opened, at]
    order += range(at - 1, max(-1, at - 1 - _LINES_ABOVE), -1)
    order += range(at + 1, min(len(lines), at + 3))
    for index in dict.fromkeys(order):
        yield from _in_line(refusal, lines, index)
    for index in dict.fromkeys((at, max(0, at - 1))):
        yield from shapes(refusal, lines, index)


def _line_at(lines: list[Line], offset: int) -> int:
    """The index of the line that holds an offset, or of the last one before it."""
    return max((index for index, line in enumerate(lines) if line.start <= offset), default=0)


def _in_line(refusal: Refusal, lines: list[Line], index: int) -> Iterator[Mistake]:
    """Mistakes that a line shows by itself."""
    line = lines[index]
    yield from blanks(refusal, lines, index)
    if line.value:
        whose = _whose(lines, line)
        if _is_quote_or_bracket(line.value):
            yield from _in_quotes_or_brackets(refusal, line, whose)
        else:
            yield from in_text(line.value, line.value_start, whose, is_item=bool(line.dashes))


def _is_quote_or_bracket(value: str) -> bool:
    return value[0] in "\"'[{" and not value.startswith("{{") and _LINK.match(value) is None


def in_text(value: str, start: int, whose: str, *, is_item: bool) -> Iterator[Mistake]:
    """Mistakes of a text without quotes that begins at `start`; an item may hold commas, a value may be a list."""
    end = start + len(value)
    first = value[0]
    quote = ((start, end, quoted(value)),)
    # In a field that holds a list, quotes would make one item of several: then a person has to decide.
    safe = is_item or "," not in value
    what = f"{whose} begins with"
    title = "put quotes around it"
    if _LINK.match(value):
        yield from _links(value, start, whose, is_item=is_item)
    elif first in _RESERVED:
        message = f"{what} {_RESERVED[first]}, which YAML keeps for itself"
        yield Mistake("reserved-character", message, start, end, _QUOTE_HINT, quote, title, safe)
    elif value.startswith("{{"):
        message = f"{what} two braces, which YAML reads as maps in each other"
        yield Mistake("reserved-character", message, start, end, _QUOTE_HINT, quote, title, safe)
    elif first in "|>" and not is_block_header(value):
        message = f'{what} "{first}", which in YAML announces a text of several lines'
        yield Mistake("reserved-character", message, start, end, _QUOTE_HINT, quote, title, safe)
    elif first in ",]}" or (first in "?:" and value[1:2] in ("", " ")):
        message = f'{what} "{first}", which has a meaning of its own in YAML'
        yield Mistake("reserved-character", message, start, end, _QUOTE_HINT, quote, title, safe)
    elif first in "*&":
        name = "an asterisk" if first == "*" else "an ampersand"
        message = f"{what} {name}, which YAML takes for a reference"
        yield Mistake("star-or-ampersand", message, start, end, _QUOTE_HINT, quote, title, safe)
    elif first == "!":
        message = f"{what} an exclamation mark, which YAML reads as the name of a type"
        yield Mistake("yaml-tag", message, start, end, _QUOTE_HINT, quote, title, safe)
    elif _COLON.search(value):
        seen = 'contains ": "' if _COLON.search(value, 0, len(value) - 1) else 'ends with ":"'
        message = f"{whose} {seen}, which YAML reads as another field"
        yield Mistake("unquoted-colon", message, start, end, _QUOTE_HINT, quote, title, safe)


def _links(value: str, start: int, whose: str, *, is_item: bool) -> Iterator[Mistake]:
    end = start + len(value)
    if _LINK.fullmatch(value) and value[0] != "!":
        return
    # Commas inside a link are part of it; every comma outside parts two items.
    parts = [part.strip(BLANKS) for part in re.findall(r"(?:\[\[[^\[\]\r\n]*\]\]|[^,])+", value)]
    parts = [part for part in parts if part]
    message = f"{whose} begins with a link without quotes, which YAML reads as a list of a list"
    if len(parts) > 1 and is_item:
        hint = "make an item of each, and put quotes around every link"
        yield Mistake("unquoted-link", message, start, end, hint, ((start, end, quoted(value)),))
    elif len(parts) > 1:
        hint = "put quotes around every link, and brackets around all of them"
        items = []
        position = start
        for part in parts:
            position = start + value.index(part, position - start)
            items.append((position, position + len(part), quoted(part)))
            position += len(part)
        first, last = items[0], items[-1]
        items[0] = (first[0], first[1], "[" + first[2])
        items[-1] = (last[0], last[1], last[2] + "]")
        fix = "make it a list"
        yield Mistake("unquoted-link", message, start, end, hint, tuple(items), fix, safe=True, keeps_text=False)
    else:
        repair = ((start, end, quoted(value)),)
        yield Mistake(
            "unquoted-link", message, start, end, _QUOTE_HINT, repair, _QUOTE_HINT, safe=True, keeps_text=False
        )


def _in_quotes_or_brackets(refusal: Refusal, line: Line, whose: str) -> Iterator[Mistake]:
    # Nobody writes such a line; looking for the ends of quotes again and again would take too long.
    if len(line.value) > _LONGEST:
        return
    if line.value[0] in "\"'":
        yield from _in_quotes(refusal, line, whose)
    else:
        yield from _in_brackets(refusal, line, whose)


def _in_quotes(refusal: Refusal, line: Line, whose: str) -> Iterator[Mistake]:
    text, start = refusal.text, line.value_start
    # A value with quotes runs to the end of its line here, because `#` in quotes is no comment.
    end = max(line.value_end, start + 1)
    value = text[start:end]
    mark = value[0]
    closed = quote_at(text, start, end)
    if closed is None:
        if quote_at(text, start, refusal.end) is None:
            message = f"{whose} begins with a quote that is never closed"
            hint = "write the closing quote, or put the other kind of quotes around all of it"
            is_one_line = _ends_here(refusal, end)
            end = end if is_one_line else _end(refusal)
            repair = ((start, end, quoted(" ".join(text[start + 1 : end].split()))),)
            title = "close the quote at the end of the line" if is_one_line else ""
            yield Mistake("unclosed-quote", message, start, start + 1, hint, repair, title, keeps_text=False)
        return
    rest = text[closed.end() : end]
    if rest.strip(BLANKS) and not rest.lstrip(BLANKS).startswith("#"):
        # In `"She said "yes" to me"` the second quote opens another text, in `"Big" and "small"` it closes the first.
        is_around = value[-1] == mark and text[closed.end() - 2].isspace()
        inner = value[1:-1] if is_around else value
        message = f"{whose} goes on after its closing quote"
        hint = "put the other kind of quotes around all of it"
        repair = ((start, end, quoted(inner)),)
        safe = value[-1] != mark and "," not in value
        title = "put quotes around all of it"
        yield Mistake("unclosed-quote", message, start, end, hint, repair, title, safe, keeps_text=not is_around)
    elif mark == '"' and "\\" in closed[0] and refusal.opened == start:
        message = f"{whose} holds a backslash that means nothing to YAML in double quotes"
        hint = "put single quotes around it: in them a backslash is a backslash"
        repair = ((start, closed.end(), quoted(closed[0][1:-1])),)
        title = "put single quotes around it"
        yield Mistake("reserved-character", message, start, closed.end(), hint, repair, title, True, False)


def _ends_here(refusal: Refusal, offset: int) -> bool:
    """Whether a value ends with its line: behind `offset` comes nothing, or another item or name."""
    following = (line for line in lines_of(refusal.text, offset, refusal.end) if line.first < line.end)
    line = next(following, None)
    return line is None or bool(line.dashes or line.name)


def _end(refusal: Refusal) -> int:
    """The end of the refused stretch less empty lines."""
    return refusal.start + len(refusal.text[refusal.start : refusal.end].rstrip(BLANKS))


def _in_brackets(refusal: Refusal, line: Line, whose: str) -> Iterator[Mistake]:
    text, start = refusal.text, line.value_start
    line_end = line.value_end
    after, missing = brackets(text, start, line_end)
    if missing:
        after, missing = brackets(text, start, min(refusal.end, start + _LONGEST))
    if missing:
        if refusal.end - start > _LONGEST and not _ends_here(refusal, line_end):
            return
        is_one_line = _ends_here(refusal, line_end)
        end = line_end if is_one_line else _end(refusal)
        name = "bracket" if text[start] == "[" else "brace"
        message = f"{whose} begins with a {name} that is never closed"
        hint = f'write "{missing}" where it ends, or put quotes around all of it if it is a text'
        title = f'write "{missing}" at the end of the line' if is_one_line else ""
        yield from _in_items(text, start, end + 1, whose)
        yield Mistake("unclosed-bracket", message, start, start + 1, hint, ((end, end, missing),), title)
        return
    rest = text[after:line_end]
    if rest.strip(BLANKS):
        value = text[start:line_end]
        message = f"{whose} goes on after its closing {'bracket' if value[0] == '[' else 'brace'}"
        hint = "put quotes around all of it if it is a text"
        repair = ((start, line_end, quoted(value)),)
        title = "put quotes around all of it"
        yield Mistake("unclosed-bracket", message, start, line_end, hint, repair, title, "," not in value)
    else:
        yield from _in_items(text, start, after, whose)


def _in_items(text: str, start: int, end: int, whose: str, depth: int = 0) -> Iterator[Mistake]:
    """Mistakes of the items between brackets."""
    owner = f"an item of {whose.removeprefix('the value of ').removeprefix('an item of ')}"
    for first, last in items_of(text, start, end):
        item = text[first:last]
        if item[0] in "[{" and _is_quote_or_bracket(item):
            if depth < _DEEPEST:
                yield from _in_items(text, first, last, whose, depth + 1)
        elif _COMMENT_SIGN.search(item):
            message = f'{owner} holds a "#", and YAML leaves out what follows it up to the end of the line'
            repair = ((first, last, quoted(item)),)
            yield Mistake("swallowed-text", message, first, last, _QUOTE_HINT, repair, _QUOTE_HINT, safe=True)
        elif item[0] not in "\"'":
            colon = _COLON.search(item)
            # `[a: b]` is a map in a list, and so is what stands in braces: the value may be what is wrong.
            if colon and (text[start] == "{" or _COLON.search(item, colon.end())):
                begin = colon.end() + len(item[colon.end() :]) - len(item[colon.end() :].lstrip(BLANKS))
                if begin < len(item) and text[start] == "{":
                    yield from in_text(
                        item[begin:], first + begin, f'the value of "{shown(item[: colon.start()])}"', is_item=True
                    )
                    continue
            elif colon:
                continue
            yield from in_text(item, first, owner, is_item=True)


def _whose(lines: list[Line], line: Line) -> str:
    """What a value belongs to, for people."""
    if line.name:
        return f'the value of "{shown(line.name.strip(_QUOTES))}"'
    owner = next(islice((other.name for other in lines if other.name), 1), "")
    if line.dashes:
        return f'an item of "{shown(owner)}"' if owner else "an item"
    return f'the value of "{shown(owner)}"' if owner else "the text"
