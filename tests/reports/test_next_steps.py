"""The answer of `hobnob next`: the ranked list cut to what fits a morning, whole for programs."""

from __future__ import annotations

import json


def test_it_shows_ten_and_counts_the_rest(network, run):
    tasks = "".join(f"- [ ] Promise {n} due:2026-05-{n:02d}\n" for n in range(1, 15))
    network(f"--- contacts/ada.md\n---\nname: Ada Lovelace\nemail: ada@difference.example\n---\n{tasks}")
    ended = run("next")
    assert ended.exit_code == 0
    assert ended.stdout.count("Promise ") == 10
    assert "hobnob next --all" in ended.stdout
    everything = json.loads(run("next", "--all", "--format", "json").stdout)["next"]
    promises = [one for one in everything if one["kind"] == "promise"]
    assert [one["due"] for one in promises] == sorted(one["due"] for one in promises)
    assert len(promises) == 14


def test_each_line_says_why_and_names_the_action(network, run):
    network("--- contacts/ada.md\n---\nname: Ada Lovelace\n---\n- [ ] Send her the paper due:2026-05-10\n")
    first = json.loads(run("next", "--format", "json").stdout)["next"][0]
    assert first["what"] == "Send her the paper"
    assert "5 days ago" in first["why"]
    assert first["people"] == ["ada"]
    assert len(first["action"]) >= 4


def test_nothing_to_do_is_said_and_is_no_error(network, run):
    people = "".join(
        f"--- contacts/p{n}.md\n---\nname: Person {n}\nemail: p{n}@x.example\n---\n## 2026-05-14 Coffee\n"
        for n in range(20)
    )
    network(people + "--- me.md\n---\nname: Me\n---\n--- objectives/o.md\n---\nneeds: [x]\n---\n")
    ended = run("next", "--format", "json")
    assert ended.exit_code == 0
    assert isinstance(json.loads(ended.stdout)["next"], list)
