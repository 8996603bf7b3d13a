"""`hobnob.yaml`: defaults, every setting, and that a broken one leaves the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hobnob.constants import PitchConstants, StrengthConstants
from hobnob.dates import NEVER, Duration, Unit
from hobnob.kinds import SETTINGS
from hobnob.parse import kind_of
from hobnob.settings import Category, InteractionKind, Settings, Tier, read_settings
from reading import fields, names, only, settings, spots

WEEK, MONTH, YEAR = Unit.WEEK, Unit.MONTH, Unit.YEAR


def test_the_defaults_in_full():
    found = settings("")
    assert found == Settings()
    assert found.title == "My network"
    assert dict(found.folders) == {
        name: name for name in ("contacts", "communities", "objectives", "events", "introductions", "notes")
    }
    assert found.today is None
    assert found.fields == ()
    assert list(found.categories) == [
        "family", "friends", "colleagues", "former colleagues", "clients", "suppliers", "mentors", "industry", "community",
    ]  # fmt: skip
    assert [one.name for one in found.categories.values() if one.is_personal] == ["family", "friends"]
    assert all(one.offers == () for one in found.categories.values())
    assert list(found.tiers.values()) == [
        Tier("inner", Duration(4, WEEK), Duration(6, WEEK)),
        Tier("key", Duration(6, WEEK), Duration(3, MONTH)),
        Tier("active", Duration(3, MONTH), Duration(6, MONTH)),
        Tier("wide", Duration(1, YEAR), NEVER),
    ]
    assert set(found.kinds) == set(
        "coffee call meal meeting video email message letter event interview introduction thanks".split()
    )
    assert found.kinds["coffee"] == InteractionKind("coffee", 1.0, ("coffee", "tea"))
    assert found.kinds["call"].weight == 0.7
    assert found.kinds["call"].words[:3] == ("call", "phone", "rang")
    assert found.strength.half_life == 180
    assert found.pitch == (150, 60)
    assert found.log_into == "note"
    assert found.never_same == ()
    assert dict(found.checks) == {}
    assert (found.site_title, found.site_accent, found.site_pages) == ("", "", ("all",))
    assert found.share_fields == ("name", "org", "role", "category", "communities", "skills", "interests")


def test_no_word_means_two_kinds():
    words = [word for kind in Settings().kinds.values() for word in kind.words]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("yaml", "attribute", "value"),
    [
        ("title: Mine", "title", "Mine"),
        ("today: 2026-05-15", "today", date(2026, 5, 15)),
        ("fields: [shoe_size, coffee_order]", "fields", ("shoe_size", "coffee_order")),
        ("fields: shoe_size, coffee_order", "fields", ("shoe_size", "coffee_order")),
        ("strength: {half_life: 1 year}", "strength", StrengthConstants(half_life=365.25)),
        ("pitch: {words_per_minute: 130}", "pitch", PitchConstants(words_per_minute=130)),
        ("pitch: {seconds: 90}", "pitch", PitchConstants(seconds=90)),
        ("log: {into: journal}", "log_into", "journal"),
        ("never_same: [[ada, augusta]]", "never_same", (("ada", "augusta"),)),
        ("never_same: [[ada, augusta], [bob, robert]]", "never_same", (("ada", "augusta"), ("bob", "robert"))),
        ("never_same:\n  - [ada, augusta]\n  - bob, robert", "never_same", (("ada", "augusta"), ("bob", "robert"))),
        ('never_same:\n  - ["[[Ada Lovelace]]", augusta]', "never_same", (("Ada Lovelace", "augusta"),)),
        ("never_same:\n- - ada\n  - augusta", "never_same", (("ada", "augusta"),)),
        ("checks: {stale-facts: off, long-pitch: error}", "checks", {"stale-facts": "off", "long-pitch": "error"}),
        ("site: {title: Ours}", "site_title", "Ours"),
        ('site: {accent: "#0b7a5b"}', "site_accent", "#0b7a5b"),
        ('site: {accent: "#abc"}', "site_accent", "#aabbcc"),
        ("site: {language: pt_br}", "site_language", "pt-BR"),
        ("site: {pages: [map, people]}", "site_pages", ("map", "people")),
        ("site: {share: {fields: [name, org]}}", "share_fields", ("name", "org")),
        ("site: {share: {fields: name}}", "share_fields", ("name",)),
    ],
)
def test_every_setting_is_read(yaml, attribute, value):
    assert getattr(settings(yaml), attribute) == value


@pytest.mark.parametrize("field", [field.name for field in SETTINGS.fields])
def test_a_setting_left_empty_keeps_its_default(field):
    assert settings(f"{field}:\n") == Settings()


def test_categories_that_are_given_are_all_there_are_in_their_order():
    found = settings("categories:\n  press: {offers: [a story, a quote]}\n  family:\n  clients: {sphere: personal}\n")
    assert list(found.categories.values()) == [
        Category("press", False, ("a story", "a quote")),
        Category("family", True),  # a default of that name is meant
        Category("clients", True),
    ]
    assert names(fields("category: friends", hobnob_yaml="categories: [press]").diagnostics) == ["unknown-choice"]


def test_categories_and_tiers_may_be_no_more_than_names():
    found = settings("categories: [family, press]\ntiers: [key, rest]\n")
    assert list(found.categories.values()) == [Category("family", True), Category("press")]
    assert list(found.tiers.values()) == [Settings().tiers["key"], Tier("rest")]


def test_tiers_that_are_given_are_all_there_are():
    found = settings("tiers:\n  key: {cadence: 2 weeks}\n  rest: {cadence: never}\n")
    assert list(found.tiers.values()) == [Tier("key", Duration(2, WEEK), None), Tier("rest", NEVER, None)]
    assert settings("tiers: {}").tiers == {}


def test_kinds_are_added_to_the_defaults_and_what_is_not_said_of_one_stays():
    found = settings("kinds:\n  sauna: {words: [sauna, steam]}\n  coffee: {weight: 2}\n  golf:\n").kinds
    assert found["sauna"] == InteractionKind("sauna", 0.7, ("sauna", "steam"))
    assert found["golf"] == InteractionKind("golf", 0.7, ("golf",))
    assert found["coffee"] == InteractionKind("coffee", 2, ("coffee", "tea"))
    assert found["letter"] == Settings().kinds["letter"]


def test_a_word_means_the_kind_that_the_user_gave_it_to():
    found = settings("kinds:\n  walk: {words: [walk, stroll]}\n  coffee: {words: [coffee, lunch]}\n").choices["kinds"]
    assert (found["walk"], found["stroll"]) == ("walk", "walk")
    assert (found["lunch"], found["dinner"]) == ("coffee", "meal")


def test_a_kind_is_what_its_name_says_whatever_others_say():
    assert settings("kinds: {sauna: {words: [coffee]}}").choices["kinds"]["coffee"] == "coffee"


def test_choices_know_names_and_synonyms_folded():
    found = settings("categories: [Old Friends]").choices
    assert found["categories"] == {"old friends": "Old Friends"}
    assert found["tiers"]["key"] == "key"
    assert (found["kinds"]["rang"], found["kinds"]["call"]) == ("call", "call")


# -- folders


def test_any_kind_may_live_elsewhere():
    found = settings("folders: {contacts: people, notes: 00 Inbox/Log/}")
    assert dict(found.folders)["contacts"] == "people"
    homes = {
        "people/ada.md": "contact",
        "people/clients/ada.md": "contact",
        "00 Inbox/Log/2026/x.md": "note",
        "00 Inbox/x.md": None,
        "contacts/ada.md": None,
        "notes/x.md": None,
        "events/x.md": "event",
        "me.md": "me",
        "readme.md": None,
        "peoples/ada.md": None,
    }
    kinds = {path: kind_of(path, found) for path in homes}
    assert {path: kind and kind.name for path, kind in kinds.items()} == homes


def test_the_innermost_folder_says_the_kind():
    found = settings("folders: {notes: contacts/notes}")
    assert kind_of("contacts/notes/x.md", found).name == "note"
    assert kind_of("contacts/x.md", found).name == "contact"


def test_folders_are_compared_as_file_systems_do_that_do_not_tell_case_or_accents_apart():
    assert kind_of("Contacts/ada.md", Settings()).name == "contact"
    assert kind_of("Bekanntscha\u0308ften/ada.md", settings("folders: {contacts: Bekanntschäften}")).name == "contact"
    assert kind_of("Me.md", Settings()).name == kind_of("me.yaml", Settings()).name == "me"


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        ("../people", "no folder inside"),
        ("/people", "no folder inside"),
        ("C:/people", "no folder inside"),
        (".", "no folder inside"),
        ("..", "no folder inside"),
        (".people", "not read"),
        ("site", "not read"),
        ("templates/people", "not read"),
        ("notes", "the folder of notes already"),
        ("Notes", "the folder of notes already"),
    ],
)
def test_a_folder_that_can_hold_no_records_keeps_its_default_and_is_reported(folder, reason):
    text = f'folders: {{contacts: "{folder}", events: meetups}}'
    read = read_settings(text)
    assert dict(read.settings.folders)["contacts"] == "contacts"
    assert dict(read.settings.folders)["events"] == "meetups"
    assert spots(text, read.diagnostics) == [("wrong-shape", f'"{folder}"')]
    assert reason in only(read.diagnostics).message


def test_two_kinds_may_change_places():
    assert dict(settings("folders: {contacts: notes, notes: contacts}").folders)["notes"] == "contacts"


# -- what is wrong


@pytest.mark.parametrize(
    ("yaml", "check", "spot"),
    [
        ("today: 2026-05", "impossible-date", "2026-05"),
        ("today: 2026-02-30", "impossible-date", "2026-02-30"),
        ("strength: {half_life: never}", "out-of-range", "never"),
        ("strength: {half_life: soon}", "bad-duration", "soon"),
        ("strength: 180 days", "wrong-shape", "180 days"),
        ("pitch: {words_per_minute: fast}", "bad-number", "fast"),
        ("pitch: {seconds: 0}", "out-of-range", "0"),
        ("log: {into: diary}", "unknown-choice", "diary"),
        ("checks: {stale-facts: never}", "unknown-choice", "never"),
        ("checks: [stale-facts]", "wrong-shape", "[stale-facts]"),
        ("categories: family", "wrong-shape", "family"),
        ("categories: {x: {sphere: work}}", "unknown-choice", "work"),
        ("tiers: {key: {cadence: 3m}}", "ambiguous-duration", "3m"),
        ("tiers: {key: {cadance: 3 months}}", "misspelled-field", "cadance"),
        ("kinds: {coffee: {weight: 100}}", "out-of-range", "100"),
        ("never_same: [ada]", "wrong-shape", "ada"),
        ("never_same: [[ada, bob, mary], [ada, bob]]", "wrong-shape", "[ada, bob, mary]"),
        ("never_same: [[ada, ], [ada, bob]]", "wrong-shape", "[ada, ]"),
        ("site: {accent: teal}", "wrong-shape", "teal"),
        ("site: {language: german}", "unknown-choice", "german"),
        ("site: {share: {fields: [nmae]}}", "misspelled-field", "nmae"),
        ("titel: Mine", "misspelled-field", "titel"),
        ("mood: good", "unknown-field", "mood"),
    ],
)
def test_what_cannot_be_read_is_reported_where_it_stands(yaml, check, spot):
    text = f"{yaml}\nsite: {{title: Ours}}\n" if not yaml.startswith("site") else yaml
    assert spots(text, read_settings(text).diagnostics) == [(check, spot)]


def test_a_broken_setting_leaves_the_rest():
    text = 'title: "Mine\nfields: [shoe_size]\ntoday: someday\nlog: {into: journal}\n'
    read = read_settings(text)
    assert {"unclosed-quote", "impossible-date"} <= set(names(read.diagnostics))
    assert read.settings.log_into == "journal"
    assert read.settings.fields == ("shoe_size",)
    assert read.settings.title == "Mine"
    assert read.settings.today is None


@pytest.mark.parametrize("text", ["- a\n- b\n", "just words", "[", "\x00", "<<<<<<< HEAD\n", "a: &x b\nc: *x\n"])
def test_a_file_that_holds_no_settings_gives_the_defaults(text):
    read = read_settings(text)
    # But for one thing: what cannot be read may have said that nothing is to be remembered.
    assert read.settings == replace(Settings(), cache=False)
    assert read.diagnostics


def test_findings_are_in_the_order_of_the_file():
    text = "today: x\ntitle: a: b\nlog: {into: y}\n"
    found = read_settings(text).diagnostics
    assert [one.span.start for one in found] == sorted(one.span.start for one in found)
    assert len(found) == 3


def test_the_places_of_names_and_values():
    text = "checks: {stale-facts: off}\ntiers:\n  key: {limit: 3 months}\nsite: {share: {fields: [name]}}\n"
    at = read_settings(text).settings.at
    spot = {place: text[start:end] for place, (start, end) in at.items()}
    assert spot["checks.stale-facts"] == "stale-facts"
    assert spot["tiers.key"] == "key"
    assert spot["tiers.key.limit"] == "3 months"
    assert spot["site.share.fields[0]"] == "name"
