"""What the memory of files holds: everything that files say, whatever state they are in."""

from __future__ import annotations

from pathlib import Path

from hobnob import reading
from hobnob.cache import Known, digest_of_text, pack, unpack
from hobnob.source import Disk, Text
from hobnob.workspace import Workspace
from remembered import DAY
from session import EXAMPLE, REPOSITORY


def test_everything_that_files_say_can_be_recalled():
    """Whatever a file says, in whatever state it is, is made of nothing but our own nouns and plain values."""
    folders = [EXAMPLE, *(path.parent for path in (REPOSITORY / "tests" / "golden").rglob("hobnob.yaml"))]
    kinds = set()
    for folder in folders:
        parsed = Workspace(Disk(folder)).update(DAY).network.parsed
        known = {one.path: Known("x", one) for one in parsed}
        assert unpack(pack(known)) == known
        kinds.update(type(one.record).__name__ for one in parsed)
    assert len(kinds) == 8


def test_a_text_with_half_a_character_can_be_recalled(root):
    parsed = Workspace(Disk(root)).update(DAY).network.parsed
    assert parsed == ()
    text = Text("contacts/ada.md", "---\nname: \ud800\n---\n\udfff", False)
    assert digest_of_text(text) != digest_of_text(text._replace(text="---\nname: \ud801\n---\n\udfff"))
    known = {text.path: Known("x", reading.parse_file(text.path, text.text, cache_settings(root)))}
    assert unpack(pack(known)) == known


def cache_settings(root: Path):
    return Workspace(Disk(root)).update(DAY).settings


def test_a_digest_tells_apart_what_reading_tells_apart():
    texts = [
        Text("a.md", "x", False), Text("a.md", "x", True), Text("b.md", "x", False), Text("a.md", "y", False),
        Text("a.md", "", False, is_absent=True), Text("a.md", "", False),
    ]  # fmt: skip
    assert len({digest_of_text(text) for text in texts}) == len(texts)
