"""Links as values: whom they mean, how they are written without quotes, and what Obsidian writes."""

from __future__ import annotations

import pytest

from hobnob.dates import PartialDate
from reading import fields, fixed, found_in, names, value


@pytest.mark.parametrize(
    ("yaml", "attribute", "found"),
    [
        ("knows: [[Ada Lovelace]]", "knows", ("Ada Lovelace",)),
        ("knows:\n  - [[Ada Lovelace]]\n  - bob", "knows", ("Ada Lovelace", "bob")),
        ("met_through: [[ada|Ada]]", "met_through", "ada"),
        ("org: [[Lovelace, Byron & Co]]", "org", "Lovelace, Byron & Co"),
        ("met: [[2026-05-03]]", "met", PartialDate(2026, 5, 3)),
        ("role: [[Lead]]", "role", "Lead"),
    ],
)
def test_an_unquoted_link_is_understood_with_a_fix(yaml, attribute, found):
    record = fields(yaml)
    assert names(record.diagnostics) == ["unquoted-link"]
    assert getattr(record.record, attribute) == found
    start = yaml.index("[[")
    end = yaml.index("]]") + 2
    assert found_in(yaml) == [("unquoted-link", yaml[start:end])]
    assert fixed(yaml) == f'{yaml[:start]}"{yaml[start:end]}"{yaml[end:]}'


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("ada-lovelace", "ada-lovelace"),
        ("Ada Lovelace", "Ada Lovelace"),
        ("'[[Ada Lovelace]]'", "Ada Lovelace"),
        ("'[[ada-lovelace|Ada]]'", "ada-lovelace"),
        ("'[[ada-lovelace#Notes]]'", "ada-lovelace"),
        ("'[[contacts/ada-lovelace#Notes|Ada]]'", "contacts/ada-lovelace"),
        ("'[[ contacts/ada-lovelace.md ]]'", "contacts/ada-lovelace"),
        ("contacts/kalle.yaml", "contacts/kalle"),
        ("'[[A]], [[B]]'", "[[A]], [[B]]"),
    ],
)
def test_the_target_of_a_reference(written, target):
    assert value(f"met_through: {written}") == target


def test_the_habits_of_obsidian():
    found = fields(
        'aliases:\n  - Ada\n  - Countess of Lovelace\ntags:\n  - "#person"\n  - work/clients\n'
        'org: "[[Difference Inc]]"\nknows:\n  - "[[Mary Somerville|Mary]]"\n  - "[[contacts/charles-babbage]]"\n'
        "met: 2024-11-02T09:15:00\ncssclasses:\n  - wide\npublish: false\ncreated: 2026-05-03T10:00\n"
    )
    assert found.diagnostics == ()
    assert found.record.aliases == ("Ada", "Countess of Lovelace")
    assert found.record.tags == ("person", "work/clients")
    assert found.record.org == "Difference Inc"
    assert found.record.knows == ("Mary Somerville", "contacts/charles-babbage")
    assert found.record.met == PartialDate(2024, 11, 2)
