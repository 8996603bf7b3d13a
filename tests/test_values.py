"""The values of fields by their types: what is understood, what is a finding, and where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

import hobnob
from hobnob import edits
from hobnob.checks import all_checks
from hobnob.dates import Birthday, Duration, PartialDate, Unit
from hobnob.model import Need, Role, Stakeholder
from reading import fields, names, only, read, spots

OBJECTIVE = "objectives/job.md"
NOTE = "notes/2026-05-03.md"


def value(yaml: str, path: str = "contacts/ada.md", hobnob_yaml: str = ""):
    """The value of the one field that is given, which must have no finding."""
    found = fields(yaml, path, hobnob_yaml)
    assert found.diagnostics == ()
    return getattr(found.record, yaml.partition(":")[0])


def found_in(yaml: str, path: str = "contacts/ada.md") -> list[tuple[str, str]]:
    text = f"---\n{yaml}\n---\n"
    return spots(text, read(text, path).diagnostics)


def spot(yaml: str, place: str, path: str = "contacts/ada.md") -> str:
    """The text at a place of the record's fields."""
    text = f"---\n{yaml}\n---\n"
    start, end = read(text, path).record.at[place]
    return text[start:end]


def fixed(yaml: str, path: str = "contacts/ada.md", *, safe: bool = True) -> str:
    """The fields after the one fix there is, which must leave nothing to find."""
    text = f"---\n{yaml}\n---\n"
    fix = only(read(text, path).diagnostics).fix
    assert fix is not None
    assert fix.safe is safe
    new = edits.apply(text, fix.edits)
    assert read(new, path).diagnostics == ()
    return new.removeprefix("---\n").removesuffix("\n---\n")


# -- texts are what was written


@pytest.mark.parametrize(
    "text",
    ["no", "on", "007", "+41 79", "3.10", "12:30", "2026-05-03", "1_000", "0x1F", "Yes", ".5", "1e3", "C#", "a#b"],
)
def test_a_text_stays_as_it_is_written(text):
    assert value(f"name: {text}") == text
    assert value(f"pronouns: '{text}'") == text
    assert value(f"skills: [{text}, {text}]") == (text, text)


@pytest.mark.parametrize("nothing", ["", "~", "null", "''", '""', "' '", "[]", "[~, '']"])
def test_an_empty_field_is_as_good_as_none(nothing):
    field = "skills" if nothing.startswith("[") else "role"
    assert value(f"{field}: {nothing}") in ("", ())


def test_null_in_quotes_is_a_text():
    assert value("name: 'null'") == "null"


@pytest.mark.parametrize(
    ("written", "found"),
    [("#python", "python"), ("python", "python"), ("#work/clients", "work/clients"), ("##x", "x")],
)
def test_a_tag_may_begin_with_a_hash(written, found):
    assert value(f'tags: ["{written}"]') == (found,)


@pytest.mark.parametrize(
    ("written", "found"),
    [("[[Python]]", "Python"), ("[[Python|py]]", "py"), ("[[a/Python#Notes]]", "a/Python"), ("see [[x]]", "see [[x]]")],
)
def test_a_text_that_is_a_link_is_what_the_link_says(written, found):
    assert value(f'role: "{written}"') == found
    assert value(f'skills: ["{written}"]') == (found,)


# -- dates


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("2026-05-03", (2026, 5, 3)),
        ("2026-05", (2026, 5)),
        ("2026", (2026,)),
        ("'2026-05-03'", (2026, 5, 3)),
        ("2026-05-03T14:30", (2026, 5, 3)),
        ("2026-05-03 14:30:00", (2026, 5, 3)),
        ("2026-05-03T14:30:00.000Z", (2026, 5, 3)),
        ("2026-05-03T14:30:00+02:00", (2026, 5, 3)),
        ('"[[2026-05-03]]"', (2026, 5, 3)),
        ('"[[daily/2026-05-03|that day]]"', (2026, 5, 3)),
    ],
)
def test_a_date_may_be_partial_have_a_time_or_be_a_link(written, found):
    assert value(f"met: {written}") == PartialDate(*found)


@pytest.mark.parametrize(
    "written", ["2026-02-30", "2026-13", "May 2026", "3.5.2026", "2026-05-03 or later", "26-05-03"]
)
def test_an_impossible_date_is_reported_and_left_out(written):
    assert found_in(f"met: {written}") == [("impossible-date", written)]
    assert fields(f"met: {written}\nrole: Lead").record.met is None
    assert fields(f"met: {written}\nrole: Lead").record.role == "Lead"


@pytest.mark.parametrize(("written", "found"), [("12-10", (0, 12, 10)), ("1815-12-10", (1815, 12, 10))])
def test_a_birthday_may_lack_its_year(written, found):
    assert value(f"birthday: {written}") == Birthday(*found)


def test_a_bad_birthday_is_reported():
    assert found_in("birthday: 10 December") == [("bad-birthday", "10 December")]
    assert found_in("birthday: 13-40") == [("bad-birthday", "13-40")]


# -- durations


def test_a_duration_is_read_by_the_field():
    assert value("cadence: 6 weeks") == Duration(6, Unit.WEEK)
    assert value("cadence: 48h") == Duration(48, Unit.HOUR)
    entry = fields("with: ada\nduration: 1h30", NOTE).entries[0]
    assert entry.minutes == pytest.approx(90)


@pytest.mark.parametrize("written", ["3m", "3 m", "every 3m", "3M"])
def test_a_lone_m_in_a_cadence_is_read_as_months_with_a_warning(written):
    assert found_in(f"cadence: {written}") == [("ambiguous-duration", written)]
    assert fields(f"cadence: {written}").record.cadence == Duration(3, Unit.MONTH)
    assert fixed(f"cadence: {written}") == "cadence: 3 months"


def test_minutes_of_a_meeting_are_minutes():
    assert fields("with: ada\nduration: 45m", NOTE).entries[0].minutes == pytest.approx(45)
    assert fields("with: ada\nduration: 45m", NOTE).diagnostics == ()


@pytest.mark.parametrize(
    ("yaml", "check"),
    [
        ("cadence: often", "bad-duration"),
        ("cadence: 45 minutes", "out-of-range"),
        ("cadence: 90min", "out-of-range"),
        ("cadence: 2h", "out-of-range"),
        ("cadence: 0.5 days", "out-of-range"),
        ("cadence_limit: 0 days", "bad-duration"),
    ],
)
def test_a_bad_duration_is_reported(yaml, check):
    assert found_in(yaml) == [(check, yaml.partition(": ")[2])]


def test_a_meeting_does_not_last_for_ever():
    assert found_in("with: ada\nduration: never", NOTE) == [("out-of-range", "never")]


# -- numbers, ties and choices


def test_numbers_are_whole_where_they_count_something():
    stakes = fields("stakeholders: [{who: ada, power: 4}]", OBJECTIVE).record.stakeholders
    assert stakes == (Stakeholder("ada", power=4),)
    assert type(stakes[0].power) is int
    assert found_in("stakeholders: [{who: ada, power: 3.5}]", OBJECTIVE) == [("bad-number", "3.5")]
    assert found_in("stakeholders: [{who: ada, power: much}]", OBJECTIVE) == [("bad-number", "much")]
    assert found_in("stakeholders: [{who: ada, power: 6}]", OBJECTIVE) == [("out-of-range", "6")]
    assert found_in("needs: [{find: x, people: 0}]", OBJECTIVE) == [("out-of-range", "0")]


@pytest.mark.parametrize(
    ("written", "found"), [("strong", 80), ("Fair", 45), ("weak", 15), ("0", 0), ("100", 100), ("'60'", 60)]
)
def test_a_tie_is_a_number_or_a_word(written, found):
    assert value(f"tie: {written}") == found


def test_a_bad_tie_is_reported():
    assert found_in("tie: 101") == [("out-of-range", "101")]
    assert found_in("tie: great") == [("unknown-choice", "great")]
    assert found_in("tie: -5") == [("unknown-choice", "-5")]


def test_a_choice_is_found_whatever_its_case():
    assert value("standing: Wanted") == "wanted"
    assert value("category: Former Colleagues") == "former colleagues"
    assert value("tier: vip", hobnob_yaml="tiers: {VIP: {cadence: 1 week}}") == "VIP"
    assert fields("with: ada\nkind: Lunch", NOTE).entries[0].kind == "meal"


def test_an_unknown_choice_is_reported_with_what_was_meant():
    found = only(fields("standing: wnated").diagnostics)
    assert found.message.endswith('; did you mean "wanted"?')
    assert found.hint == "it takes known, wanted, past"
    assert fixed("standing: wnated", safe=False) == "standing: wanted"
    found = only(fields("category: colleages").diagnostics)
    assert 'did you mean "colleagues"?' in found.message
    assert "hobnob.yaml" in found.hint
    assert fields("standing: wnated").record.standing == "known"


def test_a_choice_that_needs_quotes_is_offered_with_them():
    text = "---\ntier: keey\n---\n"
    found = only(read(text, hobnob_yaml='tiers: {"key: a": {}}').diagnostics)
    assert found.fix is None or '"key: a"' in found.fix.edits[0].text


# -- addresses


@pytest.mark.parametrize("written", ["ada@difference.example", "a.b+c@x.co.uk", "zoë@münchen.example", "x@1.example"])
def test_an_email_address(written):
    assert value(f"email: {written}") == (written,)


@pytest.mark.parametrize(
    "written", ["ada", "ada@", "@x.example", "ada@localhost", "a b@x.example", "Ada <a@x.example>"]
)
def test_a_bad_email_address_is_reported(written):
    assert found_in(f'email: ["{written}"]') == [("bad-email", f'"{written}"')]


def test_what_surrounds_an_email_address_can_be_taken_off():
    assert fixed("email: mailto:ada@x.example") == "email: ada@x.example"


@pytest.mark.parametrize(
    "written", ["+44 20 7946 0958", "+41 79", "007", "0041791234567", "(020) 7946-0958", "555 x 12"]
)
def test_a_phone_number_is_kept_as_it_is_written(written):
    assert value(f"phone: {written}") == (written,)


def test_a_doubtful_phone_number_is_kept_and_reported():
    assert found_in("phone: ask Mary") == [("bad-phone", "ask Mary")]
    assert fields("phone: ask Mary").record.phone == ("ask Mary",)


@pytest.mark.parametrize(
    "written", ["https://ada.example", "http://x.example/a?b=c#d", "mailto:a@x.example", "tel:+41"]
)
def test_a_web_address(written):
    assert value(f"links: [{written}]") == (written,)
    assert value(f"url: {written}", "communities/x.md") == written


@pytest.mark.parametrize(
    "written", ["javascript:alert(1)", "ftp://x.example", "just words", "https://", "data:text/html,x"]
)
def test_a_bad_web_address_is_reported_and_left_out(written):
    assert found_in(f'links: ["{written}"]') == [("bad-url", f'"{written}"')]
    assert fields(f'links: ["{written}"]').record.links == ()


def test_a_web_address_without_its_beginning_can_be_completed():
    assert fixed("links: [ada.example/about]") == "links: [https://ada.example/about]"


# -- lists in one text


@pytest.mark.parametrize(
    ("yaml", "items"),
    [
        ("skills: Python, SQL", ("Python", "SQL")),
        ("skills: Python ,SQL,", ("Python", "SQL")),
        ("skills: Python", ("Python",)),
        ('skills: "Python, SQL"', ("Python, SQL",)),
        ("skills: 'Python, SQL'", ("Python, SQL",)),
        ("skills:\n  - Python, SQL\n  - R", ("Python, SQL", "R")),
        ("skills: [Python, 'R, too']", ("Python", "R, too")),
        ("skills: |\n  Python, or R\n\n  SQL\n", ("Python, or R", "SQL")),
        ("skills: Python,\n  SQL", ("Python", "SQL")),
        ("email: a@x.example, b@x.example", ("a@x.example", "b@x.example")),
        (
            "links: https://x.example/@57.7,11.9, https://y.example",
            ("https://x.example/@57.7,11.9", "https://y.example"),
        ),
        ("links: https://x.example,https://y.example", ("https://x.example", "https://y.example")),
        ("knows: ada, Bob Card , [[Mary]]", ("ada", "Bob Card", "Mary")),
        ("knows: Ada, [[Card, Bob]]", ("Ada", "Card, Bob")),
        ("knows: Ada, [[Bob]] [[Mary]]", ("Ada", "Bob", "Mary")),
        ("offers: an hour of SQL, or two", ("an hour of SQL, or two",)),
        ("needs: a reviewer, kind and fast", ("a reviewer, kind and fast",)),
        ("find_out: how they hire, and whom", ("how they hire, and whom",)),
        ("aliases: Ada, Augusta", ("Ada", "Augusta")),
    ],
)
def test_a_plain_text_is_split_at_commas_and_others_are_not(yaml, items):
    assert value(yaml) == items


@pytest.mark.parametrize("name", ["gave", "got", "told"])
def test_gifts_are_never_split_but_a_line_each_in_a_block(name):
    def gifts(yaml: str) -> list[str]:
        found = fields(f"with: ada\n{name}: {yaml}", NOTE)
        assert found.diagnostics == ()
        return [gift.text for gift in getattr(found.entries[0], name)]

    assert gifts("the deck, signed") == ["the deck, signed"]
    assert gifts("[the deck, a book]") == ["the deck", "a book"]
    assert gifts("|\n  the deck, signed\n  a book\n") == ["the deck, signed", "a book"]


@pytest.mark.parametrize(
    ("yaml", "place", "text"),
    [
        ("role: Lead  # since 2019", "role", "Lead"),
        ("role: 'Lead'", "role", "'Lead'"),
        ("skills: Python, SQL , R", "skills[1]", "SQL"),
        ("skills: Python, SQL , R", "skills", "Python, SQL , R"),
        ("skills: [Python, 'SQL']", "skills[1]", "'SQL'"),
        ("skills: a, aa, a", "skills[2]", "a"),
        ("skills: Python,\n  SQL", "skills[1]", "SQL"),
        ("offers: |\n  one\n  two\n", "offers[1]", "two"),
        ('knows: ["[[Ada]]", bob]', "knows[0]", '"[[Ada]]"'),
        ("knows: [[Ada]]", "knows[0]", "[[Ada]]"),
        ("knows: Ada, [[Bob]]", "knows[1]", "[[Bob]]"),
        ("skills: 😀, 李明", "skills[1]", "李明"),
        ("history: Analyst org:Northlight from:2019", "history[0].org", "Northlight"),
        ("history: Analyst org:Northlight from:2019", "history[0].role", "Analyst"),
        ("history:\n- 'Analyst org:\"North Light\" from:2019'", "history[0].org", '"North Light"'),
        ("history: [{org: X, to: 2022}]", "history[0].to", "2022"),
    ],
)
def test_every_value_has_its_exact_place(yaml, place, text):
    assert spot(yaml, place) == text


def test_a_place_that_was_left_out_does_not_shift_the_others():
    assert spot("email: [bad, a@x.example]", "email[0]") == "a@x.example"
    assert fields("email: [bad, a@x.example]").record.email == ("a@x.example",)


# -- maps, and their one-line forms


@pytest.mark.parametrize(
    ("yaml", "role"),
    [
        (
            "Analyst org:Northlight from:2019 to:2022-06",
            Role("Northlight", "Analyst", PartialDate(2019), PartialDate(2022, 6)),
        ),
        ("Lead analyst org:North Light from:2019", Role("North Light", "Lead analyst", PartialDate(2019))),
        ("org:Northlight", Role("Northlight")),
        ("Analyst", Role("", "Analyst")),
        ("{org: Northlight, role: Analyst, from: 2019-03}", Role("Northlight", "Analyst", PartialDate(2019, 3))),
        ('Analyst, org:"[[North, Light]]", to:2022', Role("North, Light", "Analyst", None, PartialDate(2022))),
        ("Analyst: of figures org:X", Role("X", "Analyst: of figures")),
    ],
)
def test_history_is_a_map_or_a_line(yaml, role):
    quoted = yaml if yaml.startswith("{") else f"'{yaml}'"
    assert value(f"history: [{quoted}]") == (role,)


@pytest.mark.parametrize(
    ("yaml", "stakeholder"),
    [
        ("ada-lovelace power:4 interest:5 stance:supporter", Stakeholder("ada-lovelace", "", 4, 5, "supporter")),
        ("Ada Lovelace power:4", Stakeholder("Ada Lovelace", "", 4)),
        ("[[ada-lovelace|Ada]] power:4", Stakeholder("ada-lovelace", "", 4)),
        ("seat:head of data, power:5", Stakeholder("", "head of data", 5)),
        ("ada need:a word with the boss power:2", Stakeholder("ada", "", 2, need="a word with the boss")),
        ("ada Power:2 Stance:Neutral", Stakeholder("ada", "", 2, stance="neutral")),
    ],
)
def test_stakeholders_are_maps_or_lines(yaml, stakeholder):
    found = fields(f"stakeholders:\n- '{yaml}'", OBJECTIVE)
    assert found.diagnostics == ()
    assert found.record.stakeholders == (stakeholder,)


@pytest.mark.parametrize(
    ("yaml", "check", "text"),
    [
        ("ada power:9 interest:5", "out-of-range", "9"),
        ("ada power:4 interest:high stance:supporter", "bad-number", "high"),
        ("ada powr:4 interest:5", "misspelled-field", "4"),
        ("ada stance:against", "unknown-choice", "against"),
        ("power:4", "wrong-shape", "'power:4'"),
    ],
)
def test_a_part_of_a_line_that_cannot_be_read_is_reported_where_it_stands(yaml, check, text):
    assert found_in(f"stakeholders:\n- '{yaml}'", OBJECTIVE) == [(check, text)]


@pytest.mark.parametrize(
    ("yaml", "need"),
    [
        ("skill:hiring", Need("skill:hiring", "skill:hiring")),
        ("somebody who hires, and soon", Need("somebody who hires, and soon", "somebody who hires, and soon")),
        ('org:"Difference Inc"', Need('org:"Difference Inc"', 'org:"Difference Inc"')),
        ("- skill: rust", Need("skill:rust", "skill:rust")),
        ("- skill: machine learning", Need('skill:"machine learning"', 'skill:"machine learning"')),
        ("- skill: rust, go", Need("skill:rust,go", "skill:rust,go")),
        ("- skill: [rust, go]", Need("skill:rust,go", "skill:rust,go")),
        ("- skill: rust\n  people: 2", Need("skill:rust", "skill:rust", 2)),
        ("- skill: rust\n  location: Oslo", Need("skill:rust location:Oslo", "skill:rust location:Oslo")),
        ("- {need: a Rustacean, find: 'skill:rust', people: 3}", Need("a Rustacean", "skill:rust", 3)),
        ("- {need: a Rustacean, skill: rust}", Need("a Rustacean", "skill:rust")),
        ("- find: {skill: rust}", Need("skill:rust", "skill:rust")),
        ("- find: skill:rust", Need("skill:rust", "skill:rust")),
        ("- need: someone kind", Need("someone kind", "someone kind")),
    ],
)
def test_a_need_is_a_query_or_a_map(yaml, need):
    found = fields(f"needs: {yaml}" if not yaml.startswith("-") else f"needs:\n{yaml}", OBJECTIVE)
    assert found.diagnostics == ()
    assert found.record.needs == (need,)


def test_a_need_of_several_forms_keeps_their_order():
    found = fields("needs:\n- skill: rust\n- plain words\n- {need: x, find: y}\n", OBJECTIVE).record
    assert [need.query for need in found.needs] == ["skill:rust", "plain words", "y"]


@pytest.mark.parametrize(
    ("yaml", "check", "text"),
    [
        ("needs: [{people: 2}]", "wrong-shape", "{people: 2}"),
        ("needs: [{need: x, fidn: y}]", "misspelled-field", "fidn"),
        ("needs: [{find: [a, b]}]", "wrong-shape", "[a, b]"),
        ("needs: [{find: {a: [[b]]}}]", "wrong-shape", "{a: [[b]]}"),
        ("stakeholders: [{power: 2}]", "wrong-shape", "{power: 2}"),
        ("stakeholders: [{who: ada, mood: good}]", "unknown-field", "mood"),
        ("stakeholders: [[ada, bob]]", "wrong-shape", "[ada, bob]"),
    ],
)
def test_a_map_that_cannot_be_meant_is_reported(yaml, check, text):
    assert found_in(yaml, OBJECTIVE) == [(check, text)]


def test_what_a_map_holds_beside_is_quiet_if_it_is_the_users_own():
    assert found_in("stakeholders: [{who: ada, x-mood: good}]", OBJECTIVE) == []


# -- shapes


@pytest.mark.parametrize(
    ("yaml", "text"),
    [
        ("role: [Lead, analyst]", "[Lead, analyst]"),
        ("role: {a: b}", "{a: b}"),
        ("role:\n  a: b\n  c: d", "a: b\n  c: d"),
        ("skills: [[a, b], c]", "[a, b]"),
        ("history: 3", None),
    ],
)
def test_the_wrong_shape_is_reported(yaml, text):
    assert found_in(yaml) == ([("wrong-shape", text)] if text else [])


def test_labels_of_addresses_are_no_text_with_a_colon():
    assert found_in("email:\n  work: a@x.example") == [("wrong-shape", "work: a@x.example")]
    assert found_in("org:\n  name: Inc") == [("wrong-shape", "name: Inc")]


def test_a_text_with_a_colon_in_a_list_is_understood_with_a_fix():
    yaml = "offers:\n  - Talk: how to hire\n  - coffee"
    assert found_in(yaml) == [("unquoted-colon", "Talk: how to hire")]
    assert fields(yaml).record.offers == ("Talk: how to hire", "coffee")
    assert fixed(yaml) == 'offers:\n  - "Talk: how to hire"\n  - coffee'


# -- links without quotes


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


# -- keys


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


# -- what Obsidian writes


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


def test_older_names_of_obsidians_own_properties():
    assert fields("alias: Ada\ntag: '#x'").record.aliases == ("Ada",)
    assert fields("alias: Ada\ntag: '#x'").record.tags == ("x",)
    both = fields("aliases: [Ada]\nalias: Augusta")
    assert names(both.diagnostics) == ["duplicate-key"]
    assert both.record.aliases == ("Ada",)


# -- the fields of one file


def test_one_bad_value_leaves_the_others():
    found = fields("name: Ada\nmet: someday\nemail: [x]\ntie: huge\nskills: SQL\nknows: [bob]\n")
    assert found.record.skills == ("SQL",)
    assert found.record.knows == ("bob",)
    assert len(found.diagnostics) == 3
    assert found.record.is_whole


def test_a_yaml_record_has_the_same_fields():
    yaml = "name: Ada\nskills: SQL, R\nknows: [bob]\nhistory: [Analyst org:X]\n"
    one, other = fields(yaml).record, read(f"{yaml}body: |\n  Likes [[engines]].\n", "contacts/ada.yaml")
    assert (one.name, one.skills, one.knows, one.history) == (
        other.record.name, other.record.skills, other.record.knows, other.record.history,
    )  # fmt: skip
    assert other.record.body == "Likes [[engines]].\n"
    assert [link.target for link in other.links] == ["engines"]


def test_no_front_matter_at_all_is_fine():
    found = read("Met her on the night train.\n", "contacts/ada-lovelace.md")
    assert found.diagnostics == ()
    assert (found.record.id, found.record.name) == ("ada-lovelace", "Ada Lovelace")
    assert found.record.body == "Met her on the night train.\n"
    assert found.record.is_whole


@pytest.mark.parametrize(
    ("path", "id", "name"),
    [
        ("contacts/李明.md", "李明", "李明"),
        ("contacts/Ada Lovelace.md", "Ada Lovelace", "Ada Lovelace"),
        ("contacts/deep/er/ada.md", "ada", "ada"),
        ("contacts/J.R. Hacker.markdown", "J.R. Hacker", "J.R. Hacker"),
        ("contacts/jose\u0301.md", "josé", "josé"),
        ("contacts/MIXED-case.yml", "MIXED-case", "MIXED-case"),
        ("me.md", "me", "me"),
        ("ME.yaml", "me", "me"),
    ],
)
def test_the_id_is_the_stem_and_stands_for_a_name(path, id, name):
    record = read("", path).record
    assert (record.id, record.name) == (id, name)


def test_every_finding_of_the_reading_stages_has_a_check():
    """What a stage calls its findings is a file in `checks/`, or nobody could grade or explain it."""
    import re

    source = Path(hobnob.__file__).parent
    emitted: set[str] = set()
    for path in [*source.glob("*.py"), *source.glob("syntax/*.py")]:
        text = path.read_text(encoding="utf-8")
        emitted.update(re.findall(r'(?:report\(|Mistake\(|check=|problem\([a-z]+,)\s*"([a-z-]+)"', text))
        emitted.update(re.findall(r'Diagnostic\([^()]*?, "([a-z]+-[a-z-]+)"', text))
    assert len(emitted) > 20
    assert emitted - {"hobnob"} <= set(all_checks())
