"""Queries to ask of both readers of the query language, the one of Python and the one in the browser."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable

from hobnob.analyses.facts import DAYS, NUMBERS, TEXTS
from hobnob.query import FIELDS, Facts
from session import DATA

TABLE = json.loads((DATA / "queries.json").read_text(encoding="utf-8"))

# What is easily read in two ways: quotes, brackets, operators, ranges, dates, lengths, names that are none.
ODD = """
skill:sql (org:x or not the nurse) strength:30..
nurse, skill: "public speaking" -last>90d
shoe_size:42
last:9999y..
last:..9999y
due:9999y..
last:1.5w..
last:2.5d..
last:..3.5d
last:..0.5y
last:1h30..
last:0d..
last:monthly..
last:..quarterly
last:never
last:every 2 weeks..
last:"every 2 weeks"..
last:"3 months"..
last:"3 m"..
last:3 m..
last:“3 months”..
last:12mo..
due:..1mo
met:0000
met:0001..
met:2026-02-30
met:2024-02-29..
met:2023-02-29..
met:2024-2..
met:2024-2-3..2025-12
met:2025..2025-06
met:2025-06..2025
met:2026-13
last:..
last:2026-01..90d
last:30d..1mo
last:31d..1mo
last><3m
strength:..30.5
strength:-5..
strength:>=1.
strength:1..2..3
strength><30
strength> =30
strength:=30
strength:<=30
strength:0..
strength:..0
strength:*,30
strength:*x
constructor:x
__proto__:x
toString
valueOf:*
last:constructor
skill:constructor
state:constructor
coffee_order:*
Coffee-Order:oat
coffee-order:"black"
a = b
a : b
x:
x :y
:y
a<b
role < 3
skill:a, b
skill:sql,
skill:sql, -x
skill:sql,or x
skill:sql,location:x
skill: location:x
skill:**
skill:*x
skill:x*
skill:*,x
skill:x,*
last: skill:x
x or *
* or x
x or , or y
not *
-*
not , x
(*)
(x or ,)
*x
|x & y
<x> or y
='x
&[x
not `
-`
((not \\))
x or not ' or y
not [ x
'-x
`-x or y
x or [[
'a b' or '
name:'ada
name:'ada'
it's
'it's'
''
"" x
[[x
[[x]]
[[a/b|c]]
knows:[[x
knows:[[]]
((a) (b c)) or d
not (a or b) or not not c
not a the b
the not
not the
not the x
not the or x
()
(the) or x
(x or )
( or x)
x or the
-(a b)
- a
-
--a
-"a b"
a-b
or
and
AND x
x AND
and,
or,
or.
not.
ór
IT
It
I.T.
WHO
“a b”
„a b“
a”b
"a\\"b"
"a\\\\"
"a\\"
*
..
a..b
ﬁnance
ＳＱＬ
ŁUKASZ
strasse
STRASSE
ΣΟΦΟΣ
σοφος
state:f,"due"
category:"Former Colleagues"
"""
LONG = [
    "(" * 5_000, "not " * 900 + "x", "(" * 60 + "x" + ")" * 60, "-" * 3_000 + "x", "x or " * 700 + "x", "a:b " * 900,
    "skill:" + "a," * 1_500, "x" * 4_001, "x" * 4_000, '"' * 3_999, "last:" + "9" * 3_000, "strength:" + "9" * 3_000 + "..", "[[" * 2_000,
]  # fmt: skip


def fixed() -> list[str]:
    """The table that all readers share, every example and every name of a field, and what is odd."""
    names = [name for field in FIELDS for name in (field.name, *field.aliases)]
    return [
        *(row["query"] for row in TABLE["queries"]),
        *(field.example for field in FIELDS),
        *(f"{name}:*" for name in names),
        *ODD.strip("\n").split("\n"),
        *LONG,
    ]


def generated(everybody: Iterable[Facts], count: int, seed: int) -> list[str]:
    """Queries over what is said of people: whole texts and pieces of them, ranges, and all of it put together."""
    people = list(everybody)
    dice = random.Random(seed)
    lines = {field: sorted({line for one in people for line in one.text(field).split("\n") if line}) for field in TEXTS}

    def value(field: str) -> str:
        words = dice.choice(lines[field] or ["x"]).split() or ["x"]
        word = dice.choice(words)
        first = dice.randrange(len(words))
        return dice.choice(
            (
                _quoted(" ".join(words)),
                _quoted(" ".join(words[first : first + 2])),
                word[: dice.randrange(1, len(word) + 1)],
                word[dice.randrange(len(word)) :],
                "".join(dice.choice((letter.upper(), letter)) for letter in word),
                word,
            )
        )

    def number() -> str:
        return dice.choice((str(dice.randrange(100)), f"{dice.random() * 100:.{dice.randrange(1, 5)}f}"))

    def day() -> str:
        year, month, day = dice.randrange(2018, 2028), dice.randrange(1, 13), dice.randrange(1, 29)
        return dice.choice((f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}", f"{year}-{month}-{day}"))

    def length() -> str:
        many = dice.randrange(1, 40)
        return dice.choice((f"{many * 10}d", f"{many}w", f"{many}mo", f"{many}m", f"{many / 10}y", f'"{many} weeks"'))

    def span(low: str, high: str) -> str:
        forms = (":{}..", ":..{}", ":{}..{}", ":{}", "<{}", ">{}", ">={}", ":<={}", " > {}", ":{},{}")
        return dice.choice(forms).format(low, high)

    def term() -> str:
        field = dice.choice(list(TEXTS))
        measured = {"number": (NUMBERS, number), "day": (DAYS, day), "length": (DAYS, length)}
        kind = dice.choice(("text", "text", "text", "several", "plain", *measured))
        if kind in measured:
            fields, make = measured[kind]
            return dice.choice(list(fields)) + span(make(), make())
        if kind == "plain":
            return value(dice.choice(("name", "skill", "org", "role", "said")))
        return f"{field}:{value(field)}" + (f",{value(field)}" if kind == "several" else "")

    def query(depth: int) -> str:
        forms = ["{}"] * 3 if depth else []
        forms += ["not {}", "{} or {}", "({})", "-{}", "{} {}", "{}"]
        form = dice.choice(forms)
        parts = [term() if depth > 2 or form in ("{}", "-{}") else query(depth + 1) for _ in range(form.count("{}"))]
        return form.format(*parts)

    return [query(0) for _ in range(count)]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
