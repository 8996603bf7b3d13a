"""The fields of one file together, in front matter and in YAML, and the id that its name gives."""

from __future__ import annotations

from pathlib import Path

import pytest

import hobnob
from hobnob.checks import all_checks
from reading import fields, read


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
