"""The tables of the query language for the script that reads it in the browser, so that it holds no copy of them.

Fields come from `hobnob.query.fields`, lengths of time from `hobnob.dates`, and what makes texts comparable from
`hobnob.folding`. This module knows no network.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hobnob.dates import NEVER, UNITS, WORDS, Duration, Unit
from hobnob.folding import ACCENTS, LETTERS, UNSPACED, fold_phrase
from hobnob.query import FIELDS, FieldKind
from hobnob.query.fields import BY_NAME, NAMES, PLAIN, QueryField
from hobnob.query.mistakes import MISTAKES
from hobnob.query.reading import STOP_WORDS

# A browser has no case folding, but makes small letters of capitals. That is the same but for final sigma and Cherokee,
# whose capitals are the folded ones.
_FOLDED_OTHERWISE = {"ς": "σ", **{chr(code).lower(): chr(code) for code in range(0x13A0, 0x13F6)}}
_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}
# As `hobnob.folding` sees gaps and the edges of words, in the regular expressions of a browser.
_GAPS = r"[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000_\-\xad\u2010-\u2015\u2212]+"
# What may begin at a place in a query, as `hobnob.query.reading` cuts it.
_BARE = r'[^\s()"“”„,;]'
_QUOTED = (
    r"\[\[(?:[^\[\]|#]*\/)?([^\[\]|#\/]*)[^\[\]]*\]\]|'([^']*)'(?=[\s(),;]|$)"
    r'|["“”„]((?:\\["\\]|[^"“”\\]|\\(?!["\\]))*)["“”]'
)
_SIGN = r'[^\s()",;A-Za-z0-9\x80-\u{10FFFF}]'
_PATTERNS = {
    "gap": r"\s*",
    # What no term begins with, and words of nothing but signs; a minus before something is a `not`.
    "idle": rf"(?:[\s,;:!?<>=|&*]|(?!{_QUOTED})['\[]|(?!-\S){_SIGN}+(?!{_BARE}))*",
    "name": r"([\p{L}_][\p{L}\p{N}_\-]*)(\s*[<>]=?\s*|[:=])",
    "bare": f"{_BARE}+",
    "measure": rf'(?:{_BARE}|"[^"]*")+',
    "quoted": _QUOTED,
    "or": f"or(?!{_BARE})",
    "not": rf"-(?=\S)|not(?!{_BARE})",
}
_LETTER = rf"(?!{UNSPACED})[\p{{L}}\p{{N}}\p{{M}}]"
_EDGE = f"(?:(?<!{_LETTER})|(?!{_LETTER}))"


def plain_names(own: Iterable[str]) -> list[str]:
    """The names by which queries know a network's own fields, less those that hobnob has too."""
    return sorted({fold_phrase(name).replace(" ", "_") for name in own} - BY_NAME.keys())


def language(own: Iterable[str]) -> dict[str, Any]:
    """The tables, with the own fields of a network.

    `names` leads from each name of a field to the one that `fields` and facts know; `plain` are the fields in which
    plain words are looked for, `stop` the words that say nothing. `lengths` has the days, and where the calendar counts
    the months, of words and of units, those with a 1 before them where they follow a number. `folded`, `gaps` and
    `edge` are patterns: of characters that are left out or replaced by those of `letters`, of what stands between
    words, and of where a word may begin or end. `patterns` are those of the parts of a query. `wrong` says what can be
    wrong and what to do, with `{}` for a word.
    """
    mine = plain_names(own)
    known = {
        one.name: {
            "name": one.name,
            "kind": one.kind,
            "isMeasured": one.kind in (FieldKind.NUMBER, FieldKind.DATE),
            "isAhead": one.is_ahead,
            "choices": [fold_phrase(choice) for choice in one.choices],
            "how": _how(one),
        }
        for one in FIELDS
    }
    texts = {name: {"name": name, "kind": "text", "choices": (), "how": _wrong(name, f"{name}:*")} for name in mine}
    units = {name: Duration(1, unit) for name, unit in UNITS.items()}
    words = {name: length for name, length in WORDS.items() if length != NEVER}
    alone = {name: length for name, length in units.items() if len(name) > 2}
    # Nothing is counted in minutes here: an m can only be months.
    counted = {f"1{name}": length for name, length in units.items()} | {"1m": units["mo"]}
    letters = LETTERS | _FOLDED_OTHERWISE
    return {
        "names": {**{name: field.name for name, field in NAMES.items()}, **{name: name for name in mine}},
        "fields": known | texts,
        "plain": PLAIN,
        "stop": sorted({*STOP_WORDS, "and", "or", "not"}),
        "lengths": {name: _length(length) for name, length in (words | alone | counted).items()},
        "letters": letters,
        "folded": f"{ACCENTS}|[{''.join(letters)}]",
        "gaps": _GAPS,
        "patterns": _PATTERNS,
        "edge": _EDGE,
        "wrong": {name: f"{message}: {hint}" if hint else message for name, (message, hint) in MISTAKES.items()},
    }


def _how(field: QueryField) -> str:
    """What to say of what cannot be meant, and what to write instead."""
    return _wrong(field.name, field.example + (f", one of {', '.join(field.choices)}" if field.choices else ""))


def _wrong(name: str, example: str) -> str:
    return f"{name} cannot be asked for like this: write {example}"


def _length(length: Duration) -> tuple[float, int]:
    return length.days, int(length.amount) * _MONTHS.get(length.unit or Unit.DAY, 0)
