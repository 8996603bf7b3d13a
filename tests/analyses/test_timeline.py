"""Everything that happened, once, the newest first; and what of it belongs to whom or what."""

from __future__ import annotations

import pytest

from hobnob.analyses.known import Known
from hobnob.analyses.timeline import belonging_to, timeline
from hobnob.model import ME, Key
from session import TODAY

FILES = """
--- contacts/ada.md
---
name: Ada Li
met: 2026-04-01
communities: [meetup]
---
--- contacts/bob.md
---
name: Bob Li
met: 2026-03
met_at: Fair
---
--- communities/meetup.md
---
name: Meetup
---
--- objectives/job.md
---
name: A job
---
--- events/fair.md
---
name: Fair
date: 2026-04-01
status: went
---
--- events/show.md
---
name: Show
date: 2026-04-20
community: meetup
objective: job
status: went
---
--- events/skipped.md
---
date: 2026-04-21
status: skipped
---
--- notes/2026-04-01-fair.md
---
with: ada
kind: event
---
--- notes/2026-05-02-coffee.md
---
with: bob
objective: job
---
--- notes/2025-y.md
---
date: 2025
with: ada
---
--- notes/2026-06-02-plan.md
---
with: ada
---
--- introductions/one.md
---
between: [me, bob]
introducer: ada
proposed: 2026-02-01
made: 2026-02-03
met: 2026-06-01
---
"""


@pytest.fixture
def known(read):
    return Known(read(FILES), TODAY)


def test_everything_is_told_once_the_newest_first(known):
    # The fair is told by its note, and so is the meeting with Ada; the middle of March is the 16th.
    assert [(str(one.day), one.kind, one.text) for one in timeline(known)] == [
        ("2026-05-02", "interaction", "coffee, with Bob Li"),
        ("2026-04-20", "event", "Show"),
        ("2026-04-01", "interaction", "fair, with Ada Li"),
        ("2026-03-16", "met", "met Bob Li at Fair"),
        ("2026-02-03", "introduction", "introduction made: Bob Li and you"),
        ("2026-02-01", "introduction", "introduction proposed: Bob Li and you"),
    ]
    assert [one.is_estimated for one in timeline(known)] == [False, False, False, True, False, False]


@pytest.mark.parametrize(
    ("key", "days"),
    [
        (Key("contact", "bob"), ["2026-05-02", "2026-03-16", "2026-02-03", "2026-02-01"]),
        (Key("contact", "ada"), ["2026-04-01", "2026-02-03", "2026-02-01"]),
        (Key("community", "meetup"), ["2026-04-20", "2026-04-01", "2026-02-03", "2026-02-01"]),
        (Key("objective", "job"), ["2026-05-02", "2026-04-20"]),
        (Key("event", "fair"), ["2026-04-01", "2026-03-16"]),
        (Key("introduction", "one"), ["2026-02-03", "2026-02-01"]),
    ],
)
def test_what_belongs_to_a_record(known, key, days):
    assert [str(one.day) for one in belonging_to(known, key)] == days


def test_everything_belongs_to_me(known):
    assert belonging_to(known, Key(ME, ME)) == timeline(known)


def test_an_empty_network_has_no_timeline(read):
    assert timeline(Known(read(""), TODAY)) == ()
