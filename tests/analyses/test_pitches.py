"""Pitches against the clock, which events use them, and how to begin one."""

from __future__ import annotations

import pytest

from hobnob.analyses.known import Known
from hobnob.analyses.pitches import beginnings, pitches, unwritten
from session import TODAY


def known(read, files: str) -> Known:
    return Known(read(files), TODAY)


def test_the_time_is_words_over_words_a_minute(read):
    # 75 words at 150 a minute are 30 seconds; of 20 seconds allowed, that is room for 50 words: 25 too many.
    files = f"--- hobnob.yaml\npitch: {{seconds: 20}}\n--- me.md\n## Pitch: for founders\n\n{'word ' * 75}\n"
    (found,) = pitches(known(read, files))
    assert (found.audience, found.words, found.seconds, found.allowed, found.over) == (
        "for founders",
        75,
        30.0,
        20.0,
        25,
    )


def test_a_pitch_that_fits_has_no_word_too_many(read):
    (found,) = pitches(known(read, f"--- me.md\n## Pitch\n\n{'word ' * 150}\n"))
    assert (found.seconds, found.over) == (60.0, 0)


@pytest.mark.parametrize(
    ("text", "opening", "asks"),
    [
        ("I count falls. I make boards. What do you build?", "I count falls.", True),
        ("I count falls at 3.5 a week. Call me.", "I count falls at 3.5 a week.", False),
        ("No full stop", "No full stop", False),
    ],
)
def test_the_opening_is_the_first_sentence_and_a_question_at_the_end_is_seen(read, text, opening, asks):
    (found,) = pitches(known(read, f"--- me.md\n## Pitch\n\n{text}\n"))
    assert (found.opening, found.asks) == (opening, asks)


EVENTS = """
--- me.md
## Pitch: for founders

I mend mills.

## Pitch

I mend everything.
--- events/later.md
---
name: Later
date: 2026-09-01
pitch: For founders
---
--- events/soon.md
---
name: Soon
date: 2026-06-01
pitch: for founders
---
--- events/past.md
---
date: 2026-01-01
pitch: for founders
---
--- events/skipped.md
---
date: 2026-07-01
status: skipped
pitch: for founders
---
--- events/any.md
---
name: Any
---
--- events/other.md
---
name: Other
date: 2026-07-02
pitch: for bishops
---
"""


def test_events_ahead_use_the_pitch_they_name_else_the_one_for_anybody(read):
    found = pitches(known(read, EVENTS))
    assert {one.audience: one.events for one in found} == {"for founders": ("soon", "later"), "": ("any",)}
    assert unwritten(known(read, EVENTS)) == {"for bishops": ("other",)}


def test_the_beginning_of_a_pitch_is_made_of_what_is_known(read):
    files = "--- me.md\n---\nrole: analyst\norg: Mill Ltd\noffers: [SQL lessons]\nneeds: [a reviewer]\n---\n"
    assert [one.text for one in beginnings(known(read, files))] == [
        "I am an analyst at Mill Ltd.",
        "I can help with SQL lessons.",
        "I am looking for a reviewer.",
        "What are you working on?",
    ]


def test_where_nothing_is_known_it_says_what_to_write(read):
    found = beginnings(known(read, ""))
    assert [bool(one.text) for one in found] == [False, False, False, True]
    assert all(one.missing for one in found[:3])
    (wish,) = [one.text for one in beginnings(known(read, "--- objectives/a.md\n---\nname: A mill\n---\n"))[2:3]]
    assert wish == "What I am after: A mill."


def test_no_pitch_at_all_is_no_fault(read):
    assert pitches(known(read, "")) == ()
    assert unwritten(known(read, "")) == {}
