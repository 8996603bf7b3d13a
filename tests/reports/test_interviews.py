"""The answer of `hobnob report interviews`: what is left, whom to ask and what, and those that were held."""

from __future__ import annotations

import json

FILES = """
--- objectives/job.md
---
name: A job
needs: [skill:hiring]
---
--- contacts/ada.md
---
name: Ada Lovelace
role: analyst
org: Mill Ltd
skills: [hiring]
find_out: [how she began]
tie: 10
---
--- contacts/bob.md
---
name: Bob Li
---
--- notes/2026-05-10-talk.md
---
name: First talk
with: bob
kind: interview
---
"""


def test_what_is_left_whom_to_ask_and_those_you_had(network, run):
    network(FILES)
    assert (
        run("report", "interviews").stdout
        == """\
Interviews, on 2026-05-15

1 person matches a need that is not covered yet; first Ada Lovelace; 2 things left to do after those you had.

Left to do, for 4 months after one
- Thank Bob Li for the time
  interview 5 days ago, and no thanks noted since
- Ask Bob Li whom else to talk to
  interview 5 days ago, and no referral noted since

Whom to ask
Ada Lovelace
- Ask Ada Lovelace for half an hour of questions
  analyst at Mill Ltd; "A job" needs hiring; a weak tie

- How she began?
- In my place, what would you do first for this: A job?
- Whom else should I talk to?

Those you had
- Bob Li, 5 days ago: First talk
  no thanks noted; no referral noted; nothing noted since
"""
    )


def test_programs_get_the_questions_with_their_sources(network, run):
    network(FILES)
    data = json.loads(run("report", "interviews", "--format", "json").stdout)
    (target,) = data["targets"]
    assert (target["id"], target["needs"], target["warmth"]) == ("ada", ["hiring"], 0.1)
    assert [one["source"] for one in data["questions"]] == ["about them", "for A job", "always"]
    assert target["questions"][0] == "How she began?"
    (held,) = data["held"]
    assert (held["id"], held["day"], held["thanked"]) == ("bob", "2026-05-10", None)


def test_where_nothing_is_needed_it_says_what_to_write(network, run):
    network("")
    assert "No active objective says what it needs" in run("report", "interviews").stdout


def test_where_nobody_matches_it_leads_to_the_gaps(network, run):
    network("--- objectives/job.md\n---\nname: A job\nneeds: [skill:hiring]\n---\n")
    assert "hobnob report gaps" in run("report", "interviews").stdout
