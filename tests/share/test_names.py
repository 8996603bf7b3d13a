"""Names on a shared site: initials, numbers, and no word that could hold one."""

from __future__ import annotations

import pytest

from hobnob.site.share.eligible import Sharing
from hobnob.site.share.initials import initials
from hobnob.site.share.projection import project
from leaking import leaks, site_bytes
from session import TODAY


def test_who_has_no_name_for_others_is_numbered(network):
    known = network("""
        --- hobnob.yaml
        site: {share: {fields: [name, role, skills, knows]}}
        --- contacts/HBNPRIV.md
        ---
        name: HBNPRIV
        role: baker
        visibility: public
        private: name
        ---
        ## Public
        A word.
        --- contacts/ada.md
        ---
        name: Ada
        knows: [HBNPRIV]
        skills: ["asks [[HBNPRIV]]"]
        visibility: public
        ---
        ## Public
        [[HBNPRIV]] bakes, says [[HBNPRIV|HBNPRIV]].
    """).network
    files = site_bytes(known)
    assert leaks(files) == {}
    assert b"Person 2" in files["people/person-2.html"]
    assert b'<a href="../people/person-2.html"><bdi>Person 2</bdi></a>' in files["people/ada.html"], (
        "as a field refers to them"
    )


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ada Lovelace", "A. L."),
        ("Ada King Lovelace", "A. L."),
        ("Ada", "A."),
        ("øystein å", "Ø. Å."),
        ("李明", ""),
        ("Anne-Marie O'Neill", "A. N."),
        ("007", ""),
        ("", ""),
    ],
)
def test_initials(name, short):
    assert initials(name) == short


NAMED = """
    --- hobnob.yaml
    title: Ngaio's network
    categories: {friends: {}, "Quillfeather fans": {}}
    site: {share: {fields: [name, org, role, category, communities, skills, interests, email, links, aliases, knows, meet,
      with, between, location, x-note, kind, date, pronouns, url]}}
    --- me.md
    ---
    name: Ngaio Abernathy
    visibility: public
    links: [https://abernathy.example]
    ---
    --- contacts/zebulon.md
    ---
    name: Zebulon Quillfeather
    aliases: [Quilly, Bartholomew]
    org: Quillfeather & Daughters
    role: Zebulon's own baker
    email: zeb@quillfeather.example
    links: [https://zebulon.example]
    category: Quillfeather fans
    skills: [bread, "work for Bartholomew & Sons", zebulonian sums, pre-quillfeather cakes]
    knows: [ottoline]
    location: Turin
    x-note: call him Zebulon
    communities: [bakers, quill]
    pronouns: he/him
    visibility: public
    ---
    ## Public
    Zebulon bakes.
    ## 2026-05-03 Coffee with [[Ottoline Xu]]
    visibility:: public
    --- contacts/ottoline.md
    ---
    name: Ottoline Xu
    category: friends
    communities: [bakers]
    visibility: public
    ---
    --- communities/bakers.md
    ---
    name: Bakers of Turin
    visibility: public
    url: https://bakers.example/ottoline
    ---
    ## Public
    Led by [[Ottoline Xu]].
    --- communities/quill.md
    ---
    name: The Quillfeather family
    visibility: public
    ---
    --- events/party.md
    ---
    name: Ottoline's party
    visibility: public
    date: 2026-06-01
    meet: [zebulon]
    ---
    --- introductions/zebulon-and-ottoline.md
    ---
    between: [zebulon, ottoline]
    visibility: public
    ---
"""


def test_initials_show_no_part_of_a_name_and_no_words_that_could_hold_one(network, root):
    files = site_bytes(network(NAMED).network, Sharing(initials=True))
    words = ("Led by", "bread", "sums", "Turin", "he/him", "Bakers", "party", "baker", "call him")
    for part in ("Zebulon", "Quill", "Ottoline", "Xu", "Ngaio", "Abernathy", "bakers.ex", "Barthol", *words):
        found = {name: text for name, text in leaks(files, part).items() if not name.startswith("assets/")}
        assert found == {}, part
    text = "".join(data.decode() for name, data in files.items() if name.endswith(".html"))
    for words in (
        "Z. Q.",
        "O. X.",
        "N. A.",
        "Friends",
        "1 June 2026",
        "Event 1",
        "Community 1",
        "Community 2",
    ):
        assert words in text, words
    assert {name for name in files if name.startswith(("people/", "communities/"))} == {
        "people/1.html", "people/2.html", "communities/1.html", "communities/2.html",
    }  # fmt: skip


def test_with_initials_only_what_nobody_words_freely_is_shown(network):
    files = {
        "hobnob.yaml": "fields: [hat]\nsite: {share: {fields: [name, category, standing, met, birthday, org, communities, "
        "history, stakeholders, allies, status, due, needs, hat, tags, helps_me_as, aliases, with, kind, duration, topics]}}",
        "contacts/ada.md": "---\nname: Ada\nvisibility: public\ncategory: friends\nstanding: past\nmet: 2024\n"
        "birthday: 12-10\norg: club\ncommunities: [club]\nhistory: [Clerk org:club from:2019]\nhat: Bob's\n"
        "tags: [bob]\nhelps_me_as: [bob's friend]\naliases: [Bob]\n---\n",
        "contacts/cy.md": "---\nname: Cy\nvisibility: public\norg: Bob's bakery\n---\n",
        "communities/club.md": "---\nname: Bob's club\nvisibility: public\n---\n",
        "objectives/job.md": "---\nname: Like Bob\nvisibility: public\nstatus: met\ndue: 2026\nneeds: [Bob]\n"
        "allies: [ada]\nstakeholders: ['ada power:4']\n---\n",
        "notes/2026-05-01-bob.md": "---\nwith: [ada]\nvisibility: public\nkind: call\nduration: 20m\ntopics: [bob]\n---\n# Bob\n",
    }
    found = project(network(files).network, Sharing(initials=True), TODAY)
    assert {(record.kind, record.name): {field.name for field in record.fields} for record in found.records} == {
        ("contact", "A."): {"category", "standing", "met", "birthday", "org", "communities"},
        ("contact", "C."): set(),
        ("community", "Community 1"): set(),
        ("objective", "Objective 1"): {"status", "due"},
        ("note", "Note 1"): {"kind", "duration"},
    }
    assert leaks(site_bytes(network(files).network, Sharing(initials=True)), "bob") == {}


def test_numbers_do_not_follow_names(network):
    """Whoever has the same initials is told apart by what is shown of them, whatever they are called."""
    first = {"contacts/a.md": "---\nname: Bea Aalto\nrole: baker\nvisibility: public\n---\n",
             "contacts/b.md": "---\nname: Bo Axt\nrole: clerk\nvisibility: public\n---\n"}  # fmt: skip
    other = {"contacts/a.md": first["contacts/a.md"].replace("Bea Aalto", "Bruno Azar"),
             "contacts/b.md": first["contacts/b.md"].replace("Bo Axt", "Abe Xu").replace("Abe Xu", "Bibi Aas")}  # fmt: skip
    assert site_bytes(network(first).network, Sharing(initials=True)) == site_bytes(
        network(other).network, Sharing(initials=True)
    )
