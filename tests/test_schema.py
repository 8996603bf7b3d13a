"""JSON Schemas for YAML records: right in themselves, as patient as the reader, and helpful."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from jsonschema import Draft202012Validator

from hobnob.fields import Many, Type
from hobnob.kinds import BY_NAME, CONTACT, KINDS, OBJECTIVE_KIND, SETTINGS
from hobnob.schemas import schema
from hobnob.settings import Settings
from hobnob.starters import default_lines
from session import EXAMPLE

CHOICES = {"categories": ("family", "clients"), "tiers": ("inner",), "kinds": ("coffee",)}


class Core(yaml.SafeLoader):
    """Reads YAML as editors do, by the core schema of YAML 1.2: no dates, no `yes`, no octal."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+0123456789.")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), first)

Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))


def errors(kind, text: str) -> list[str]:
    validator = Draft202012Validator(schema(BY_NAME[kind], CHOICES))
    return [error.json_path for error in validator.iter_errors(yaml.load(text, Core))]


@pytest.mark.parametrize("name", BY_NAME)
def test_a_schema_is_a_schema_and_describes_every_field(name):
    made = schema(BY_NAME[name], CHOICES)
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for field in BY_NAME[name].fields:
        assert made["properties"][field.name]["description"] == field.help
    json.dumps(made)


@pytest.mark.parametrize(
    ("kind", "field"), [(kind.name, field.name) for kind in (*KINDS, SETTINGS) for field in kind.fields]
)
def test_the_example_of_every_field_passes(kind, field):
    found = BY_NAME[kind].field(field)
    assert errors(kind, f"{field}: {found.example}\n") == []
    if found.many is Many.LIST and found.type is not Type.MAP:
        assert errors(kind, f"{field}:\n  - {found.example}\n") == []
    assert errors(kind, f"{field}:\n") == [], "a field may be left empty"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("contact", "name: Ada\nx-shoe: 41\nshoe_size: [1, {a: b}]\nbody: |\n  # Text"),
        ("contact", "phone: 0041791234567\nborn: no\norg: 1848"),
        ("contact", "met: 2024\nsnooze: 2026-05\nverified: 2026-5-3\nbirthday: 1815-12-10"),
        ("contact", 'knows: [[Ada]]\ncommunities:\n  - [[PyData]]\n  - "[[Rust]]"\nmet_through: [[Bob]]'),
        ("contact", "skills: Python, SQL\ntags: [python]\nemail: a@b.example"),
        ("contact", "tie: 60"),
        ("contact", "tie: fair"),
        ("contact", "history:\n  - Analyst org:Northlight\n  - {org: X, role: Y, from: 2019, to: 2022-06}"),
        ("contact", "category: anything that settings may say"),
        ("objective", "needs:\n  - skill: rust\n  - plain words\n  - {need: a, find: skill:b, people: 2}"),
        ("objective", "stakeholders: [{who: ada, power: 4, stance: neutral}, {seat: CFO, power: '3'}]"),
        ("note", 'date: 2026-05-03\nwith: ada\ngave@ada-lovelace: a book\n"got@李明": [a, b]'),
        ("settings", "checks: {same-name: off}\ncategories: [a, b]\nnever_same:\n  - [a, b]\n  - a, b"),
        ("settings", "kinds: {sauna: }\ncategories: {a: {}, b: {sphere: personal}}"),
        ("settings", ""),
    ],
)
def test_what_is_right_passes(kind, text):
    assert errors(kind, text) == []


@pytest.mark.parametrize(
    ("kind", "text", "place"),
    [
        ("contact", "met: last May", "$.met"),
        ("contact", "birthday: December", "$.birthday"),
        ("contact", "standing: friend", "$.standing"),
        ("contact", "tie: 101", "$.tie"),
        ("contact", "tie: close", "$.tie"),
        ("contact", "email: [nobody]", "$.email"),
        ("contact", "name: {first: Ada}", "$.name"),
        ("contact", "history: [{firm: X}]", "$.history"),
        ("objective", "status: done", "$.status"),
        ("objective", "stakeholders: [{who: ada, power: 6}]", "$.stakeholders"),
        ("objective", "due: soon", "$.due"),
        ("note", "gave@ada: {a: b}", "$['gave@ada']"),
        ("settings", "checks: {same-name: loud}", "$.checks"),
        ("settings", "pitch: {minutes: 1}", "$.pitch"),
        ("contact", "- a list", "$"),
    ],
)
def test_what_is_wrong_is_flagged_where_it_stands(kind, text, place):
    assert errors(kind, text) == [place]


def test_the_settings_of_the_example_and_all_defaults_pass():
    assert errors("settings", (EXAMPLE / "hobnob.yaml").read_text(encoding="utf-8")) == []
    for lines in default_lines(Settings()).values():
        assert errors("settings", "\n".join(lines)) == []


def test_the_front_matter_of_the_whole_example_passes():
    found = {}
    for kind in KINDS:
        for path in [EXAMPLE / kind.folder] if kind.is_single else sorted((EXAMPLE / kind.folder).rglob("*.md")):
            text = path.read_text(encoding="utf-8")
            if text.startswith("---\n") and (wrong := errors(kind.name, text[4:].partition("\n---\n")[0])):
                found[path.name] = wrong
    assert found == {}


def test_choices_of_settings_are_offered():
    made = schema(CONTACT, CHOICES)["properties"]
    assert {"enum": ["family", "clients"]} in made["category"]["anyOf"]
    assert {"enum": ["known", "wanted", "past"]} in made["standing"]["anyOf"]
    assert made["standing"]["default"] == "known"
    assert "examples" in made["org"]
    assert schema(OBJECTIVE_KIND, {}) == schema(OBJECTIVE_KIND, CHOICES)
