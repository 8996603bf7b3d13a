"""Which letter fits, and the reason that it gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from hobnob.analyses.known import Known
from hobnob.analyses.letters import fitting_letter, objective_with, speaks_of_somebody, with_reason
from hobnob.analyses.proposals import Draft
from session import EXAMPLE, TODAY

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]

ADA = "--- contacts/ada.md\n---\nname: Ada\ntie: 70\nknows: [eve]\n{}\n---\n"
EVE = "--- contacts/eve.md\n---\nname: Eve\nstanding: wanted\nskills: [voice coaching]\n{}\n---\n"
COFFEE = "## {} Coffee\nkind:: coffee\n"
ASK = Draft("ask-introduction", "ada", "eve")


def known_of(read: Read, ada: str = "", eve: str = "", rest: str = "") -> Known:
    return Known(read(ADA.format(ada) + rest + EVE.format(eve)), TODAY)


@pytest.mark.parametrize(
    ("ada", "rest", "template"),
    [
        ("", "", ""),
        ("", COFFEE.format("2026-05-10"), "follow-up"),
        ("category: family", COFFEE.format("2026-05-10"), ""),
        ("cadence: 1 month", COFFEE.format("2026-03-01"), "reconnect"),
        ("cadence: 1 month\ncategory: family", COFFEE.format("2026-03-01"), "reconnect"),
        ("cadence: 1 month\nstanding: past", COFFEE.format("2026-03-01"), ""),
        ("", "## 2026-05-10 Interview\nkind:: interview\n", "thank-you"),
    ],
)
def test_the_letter_fits_how_things_stand(read: Read, ada: str, rest: str, template: str) -> None:
    settings = "--- hobnob.yaml\ncategories: {family: {sphere: personal}}\n"
    known = Known(read(settings + ADA.format(ada) + rest), TODAY)
    found = fitting_letter(known, "ada")
    assert (found.template if found else "") == template


def test_to_whom_i_do_not_know_somebody_else_writes(read: Read) -> None:
    assert fitting_letter(known_of(read), "eve") == ASK
    introduction = "--- introductions/x.md\n---\nbetween: [me, eve]\nintroducer: ada\n{}: 2026-05-01\n---\n"
    assert fitting_letter(known_of(read, rest=introduction.format("proposed")), "eve") is None
    assert fitting_letter(known_of(read, rest=introduction.format("declined")), "eve") is None


def test_the_reason_is_that_of_the_introduction_then_an_objective_and_never_a_private_question(read: Read) -> None:
    asks = "find_out: ['What did she see?', 'Which wards have none?']"
    talk = "--- objectives/talk.md\n---\nname: A talk\nstatus: {}\n{}\n---\n"
    noted = "--- introductions/x.md\n---\nbetween: [me, eve]\nintroducer: ada\nwhy: Both [[Eve|sing]]\n---\n"
    ally, need = talk.format("active", "allies: [eve]"), talk.format("active", "needs: ['skill:voice']")
    done = talk.format("met", "allies: [eve]")

    def reason(rest: str, draft: Draft = ASK) -> tuple[str, str]:
        found = with_reason(known_of(read, eve=asks, rest=rest), draft)
        return found.why, found.objective

    assert reason(noted + ally) == ("Both sing", "")
    assert reason(noted.replace("why:", "objective: talk\nwhy:") + ally) == ("Both sing", "talk")
    assert reason(ally) == reason(need) == ("", "talk")
    assert reason(done) == reason("") == ("", ""), "what I would like to find out is for myself"
    assert reason(noted, ASK._replace(why="nights")) == ("nights", ""), "whoever proposed it knows best"
    other = Draft("thank-you", "ada", "eve")
    assert with_reason(known_of(read, rest=noted), other) == other


def test_the_objective_is_one_that_is_active(read: Read) -> None:
    files = (
        "--- objectives/a.md\n---\nname: A\nstatus: dropped\nallies: [ada]\n---\n"
        "--- objectives/b.md\n---\nname: B\nneeds: ['skill:voice']\n---\n"
        "--- objectives/c.md\n---\nname: C\nstakeholders: [{who: ada}, {who: eve}]\n---\n"
    )
    known = known_of(read, rest=files)
    assert (objective_with(known, "ada"), objective_with(known, "eve")) == ("c", "c"), "a part before a need"
    known = known_of(read, rest=files.replace(", {who: eve}", ""))
    assert objective_with(known, "eve") == "b"


def test_nobody_is_spoken_of_by_a_pronoun() -> None:
    assert speaks_of_somebody("What did she see?")
    assert speaks_of_somebody("Theirs is better")
    assert not speaks_of_somebody("Is there a theory of heat?")


def test_nobody_of_the_past_is_written_to() -> None:
    from hobnob.workspace import open_network

    known = Known(open_network(EXAMPLE).network, TODAY)
    letters = {id: fitting_letter(known, id) for id in known.network.contacts}
    assert letters["borje-hallgren"] is None
    assert letters["ines-carvalho"] is None, "an introduction is under way"
    assert letters["kerstin-malm"] is None, "she has said no"
    written = [one for one in letters.values() if one is not None]
    assert len(written) > 20
    assert all(known.network.contacts[one.to].standing == "known" for one in written)
