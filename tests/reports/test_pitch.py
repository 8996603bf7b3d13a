"""The answer of `hobnob report pitch`: each pitch against the clock, or how to begin one."""

from __future__ import annotations

import json

LONG = f"--- me.md\n---\nname: Mary\n---\n\n## Pitch: for founders\n\nI mend mills. {'word ' * 172}\n"
EVENTS = (
    "--- events/fair.md\n---\nname: Fair\ndate: 2026-06-01\npitch: for founders\n---\n"
    "--- events/show.md\n---\nname: Show\ndate: 2026-06-02\npitch: for bishops\n---\n"
)


def test_a_pitch_that_is_too_long_says_by_how_many_words(network, run):
    # 175 words at 150 a minute are 70 seconds; 60 seconds hold 150.
    network(LONG + EVENTS)
    assert (
        run("report", "pitch").stdout
        == """\
Your pitches, on 2026-05-15

1 pitch; over 60 seconds: for founders.

- for founders: 70 of 60 seconds, 175 words; leave out 25 words
  begins "I mend mills."; a question at the end would give the other something to say; for Fair

Show: no pitch "for bishops" is written yet; it is a section "## Pitch: for bishops" in me.md.
"""
    )


def test_programs_get_exact_seconds(network, run):
    network(LONG + EVENTS)
    data = json.loads(run("report", "pitch", "--format", "json").stdout)
    (pitch,) = data["pitches"]
    assert (pitch["words"], pitch["seconds"], pitch["over"], pitch["events"]) == (175, 70.0, 25, ["fair"])
    assert data["unwritten"] == [{"audience": "for bishops", "events": ["show"]}]


def test_without_a_pitch_it_shows_how_to_begin_one(network, run):
    network("--- me.md\n---\nname: Mary\nrole: miller\noffers: [flour]\n---\n")
    text = run("report", "pitch").stdout
    assert "There is no pitch yet" in text
    assert "1. who you are: I am a miller." in text
    assert "3. what you are after: not known yet; write `needs` in me.md, or an objective" in text


def test_the_comment_of_a_new_file_is_no_pitch(network, run):
    network("--- me.md\n---\nname: Mary\n---\n\n## Pitch\n\n<!-- Who you are. -->\n")
    assert "There is no pitch yet" in run("report", "pitch").stdout
    assert "Pitch" not in run("show", "me").stdout
