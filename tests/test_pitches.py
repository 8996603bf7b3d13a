"""The pitches that the owner of a network has written down."""

from __future__ import annotations

from reading import body


def test_each_pitch_section_of_me_is_a_pitch():
    text = "## Pitch\nI count.\n## Pitch: for founders\nI build.\n### More\nx\n## Pitch deck\nno\n# Pitch: no\n## Pitch for nurses\ny\n"
    pitches = body(text, "me.md").record.pitches
    assert [(one.audience, one.text) for one in pitches] == [
        ("", "I count."), ("for founders", "I build.\n### More\nx"), ("for nurses", "y"),
    ]  # fmt: skip
    assert text[pitches[1].start : pitches[1].end].startswith("## Pitch: for founders")


def test_a_comment_is_no_part_of_a_pitch_and_nothing_but_one_is_no_pitch():
    text = (
        "## Pitch\n\n<!-- Who you are. -->\n\n## Pitch: for bishops\n\n## Pitch: for founders\nI <!-- do --> build.\n"
    )
    assert [(one.audience, one.text) for one in body(text, "me.md").record.pitches] == [("for founders", "I  build.")]
