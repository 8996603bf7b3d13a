"""Ids that are made of names."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Ada Lovelace", "ada-lovelace"),
        ("Zoë O'Brien-Łukasz", "zoe-obrien-lukasz"),
        ("J. R. R. Tolkien", "j-r-r-tolkien"),
        ("李明", "李明"),
        ("Ещё Ёлкин", "еще-елкин"),
        ("अमित", "अमित"),
        ("CON", "con-1"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\x00b\x1bc", "a-b-c"),
        ("🎉", ""),
        ("  ", ""),
    ],
)
def test_ids_are_names_of_files_everywhere(name, id):
    from hobnob.ids import portable_id

    assert portable_id(name) == id


def test_a_long_name_makes_an_id_of_a_hundred_bytes_at_most():
    from hobnob.ids import portable_id

    assert portable_id("long name " * 50) == "-".join(["long", "name"] * 10)
    assert portable_id("李" * 200) == "李" * 33


def test_an_id_that_is_taken_gets_a_number():
    from hobnob.ids import free_id

    assert free_id("ada", ["bob"]) == "ada"
    assert free_id("ada", ["Ada", "ada-2", "adá-3"]) == "ada-4"
