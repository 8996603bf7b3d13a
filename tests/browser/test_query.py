"""The query language in Chromium: it says what `hobnob find` says."""

from __future__ import annotations

import json
import sys
import unicodedata
from datetime import date

import pytest

import asked
from hobnob.folding import fold
from hobnob.query import parse
from hobnob.site.build import build
from hobnob.workspace import open_network
from hostile import NAUGHTY
from readers import Both, open_people
from session import TODAY

pytestmark = pytest.mark.browser

SCRIPTS = (
    "Zoë Vandenberghe~Łukasz Żółć~Straße~ẞ ß~ΣΟΦΟΣ Παπαδόπουλος~İstanbul ışık~Ǆ ǅ ǆ~ﬁnance ﬂow~ＡＢＣ~李明~ぱぴぷ カタカナ~ไทยภาษา~"
    "हिन्दी~C++~C#~F# developer~R~node.js~a_b-c—d~d‑e~x\u00ady~Ⅷ ⅷ~½ cup~²~𝒳𝒴 math~🎉 party~e\u0301clair~ΐ~ŉ~ſong~Dvořák’s~O'Brien~"
    "A\u200bB~a\u2028b~a\x85b~a\x1cb~ꭰᎠ~꙰ x"
).split("~")


def test_every_query_of_the_table_of_the_documentation_and_odd_ones_have_the_same_answer(both):
    both.assert_alike(asked.fixed())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_generated_queries_have_the_same_answer(both, seed):
    both.assert_alike([*asked.generated(both.facts.values(), 400, seed), *asked.ODD.split("\n")])


def test_people_of_odd_names_are_found_alike(browser, tmp_path):
    root = tmp_path / "odd"
    (root / "contacts").mkdir(parents=True)
    (root / "hobnob.yaml").write_text("site: {pages: [people]}\n")
    texts = [*NAUGHTY, *SCRIPTS]
    for number, text in enumerate(texts):
        other, more = texts[(number * 7 + 3) % len(texts)], texts[(number * 5 + 1) % len(texts)]
        front = {
            "name": text, "skills": [other, text], "needs": [other], "location": other, "knows": [f"p{number * 3 % len(texts)}"],
            "met": f"20{number % 26:02d}-{number % 12 + 1:02d}",
        }  # fmt: skip
        body = f"{text}\n\n## 2026-0{number % 5 + 1}-0{number % 9 + 1} {more}\n\n{text}\n"
        data = f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n{body}".encode("utf-8", "replace")
        (root / "contacts" / f"p{number}.md").write_bytes(data)
    snapshot = open_network(root, TODAY)
    both = Both(snapshot, open_people(browser, build(snapshot, root).folder))
    assert len(both.slugs) > 500
    both.assert_alike([*asked.generated(both.facts.values(), 500, 5), *asked.ODD.split("\n")])
    both.page.close()


def test_every_character_is_folded_alike(both):
    """Those that this Python knows, for a browser may know newer ones; of those that stay as they are, some."""
    known = [
        code for code in range(sys.maxunicode + 1)
        if not 0xD800 <= code < 0xE000 and unicodedata.category(chr(code)) != "Cn"
        and (code < 0x3000 or code % 97 == 0 or fold(chr(code)) != chr(code))
    ]  # fmt: skip
    found = both.page.evaluate(
        """async (codes) => {
            hobnob.query.parse("", await hobnob.load("facts"));
            return codes.map(code => hobnob.query.fold(String.fromCodePoint(code)));
        }""",
        known,
    )
    assert {chr(code): text for code, text in zip(known, found, strict=True) if text != fold(chr(code))} == {}
    assert len(known) > 10_000


@pytest.mark.parametrize("today", [date(2026, 3, 31), date(2024, 2, 29), date(2026, 5, 15), date(50, 1, 1)], ids=str)
def test_lengths_of_time_follow_the_calendar_alike(both, today):
    """On days that lack a counterpart in other months too, and beyond the ends of the calendar."""
    asked_for = {}
    for length in ("1d", "10d", "2.5d", "1.5w", "6w", "1mo", "11mo", "13mo", "1y", "4y", "0.5y", "99999y", "99999d"):
        for field, sign in (("last", -1), ("due", 1)):
            query = parse(f"{field}:{length}..")
            [span] = next(query.terms()).ranges
            edge = span.low._replace(amount=sign * span.low.amount).after(today) or date(2000, 1, 1)
            days = [edge.fromordinal(edge.toordinal() + away) for away in (-1, 0, 1)]
            asked_for[field, length] = (days, [span.holds(day, today, is_ahead=sign > 0) for day in days])
    found = both.page.evaluate(
        """async ([today, rows]) => {
            const facts = await hobnob.load("facts");
            return rows.map(([field, length, days]) => {
                const here = { ...facts, today, columns: undefined, day: { [field]: days.join(",") } };
                const { matches } = hobnob.query.parse(`${field}:${length}..`, here);
                return days.map((_, index) => matches(index));
            });
        }""",
        [str(today), [[*key, [str(day) for day in days]] for key, (days, _) in asked_for.items()]],
    )
    assert dict(zip(asked_for, found, strict=True)) == {key: expected for key, (_, expected) in asked_for.items()}
    assert sum(sum(row) for row in found) > len(found) / 2
