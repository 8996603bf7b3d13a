"""The table of kinds and the model say the same, and say all that the product promises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields as attributes_of
from typing import Any, get_type_hints

import pytest

from hobnob import model
from hobnob.fields import Field, Many, Type
from hobnob.kinds import ADDRESSED, BY_NAME, COMMON, FACTS, KINDS, NOTE, SETTINGS, Kind, reference_fields
from hobnob.model import Contact, Entry, Need, Record, Role, Stakeholder
from hobnob.settings import Settings
from reading import fields, settings

RECORDS: dict[str, type[Record]] = {
    "contact": model.Contact,
    "me": model.Me,
    "community": model.Community,
    "objective": model.Objective,
    "event": model.Event,
    "introduction": model.Introduction,
    "note": model.Note,
}
PARTS = {"history": Role, "stakeholders": Stakeholder, "needs": Need}

# What a record holds beside its fields: where it came from, and what is made of its body.
DERIVED = {"id", "path", "body", "extra", "at", "linked", "is_whole", "pitches"}

PRODUCT = {
    "contact": """name pronouns org role history location email phone links birthday category standing tier cadence
        cadence_limit snooze met met_at met_through knows knows_well communities skills needs offers interests can_reach
        find_out helps_me_as tie""",
    "me": "name skills offers needs interests travels",
    "community": "name kind standing my_role since meets url values offers find_out cadence",
    "objective": "name status due why needs offers allies stakeholders",
    "event": "name date from to place url community status meet bring ask pitch objective",
    "introduction": """between introducer why objective proposed agreed made met thanked declined agreed_by outcome""",
    "note": "date with kind at duration topics gave got told learned objective started_by visibility",
    "settings": "title folders today fields categories tiers kinds strength pitch log never_same checks site",
}
CHOICES = {
    ("contact", "standing"): ("known", "wanted", "past"),
    ("community", "standing"): ("member", "wanted", "left"),
    ("objective", "status"): ("active", "paused", "met", "dropped"),
    ("event", "status"): ("planned", "went", "skipped"),
    ("note", "started_by"): ("me", "them"),
    ("note", "visibility"): ("private", "shared", "public"),
    ("settings", "checks"): ("off", "hint", "warning", "error"),
}
DEFAULTS = {
    ("contact", "standing"): "known",
    ("contact", "visibility"): "private",
    ("introduction", "introducer"): "me",
}


def every_field() -> Iterator[tuple[Kind, Field]]:
    for kind in KINDS:
        for field in kind.fields:
            yield kind, field


EVERY = tuple(every_field())


@pytest.mark.parametrize("kind", PRODUCT)
def test_every_field_of_the_product_is_in_the_table(kind):
    assert set(PRODUCT[kind].split()) <= set(BY_NAME[kind].by_name)


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_kind_has_what_all_have(kind):
    common = ["aliases", "tags", "visibility", "private", "verified", "ignore"]
    assert [field.name for field in COMMON] == common
    assert set(common) <= set(BY_NAME[kind].by_name)


def test_the_parts_of_maps_are_those_of_the_product():
    assert [part.name for part in BY_NAME["contact"].by_name["history"].parts] == ["org", "role", "from", "to"]
    objective = BY_NAME["objective"].by_name
    assert [part.name for part in objective["needs"].parts] == ["need", "find", "people"]
    stakeholder = ["who", "seat", "power", "interest", "stance", "need"]
    assert [part.name for part in objective["stakeholders"].parts] == stakeholder
    assert objective["stakeholders"].parts[4].choices == ("supporter", "neutral", "sceptic")
    site = SETTINGS.by_name["site"]
    assert [part.name for part in site.parts] == ["title", "accent", "language", "pages", "share"]


def test_choices_and_defaults_are_those_of_the_product():
    for (kind, name), choices in CHOICES.items():
        assert BY_NAME[kind].by_name[name].choices == choices
    for (kind, name), default in DEFAULTS.items():
        assert BY_NAME[kind].by_name[name].default == default


def test_defaults_in_the_table_are_those_of_the_model():
    for kind, field in EVERY:
        if kind is not NOTE and field.default:
            default = next(a.default for a in attributes_of(RECORDS[kind.name]) if a.name == field.python_name)
            assert default == field.default, f"{kind.name}.{field.name}"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_has_an_attribute_of_a_fitting_type(kind):
    hints = get_type_hints(RECORDS[kind.name])
    for field in kind.fields:
        if kind is NOTE and field.name in FACTS - {"visibility"}:
            continue
        assert field.python_name in hints, f"{kind.name}.{field.name} has no attribute"
        check_type(field, hints[field.python_name])


def test_the_facts_of_a_note_are_attributes_of_its_entry():
    hints = get_type_hints(Entry)
    others = {"duration": "minutes"}
    for name in FACTS:
        field = NOTE.by_name[name]
        assert others.get(name, field.python_name) in hints, name
    assert set(ADDRESSED) < FACTS < set(NOTE.by_name)


@pytest.mark.parametrize("name", PARTS)
def test_every_part_of_a_map_has_an_attribute_of_a_fitting_type(name):
    hints = get_type_hints(PARTS[name])
    field = next(field for _, field in EVERY if field.name == name and field.parts)
    renamed = {"need": "label", "find": "query"} if name == "needs" else {}
    found = {renamed.get(part.name, part.python_name) for part in field.parts}
    assert found == set(hints)
    if not renamed:
        for part in field.parts:
            check_type(part, hints[part.python_name])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_attribute_has_a_field(kind):
    fielded = {field.python_name for field in kind.fields}
    for attribute in attributes_of(RECORDS[kind.name]):
        assert attribute.name in fielded | DERIVED, f"{kind.name}: {attribute.name} is in no field"


def test_every_setting_has_an_attribute():
    names = set(Settings.__dataclass_fields__)
    made_of_maps = {"log": "log_into", "site": "site_title"}
    for field in SETTINGS.fields:
        if field.name != "ignore":
            assert made_of_maps.get(field.name, field.name) in names


def check_type(field: Field, hint: Any) -> None:
    """Whether a type of the model can hold what a field is read as."""
    text = str(hint)
    if field.many is Many.LIST:
        assert text.startswith("tuple["), field.name
        return
    expected = {
        Type.DATE: "PartialDate",
        Type.BIRTHDAY: "Birthday",
        Type.DURATION: "Duration",
        Type.NUMBER: "int",
        Type.TIE: "int",
    }.get(field.type)
    if expected:
        assert expected in text, field.name
        assert "None" in text, f"{field.name} may be absent"
    else:
        assert hint is str, field.name


# -- what people are shown


@pytest.mark.parametrize(("kind", "field"), EVERY, ids=[f"{kind.name}.{field.name}" for kind, field in EVERY])
def test_the_example_of_a_field_is_read_without_a_finding(kind, field):
    path = {"me": "me.md", "note": "notes/2026-05-03.md"}.get(kind.name, f"{kind.folder}/x.md")
    known = f"{field.choices_from}: [{field.example}]" if field.choices_from else ""
    found = fields(f"{field.name}: {field.example}", path, known)
    assert found.diagnostics == ()
    assert field.name in found.record.at
    if field.parts:
        parts = "".join(f"  {part.name}: {part.example}\n" for part in field.parts)
        found = fields(f"{field.name}:\n- {parts.strip()}", path)
        assert found.diagnostics == ()
        assert {f"{field.name}[0].{part.name}" for part in field.parts} <= set(found.record.at)


@pytest.mark.parametrize("field", SETTINGS.fields, ids=lambda field: field.name)
def test_the_example_of_a_setting_is_read_without_a_finding(field):
    settings(f"{field.name}: {field.example}")


def test_every_field_says_what_it_is_for():
    for _, field in EVERY:
        assert field.help, field.name
        assert field.help[0] == field.help[0].lower()
        assert not field.help.removesuffix("...").endswith(".")
        assert field.example


def test_a_name_means_the_same_in_every_kind():
    seen: dict[str, Field] = {}
    # `needs` of an objective are queries, and what a community or a note is of has the same name for its sort.
    different = {"needs", "kind", "standing", "status", "url", "at"}
    for _, field in EVERY:
        if field.name not in different:
            first = seen.setdefault(field.name, field)
            assert (first.type, first.many, first.splits) == (field.type, field.many, field.splits), field.name


def test_reference_fields_are_found_with_the_map_they_are_part_of():
    found = {(parent.name if parent else "", field.name) for field, parent in reference_fields(BY_NAME["contact"])}
    plain = {"org", "met_at", "met_through", "knows", "knows_well", "communities"}
    assert found == {*(("", name) for name in plain), ("history", "org")}
    assert all(field.refers for kind in KINDS for field, _ in reference_fields(kind))


def test_kinds_are_told_by_their_names():
    assert set(BY_NAME) == {*RECORDS, "settings"}
    assert BY_NAME["me"].is_single
    assert not BY_NAME["contact"].is_single
    assert BY_NAME["contact"].field("org") is BY_NAME["contact"].by_name["org"]
    assert BY_NAME["contact"].field("due") is None
    assert isinstance(Contact(id="x", path="contacts/x.md"), Record)
