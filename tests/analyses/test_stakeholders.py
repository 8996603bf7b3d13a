"""The grid of power and interest: who is where, who presses most for a move, and what that move is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hobnob.analyses.known import Known
from hobnob.analyses.stakeholders import place_of, stakeholders
from hobnob.constants import StakeholdersConstants
from session import TODAY


def objective(*stakes: str, more: str = "") -> str:
    lines = "".join(f"  - {stake}\n" for stake in stakes)
    return f"--- objectives/board.md\n---\nname: The board\n{more}stakeholders:\n{lines}---\n"


def contact(id: str, fields: str = "") -> str:
    return f"--- contacts/{id}.md\n---\nname: {id.capitalize()}\n{fields}---\n"


@pytest.fixture
def stakes(read):
    def call(files: str):
        return stakeholders(Known(read(files), TODAY))["board"]

    return call


@pytest.mark.parametrize(
    ("power", "interest", "place"),
    [
        (5, 4, "manage closely"),
        (4, 4, "manage closely"),
        (4, 3, "keep satisfied"),
        (3, 4, "keep informed"),
        (3, 3, "monitor"),
        (None, 5, "not placed yet"),
        (5, None, "not placed yet"),
        (None, None, "not placed yet"),
    ],
)
def test_high_is_four_and_more_and_what_is_unknown_has_a_place_of_its_own(power, interest, place):
    assert place_of(power, interest, StakeholdersConstants()) == place


def test_what_is_high_can_be_set():
    assert place_of(3, 2, StakeholdersConstants(high=3)) == "keep satisfied"


def test_pressure_is_power_times_stance_times_what_the_tie_lacks(stakes):
    found = stakes(
        contact("ada", "tie: 50\n")
        + contact("bob")
        + contact("cleo", "tie: 90\n")
        + contact("dora", "tie: 25\n")
        + objective(
            "ada power:4 interest:2 stance:sceptic",  # 4 * 1.0 * (1 - 0.50) = 2.0
            "bob power:3 interest:3",  # 3 * 0.8 * (1 - 0) = 2.4; no stance is neutral, no tie is 0
            "cleo power:5 interest:5 stance:supporter",  # 5 * 0.4 * (1 - 0.90) = 0.2
            "dora stance:neutral",  # 3 (unsaid) * 0.8 * (1 - 0.25) = 1.8
        )
    )
    assert [(one.name, one.pressure) for one in found] == [
        ("Bob", pytest.approx(2.4)),
        ("Ada", pytest.approx(2.0)),
        ("Dora", pytest.approx(1.8)),
        ("Cleo", pytest.approx(0.2)),
    ]


def test_a_powerful_sceptic_whom_i_hardly_know_comes_before_a_supporter_i_see_every_week(stakes):
    found = stakes(
        contact("ada", "tie: 80\n") + contact("bob", "tie: 10\n")
        + objective("ada power:5 interest:5 stance:supporter", "bob power:4 interest:1 stance:sceptic")
    )  # fmt: skip
    assert [one.id for one in found] == ["bob", "ada"]


@pytest.mark.parametrize(
    ("tie", "stake", "kind", "text"),
    [
        ("10", "bob power:4 interest:2 stance:sceptic", "reach out", "Reach out to Bob"),
        ("60", "bob power:4 interest:2 stance:sceptic", "ask", "Ask Bob what speaks against The board"),
        ("60", "{who: bob, power: 4, interest: 2, need: a place in May}", "ask", "Ask Bob for a place in May"),
        ("60", "{who: bob, power: 4, interest: 2, need: to say yes}", "ask", "Ask Bob to say yes"),
        ("60", "bob power:4 interest:4", "tell", "Tell Bob how The board is going"),
        ("60", "bob power:1 interest:1", "tell", "Tell Bob the news of The board when you meet"),
    ],
)
def test_the_next_move_follows_the_tie_the_stance_and_the_need(stakes, tie, stake, kind, text):
    (found,) = stakes(contact("bob", f"tie: {tie}\n") + objective(stake))
    assert found.move is not None
    assert (found.move.kind, found.move.text, found.move.objective) == (kind, text, "board")


def test_the_move_says_why_in_the_words_of_a_person(stakes):
    (found,) = stakes(
        contact("katarina", "tie: 16\nmet: 2026-02-05\n")
        + objective("{who: katarina, power: 4, interest: 2, stance: neutral, need: a place in October}")
    )
    assert found.move.why == "keep satisfied, neutral; for The board you need a place in October; last 3 months ago"
    assert found.move.draft.template == "reconnect"


def test_an_empty_seat_asks_those_whom_its_words_fit_the_warmest_first(stakes):
    (found,) = stakes(
        contact("ada", "role: data protection officer\norg: Town Hall\ntie: 20\n")
        + contact("bob", "can_reach: [data protection officers]\ntie: 70\n")
        + contact("cleo", "history:\n  - {role: data protection officer, org: Mill}\n")
        + contact("dora", "role: officer of the watch\ntie: 90\n")
        + contact("eve", "role: data protection officer\nstanding: wanted\n")
        + contact("finn", "role: data protection officer\ncategory: family\n")
        + objective("{seat: data protection officer, power: 4, interest: 3}")
    )
    assert found.is_empty
    assert [(one.id, one.because) for one in found.candidates] == [
        ("bob", "can reach data protection officers"),
        ("ada", "data protection officer at Town Hall"),
        ("cleo", "was data protection officer at Mill"),
    ]
    assert found.move.text == "Ask Bob, Ada or Cleo who could be the data protection officer"
    assert found.move.people == ("bob", "ada", "cleo")


def test_an_empty_seat_that_nobody_fits_is_to_be_found_out(stakes):
    (found,) = stakes(contact("ada") + objective("{seat: the bishop, power: 4, interest: 3}"))
    assert (found.move.kind, found.candidates) == ("find", ())


def test_somebody_whom_nobody_is_called_is_told_as_written_and_wants_a_file(read):
    from hobnob.parse import parse_file
    from hobnob.resolve import resolve
    from hobnob.settings import Settings

    text = "---\nname: The board\nstakeholders:\n  - Grace Hopper power:4 interest:5\n---\n"
    network = resolve([parse_file("objectives/board.md", text, Settings())], Settings())
    (found,) = stakeholders(Known(network, TODAY))["board"]
    assert (found.id, found.name, found.strength) == ("", "Grace Hopper", None)
    assert found.move.text == 'Write down who Grace Hopper is: hobnob new contact "Grace Hopper"'


def test_somebody_wanted_is_approached_by_the_way_to_them(stakes):
    (found,) = stakes(
        contact("ada", "tie: 70\nknows: ines\n") + contact("ines", "standing: wanted\n")
        + objective("ines power:5 interest:2")
    )  # fmt: skip
    assert (found.move.kind, found.move.text) == ("ask for an introduction", "Ask Ada for an introduction to Ines")
    assert found.move.draft[:3] == ("ask-introduction", "ada", "ines")


def test_i_have_no_move_with_myself_and_one_with_who_is_named_twice(stakes):
    found = stakes(contact("bob") + objective("me power:5 interest:5", "bob power:5 interest:1", "bob power:1"))
    assert [(one.id, one.move is not None) for one in found] == [("bob", True), ("bob", False), ("me", False)]


@pytest.mark.parametrize("status", ["paused", "met", "dropped"])
def test_an_objective_that_is_not_active_has_a_grid_and_no_moves(stakes, status):
    (found,) = stakes(contact("bob") + objective("bob power:5 interest:1", more=f"status: {status}\n"))
    assert (found.place, found.move) == ("keep satisfied", None)


def test_an_objective_past_its_date_has_its_moves_still(stakes):
    (found,) = stakes(contact("bob") + objective("bob power:5 interest:1", more="due: 2026-01-01\n"))
    assert found.move is not None


def test_without_stakeholders_there_is_nothing(read):
    assert stakeholders(Known(read("--- objectives/a.md\n---\nname: A\n---\n"), TODAY)) == {}
    assert stakeholders(Known(read(""), TODAY)) == {}


@given(
    some.integers(0, 100), some.integers(0, 100), some.integers(1, 5), some.sampled_from(["sceptic", "supporter", ""])
)
def test_a_warmer_tie_never_presses_more_and_pressure_stays_on_its_scale(read, one, other, power, stance):
    def pressure(tie: int) -> float:
        stake = f"ada power:{power} interest:3{f' stance:{stance}' if stance else ''}"
        network = read(contact("ada", f"tie: {tie}\n") + objective(stake))
        return stakeholders(Known(network, TODAY))["board"][0].pressure

    warm, cool = pressure(max(one, other)), pressure(min(one, other))
    assert 0 <= warm <= cool <= 5
