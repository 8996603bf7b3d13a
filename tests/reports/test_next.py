"""The answer of `hobnob next`: for people the first of each sort, for programs one ranked list."""

from __future__ import annotations

import json


def many(promises: int, people: int) -> str:
    tasks = "".join(f"- [ ] Promise {n} due:2026-05-{n:02d}\n" for n in range(1, promises + 1))
    files = f"--- contacts/ada.md\n---\nname: Ada Lovelace\n---\n{tasks}"
    for n in range(people):
        files += f"--- contacts/p{n}.md\n---\nname: Person {n}\ncadence: 1 week\nmet: 2025-01-01\n---\n"
    return files + "--- events/fair.md\n---\nname: The fair\ndate: 2026-05-18\n---\n"


def test_it_shows_the_first_of_each_sort_in_the_order_of_what_presses(network, run):
    network(many(14, 7))
    lines = run("next").stdout.splitlines()
    assert [line for line in lines if line[:1].isupper()] == [
        "What to do next, on 2026-05-15", "You promised", "Soon", "First steps", "People",
    ]  # fmt: skip
    assert lines[2] == "14 promises are open, 14 of them late; first: Promise 1."
    assert sum(line.startswith("- Promise ") for line in lines) == 4
    assert sum(line.startswith("- Get back in touch with Person ") for line in lines) == 4
    assert [line for line in lines if line.startswith("and ")] == ["and 10 more (--all)", "and 3 more (--all)"]
    assert "more" not in run("next", "--all").stdout


def test_plans_come_after_people_and_what_is_far_off_last(network, run):
    network(
        "--- contacts/ada.md\n---\nname: Ada Lovelace\ntier: inner\nbirthday: 05-16\n---\n"
        "- [ ] Send her the cake for:ada\n- [ ] Tell her how it went for:ada due:2026-12-01\n"
        "--- objectives/job.md\n---\n---\n- [ ] Write the letter\n- [ ] Read the contract due:2026-05-10\n"
    )
    lines = run("next").stdout.splitlines()
    assert lines[2] == "2 promises and 2 plans are open, 1 of them late, 1 for later; first: Send her the cake."
    groups = " ".join(line for line in lines if not line.startswith("  "))
    assert "You promised - Send her the cake" in groups
    assert "You planned - Read the contract" in groups
    assert groups.index("People") < groups.index("You planned") < groups.index("Later - Wish Ada Lovelace")
    assert groups.index("Later") < groups.index("Tell her how it went")


def test_the_number_asked_for_counts_in_each_sort_and_one_more_is_shown_in_its_place(network, run):
    network(many(7, 7))
    text = run("next", "-n", "6").stdout
    assert (text.count("- Promise "), text.count("touch with Person")) == (7, 7)
    assert "more" not in text
    text = run("next", "-n", "1").stdout
    assert (text.count("- Promise "), text.count("touch with Person")) == (1, 1)


def test_programs_get_one_ranked_list(network, run):
    network(many(14, 7))
    everything = json.loads(run("next", "--format", "json").stdout)["next"]
    assert [one["weight"] for one in everything] == sorted((one["weight"] for one in everything), reverse=True)
    promises = [one for one in everything if one["kind"] == "promise"]
    assert [one["due"] for one in promises] == sorted(one["due"] for one in promises)
    assert (len(promises), sum(one["kind"] == "overdue" for one in everything)) == (14, 7)
    assert json.loads(run("next", "-n", "1", "--format", "json").stdout)["next"] == everything
    assert len(run("next", "--format", "csv").stdout.splitlines()) == 1 + len(everything)
    event = next(one for one in everything if one["kind"] == "event")
    assert (event["action"], event["objective"], event["about"]) == (None, None, "event/fair")


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


def test_with_an_objective_it_shows_only_what_serves_it(network, run):
    network(
        "--- objectives/job.md\n---\nname: The job\nneeds: [skill:sql]\n---\n- [ ] Write the letter\n"
        "--- objectives/talk.md\n---\nname: The talk\n---\n"
        "--- contacts/ada.md\n---\nname: Ada Lovelace\n---\n- [ ] Send the cake\n"
    )
    shown = json.loads(run("next", "--objective", "job", "--format", "json").stdout)["next"]
    assert [(one["what"], one["objective"]) for one in shown] == [("Write the letter", "job")]
    text = run("next", "--objective", "talk").stdout
    assert text.startswith("What to do next for The talk, on 2026-05-15\n")
    assert "hobnob report gaps --objective talk" in text
