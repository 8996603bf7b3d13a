"""The data for the scripts of the site: whole, exact, in characters that end no script, and no more than is built."""

from __future__ import annotations

import json
import random
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hobnob.analyses.facts import DAYS, NUMBERS, TEXTS
from hobnob.dates import parse_duration
from hobnob.model import Key
from hobnob.query import FIELDS, Query, QueryError, parse
from hobnob.query.terms import Numbers
from hobnob.site.content import Content, gather
from hobnob.site.data import all_data, data_file, notes
from hobnob.site.language import language
from hobnob.site.pages import all_page_files
from hobnob.workspace import open_network
from session import EXAMPLE, TODAY

ALL = frozenset(one.name for one in all_page_files())


def taken(content: Content) -> dict[str, Any]:
    """What each data file hands to `hobnob.take`, by its name."""
    return {Path(file.url).stem: value(file.data) for file in all_data(content)}


def value(data: bytes) -> Any:
    match = re.fullmatch(r'hobnob\.take\("([a-z0-9-]+)",("[^\n]*")\);\n', data.decode("ascii"))
    assert match
    assert not set(match[2]) & set("<>&")
    return json.loads(json.loads(match[2]))


@pytest.fixture(scope="module")
def content() -> Content:
    return gather(open_network(EXAMPLE, TODAY), ALL)


@pytest.fixture(scope="module")
def data(content) -> dict[str, Any]:
    return taken(content)


@pytest.fixture
def data_of(network):
    """The data of an inline network with all parts, or only some."""

    def make(files, parts=ALL) -> dict[str, Any]:
        return taken(gather(network(files), parts))

    return make


def order(content: Content) -> list[str]:
    return sorted(content.people, key=lambda id: content.slug(Key("contact", id)))


# Facts


def test_facts_hold_every_text_that_a_query_looks_at(content, data):
    held, people = data["facts"], order(content)
    lines = held["lines"]
    assert held["people"] == len(people)
    assert set(held["text"]) == (set(TEXTS) | {"coffee_order"}) - {"said"}, "the network's own fields too, notes apart"
    for field, column in held["text"].items():
        cells = [[lines[int(number)] for number in cell.split()] for cell in column.split(",")]
        expected = [content.facts[id].text(field) for id in people]
        assert ["\n".join(cell) for cell in cells] == expected, field
    assert len(lines) == len(set(lines)), "each line once"


def test_facts_hold_days_and_numbers_as_exactly_as_a_query_can_tell(content, data):
    people = order(content)
    for field in DAYS:
        days = [date.fromisoformat(day) if day else None for day in data["facts"]["day"][field].split(",")]
        assert days == [content.facts[id].day(field) for id in people]
    for field in NUMBERS:
        cells = data["facts"]["number"][field].split(",")
        for id, cell in zip(people, cells, strict=True):
            exact = content.facts[id].number(field)
            assert (exact is None) == (cell == "")
            if exact is not None:
                # Queries have four digits at most: none of theirs lies between the two.
                for low in (round(exact, 4) + away / 10_000 for away in (-1, 0, 1)):
                    for excludes in (False, True):
                        for span in (Numbers(low, None, excludes), Numbers(None, low, excludes)):
                            assert span.holds(float(cell)) == span.holds(exact), (exact, cell, low)
                assert len(cell) < 11
    assert data["facts"]["today"] == "2026-05-15"


def test_a_number_between_four_digits_stays_between_them(data_of):
    held = data_of("--- contacts/ada.md\n---\nname: Ada\ntie: 30\n---\n--- contacts/bo.md\n---\nname: Bo\n---\n")[
        "facts"
    ]
    assert held["number"]["strength"] == "30,"
    assert held["number"]["interactions"] == "0,0"


def test_every_table_of_the_language_goes_along(data):
    held = data["facts"]
    for field in FIELDS:
        assert all(held["names"][name] == field.name for name in (field.name, *field.aliases))
        row = held["fields"][field.name]
        assert (row["kind"], row["isAhead"]) == (field.kind, field.is_ahead)
        assert row["how"].startswith(f"{field.name} cannot be asked for like this: write {field.example}")
        assert row["how"].endswith(", ".join(field.choices))
        assert row["choices"] == list(field.choices)
    assert held["plain"] == [field.name for field in FIELDS if field.is_plain]
    assert held["names"]["coffee_order"] == "coffee_order"
    assert held["fields"]["coffee_order"]["kind"] == "text"
    assert {"the", "somebody"} <= set(held["stop"])


@pytest.mark.parametrize("text", ["(ada", "ada)", '"ada', "or ada", "ada or", "not", "xyzzy:x", "q" * 4001, "(" * 60])
def test_what_is_wrong_with_a_query_is_said_in_the_words_of_the_commands(data, text):
    error = parse(text)
    assert isinstance(error, QueryError)
    said = f"{error.message}: {error.hint}" if error.hint else error.message
    patterns = [re.escape(one).replace(re.escape("{}"), "(.*)") for one in data["facts"]["wrong"].values()]
    assert any(re.fullmatch(pattern, said) for pattern in patterns), said


def test_own_fields_do_not_hide_those_of_hobnob_but_their_other_names():
    held = language(["Shoe Size", "strength", "job"])
    assert held["names"]["shoe_size"] == "shoe_size"
    assert held["names"]["strength"] == "strength"
    assert held["fields"]["strength"]["kind"] == "number"
    assert held["names"]["job"] == "job"


def test_lengths_are_those_that_are_read_elsewhere():
    lengths = language(())["lengths"]
    assert len(lengths) > 30
    for name, (days, months) in lengths.items():
        duration = parse_duration("1mo" if name == "1m" else name)  # nothing is counted in minutes there
        assert duration.days == days, name
        far = duration.after(date(2026, 3, 31))
        assert months == 0 or far == date(2026, 3, 31).replace(
            year=2026 + (2 + months) // 12, month=(2 + months) % 12 + 1, day=far.day
        )
    assert {"d", "mo", "yr", "never"} & set(lengths) == set(), "a short unit needs a number, and never is no length"
    assert {"1d", "1mo", "1m", "day", "daily"} <= set(lengths)


# Notes


def said(data: dict[str, Any]) -> dict[int, str]:
    """All that was said by or with each person, from the files of notes."""
    found: dict[int, str] = {}
    for number in range(1, data["facts"]["notes"] + 1):
        for _, _, _, people, text in data[f"notes-{number}"]:
            for person in people:
                found[person] = f"{found.get(person, '')}\n{text}"
    return found


def assert_said_alike(content: Content, data: dict[str, Any], texts: list[str]) -> None:
    people, told = order(content), said(data)
    found = 0
    for text in texts:
        query = parse(f"said:{text}")
        assert isinstance(query, Query)
        [word] = next(query.terms()).words
        expected = [id for id in people if query.matches(content.facts[id])]
        assert [id for number, id in enumerate(people) if word.is_in(told.get(number, ""))] == expected, text
        found += bool(expected)
    assert found > len(texts) / 2


def test_notes_answer_what_was_said(content, data):
    texts = ["budget", '"ward 22"', "figures", "sql", "promised", '"of the"', "nani", "spr", "coffee", "2026"]
    words = sorted({word for about in content.facts.values() for word in about.text("said").split() if word.isalpha()})
    texts += random.Random(4).sample(words, 200)
    assert_said_alike(content, data, texts)


SAID = """
    --- contacts/ada.md
    ---
    name: Ada
    ---
    Likes horses.

    ## 2026-05-01 Tea with [[Ada]] and [[Bo]]

    topics:: kettles
    Poured the oolong.
    --- contacts/bo.md
    ---
    name: Bo
    ---
    --- notes/2026-05-02-walk.md
    ---
    with: [ada, bo]
    topics: [herons]
    gave: [a scarf]
    gave@ada: [a compass]
    learned: [Bo sails]
    ---
    Along the river.
    --- notes/2026-09-01-plan.md
    ---
    with: [ada]
    ---
    A regatta.
    --- notes/2024-fog.md
    ---
    date: 2024
    with: [bo]
    ---
    Only the year is known.
"""


def test_what_was_said_to_one_of_several_counts_for_them_alone(network):
    content = gather(network(SAID), ALL)
    data = taken(content)
    words = "horses tea kettles oolong herons scarf compass sails river regatta fog known poured".split()
    people, told = order(content), said(data)
    table = {
        word: [id for n, id in enumerate(people) if f" {word}" in told.get(n, "").replace("\n", " ")] for word in words
    }
    expected = {}
    for word in words:
        query = parse(f"said:{word}")
        assert isinstance(query, Query)
        expected[word] = [id for id in people if query.matches(content.facts[id])]
    assert table == expected
    assert table["compass"] == ["ada"]
    assert table["scarf"] == ["ada", "bo"]
    assert table["regatta"] == table["known"] == [], "what is planned or of no known day was not said yet"
    entries = data["notes-1"]
    assert [title for url, title, *_, text in entries if url and "regatta" in text], "but it is found by the search"
    assert [url for url, *_, text in entries if url and "compass" in text], "and so is what one alone was given"


def test_entries_lead_to_their_place_and_say_what_they_are(content, data):
    entries = [entry for number in range(1, data["facts"]["notes"] + 1) for entry in data[f"notes-{number}"]]
    happened = [entry for entry in entries if entry[2]]
    assert len(happened) >= len(content.network.interactions)
    assert [entry[2] for entry in happened] == sorted(entry[2] for entry in happened), "the oldest first"
    urls = {content.timeline_url(one) for one in content.network.interactions}
    assert {entry[0] for entry in happened} - {""} == urls
    assert {entry[0] for entry in entries if not entry[2]} <= {one.url for one in content.people.values()}
    assert all(entry[1] and "[[" not in entry[1] for entry in entries)


def test_notes_come_in_files_of_moderate_size(content, data, monkeypatch):
    monkeypatch.setattr(notes, "SHARD", 20_000)
    files = [file for file in all_data(gather(content.snapshot, ALL)) if "notes-" in file.url]
    assert len(files) > 3
    assert all(len(file.data) < 20_200 for file in files)
    entries = sum(len(data[f"notes-{number}"]) for number in range(1, data["facts"]["notes"] + 1))
    assert sum(len(value(file.data)) for file in files) == entries, "and nothing is lost"


# Search


def test_the_search_knows_every_record_that_has_a_page(content, data):
    rows = data["search"]["records"]
    keys = [key for key in content.network.records if key.kind not in ("contact", "note") and content.url(key)]
    assert sorted(row[0] for row in rows) == sorted(content.url(key) for key in keys)
    assert {row[2] for row in rows} == {"Community", "Event", "Introduction", "Me", "Objective"}
    [board] = [row for row in rows if row[1] == "Health Tech Hiring Fair 2026"]
    assert board[3].startswith("health tech hiring fair 2026\n"), "its name first"


def test_the_search_knows_how_people_are_reached_as_telephones_show_it(data_of):
    held = data_of("""
        --- contacts/ada.md
        ---
        name: Ada Lovelace
        email: [Ada@Difference.example, work@x.example]
        phone: "+44 (0)20-7946 0018"
        ---
        --- contacts/bob.md
        ---
        name: Bob Ek
        ---
    """)["search"]["reach"]
    assert held == [
        [
            "people/ada.html",
            "Ada Lovelace",
            "Ada@Difference.example, work@x.example, +44 (0)20-7946 0018",
            "ada@difference.example\nwork@x.example\n+44 (0)20 7946 0018\n+442079460018\n042079460018\n02079460018\n0079460018\n020 7946 0018",
        ]
    ]


def test_the_search_finds_records_by_their_fields_and_bodies(data_of):
    held = data_of("""
        --- communities/table.md
        ---
        name: The long table
        aliases: [Tisch]
        values: [slow food]
        visibility: shared
        url: https://table.example
        ---
        Bring a chair.
        --- objectives/boat.md
        ---
        name: A boat
        needs: [{need: a carpenter, find: "skill:wood"}]
        stakeholders: [{seat: harbour master, power: 3, interest: 2}]
        ---
    """)["search"]["records"]
    texts = {row[1]: row[3] for row in held}
    for words in ("tisch", "slow food", "bring a chair", "table.example"):
        assert words in texts["The long table"], words
    assert "shared" not in texts["The long table"]
    for words in ("a carpenter", "skill:wood", "harbour master"):
        assert words in texts["A boat"], words


# What is built


@pytest.mark.parametrize("parts", [{"today"}, {"today", "timeline"}, {"today", "people", "events"}])
def test_addresses_of_parts_that_are_not_built_are_left_out(content, parts):
    data = taken(gather(content.snapshot, parts))
    entries = [entry for name, one in data.items() if name.startswith("notes-") for entry in one]
    urls = {row[0] for row in data["search"]["records"]} | {entry[0] for entry in entries}
    kinds = {url.partition("/")[0].partition(".")[0] for url in urls if url}
    assert kinds <= parts
    assert bool(kinds) == (parts != {"today"})


def test_an_empty_network_has_data(data_of):
    data = data_of({"hobnob.yaml": ""})
    assert (data["facts"]["people"], data["facts"]["notes"]) == (0, 0)
    assert data["search"]["records"] == []


def test_no_text_ends_a_script(network):
    hostile = '</script><script>alert(1)</script> ]]> <!-- & \u2028 \u2029 "quote" \\'
    made = data_file("x", {"text": hostile, "lone": "\ud83d"})
    assert value(made.data) == {"text": hostile, "lone": "\ud83d"}
    assert b"</" not in made.data
    with pytest.raises(ValueError, match="not JSON compliant"):
        data_file("x", float("nan"))


def test_the_same_network_has_the_same_data(content):
    again = gather(open_network(EXAMPLE, TODAY), ALL)
    assert [(file.url, file.data) for file in all_data(again)] == [(file.url, file.data) for file in all_data(content)]
