"""What a shared site takes of a network: references, names, entries, Public sections, and what is held back."""

from __future__ import annotations

import pytest

from hobnob.errors import HobnobError
from hobnob.site.build import build
from hobnob.site.share.eligible import Sharing, eligible
from hobnob.site.share.initials import initials
from hobnob.site.share.projection import project
from secrets_of import SECRETS, leaks, site_bytes
from session import TODAY

SHARE = Sharing()


# What a reference means


def test_references_lead_to_shared_records_alone(network):
    known = network("""
        --- hobnob.yaml
        site: {share: {fields: [name, org, knows, met_at, met_through, communities, history, meet, allies, stakeholders]}}
        --- contacts/ada.md
        ---
        name: Ada
        visibility: public
        org: Club
        knows: [bob, Cy, hidden, nobody]
        met_at: a long train
        met_through: hidden
        history: [Cook org:hidden-club, "Clerk org:club from:2019", {org: Old Mill, role: miller, to: 2010}]
        ---
        --- contacts/bob.md
        ---
        name: Bob
        visibility: public
        org: hidden-club
        met_at: "[[Hidden club]]"
        history: ["Scribe org:[[Hidden club]]"]
        ---
        --- contacts/cy.md
        ---
        name: Cy
        visibility: shared
        org: "[[club]]"
        ---
        --- contacts/cy2.md
        ---
        name: Cy
        ---
        --- contacts/hidden.md
        --- communities/club.md
        ---
        name: Club
        visibility: public
        ---
        --- communities/hidden-club.md
        --- events/fair.md
        ---
        name: Fair
        visibility: public
        meet: [ada, hidden, somebody with a hat]
        ---
        --- objectives/job.md
        ---
        name: Job
        visibility: public
        allies: [hidden, bob]
        stakeholders: ["hidden power:5", "ada power:4 interest:5 stance:supporter", {seat: the chair}]
        ---
    """).network
    found = {record.slug: record for record in project(known, SHARE, TODAY).records}

    def said(slug: str, name: str) -> list[tuple[str, ...]]:
        return [(value.text, value.url, value.note) for value in found[slug].values_of(name)]

    club = "communities/club.html"
    assert said("ada", "org") == said("cy", "org") == [("Club", club, "")]
    assert said("ada", "knows") == [("Bob", "people/bob.html", ""), ("Cy", "people/cy.html", "")]
    assert said("ada", "met_at") == [("a long train", "", "")]
    assert said("ada", "met_through") == []
    assert said("ada", "history") == [("Cook", "", ""), ("Club", club, "Clerk, 2019"), ("Old Mill", "", "miller, 2010")]
    assert said("bob", "org") == said("bob", "met_at") == []
    assert said("bob", "history") == [("Scribe", "", "")]
    assert said("fair", "meet") == [("Ada", "people/ada.html", "")]
    assert said("job", "allies") == [("Bob", "people/bob.html", "")]
    assert said("job", "stakeholders") == [
        ("Ada", "people/ada.html", "power 4, interest 5, supporter"),
        ("the chair", "", ""),
    ]


def test_two_shared_files_of_one_id_are_both_shown_and_neither_is_meant(network):
    known = network("""
        --- hobnob.yaml
        site: {share: {fields: [name, knows]}}
        --- contacts/ada.md
        ---
        name: Ada
        visibility: public
        knows: [bob]
        ---
        --- contacts/bob.md
        ---
        name: Bob
        visibility: public
        ---
        --- contacts/more/bob.md
        ---
        name: Bob
        visibility: public
        ---
    """).network
    records = project(known, SHARE, TODAY).records
    assert [record.slug for record in records] == ["ada", "bob", "bob-2"]
    assert records[0].fields == ()


def test_an_alias_leads_to_somebody_only_if_aliases_are_listed(network):
    files = """
        --- hobnob.yaml
        site: {share: {fields: [name, knows]}}
        --- contacts/ada.md
        ---
        name: Ada
        visibility: public
        aliases: [The Countess]
        ---
        --- contacts/bob.md
        ---
        name: Bob
        visibility: public
        knows: [The Countess]
        ---
    """
    for listed, shown in (("name, knows", 0), ("name, knows, aliases", 1)):
        known = network(files.replace("name, knows", listed)).network
        bob = project(known, SHARE, TODAY).of("contact")[1]
        assert len(bob.values_of("knows")) == shown


# Names


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


# Entries


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("## 2026-05-01 Tea\nvisibility:: shared", True),
        ("## 2026-05-01 Tea\nvisibility:: public", True),
        ("## 2026-05-01 Tea", False),
        ("## 2026-05-01 Tea\nvisibility:: private", False),
        ("## 2026-05-01 Tea\nvisibility:: everybody", False),
        ("## 2026-05-01 Tea\nvisibility:: shared\nvisibility:: private", False),
        ("## 2026-05-01 Tea\nvisibility:: shared\nvisibilty:: private", False),
        ("## 2026-05-01 Tea with [[bob]]\nvisibility:: shared", True),
        ("## 2026-05-01 Tea with [[hidden]]\nvisibility:: shared", False),
        ("## 2026-05-01 Tea with [[nobody]]\nvisibility:: shared", False),
        ("## 2026-05-01 Tea\nwith:: hidden\nvisibility:: shared", False),
        ("## 2026-05-01 Tea\nwith:: bob, me\nvisibility:: shared", True),
        ("## 2026-05-01 Tea\nvisibility:: shared\nand [[hidden]] came up", True),
        ("## 2026-13-01 Tea\nvisibility:: shared", False),
    ],
)
def test_an_entry_is_as_private_as_the_most_private_of_itself_and_its_people(network, text, is_shown):
    known = network(
        {
            "contacts/ada.md": f"---\nname: Ada\nvisibility: public\n---\n{text}\n",
            "contacts/bob.md": "---\nname: Bob\nvisibility: public\n---\n",
            "contacts/hidden.md": "---\nname: Hidden\n---\n",
            "contacts/secret.md": f"---\nname: Secret\n---\n{text}\n",
        }
    ).network
    assert len(project(known, SHARE, TODAY).of("note")) == is_shown


@pytest.mark.parametrize(
    ("front", "body", "is_shown"),
    [
        ("with: [ada]\nvisibility: public", "# Tea", True),
        ("with: [ada]", "# Tea", False),
        ("with: [ada]", "# Tea\nvisibility:: public", True),
        ("with: [ada]\nvisibility: private", "# Tea\nvisibility:: public", False),
        ("with: [ada]\nvisibility: public", "# Tea\nvisibility:: private", False),
        ("with: [ada, hidden]\nvisibility: public", "# Tea", False),
        ("with: [ada, Nobody]\nvisibility: public", "# Tea", False),
        ("visibility: public", "# Tea with [[ada]]", False),
        ("visibility: public\nwith: ada", "# Tea with [[ada]]\n## 2026-04-01 Lunch with [[hidden]]", True),
        ("visibility: public\nwith: ada", "# 2026-05-01 Tea", False),
        ("with: ada", "# Tea\nvisibility:: public\n\n## 2026-04-01 Lunch\nvisibility:: private", True),
        ("visibility: public", "# Tea with [[hidden]]", False),
        ("visibility: public", "# Tea\n[[hidden]] came", False),
        ("visibility: public", "# Tea\nNobody came", False),
        ("visibility: public", "# Tea\n[[ada]] came", False),
        ("visibility: public", "# Tea\nwith:: ada", True),
        ("visibility: public", "# Tea\nwith:: hidden", False),
        ("visibility: public", "Tea\n\n# With [[ada]]", False),
        ("visibility: public\nwith: []", "# Tea with [[ada]]", False),
        ("visibility: public\nwith: [2026-04-30-private]", "# Tea", False),
        ("visibility: public", "Nothing is called anything", False),
        ("visibility: public", "## Hidden plans\nwere made", False),
    ],
)
def test_a_note_is_as_private_as_the_most_private_of_itself_and_its_people(network, front, body, is_shown):
    known = network(
        {
            "notes/2026-05-01-with-hidden.md": f"---\n{front}\n---\n{body}\n",
            "notes/2026-04-30-private.md": "---\nwith: [ada]\nvisibility: public\n---\n",
            "contacts/ada.md": "---\nname: Ada\nvisibility: public\n---\n",
            "contacts/hidden.md": "---\nname: Hidden\n---\n",
        }
    ).network
    files = site_bytes(known)
    assert len(project(known, SHARE, TODAY).of("note")) == is_shown
    assert leaks(files, "with hidden") == leaks(files, "with-hidden") == {}


def test_an_introduction_is_as_private_as_its_people(network):
    known = network("""
        --- hobnob.yaml
        site: {share: {fields: [name, between, introducer]}}
        --- contacts/ada.md
        ---
        name: Ada
        visibility: public
        ---
        --- contacts/bob.md
        ---
        name: Bob
        visibility: public
        ---
        --- contacts/hidden.md
        --- introductions/a.md
        ---
        between: [ada, bob]
        visibility: public
        ---
        --- introductions/b.md
        ---
        between: [ada, me]
        visibility: public
        ---
        --- introductions/c.md
        ---
        between: [ada, bob]
        introducer: hidden
        visibility: public
        ---
        --- introductions/d.md
        ---
        between: [ada, bob]
        agreed_by: [hidden]
        visibility: public
        ---
        --- introductions/e.md
        ---
        between: [ada, unknown]
        visibility: public
        ---
    """).network
    assert [record.name for record in project(known, SHARE, TODAY).of("introduction")] == ["Ada and Bob", "Ada and me"]


# What is held back


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("private: [phon]", '"private" names "phon"'),
        ("private: {name: yes}", "cannot be read"),
        ("private: [phone, {a: b}]", "cannot be read"),
        ("private: *x", "star-or-ampersand"),
        ("private:\n- phone\n  - email", "misindented-item"),
        ("Private: phone", 'its field "Private" may say who may see it'),
        ("privat: phone", 'its field "privat" may say'),
        ("hidden: [location]", 'its field "hidden" may say'),
        ("do-not-share: yes", 'its field "do-not-share" may say'),
        ("x-private: yes", 'its field "x-private" may say'),
        ("publish: false", 'its field "publish" may say'),
        ("access: Private", 'its field "access" may say'),
        ("tags: [sailing, '#secret']", 'its tag "secret" may say'),
        ("private: phone\nprivate: email", "duplicate-key"),
        ("name: [", "cannot be read"),
    ],
)
def test_what_its_owner_may_have_wanted_to_keep_keeps_the_record_back(network, front, reason):
    known = network({"contacts/ada.md": f"---\nvisibility: public\n{front}\n---\n"}).network
    assert project(known, SHARE, TODAY).records == ()
    [held] = eligible(known, SHARE).held_back
    assert held.path == "contacts/ada.md"
    assert reason in held.reason


@pytest.mark.parametrize(
    "body",
    [
        "access:: private\n",
        "Visibility: private\n",
        "---\nvisibility: 'private'\n---\n",
        "- visibility : private\n\n## Public\nA\n",
    ],
)
def test_a_word_of_privacy_in_the_text_keeps_the_record_back(network, body):
    known = network({"contacts/ada.md": f"---\nvisibility: public\n---\n{body}"}).network
    assert project(known, SHARE, TODAY).records == ()
    [held] = eligible(known, SHARE).held_back
    assert "stands in its text" in held.reason


def test_a_text_about_privacy_holds_nothing_back(network):
    known = network(
        {"contacts/ada.md": "---\nvisibility: public\n---\n## Public\nHer talk: visibility: private or not.\n"}
    )
    assert len(project(known.network, SHARE, TODAY).records) == 1


@pytest.mark.parametrize("front", ["private: [phone, Skills, x-size, shoe_size, tags]", "birthday: soon", "email: none",
                                   "shoe: 42", "public_key: 7", "publisher: x", "secretary: y", "hidden: z"])  # fmt: skip
def test_other_mistakes_hold_nothing_back(network, front):
    files = {
        "hobnob.yaml": "fields: [shoe_size, hidden]",
        "contacts/ada.md": f"---\nvisibility: public\nskills: [x]\n{front}\n---\n",
    }
    [ada] = project(network(files).network, SHARE, TODAY).records
    assert bool(ada.fields) == ("Skills" not in front)


@pytest.mark.parametrize(
    ("settings", "is_clear"),
    [
        ("site: {share: {fields: [name]}}", True),
        ("site: {share: {fields: [name, rol]}}", True),
        ("site: {share: {fields: [name], accent: red}}", False),
        ("site: {share: {fields: [name}}", False),
        ("site: {share: {fields: {name: yes}}}", False),
        ("site: {shares: {fields: [name]}}", False),
        ("sites: {share: {fields: [name]}}", False),
        ("site: {share: {field: [name]}}", False),
        ("site: {share: {fields: [name]}}\nsite: {accent: '#123456'}", False),
        ("site: {shar: {fields: [name]}}", False),
        ("tiers: {key: {cadence: soon, limits: never}}", True),
        ("site: {accent: red, share: {fields: [name]}}", True),
        (b"title: \xff\nsite: {share: {fields: [name]}}\n", False),
    ],
)
def test_settings_that_leave_it_in_doubt_what_may_be_shared_stop_the_build(network, root, settings, is_clear):
    """What cannot be read of settings has its default, which may list more than its owner did."""
    snapshot = network({"hobnob.yaml": settings, "contacts/ada.md": "---\nvisibility: public\n---\n"})
    if is_clear:
        assert build(snapshot, root, sharing=SHARE).pages > 1
    else:
        with pytest.raises(HobnobError, match="not sure what may be shared"):
            build(snapshot, root, sharing=SHARE)
        assert not (root / "site-shared").exists()


def test_private_may_name_the_public_section(network):
    known = network({"contacts/ada.md": "---\nvisibility: public\nprivate: body\n---\n## Public\nA\n"}).network
    assert project(known, SHARE, TODAY).records[0].text == ""


def test_parts_of_the_site_that_settings_leave_out_are_not_shared(network):
    known = network(SECRETS.replace("checks: {stale-facts: off}", "site: {pages: [today, communities]}")).network
    assert {record.kind for record in project(known, SHARE, TODAY).records} == {"contact", "community"}


def test_own_keys_are_shared_if_they_are_listed_and_plain(network):
    files = {
        "hobnob.yaml": "fields: [shoe, hat, pet, den]\nsite: {share: {fields: [shoe, hat, pet, den]}}",
        "contacts/ada.md": "---\nvisibility: public\nshoe: 42\nhat: 'a bowler'\npet: [cat, dog] # HBNPRIV\nden: '[[x]]'\n---\n",
    }
    [ada] = project(network(files).network, SHARE, TODAY).records
    assert [(field.name, field.values[0].text) for field in ada.fields] == [("shoe", "42"), ("hat", "a bowler")]
