"""What a body says almost as hobnob reads it: dates that are not ISO, boxes that are not quite boxes, slips of keys.

This module sees one body at a time, knows no records, and changes nothing of what is read: it finds and reports.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from hobnob.converters import Reporter
from hobnob.dates import DateError, PartialDate, parse_day
from hobnob.fields import meant
from hobnob.kinds import FACTS, NOTE
from hobnob.syntax.body import InlineField, Section
from hobnob.syntax.front_matter import BodyText
from hobnob.syntax.hiding import bare

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?[\s_-]+)?"
_DAY = r"(?P<day>[0-9]{1,2})"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_GAP = r"[\s,._-]{1,2}"
_END = r"(?![^\W_]|[./-][0-9])"
_FORMS = tuple(
    re.compile(f"{_WEEKDAY}{form}{_END}", re.IGNORECASE)
    for form in (
        rf"{_DAY}(?:st|nd|rd|th|\.)?[\s_-]*(?:of\s+)?{_MONTH}{_GAP}{_YEAR}",
        rf"{_MONTH}{_GAP}{_DAY}(?:st|nd|rd|th)?{_GAP}{_YEAR}",
        rf"{_YEAR}(?P<mark>[./_])(?P<number>[0-9]{{1,2}})(?P=mark){_DAY}",
        rf"{_YEAR}(?P<number>[0-9]{{2}})(?P<day>[0-9]{{2}})",
        rf"(?P<first>[0-9]{{1,2}})(?P<mark>[./_-])\s?(?P<second>[0-9]{{1,2}})(?P=mark)\s?{_YEAR}",
    )
)
_HAS_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class ForeignDate(NamedTuple):
    """A date that a text begins with, of so many characters, and the ISO dates it may mean: one, or two."""

    length: int
    dates: tuple[str, ...]


def foreign_date(text: str) -> ForeignDate | None:
    """The date that a heading or a file's name begins with, where it is a whole one and not ISO; else None.

    Of `03.05.2026` the day may come first or second; of `13.05.2026`, `3 May 2026` and `2026/05/03` it is clear.
    """
    if not _HAS_YEAR.search(text, 0, 40):
        return None
    for form in _FORMS:
        if match := form.match(text):
            dates = tuple(dict.fromkeys(_dates(match.groupdict())))
            return ForeignDate(match.end(), dates) if dates else None
    return None


def _dates(parts: dict[str, str]) -> Iterator[str]:
    """The ISO dates that the parts of a date may make, as far as they exist."""
    if parts.get("month"):
        orders = [(str(_MONTHS.index(parts["month"][:3].lower()) + 1), parts["day"])]
    elif "number" in parts:
        orders = [(parts["number"], parts["day"])]
    else:
        orders = [(parts["second"], parts["first"]), (parts["first"], parts["second"])]
    for month, day in orders:
        text = f"{parts['year']}-{int(month):02}-{int(day):02}"
        try:
            parse_day(text)
        except DateError:
            continue
        yield text


class BrokenBox(NamedTuple):
    """The bullet and the box of a line that was meant as an action, and how to write them."""

    start: int
    end: int
    text: str


_BOX = re.compile(r"\[([ \t]*)([xX/-]?)([ \t]*)\]")
_BULLET = re.compile(r"([ \t]*)([-*+]|[0-9]{1,9}[.)])([ \t]*)")
# A link, a reference, emphasis: what follows the brackets then is no text of an action.
_TEXT = re.compile(r"([ \t]*)(?=[\w\"'“„‘📅]|$)|[ \t]+", re.MULTILINE)


def broken_boxes(text: str) -> Iterator[BrokenBox]:
    """The boxes that nobody reads: `- [] x`, `-[ ] x`, `- [x]x`, `- [ x] x`; those in code and comments are none."""
    if not _BOX.search(text):
        return
    plain, fences, _ = bare(text, text.replace("\r\n", " \n").replace("\r", "\n"))
    for box in _BOX.finditer(plain):
        line = plain.rfind("\n", 0, box.start()) + 1
        bullet = _BULLET.fullmatch(plain, line, box.start())
        behind = _TEXT.match(plain, box.end())
        if bullet is None or behind is None or any(start <= line < end for start, end in fences):
            continue
        is_ended = bool(behind[0]) or box.end() == len(plain) or plain[box.end()] == "\n"
        if bullet[3] and len(box[1] + box[2] + box[3]) == 1 and is_ended:
            continue
        above = plain[plain.rfind("\n", 0, max(line - 1, 0)) + 1 : max(line - 1, 0)]
        if len(bullet[1].expandtabs(4)) >= 4 and not above.strip():
            continue
        yield BrokenBox(bullet.start(2), box.end(), f"{bullet[2]} [{box[2] or ' '}]{'' if is_ended else ' '}")


# What is reported of them.


def report_dates(reader: Reporter, body: BodyText, sections: Iterable[Section], date: PartialDate | None) -> None:
    """Headings that begin with a date which is not ISO: they are no entries, unless it is the note's own `date`."""
    for section in sections:
        found = None if section.date_text else foreign_date(section.title)
        if found is None or str(date) in found.dates:
            continue
        start = body.place(section.title_start)
        end = start + found.length
        new = found.dates[0]
        fix = reader.replacement(f"write {new}", start, end, new, safe=True)
        reader.report(
            "foreign-date",
            f'"{section.title[: found.length]}" is no date that is read, so this heading is no entry',
            start,
            end,
            hint=f"dates are ISO: write {' or '.join(found.dates)}",
            fix=fix if len(found.dates) == 1 else None,
        )


def report_name(reader: Reporter, id: str) -> None:
    """The name of a note's file that begins with a date which is not ISO."""
    if found := foreign_date(id):
        names = " or ".join(f'"{date}{id[found.length :]}"' for date in found.dates)
        reader.report(
            "foreign-date",
            f'"{id[: found.length]}" in the file\'s name is no date that is read, so this note has none',
            0,
            0,
            hint=f"rename the file to {names}, or give it a date",
        )


def report_key(reader: Reporter, body: BodyText, inline: InlineField, own_keys: Collection[str]) -> None:
    """A key in an entry's text that is a slip of a fact's; any other is the user's own."""
    key = inline.key
    if key in NOTE.by_name or key in own_keys or key.startswith("x_"):
        return
    if slip := meant(key, FACTS):
        start = body.place(inline.start)
        end = start + len(key)
        reader.report(
            "misspelled-field",
            f'"{key}" is no fact of an entry; did you mean "{slip.name}"?',
            start,
            end,
            hint=f'write "{slip.name}", or list "{key}" under fields in hobnob.yaml if it is a key of your own',
            fix=reader.replacement(f'rename "{key}" to "{slip.name}"', start, end, slip.name, safe=False),
        )


def report_boxes(reader: Reporter, body: BodyText) -> None:
    """Lines that were meant as actions and are none."""
    for box in broken_boxes(body.text):
        start, end = body.place(box.start), body.place(box.end)
        good = box.text.strip()
        reader.report(
            "broken-task",
            f'"{reader.text[start:end]}" is not quite the box of an action, so this line is none',
            start,
            end,
            hint=f'write "{good}", and a space behind it',
            fix=reader.replacement(f'write "{good}"', start, end, box.text, safe=True),
        )
