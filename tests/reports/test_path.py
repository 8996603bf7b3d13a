"""`report path`: what a person reads at once, what a program gets, and the honest "no way"."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from graphs import contact
from session import Run

if TYPE_CHECKING:
    from hobnob.workspace import Snapshot

Make = Callable[[str], "Snapshot"]
Do = Callable[..., Run]

PEOPLE = (
    contact("ada", name="Ada Lovelace", tie="76", knows_well=["eve"])
    + contact("bob", name="Bob Boole", tie="20", knows=["eve", "cleo"])
    + contact("cleo", name="Cleo Clark", tie="60", knows_well=["bob"])
    + contact("eve", name="Eve Moore", standing="wanted", role="editor", org="Acme", knows=["fay"])
    + contact("fay", name="Fay Wray", standing="wanted", org="Beta")
    + "--- me.md\n---\nname: Nora\n---\n"
)


@pytest.fixture
def asked(network: Make, run: Do) -> Callable[..., str]:
    """Makes the network and gives the report's text."""

    def call(files: str, *arguments: str) -> str:
        network(files)
        done = run("report", "path", *arguments)
        assert done.exit_code == 0, done.stderr
        return done.stdout

    return call


def data(text: str) -> dict[str, Any]:
    return dict(json.loads(text))


def opening(text: str) -> str:
    """The sentence below the title."""
    return text.splitlines()[2]


def test_a_person_reads_it_at_once(asked: Callable[..., str]) -> None:
    text = asked(PEOPLE, "Eve Moore")
    # Ada 0.76 * 0.8 = 0.608; Cleo and Bob 0.6 * 0.8 * 0.5 = 0.24; Bob 0.2 * 0.5 = 0.1.
    head, _, rest = text.partition("\nWhat to do next\n")
    assert head == (
        "Ways to Eve Moore, on 2026-05-15\n\n"
        "Ada Lovelace could introduce you to Eve Moore: 2 steps, warmth 60 of 100.\n\n"
        "1. Ada Lovelace → Eve Moore: warmth 60\n"
        "- You and Ada Lovelace: strong, 76 by your own judgement\n"
        "- Ada Lovelace and Eve Moore: they know each other well (Ada Lovelace's file)\n\n"
        "2. Cleo Clark → Bob Boole → Eve Moore: warmth 24\n"
        "- You and Cleo Clark: strong, 60 by your own judgement\n"
        "- Cleo Clark and Bob Boole: they know each other well (Cleo Clark's file)\n"
        "- Bob Boole and Eve Moore: they know each other (Bob Boole's file)\n\n"
        "3. Bob Boole → Eve Moore: warmth 10\n"
        "- You and Bob Boole: weak, 20 by your own judgement\n"
        "- Bob Boole and Eve Moore: they know each other (Bob Boole's file)\n"
    )
    assert rest.startswith(
        "- Ask Ada Lovelace for an introduction to Eve Moore\n  strong, 76 by your own judgement\n\nA draft to Ada Lovelace\n"
    )
    assert "Hello Ada" in rest
    assert "Eve Moore (editor at Acme)" in rest
    assert "To                     Eve Moore, editor at Acme\nDegrees of separation  2\n" in rest


def test_programs_get_ids_and_exact_figures(asked: Callable[..., str]) -> None:
    found = data(asked(PEOPLE, "eve", "--format", "json"))
    assert (found["from"], found["to"], found["degrees"]) == ("me", "contact/eve", 2)
    assert found["ways"][0] == {
        "way": 1, "start": "me", "end": "eve", "warmth": pytest.approx(0.608, abs=1e-12), "people": ["ada", "eve"],
    }  # fmt: skip
    assert found["steps"][1] == {
        "way": 1, "start": "ada", "end": "eve", "warmth": 0.8,
        "why": ["they know each other well (Ada Lovelace's file)"],
    }  # fmt: skip
    assert (found["nearest"], found["former"], found["introductions"]) == ([], [], [])
    assert found["next"] == [
        {
            "what": "Ask Ada Lovelace for an introduction to Eve Moore", "why": "strong, 76 by your own judgement",
            "kind": "ask for an introduction", "about": "contact/eve", "people": ["ada", "eve"], "objective": None,
        }
    ]  # fmt: skip
    assert "I would like to meet Eve Moore (editor at Acme)." in found["draft"]


def test_fewest_steps_and_how_many_ways(asked: Callable[..., str]) -> None:
    fewest = data(asked(PEOPLE, "eve", "--fewest", "--format", "json"))
    assert [way["people"] for way in fewest["ways"]] == [["ada", "eve"], ["bob", "eve"], ["cleo", "bob", "eve"]]
    settings = "--- hobnob.yaml\npaths: {ways: 1}\n"
    assert len(data(asked(settings + PEOPLE, "eve", "--format", "json"))["ways"]) == 1
    assert len(data(asked("", "eve", "--format", "json", "-n", "2"))["ways"]) == 2
    # Over Ada; Bob; Cleo and Bob; each of the latter two to Bob first, and no other.
    assert len(data(asked("", "eve", "--format", "json", "--all"))["ways"]) == 3


def test_between_two_others_without_me_and_without_a_letter(asked: Callable[..., str]) -> None:
    text = asked(PEOPLE, "eve", "--from", "cleo")
    assert text.startswith("Ways to Eve Moore from Cleo Clark, without you, on 2026-05-15\n")
    assert opening(text) == "Cleo Clark gets to Eve Moore through Bob Boole: 2 steps, warmth 40 of 100."
    assert "draft" not in text
    assert "From                   Cleo Clark\n" in text
    assert opening(asked("", "bob", "--from", "cleo")).startswith(
        "They need no introduction. Cleo Clark and Bob Boole:"
    )
    assert opening(asked("", "cleo", "--from", "cleo")) == "No way is needed: that is Cleo Clark."


def test_whom_i_know_well_i_need_no_way_to(asked: Callable[..., str]) -> None:
    text = asked(PEOPLE, "ada")
    assert opening(text) == "You know Ada Lovelace yourself: strong, 76 by your own judgement."
    assert "2." not in text
    assert "draft" not in text


def test_a_weak_tie_of_mine_is_said_first_and_warmed_by_others(asked: Callable[..., str]) -> None:
    text = asked(PEOPLE, "bob")
    assert opening(text) == (
        "You know Bob Boole yourself: weak, 20 by your own judgement. The way through Cleo Clark is warmer."
    )
    assert "1. Cleo Clark → Bob Boole: warmth 48" in text
    assert "Bob Boole: warmth 20" in text
    assert "A draft to Bob Boole" in text


def test_nobody_is_asked_to_introduce_me_to_whom_i_know(asked: Callable[..., str]) -> None:
    # Without Ada the warmest way leads over Cleo to Bob, and it is Bob who knows Eve.
    text = asked(PEOPLE.replace("tie: 76", "standing: wanted"), "eve")
    assert opening(text) == (
        "Bob Boole could introduce you to Eve Moore: 3 steps, warmth 24 of 100. A word from Cleo Clark first would help."
    )
    assert "A draft to Bob Boole" in text


def test_a_longer_way_names_whom_to_meet_next(asked: Callable[..., str]) -> None:
    text = asked(PEOPLE, "fay")
    assert opening(text) == (
        "Ada Lovelace could introduce you to Eve Moore, from whom it goes on to Fay Wray: 3 steps, warmth 30 of 100."
    )
    assert "a way to Fay Wray, at Beta" in " ".join(text.split())


@pytest.mark.parametrize(
    ("stage", "first", "told", "todo", "has_letter"),
    [
        (
            "why: [[Eve Moore]] edits what I read",
            "Ada Lovelace could introduce you to Eve Moore: 2 steps, warmth 60 of 100.",
            "an idea, not proposed yet",
            ["Ask Ada Lovelace for an introduction to Eve Moore"],
            True,
        ),
        (
            "proposed: 2026-05-01\nagreed: 2026-06-04",
            (
                "An introduction to Eve Moore by Ada Lovelace was proposed 2 weeks ago. "
                "The best way, through Ada Lovelace: 2 steps, warmth 60 of 100."
            ),
            "proposed on 2026-05-01",
            ["Ask Ada Lovelace about the introduction to Eve Moore"],
            False,
        ),
        (
            "declined: 2026-05",
            (
                "An introduction to Eve Moore by Ada Lovelace was declined in May 2026: a no is a no until something changes. "
                "The best way, through Ada Lovelace: 2 steps, warmth 60 of 100."
            ),
            "declined in May 2026",
            [],
            False,
        ),
    ],
)
def test_an_introduction_is_asked_for_once_and_a_no_is_a_no(
    asked: Callable[..., str], stage: str, first: str, told: str, todo: list[str], has_letter: bool
) -> None:
    introduction = f"--- introductions/eve.md\n---\nbetween: [me, eve]\nintroducer: ada\n{stage}\n---\n"
    text = asked(PEOPLE + introduction, "eve")
    assert opening(text) == first
    assert f"Introductions so far\n- to Eve Moore, through Ada Lovelace: {told}\n" in text
    found = data(asked("", "eve", "--format", "json"))
    assert [one["what"] for one in found["next"]] == todo
    assert ("draft" in found) == has_letter
    if has_letter:
        assert "Why I ask:" not in found["draft"], "a topic is for the part that is forwarded"
        assert "What I am looking for: Eve Moore edits what I read." in found["draft"]


def test_a_no_on_the_way_is_told_and_another_way_is_taken(asked: Callable[..., str]) -> None:
    no = "--- introductions/eve.md\n---\nbetween: [me, eve]\nintroducer: ada\ndeclined: 2026-05\n---\n"
    text = asked(PEOPLE + no, "fay")
    said = (
        "An introduction to Eve Moore on the way there was declined in May 2026: a no is a no until something changes. "
    )
    assert opening(text) == f"{said}The best way, through Ada Lovelace, then Eve Moore: 3 steps, warmth 30 of 100."
    assert data(asked("", "fay", "--format", "json"))["next"] == []
    dan = contact("dan", name="Dan Doe", tie="10", knows=["fay"])
    text = asked(PEOPLE + no + dan, "fay")
    assert opening(text).startswith(said)
    (todo,) = data(asked("", "fay", "--format", "json"))["next"]
    assert todo["what"] == "Ask Dan Doe for an introduction to Fay Wray"


def test_nothing_is_suggested_about_the_past(asked: Callable[..., str]) -> None:
    text = asked(PEOPLE.replace("tie: 20", "standing: past\ntie: 20"), "bob")
    assert opening(text) == (
        "Bob Boole is a tie of the past: no way leads there, and nothing has to be done. "
        "You and Bob Boole: weak, 20 by your own judgement."
    )
    found = data(asked("", "bob", "--format", "json"))
    assert (found["ways"], found["next"], found["degrees"], "draft" in found) == ([], [], None, False)
    assert opening(asked("", "bob", "--from", "ada")).endswith("nothing has to be done.")
    assert [way["people"] for way in data(asked("", "eve", "--format", "json"))["ways"]] == [["ada", "eve"]]


# -- communities and organisations

CLUB = "--- communities/club.md\n---\nname: The Club\nstanding: wanted\nmeets: on Mondays\n---\n"


def test_an_organisation_without_a_file(asked: Callable[..., str]) -> None:
    text = asked(PEOPLE, "acme")
    assert text.startswith("Ways to Acme, on 2026-05-15\n")
    assert opening(text) == "Ada Lovelace could introduce you to Eve Moore: 2 steps, warmth 60 of 100."
    found = data(asked("", "Acme", "--format", "json"))
    assert (found["to"], found["degrees"], len(found["ways"])) == ("organisation/Acme", 2, 3), "all to Eve"


def test_former_members_are_told_as_such(asked: Callable[..., str]) -> None:
    files = contact("ada", name="Ada", tie="70", org="Beta", history="[{org: Acme}]")
    text = asked(files, "acme")
    assert opening(text) == (
        "No way leads to anybody who is at Acme now, only to who used to be there. "
        "You know Ada there: strong, 70 by your own judgement."
    )


def test_whom_i_know_there_needs_no_introduction(asked: Callable[..., str]) -> None:
    files = (
        contact("ada", name="Ada", tie="90", knows_well=["bob", "eve"], org="Beta", history="[{org: Acme}]")
        + contact("bob", name="Bob", tie="10", org="Acme")
        + contact("eve", name="Eve", standing="wanted", org="Acme")
    )
    text = asked(files, "acme")
    assert opening(text) == ("You know Bob there: weak, 10 by your own judgement. Ada used to be there.")
    assert "1. Bob: warmth 10\n" in text
    assert "2. Ada → Eve: warmth 72\n" in text
    assert "- Ask Bob about Acme\n" in text
    assert "introduce me to Bob" not in text
    found = data(asked("", "acme", "--format", "json"))
    assert (found["degrees"], found["former"]) == (1, [{"id": "ada", "name": "Ada"}])
    # Without Bob nobody whom I know is there now, however near Ada is.
    text = asked(files.replace("tie: 10", "standing: wanted"), "acme", "--format", "json")
    assert (data(text)["degrees"], data(text)["answer"].endswith("Ada used to be there.")) == (2, True)
    several = asked(files.replace("standing: wanted", "tie: 40"), "acme")
    assert opening(several) == "You know Eve (fair, 40) and Bob (weak, 10) there. Ada used to be there."


def test_a_community_nobody_is_noted_of_or_of_which_i_am(asked: Callable[..., str]) -> None:
    text = asked(CLUB, "club")
    assert opening(text) == "No way leads from you into The Club: nobody is noted who belongs to it."
    assert "- Join The Club, or go there once as a guest\n  it meets on Mondays\n" in text
    assert "- Find out who belongs to The Club, and give them a file\n" in text
    mine = asked(CLUB.replace("wanted", "member") + contact("ada", name="Ada", communities=["club"]), "club")
    assert opening(mine) == "You are a member of The Club yourself. You know Ada there: no interaction noted yet."


# -- no way


def test_no_way_tells_who_is_nearest_and_what_to_do(asked: Callable[..., str]) -> None:
    files = (
        contact("zoe", name="Zoë Zweig", standing="wanted", org="Acme", role="head of research", communities=["club"])
        + contact("yan", name="Yan", standing="wanted", knows=["zoe"])
        + contact("ada", name="Ada", tie="70", communities=["club"], can_reach=["research heads", "anybody at Acme"])
        + contact("bob", name="Bob", tie="40", org="Acme")
        + contact("cleo", name="Cleo", tie="50", can_reach=["Acme"])
        + CLUB
        + "--- events/fair.md\n---\nname: Fair\ndate: 2026-06-01\nmeet: [zoe]\n---\n"
        + "--- events/over.md\n---\nname: Over\ndate: 2026-05-01\nmeet: [zoe]\n---\n"
        + "--- events/monday.md\n---\nname: Club night\ndate: 2026-05-18\ncommunity: club\n---\n"
    )
    text = asked(files, "zoe")
    assert opening(text) == "No way leads from you to Zoë Zweig: nobody within reach is known to know Zoë Zweig."
    _, _, rest = text.partition("Nearest\n")
    assert rest.partition("\nBetween whom")[0] == (
        "- Yan (out of reach)\n"
        "  they know each other (Yan's file)\n"
        "- Ada (warmth 70)\n"
        "  of The Club too, can reach research heads and can reach anybody at Acme\n"
        "- Bob (warmth 40)\n"
        "  of Acme too\n"
        "- Cleo (warmth 50)\n"
        "  can reach Acme\n\n"
        "What to do next\n"
        "- Go to Club night on 2026-05-18\n"
        "  it is an event of The Club\n"
        "- Go to Fair on 2026-06-01\n"
        "  Zoë Zweig is on your list of whom to meet there\n"
        "- Join The Club, or go there once as a guest\n"
        "  Zoë Zweig belongs to it; it meets on Mondays\n"
        "- Ask Ada who knows Zoë Zweig\n"
        "  of The Club too, can reach research heads and can reach anybody at Acme\n"
        "- Ask Bob who knows Zoë Zweig\n"
        "  of Acme too\n"
        "- Ask Cleo who knows Zoë Zweig\n"
        "  can reach Acme\n"
        "- Find out who knows Zoë Zweig, and note it in their file, under knows\n"
        "  a tie that nobody has noted cannot be found\n"
    )
    found = data(asked("", "zoe", "--format", "json"))
    assert [(one["id"], one["kind"], one["warmth"]) for one in found["nearest"]] == [
        ("yan", "know", None), ("ada", "community", 0.7), ("bob", "community", 0.4), ("cleo", "can reach", 0.5),
    ]  # fmt: skip
    assert [one["about"] for one in found["next"][:3]] == ["event/monday", "event/fair", "community/club"]
    assert (found["ways"], found["degrees"]) == ([], None)


def test_too_far_is_told_as_such(asked: Callable[..., str]) -> None:
    text = asked("--- hobnob.yaml\npaths: {longest: 2}\n" + PEOPLE, "fay")
    assert opening(text) == "Fay Wray is 3 steps away from you: no introduction goes on for more than 2."
    assert "- Eve Moore (warmth 60)\n  they know each other (Eve Moore's file)\n" in text


def test_alone_and_oneself(asked: Callable[..., str], run: Do) -> None:
    text = asked(contact("ada", name="Ada", standing="wanted"), "ada")
    assert opening(text) == "No way leads from you to Ada: nobody within reach is known to know Ada."
    assert "Find out who knows Ada" in text
    assert opening(asked("--- me.md\n---\nname: Nora\n---\n", "nora")) == "No way is needed: that is you."
    assert opening(asked("", "me", "--from", "ada")) == "No way is needed: that is you."


def test_nobody_of_that_name(network: Make, run: Do) -> None:
    network(PEOPLE)
    nobody = run("report", "path", "Ada Lovelase")
    assert (nobody.exit_code, "Ada Lovelace" in nobody.stderr) == (2, True)
    empty = run("report", "path", "")
    assert empty.exit_code == 2
    assert empty.stdout == ""
