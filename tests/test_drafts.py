"""Drafts of letters: short, warm, whole sentences whatever is missing, and nothing said that was noted for oneself."""

from __future__ import annotations

import itertools
import re
from datetime import date

import pytest

from hobnob.analyses.known import Known
from hobnob.analyses.letters import speaks_of_somebody
from hobnob.analyses.proposals import Draft
from hobnob.document import Quote
from hobnob.drafts import Drafts
from hobnob.errors import HobnobError
from hobnob.reports._ask import Ask
from hobnob.reports._drafts import first_name, letter_facts, quoted
from hobnob.workspace import open_network
from session import EXAMPLE

LETTERS = ("ask-introduction", "double-opt-in", "thank-you", "follow-up", "reconnect")
NOBODY = {"name": "", "first_name": "", "role": "", "org": "", "about": ""}
ME = {
    "name": "Nora Ek",
    "first_name": "Nora",
    "role": "nurse",
    "org": "Ward 14",
    "about": "nurse at Ward 14",
    "offers": ["bedside testing"],
    "pitch": "I was a nurse for ten years.",
}
FULL = {
    "me": ME,
    "to": {"name": "Ada Lovelace", "first_name": "Ada", "role": "", "org": "", "about": ""},
    "other": {"name": "Bob Li", "first_name": "Bob", "role": "analyst", "org": "Sky", "about": "analyst at Sky"},
    "is_personal": True,
    "is_introducer": True,
    "why": "how wards choose software",
    "topic": "how wards choose software",
    "objective": "A role in clinical software",
    "last": "coffee about hiring",
    "last_when": "11 weeks ago",
    "got": "the map of who makes what",
    "promised": "send you the deck",
    "they_need": "a reviewer",
    "could_give": "proofreading",
}
NOTHING = {
    **dict.fromkeys(FULL, ""),
    "is_personal": False,
    "is_introducer": False,
    "me": {**NOBODY, "offers": [], "pitch": ""},
    "to": NOBODY,
    "other": NOBODY,
}
CHOSEN = [key for key in FULL if key != "topic"]


@pytest.fixture(scope="module")
def packaged() -> Drafts:
    return Drafts()


def letters(packaged: Drafts, name: str):
    """The letter with every combination of facts that are known and that are not."""
    for chosen in itertools.product((False, True), repeat=len(CHOSEN)):
        facts = {key: (FULL if is_known else NOTHING)[key] for key, is_known in zip(CHOSEN, chosen, strict=True)}
        facts["topic"] = facts["why"]
        yield facts, packaged.write(name, facts)


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_whole_whatever_is_missing(packaged, name):
    for facts, letter in letters(packaged, name):
        subject, _, body = letter.partition("\n\n")
        assert re.fullmatch(r"Subject: \S.*\S", subject), letter
        assert (25 if facts["is_personal"] else 40) <= len(body.split()) <= 125, (len(body.split()), letter)
        assert not re.search(
            r"  |\n\n\n|[ \t]$|^[ \t]|\\|\{|\}|None|\[|\]|<|>| [.,;:?!]|[.,;:][.,;:]", letter, re.MULTILINE
        )
        paragraphs = body.split("\n\n")
        assert re.fullmatch(r"Hello( Ada)?,", paragraphs[0]), letter
        for paragraph in paragraphs[1:-1]:
            assert re.match(r"[A-Z]", paragraph), letter
            assert paragraph.endswith((".", "?", "!", ":")), letter
            # Every sentence begins with a capital letter.
            assert not re.search(r"[.?!] [a-z]", paragraph), letter
        # The subject is not said again.
        assert not re.search(rf"\\b{re.escape(subject.removeprefix('Subject: ').rstrip('?'))}\\b", body), letter
        ending = paragraphs[-1].split("\n")
        assert ending[1:] == ([facts["me"]["first_name"]] if facts["me"]["name"] else [])
        assert ending[0].endswith(",") == bool(facts["me"]["name"]), letter


def test_a_letter_in_whole(packaged):
    assert packaged.write("ask-introduction", {**FULL, "is_personal": False}) == (
        "Subject: May I ask you for an introduction?\n\n"
        "Hello Ada,\n\n"
        "I was glad of our coffee about hiring 11 weeks ago. What I promised you is not forgotten: send you the deck.\n\n"
        "I would like to meet Bob Li (analyst at Sky). Would you put us in touch? It would help me with this: A role in "
        "clinical software. If it does not feel right, or not now, please just say no; I will not mind. If it does, here "
        "is something to forward:\n\n"
        "I am Nora Ek, nurse at Ward 14. I was a nurse for ten years. What I am looking for: how wards choose "
        "software. Twenty minutes, whenever it suits you, would mean a lot to me.\n\n"
        "Thank you, whatever you decide,\nNora"
    )


def test_a_note_about_somebody_is_not_for_the_part_that_is_forwarded(packaged):
    letter = packaged.write("ask-introduction", {**FULL, "why": "He makes the best one.", "topic": ""})
    above, below = letter.split("something to forward:")
    assert "Why I ask: He makes the best one." in above
    assert "best one" not in below
    assert "looking for" not in below
    assert "What I would like to ask: Which wards?" in packaged.write(
        "ask-introduction", {**FULL, "topic": "Which wards?"}
    )


def test_family_and_friends_get_a_plain_warm_note(packaged):
    facts = {**NOTHING, "me": ME, "to": FULL["to"], "is_personal": True, "last": "walk", "last_when": "5 weeks ago"}
    assert packaged.write("reconnect", facts) == (
        "Subject: How are you?\n\n"
        "Hello Ada,\n\n"
        "I have been thinking of you. I like to remember our walk 5 weeks ago.\n\n"
        "What is new with you? Shall we talk soon, or meet? Tell me what suits you, and take your time with it.\n\n"
        "Yours,\nNora"
    )
    for name in LETTERS:
        assert "If there is something I can do for you" not in packaged.write(name, facts)


def test_about_an_introduction_a_letter_says_which(packaged):
    facts = {**FULL, "is_personal": False, "is_introducer": False}
    assert "What has become of the introduction to Bob Li?" in packaged.write("follow-up", facts)
    facts["is_introducer"] = True
    assert "I am glad that Bob Li put us in touch. Would you like to find a date" in packaged.write("follow-up", facts)


def test_all_facts_together_are_still_a_short_letter(packaged):
    for name in LETTERS:
        letter = packaged.write(name, {**FULL, "is_personal": False})
        assert 60 <= len(letter.partition("\n\n")[2].split()) <= 125, name


def test_text_is_put_in_as_it_is(packaged):
    letter = packaged.write("reconnect", {**FULL, "topic": "", "why": "R&D <b>at</b> {{ 7*7 }}\x1b[31m *and* _so_"})
    assert "R&D <b>at</b> {{ 7*7 }}\ufffd[31m *and* _so_." in letter


def test_the_networks_own_letter_wins_and_may_use_the_packaged_one(tmp_path):
    folder = tmp_path / "templates" / "drafts"
    folder.mkdir(parents=True)
    (folder / "reconnect.txt.j2").write_text("Subject: Hej\n\nHej {{ to.first_name }}!\\\nA\nB\n\n\n{{ '' }}\n\nC")
    (folder / "thank-you.txt.j2").write_text('{% include "!drafts/thank-you.txt.j2" %}\nPS: bring cake.')
    (folder / "follow-up.txt.j2").write_text("one\n{{ to.nickname }}")
    own = Drafts(tmp_path)
    assert own.write("reconnect", FULL) == "Subject: Hej\n\nHej Ada!\nA B\n\nC"
    assert own.write("thank-you", FULL).startswith(Drafts().write("thank-you", FULL)[:-5])
    with pytest.raises(HobnobError, match=r"templates/drafts/follow-up\.txt\.j2:2"):
        own.write("follow-up", FULL)
    with pytest.raises(HobnobError, match="no template"):
        own.write("condolence", FULL)


# -- the facts

NETWORK = """
    --- me.md
    ---
    name: Dr. Nora Ek
    role: nurse
    org: Ward 14
    offers: ["bedside testing", "[[SQL]] lessons"]
    ---
    ## Pitch: for anybody
    I was a nurse for ten years. Now I count falls.
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    role: analyst
    needs: [a reviewer]
    ---
    ## 2026-02-27 Tense coffee, she is unhappy
    kind:: coffee
    topics:: hiring, engines
    got:: the map of who makes what
    --- contacts/bob.md
    ---
    name: Bob Li
    org: Sky
    ---
    He drinks. See [[Ada Lovelace]].

    ## 2026-05-01 Email to Bob
    got:: he asked Ines before telling me

    - [ ] Come back to Bob with the deck due:2026-06-01 for:bob
    - [ ] Read Bob's chapter due:2026-05-20 for:bob
    - [ ] Thank both due:2026-05-01 for:bob,ada
    --- contacts/cleo.md
    ---
    name: Cleo
    needs: [to see prototypes, a room]
    ---
    ## 2026-04 Lunch
    got:: her notebook, on loan

    - [ ] Send Cleo what she asked for for:cleo
    --- contacts/dag.md
    ---
    name: Dag
    category: family
    needs: [the deck of cards]
    ---
    ## 2026-04-02 Walk
    kind:: walk
    got:: the yes of Bob, at last

    - [ ] Write to Dag, properly due:2026-05-01 for:dag
    - [ ] Ask Dag about the boat due:2026-05-02 for:dag
    - [ ] Mend the lamp, at last due:2026-05-03 for:dag
    - [ ] Thank Dag and Bob Li due:2026-05-04 for:dag
    - [ ] Bring Bob's ladder due:2026-05-05 for:dag
    - [ ] Lend Dag the deck of cards. due:2026-05-06 for:dag
    --- hobnob.yaml
    categories: {family: {sphere: personal}}
    --- objectives/job.md
    ---
    name: A job
    ---
"""


def facts(read, to: str, other: str = "", **more) -> dict:
    return letter_facts(Known(read(NETWORK), date(2026, 5, 15)), Draft("reconnect", to, other, **more))


def test_facts_are_gathered_from_the_files(read):
    found = facts(read, "ada", "bob", why="[[Bob Li]] knows engines", objective="job")
    assert found["me"] == {
        "name": "Dr. Nora Ek",
        "first_name": "Nora",
        "role": "nurse",
        "org": "Ward 14",
        "about": "nurse at Ward 14",
        "offers": ["bedside testing", "SQL lessons"],
        "pitch": "I was a nurse for ten years.",
    }
    assert (found["to"]["about"], found["other"]["about"]) == ("analyst", "from Sky")
    assert (found["why"], found["topic"], found["objective"]) == (*["Bob Li knows engines"] * 2, "A job")
    assert (found["last"], found["last_when"]) == ("coffee about hiring and engines", "11 weeks ago")
    assert (found["got"], found["promised"], found["they_need"]) == ("the map of who makes what", "", "a reviewer")
    assert (found["is_personal"], found["is_introducer"]) == (False, False)


def test_nothing_that_was_noted_for_oneself_stands_in_a_letter(read):
    for template in LETTERS:
        known = Known(read(NETWORK), date(2026, 5, 15))
        block = quoted(known, Ask(Drafts()), Draft(template, "ada", "bob", "a talk about engines", "job"), "letter")
        assert isinstance(block, Quote)
        assert block.name == "letter"
        for private in ("unhappy", "Tense", "drinks", "Ines", "Thank both", "chapter", "deck"):
            assert private not in block.text


def test_notes_about_somebody_are_turned_to_them_where_that_is_sure(read):
    found = facts(read, "bob")
    # A mail is no talk; what was promised to two is not his alone; "he asked" cannot be said to him.
    assert (found["last"], found["last_when"], found["got"]) == ("", "2 weeks ago", "")
    assert found["promised"] == "read your chapter", "the one that is due first"
    cleo = facts(read, "cleo")
    assert (cleo["last"], cleo["last_when"]) == ("meal", "in April 2026")
    assert (cleo["got"], cleo["promised"], cleo["they_need"]) == ("your notebook", "", "")
    unknown = facts(read, "nobody", "nobody")
    assert (unknown["to"], unknown["other"], unknown["got"]) == (NOBODY, NOBODY, "")


def test_every_letter_of_the_example_can_be_read_by_whom_it_goes_to(packaged):
    known = Known(open_network(EXAMPLE).network, date(2026, 5, 15))
    contacts = known.network.contacts
    for id, template in itertools.product(contacts, LETTERS):
        letter = packaged.write(template, letter_facts(known, Draft(template, id)))
        subject, _, body = letter.partition("\n\n")
        assert not speaks_of_somebody(letter), letter
        assert "[[" not in letter, letter
        assert subject.removeprefix("Subject: ").rstrip("?") not in body, letter
        assert letter.endswith(",\nNora"), letter
        others = [one.name for other, one in contacts.items() if other != id and one.name in letter]
        assert others == [], letter


@pytest.mark.parametrize("me", ["", "--- me.md\n---\nrole: nurse\n---\n"])
def test_an_owner_without_a_name_signs_with_none(read, me):
    known = Known(read(me + "--- contacts/ada.md\n---\nname: Ada\n---\n"), date(2026, 5, 15))
    letter = quoted(known, Ask(Drafts()), Draft("reconnect", "ada")).text
    assert letter.startswith("Subject: How are you?\n\nHello Ada,\n")
    assert letter.endswith("\n\nWarmly")


def test_a_letter_names_promises_that_read_and_nothing_twice(read):
    found = facts(read, "dag")
    # To write, to ask and to thank are kept by writing; the lamp goes on, and the ladder is somebody else's.
    assert (found["promised"], found["got"]) == ("lend you the deck of cards", "")
    assert (found["they_need"], found["is_personal"]) == ("", True)
    known = Known(read(NETWORK), date(2026, 5, 15))
    asked = letter_facts(known, Draft("reconnect", "ada", "", "a job", "job"), could_give="a reviewer")
    assert (asked["objective"], asked["could_give"]) == ("", "")


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Ada Lovelace", "Ada"),
        ("Dr. Ada Lovelace", "Ada"),
        ("李明", "李明"),
        ("Prof", "Prof"),
        ("", ""),
        ("Jean-Luc P.", "Jean-Luc"),
    ],
)
def test_first_names(name, called):
    assert first_name(name) == called


@pytest.fixture
def read(network):
    return lambda files: network(files).network
