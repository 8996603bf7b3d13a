"""Single values by their types: what is understood, what is a finding, and where it stands."""

from __future__ import annotations

import pytest

from hobnob.dates import Birthday, Duration, PartialDate, Unit
from hobnob.model import Stakeholder
from reading import NOTE, OBJECTIVE, fields, fixed, found_in, only, read, value

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
