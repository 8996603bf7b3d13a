"""Communities and organisations, as people and programs read them."""

from __future__ import annotations

import json

FILES = (
    "--- communities/club.md\n---\nname: The Club\noffers: [cake]\nfind_out: [who has the key?]\nvalues: [calm]\n---\n"
    "--- communities/dream.md\n---\nname: Dream Works\nkind: employer\nstanding: wanted\n---\n"
    "--- contacts/ada.md\n---\nname: Ada Lovelace\ncommunities: [club]\norg: Acme\n---\n## 2026-05-10 Coffee\n"
    "--- contacts/bob.md\n---\nname: Bob Long\ncommunities: [club]\nhistory: [{org: Dream Works, to: 2020}]\ntie: 80\n---\n"
    "--- contacts/eve.md\n---\nname: Eve Else\norg: Dream Works\nrole: director\nstanding: wanted\n---\n"
)


def test_all_of_them_with_whom_to_ask_first(network, run):
    network(FILES)
    lines = run("report", "communities").stdout.splitlines()
    assert (
        lines[2]
        == "You know somebody in 1 of 2 communities and people at 2 organisations; at 1 of these, one person is your only way in."
    )
    rows = [line.split("  ") for line in lines]
    dream = next(row for row in rows if row[0] == "Dream Works")
    assert "Bob Long (was there)" in dream
    club = next(row for row in rows if row[0] == "The Club")
    assert "Bob Long" in club
    assert rows.index(dream) < rows.index(club), "those to join come first"
    assert "Acme (Ada Lovelace)." in lines


def test_one_of_them_in_full(network, run):
    network(FILES)
    text = run("report", "communities", "--community", "club").stdout
    assert text.startswith("The Club, on 2026-05-15\n")
    assert (
        "You know 2 people there, 1 of them with an interaction in the last 6 months; ask Bob Long first (strong tie, 80 of 100)."
        in text
    )
    for said in ("5 days ago, with Ada Lovelace", "- cake", "- who has the key?", "- Ada Lovelace (weak, 21)"):
        assert said in text
    text = run("report", "communities", "--community", "dream").stdout
    assert "ask Bob Long first (used to be there: strong tie, 80 of 100)" in text
    assert "- Ask Bob Long about a way into Dream Works\n  Bob Long was there, whom you know" in text
    assert "- Eve Else (unknown; director)" in text
    assert "No offer is written down yet" in text


def test_one_to_join_is_told_as_its_brief_and_gaps_tell_it(network, run):
    more = "--- events/open.md\n---\nname: Open house\ndate: 2026-05-20\ncommunity: dream\n---\n"
    network(FILES + more)
    found = json.loads(run("report", "communities", "--format", "json").stdout)
    dream = next(one for one in found["communities"] if one["id"] == "dream")
    gap = json.loads(run("report", "gaps", "--format", "json").stdout)["communities"][0]
    assert (dream["ask_first"], dream["event"], dream["do"]) == ("bob", "open", "Go to Open house")
    assert (dream["way"], dream["do"]) == (gap["way"], gap["do"])
    whole = run("report", "communities", "--community", "dream").stdout
    brief = run("show", "dream").stdout
    for said in ("next there: Open house, in 5 days", "- Go to Open house\n"):
        assert said in whole
        assert said in brief


def test_a_family_is_not_rated(network, run):
    network(
        "--- communities/home.md\n---\nname: Home\nkind: family\n---\n"
        "--- contacts/sis.md\n---\nname: Sis\ncategory: family\ncommunities: [home]\ntie: 90\n---\n"
    )
    text = run("report", "communities", "--community", "home").stdout
    assert "You know 1 person there.\n" in text
    assert "- Sis\n" in text
    found = json.loads(run("report", "communities", "--format", "json").stdout)["communities"][0]
    assert (found["ask_first"], found["in_touch"], found["bands"]["strong"]) == (None, None, None)


def test_an_organisation_of_wanted_people_only_says_so(network, run):
    network("--- contacts/eve.md\n---\nname: Eve Else\norg: Dream Works\nstanding: wanted\n---\n")
    lines = run("report", "communities").stdout.splitlines()
    assert lines[2] == (
        "You know nobody at the one organisation of your notes yet: hobnob path NAME looks for a way in."
    )
    assert lines[-1].split() == ["Dream", "Works", "1"]


def test_programs_get_ids_and_counts(network, run):
    network(FILES)
    found = json.loads(run("report", "communities", "--format", "json").stdout)
    club = next(one for one in found["communities"] if one["id"] == "club")
    assert (club["here"], club["in_touch"], club["last"], club["ask_first"]) == (["bob", "ada"], 1, "2026-05-10", "bob")
    assert club["bands"] == {"strong": 1, "fair": 0, "weak": 1, "dormant": 0, "unknown": 0}
    assert (club["offers"], club["find_out"]) == (["cake"], ["who has the key?"])
    places = {one["name"]: one for one in found["organisations"]}
    assert (places["Acme"]["is_single"], places["Dream Works"]["former"]) == (True, ["bob"])
    one = json.loads(run("report", "communities", "--community", "dream", "--format", "json").stdout)
    assert [place["id"] for place in one["communities"]] == ["dream"] == [place["id"] for place in one["organisations"]]


def test_nothing_yet_says_what_to_do(network, run):
    network()
    assert "hobnob new community NAME" in run("report", "communities").stdout
    network("--- communities/club.md\n---\nname: The Club\n---\n")
    text = run("report", "communities", "--community", "club").stdout
    assert "Nobody there is in your network yet." in text
    assert "`communities:` in a person's file says who is there" in text
