"""The names of fields: misspelled ones, other names for them, and those that are the user's own."""

from __future__ import annotations

import pytest

from reading import fields, fixed, names, only


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("emial", "email"),
        ("skils", "skills"),
        ("comunities", "communities"),
        ("birthdate", "birthday"),
        ("find-out", "find_out"),
        ("Name", "name"),
        ("knowsWell", "knows_well"),
        ("Can Reach", "can_reach"),
        ("nmae", "name"),
        ("mail", "email"),
    ],
)
def test_a_key_close_to_a_known_one_is_a_warning(key, meant):
    found = only(fields(f"{key}: x").diagnostics)
    assert found.check == "misspelled-field"
    assert f'did you mean "{meant}"?' in found.message
    assert fields(f"{key}: x").record.extra == {key: "x"}


@pytest.mark.parametrize(
    "key",
    [
        "title",
        "photo",
        "pet",
        "rating",
        "company",
        "website",
        "nickname",
        "height",
        "stage",
        "met_on",
        "time_zone",
        "städte",
    ],
)
def test_any_other_key_is_the_users_own_and_at_most_a_hint(key):
    found = fields(f"{key}: x")
    assert names(found.diagnostics) == ["unknown-field"]
    assert found.record.extra == {key: "x"}


@pytest.mark.parametrize("key", ["x-shoe-size", "X-Skype", "x-emial", "cssclasses", "created", "publish"])
def test_nothing_is_said_about_some_keys(key):
    assert fields(f"{key}: x").diagnostics == ()


def test_nothing_is_said_about_keys_that_settings_list():
    found = fields("emial: x\nshoe_size: 44", hobnob_yaml="fields: [emial, shoe_size]")
    assert found.diagnostics == ()
    assert found.record.extra == {"emial": "x", "shoe_size": "44"}


@pytest.mark.parametrize(("key", "meant"), [("Find-Out", "find_out"), ("Role", "role"), ("'Role'", "role")])
def test_a_key_with_other_case_and_separators_is_renamed_by_a_safe_fix(key, meant):
    assert fixed(f"{key}:   'x, y' # why\norg: Inc") == f"{meant}:   'x, y' # why\norg: Inc"


def test_a_misspelled_key_is_renamed_only_if_a_person_agrees():
    assert fixed("emial: a@x.example", safe=False) == "email: a@x.example"


@pytest.mark.parametrize("yaml", ["role: Lead\nRole: Head", "Role: Lead\nROLE: Head"])
def test_a_fix_never_makes_two_keys_of_one_name_by_itself(yaml):
    fixes = [one.fix for one in fields(yaml).diagnostics if one.check == "misspelled-field"]
    assert fixes
    assert not any(fix.safe for fix in fixes)


def test_older_names_of_obsidians_own_properties():
    assert fields("alias: Ada\ntag: '#x'").record.aliases == ("Ada",)
    assert fields("alias: Ada\ntag: '#x'").record.tags == ("x",)
    both = fields("aliases: [Ada]\nalias: Augusta")
    assert names(both.diagnostics) == ["duplicate-key"]
    assert both.record.aliases == ("Ada",)
