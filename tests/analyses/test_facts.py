"""Facts: every field of the query language is supplied, from the right place, and only what is known by today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import exp, sqrt
from typing import TYPE_CHECKING

import pytest

from hobnob.analyses import facts as module
from hobnob.analyses.facts import facts
from hobnob.analyses.known import Known
from hobnob.query.fields import FIELDS, FieldKind

if TYPE_CHECKING:
    from hobnob.network import Network

TODAY = date(2026, 5, 15)
Read = Callable[[str], "Network"]

NETWORK = """
--- contacts/ada-lovelace.md
---
name: Ada Lovelace
aliases: [Countess]
pronouns: she/her
org: Engines
role: Lead analyst
history: [{role: Analyst, org: Northlight, to: 2020}]
location: Turin
email: ada@difference.example
phone: +44 20 7946 0958
links: https://ada.example
birthday: 1815-12-10
category: mentors
standing: known
tier: key
snooze: 2026-09
met: 2024
met_at: Spring fair
met_through: mary
knows_well: bob
communities: [pydata]
skills: [SQL]
needs: [a reviewer]
offers: [an hour of maths]
interests: [horses]
can_reach: [hospital IT]
find_out: [how she hires]
helps_me_as: [mentor]
tags: [python]
visibility: shared
verified: 2026-05-01
---
Wears green.

## 2026-04-01 Coffee
learned:: moves to Rome

About the budget.
--- contacts/bob.md
---
name: Bob Li
---
--- contacts/mary.md
---
name: Mary Somerville
knows: [bob]
---
--- contacts/wanda.md
---
name: Wanda
standing: wanted
knows: [ada-lovelace]
---
--- communities/pydata.md
---
name: PyData Gothenburg
---
--- communities/difference.md
---
name: Difference Inc
aliases: [Engines]
kind: employer
---
--- objectives/job.md
---
name: The job
aliases: [career]
allies: [bob]
stakeholders: [ada-lovelace power:4]
---
--- introductions/one.md
---
between: [wanda, me]
introducer: bob
---
--- notes/2026-05-14.md
---
with: [ada-lovelace, mary]
learned: [knows Cobol]
gave@mary: [a tip]
---
On pensions.
--- notes/2026-05-20.md
---
with: ada-lovelace
---
Secrets of tomorrow.
"""


@pytest.fixture(scope="module")
def ada(read: Read) -> module.Facts:
    return facts(Known(read(NETWORK), TODAY))["ada-lovelace"]


def test_every_field_of_the_query_language_is_supplied() -> None:
    wanted = {field.name: field.kind for field in FIELDS}
    assert set(module.NUMBERS) == {name for name, kind in wanted.items() if kind is FieldKind.NUMBER}
    assert set(module.DAYS) == {name for name, kind in wanted.items() if kind is FieldKind.DATE}
    assert set(module.TEXTS) == set(wanted) - set(module.NUMBERS) - set(module.DAYS)


@pytest.mark.parametrize(
    ("field", "texts"),
    [
        ("name", "ada lovelace\ncountess"),
        ("role", "lead analyst"),
        ("org", "engines\ndifference\ndifference inc"),
        ("history", "analyst\nnorthlight"),
        ("skill", "sql"),
        ("offer", "an hour of maths"),
        ("need", "a reviewer"),
        ("interest", "horses"),
        ("can_reach", "hospital it"),
        ("tag", "python"),
        ("location", "turin"),
        ("find_out", "how she hires"),
        ("helps_me_as", "mentor"),
        ("pronouns", "she/her"),
        ("email", "ada@difference.example"),
        ("phone", "+44 20 7946 0958"),
        ("link", "https://ada.example"),
        ("met_at", "spring fair"),
        ("category", "mentors"),
        ("tier", "key"),
        ("standing", "known"),
        ("visibility", "shared"),
        ("state", "snoozed"),
        ("band", "weak"),
        ("knows_well", "bob\nbob li"),
        ("met_through", "mary\nmary somerville"),
        ("objective", "job\nthe job\ncareer"),
        ("nonsense", ""),
    ],
)
def test_texts_are_folded_a_text_a_line(ada: module.Facts, field: str, texts: str) -> None:
    assert ada.text(field).split("\n") == texts.split("\n")


def test_relations_lead_to_ids_and_names(read: Read) -> None:
    found = facts(Known(read(NETWORK), TODAY))
    assert set(found["ada-lovelace"].text("community").split("\n")) == {
        "pydata", "pydata gothenburg", "difference", "difference inc", "engines",
    }  # fmt: skip
    # Wanda says so, Bob is known well, Mary through whom we met.
    names = {"bob", "bob li", "mary", "mary somerville", "wanda"}
    assert set(found["ada-lovelace"].text("knows").split("\n")) == names
    assert found["bob"].text("knows").split("\n") == ["ada lovelace", "countess", "mary", "mary somerville"]


def test_via_are_those_who_can_lead_there(read: Read) -> None:
    found = facts(Known(read(NETWORK), TODAY))
    # Ada knows Wanda; Bob has set out to introduce us. Wanda, whom I do not know, leads nowhere yet.
    assert set(found["wanda"].text("via").split("\n")) == {"ada lovelace", "countess", "bob", "bob li"}
    assert "wanda" not in found["ada-lovelace"].text("via")


def test_said_holds_bodies_and_notes_up_to_today(read: Read) -> None:
    found = facts(Known(read(NETWORK), TODAY))
    ada = found["ada-lovelace"].text("said")
    for words in ("wears green", "budget", "moves to rome", "on pensions", "knows cobol"):
        assert words in ada
    assert "a tip" not in ada, "that was for Mary"
    assert "a tip" in found["mary"].text("said")
    assert "tomorrow" not in ada
    assert found["bob"].text("said") == ""


def test_numbers_and_days(ada: module.Facts, read: Read) -> None:
    assert ada.number("interactions") == 2
    # A coffee 44 days ago, and a note of no kind yesterday shared by two.
    coffees = 2 ** (-44 / 180) + 0.7 / sqrt(2) * 2 ** (-1 / 180)
    assert ada.number("strength") == pytest.approx(100 * (1 - exp(-coffees / 4)))
    assert {field: ada.day(field) for field in module.DAYS} == {
        "last": date(2026, 5, 14),
        "met": date(2024, 7, 1),
        "verified": date(2026, 5, 1),
        "due": date(2026, 6, 25),
        "snooze": date(2026, 9, 1),
        "birthday": date(2026, 12, 10),
    }
    bob = facts(Known(read(NETWORK), TODAY))["bob"]
    assert (bob.number("strength"), bob.number("interactions"), bob.number("nonsense")) == (None, 0, None)
    assert {bob.day(field) for field in module.DAYS} == {None}


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("skill:sql strength:20..", ["ada-lovelace"]),
        ("standing:wanted via:bob", ["wanda"]),
        ("community:gothenburg last:..2w", ["ada-lovelace"]),
        ("not interactions:1..", ["bob", "wanda"]),
        ("state:snoozed or objective:career", ["ada-lovelace", "bob"]),
        ("said:pensions", ["ada-lovelace", "mary"]),
    ],
)
def test_queries_find_their_people(read: Read, query: str, people: list[str]) -> None:
    from hobnob.query import Query, parse

    asked = parse(query)
    assert isinstance(asked, Query)
    assert [id for id, known in facts(Known(read(NETWORK), TODAY)).items() if asked.matches(known)] == people


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("state:overdue", ["lapsed", "overdue"]),
        ("state:over", ["lapsed", "overdue"]),
        ('state:"overdue"', ["lapsed", "overdue"]),
        ("state:lapsed", ["lapsed"]),
        ("not state:overdue", ["due"]),
        ("state:overdue not state:lapsed", ["overdue"]),
        ("state:due,overdue", ["due", "lapsed", "overdue"]),
    ],
)
def test_whoever_has_lapsed_is_overdue_as_well(read: Read, query: str, people: list[str]) -> None:
    from hobnob.query import Query, parse

    # Every 10 days, at most 15, the last 12, 20 and 40 days ago.
    days = {"due": "2026-05-03", "overdue": "2026-04-25", "lapsed": "2026-04-05"}
    files = "".join(
        f"--- contacts/{id}.md\n---\ncadence: 10 days\ncadence_limit: 15 days\nmet: {met}\n---\n"
        for id, met in days.items()
    )
    asked = parse(query)
    assert isinstance(asked, Query)
    assert [id for id, known in facts(Known(read(files), TODAY)).items() if asked.matches(known)] == people
