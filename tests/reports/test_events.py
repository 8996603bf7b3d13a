"""The answer of `hobnob report events`: what is left to do, what is ahead, and what came of the others."""

from __future__ import annotations

import json

FILES = """
--- me.md
---
name: Mary
---

## Pitch: for founders

I mend mills. What do you mend?
--- contacts/ada.md
---
name: Ada Lovelace
role: analyst
org: Mill Ltd
---
--- contacts/ines.md
---
name: Ines Carvalho
standing: wanted
---
--- communities/meetup.md
---
name: Meetup
---
--- events/open-house.md
---
name: Open house
date: 2026-05-20
place: The Loft
meet: [ada, ines, whoever wrote it]
bring: [a book]
ask: Who decides?
pitch: for founders
---
- [ ] Print cards due:2026-05-18
--- events/fair.md
---
name: Fair
date: 2026-05-10
community: meetup
status: went
---
--- events/skipped.md
---
name: Skipped
date: 2026-02-01
status: skipped
---
--- contacts/bob.md
---
name: Bob Li
met_at: Fair
---
"""


def test_what_is_left_comes_first_then_what_is_ahead_then_the_others(network, run):
    network(FILES)
    assert (
        run("report", "events").stdout
        == """\
Events, on 2026-05-15

1 event ahead, first Open house, in 5 days; 1 thing left to do after events.

Left to do
- Write to Bob Li
  met at Fair; nothing noted and no promise since

Ahead: Open house
- In 5 days, on 2026-05-20, The Loft
- Meet Ada Lovelace, analyst at Mill Ltd
- Meet Ines Carvalho: nobody you know leads there yet, as far as your notes tell
- Meet whoever wrote it
- Bring: a book
- Ask: Who decides?
- Pitch for founders: 3 of 60 seconds, 7 words; begins "I mend mills."
- To do: Print cards (due in 3 days)

- Agree with Ada Lovelace to meet at Open house
  Open house is in 5 days, and you want to meet there
- Go up to Ines Carvalho at Open house
  to meet at Open house; nobody you know leads there yet, as far as your notes tell
- Find out beforehand: whoever wrote it
  to meet at Open house

What came of the others
- Fair, 5 days ago
  1 new person met
- Skipped, 3 months ago
  skipped
"""
    )


def test_programs_get_everything(network, run):
    network(FILES)
    data = json.loads(run("report", "events", "--format", "json").stdout)
    (ahead,) = data["ahead"]
    assert (ahead["days"], ahead["pitch"], ahead["tasks"]) == (5, "for founders", ["Print cards"])
    assert ahead["meet"] == ["ada", "ines", "whoever wrote it"]
    assert [(one["event"], one["id"], one["approach"]) for one in data["guests"]] == [
        ("open-house", "ada", "direct"), ("open-house", "ines", "cold"), ("open-house", None, None),
    ]  # fmt: skip
    fair, skipped = data["past"]
    assert fair["met"] == ["bob"]
    assert data["people_met"] == [
        {"event": "fair", "id": "bob", "name": "Bob Li", "is_new": True, "state": "open", "since": 0}
    ]
    assert skipped["status"] == "skipped"
    assert data["next"][0]["what"] == "Write to Bob Li"


def test_a_community_and_a_day_narrow_it(network, run):
    network(FILES)
    text = run("report", "events", "--community", "meetup").stdout
    assert "Fair" in text
    assert "Open house" not in text
    assert "Skipped" not in run("report", "events", "--since", "2026-05-01").stdout


def test_no_event_says_what_one_is_good_for(network, run):
    network("")
    assert "hobnob new event" in run("report", "events").stdout


def test_an_event_without_a_date_asks_for_one(network, run):
    network("--- events/fair.md\n---\nname: Fair\nmeet: [somebody]\n---\n")
    text = run("report", "events").stdout
    assert "1 event ahead, first Fair, which has no date yet" in text
    assert "No date yet; write one as `date:` into events/fair.md" in text


def test_promises_from_an_event_are_left_to_do_and_the_brief_lists_them(network, run):
    network(
        FILES + "--- notes/2026-05-10-n.md\n---\nwith: bob\nat: Fair\n---\n- [ ] Send him the plan due:2026-05-12\n"
    )
    text = run("report", "events").stdout
    assert "Send him the plan" in text
    assert "  promised to Bob Li, after Fair, due 3 days ago\n" in text
    assert "1 thing left to do after events" in text
    brief = run("show", "event/fair").stdout
    assert "1 thing left to do." in brief
    assert "- Send him the plan (promised to Bob Li, due 3 days ago)\n" in brief


def test_the_title_says_what_it_was_limited_to(network, run):
    network(FILES)
    title = run("report", "events", "--community", "meetup", "--since", "2026-05-01").stdout.splitlines()[0]
    assert title == "Events: Meetup, since 2026-05-01, on 2026-05-15"
