"""The names of the files of pages."""

from __future__ import annotations

import re

from hobnob.site.slugs import slugs


def test_slugs_are_portable_unique_and_stay():
    ids = [
        "ada-lovelace",
        "Ada Lovelace",
        "Åda Lövelace",
        "李明",
        "con",
        "index",
        "..",
        "a/b",
        "x" * 300,
        "Ünï",
        "",
        "🎉",
        "aux.x",
        "José",
        "Jose\u0301x",
    ]
    found = slugs(ids)
    assert set(found) == set(ids)
    assert len({slug.casefold() for slug in found.values()}) == len(ids)
    for slug in found.values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
        assert len(slug) <= 80
        assert slug not in {"con", "index", "aux", "nul"}
    assert found["ada-lovelace"] == "ada-lovelace"
    assert found["Ünï"] == "uni"
    assert found["José"] == "jose"
    assert {id: slug for id, slug in slugs([*ids, "bob"]).items() if id in found} == found
