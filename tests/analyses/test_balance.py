"""Give and take: what counts and what it weighs, worked out by hand, and what must hold for any history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hobnob.analyses.balance import Balance, NetworkBalance, Sums, balances, network_balance, returns, state_of
from hobnob.analyses.exchanges import Exchange, exchanges
from hobnob.analyses.known import Known
from hobnob.constants import BalanceConstants
from hobnob.model import Key
from session import TODAY

if TYPE_CHECKING:
    from hobnob.network import Network

Read = Callable[[str], "Network"]

PEOPLE = "".join(f"--- contacts/{id}.md\n---\nname: {id.capitalize()}\n---\n" for id in ("ada", "bob", "cleo"))


def all_of(network: Network, today: date = TODAY) -> dict[str, Balance]:
    return balances(Known(network, today))


def whole(network: Network, today: date = TODAY) -> NetworkBalance:
    return network_balance(Known(network, today))


def contact(front: str, body: str = "", id: str = "ada") -> str:
    return f"--- contacts/{id}.md\n---\nname: {id.capitalize()}\n{front}\n---\n{body}\n"


def test_favours_promises_and_introductions_add_up(read: Read) -> None:
    network = read(
        PEOPLE
        + "--- notes/2026-05-01-coffee.md\n---\nwith: [ada]\ngave: [a book, an hour]\ngot: a recipe\ntold: mending\n---\n"
        "- [x] Send the slides done:2026-05-03 for:ada\n"
        "- [x] Send the photographs done:2026-05-04 by:ada\n"
        "--- notes/2026-05-05-dinner.md\n---\nwith: [ada, bob]\ngave: the meal\ngave@bob: a lift\ngot: wine\n---\n"
        "- [x] Write everybody a page done:2026-05-06\n"
        "--- introductions/one.md\n---\nbetween: [ada, cleo]\nmade: 2026-05-07\n---\n"
        "--- introductions/two.md\n---\nbetween: [me, bob]\nintroducer: cleo\nmet: 2026-05-08\n---\n"
    )
    found = all_of(network)
    # Ada got the book 1, the hour 1, half of the meal 1/2, the slides 1, half of the letter 1/2, an introduction 2.
    assert found["ada"].sums.gave == 1 + 1 + 1 / 2 + 1 + 1 / 2 + 2 == 6
    # And gave the recipe 1, the photographs 1 and half of the wine 1/2. What she was told of is neither.
    assert found["ada"].sums.got == 1 + 1 + 1 / 2 == 2.5
    assert found["ada"].sums.balance == (6 - 2.5) / (6 + 2.5)
    # Bob got half of the meal, the lift and half of the letter, and gave half of the wine.
    assert found["bob"].sums == Sums(1 / 2 + 1 + 1 / 2, 1 / 2)
    # Cleo got an introduction and made one.
    assert found["cleo"].sums == Sums(2, 2)
    assert (found["cleo"].sums.balance, found["cleo"].state) == (0, "even")
    # The meal and the wine count once for the network.
    everything = whole(network)
    assert everything.sums == Sums(6 + 2 + 2, 2.5 + 0.5 + 2) == Sums(10, 5)
    assert everything.sums.balance == 5 / 15
    assert found["ada"].reasons == (
        "you gave 3 favours, 2 kept promises and 1 introduction, last 8 days ago: an introduction to Cleo",
        "you got 2 favours and 1 kept promise, last 10 days ago: wine",
    )


def test_three_who_share_one_favour_are_one_favour(read: Read) -> None:
    network = read(PEOPLE + "--- notes/2026-05-01-a.md\n---\nwith: [ada, bob, cleo]\ngave: cake\n---\n")
    assert {one.sums.gave for one in all_of(network).values()} == {1 / 3}
    assert whole(network).sums.gave == 1.0


def test_weights_are_settings(read: Read) -> None:
    network = read(
        "--- hobnob.yaml\nbalance: {favour: 0.5, introduction: 3, promise: 0}\n"
        + PEOPLE
        + "--- notes/2026-05-01-a.md\n---\nwith: [ada]\ngave: a book\n---\n- [x] Send it done:2026-05-02\n"
        "--- introductions/one.md\n---\nbetween: [ada, cleo]\nmade: 2026-05-07\n---\n"
    )
    assert all_of(network)["ada"].sums.gave == 0.5 + 0 + 3


@pytest.mark.parametrize(
    ("front", "amount"),
    [
        ("between: [me, ada]\nintroducer: bob\nmade: 2026-05-01", 2),
        ("between: [me, ada]\nintroducer: bob\nmet: 2026-05-01", 2),
        ("between: [me, ada]\nintroducer: bob\nagreed: 2026-05-01", 0),
        ("between: [me, ada]\nintroducer: bob\nmade: 2026-05-16", 0),
        ("between: [me, ada]\nintroducer: bob\nmade: 2026-05-01\ndeclined: 2026-05-02", 2),
        ("between: [me, bob]\nintroducer: bob\nmade: 2026-05-01", 0),
        ("between: [ada, cleo]\nintroducer: bob\nmade: 2026-05-01", 0),
        ("between: [me]\nintroducer: bob\nmade: 2026-05-01", 0),
    ],
)
def test_an_introduction_made_for_me_is_one_received(read: Read, front: str, amount: float) -> None:
    network = read(f"{PEOPLE}--- introductions/one.md\n---\n{front}\n---\n")
    assert all_of(network)["bob"].sums == Sums(0, amount)


def test_who_introduces_themselves_gives_nothing(read: Read) -> None:
    network = read(f"{PEOPLE}--- introductions/one.md\n---\nbetween: [me, ada]\nmade: 2026-05-01\n---\n")
    assert whole(network).sums == Sums(0, 0)


def test_met_through_is_an_introduction_once(read: Read) -> None:
    two = contact("", id="bob") + contact("met_through: bob\nmet: 2026-05-01")
    assert all_of(read(two))["bob"].sums == Sums(0, 2)
    recorded = "--- introductions/one.md\n---\nbetween: [me, ada]\nintroducer: bob\nmade: 2026-05-01\n---\n"
    assert all_of(read(two + recorded))["bob"].sums == Sums(0, 2)
    unmet = contact("", id="bob") + contact("met_through: bob\nmet: 2026-06-01")
    assert all_of(read(unmet))["bob"].sums == Sums(0, 0)
    wanted = contact("", id="bob") + contact("met_through: bob\nstanding: wanted")
    assert all_of(read(wanted))["bob"].sums == Sums(0, 0)
    themselves = contact("met_through: ada")
    assert all_of(read(themselves))["ada"].sums == Sums(0, 0)


def test_only_promises_that_were_kept_count_and_open_ones_are_owed(read: Read) -> None:
    network = read(
        contact(
            "",
            "## 2026-05-01 Coffee\n"
            "- [x] Done without a date\n- [x] Done tomorrow done:2026-05-16\n- [-] Dropped\n- [ ] Open\n"
            "- [ ] Theirs by:them\n- [x] Theirs and kept by:them\n"
            "## 2026-05-20 Lunch\n- [x] Done in a plan\n",
        )
    )
    ada = all_of(network)["ada"]
    assert ada.sums == Sums(1, 1)
    assert [one.text for one in ada.owed] == ["Done tomorrow", "Open"]
    assert [one.text for one in ada.expected] == ["Theirs"]
    assert whole(network).promised == ("ada",)


def test_a_promise_kept_for_somebody_else_was_not_given_to_me(read: Read) -> None:
    note = "--- notes/2026-05-01-a.md\n---\nwith: [ada, bob]\n---\n"
    assert all_of(read(f"{PEOPLE}{note}- [x] Send it by:ada for:cleo\n"))["ada"].sums.got == 0
    # Said in company and to nobody by name, it was promised to all of us.
    assert all_of(read(f"{PEOPLE}{note}- [x] Send it by:ada\n"))["ada"].sums.got == 1
    # In company, said to be for the only other one there, it is for them all the same.
    two = "--- notes/2026-05-01-two.md\n---\nwith: [ada, bob]\n---\n"
    assert all_of(read(f"{PEOPLE}{two}- [x] Send it by:ada for:bob\n"))["ada"].sums.got == 0
    assert all_of(read(f"{PEOPLE}{two}- [x] Send it by:ada\n"))["ada"].sums.got == 1


def gifts(gave: float, got: float, kind: str = "favour") -> list[Exchange]:
    def one(is_mine: bool, amount: float) -> Exchange:
        return Exchange("ada", is_mine, kind, amount, None, "x", Key("contact", "ada"))

    return [one(is_mine, amount) for is_mine, amount in ((True, gave), (False, got)) if amount]


@pytest.mark.parametrize(
    ("gave", "got", "state"),
    [
        (0, 0, "unknown"),
        (1, 0, "little"),
        (0, 1.5, "little"),
        (0, 2, "only got"),
        (2, 0, "only gave"),
        (1, 1, "even"),
        (1, 2.5, "even"),  # 1.5 more is less than the margin of 2
        (1, 3, "got more"),  # 2 more, and a balance of -0.5
        (3, 1, "gave more"),
        (10, 12, "even"),  # 2 more, but only 1.2 times as much
        (10, 12.5, "got more"),  # 1.25 times as much
        (4, 6, "got more"),
        (6, 4, "gave more"),
    ],
)
def test_states(gave: float, got: float, state: str) -> None:
    assert state_of(gifts(gave, got), BalanceConstants()) == state


@pytest.mark.parametrize(
    ("task", "gave"),
    [
        ("Send her the slides", 1),
        ("Write her a page", 1),
        ("Write to her within a day", 0),
        ("write to: her", 0),
        ("Ask her how she is", 0),
        ("E-mail the slides", 0),
        ("Find out when it begins", 0),
        ("Asking price of the flat, looked up", 1),
        ("Thank Ada for:ada", 0),  # it names whom it is for, and to thank is no favour
        ("Ask the clinic for a date for:ada", 1),  # somebody else was asked, for her
        ("Ask Ada whether Bob has room for:bob", 0),  # an asking, and it names Bob
        ("Send the slides for:me", 0),
    ],
)
def test_an_asking_is_no_gift(read: Read, task: str, gave: float) -> None:
    files = f"{PEOPLE}--- notes/2026-05-01-coffee.md\n---\nwith: [ada]\n---\n- [x] {task} done:2026-05-02\n"
    assert whole(read(files)).sums.gave == gave


def test_what_they_asked_for_me_counts(read: Read) -> None:
    assert all_of(read(contact("", "## 2026-05-01 Coffee\n- [x] Ask the clinic by:them\n")))["ada"].sums.got == 1


def test_whom_i_kept_a_promise_to_i_have_not_only_asked() -> None:
    constants = BalanceConstants()
    assert state_of([*gifts(1, 0, "promise"), *gifts(0, 3)], constants) == "got more"
    assert state_of([*gifts(2, 0, "promise"), *gifts(0, 3)], constants) == "even"


def test_who_gave_more_is_a_ratio() -> None:
    # 161 to 118 is 1.36 times as much, 118 to 100 is 1.18, which is less than 1.2.
    assert Sums(161, 118).more(0.2) == 1
    assert Sums(118, 161).more(0.2) == -1
    assert Sums(118, 100).more(0.2) == 0
    assert (Sums(1, 0).more(0.2), Sums(0, 0).more(0.2)) == (1, 0)


def test_recent_and_by_quarter(read: Read) -> None:
    network = read(
        contact(
            "met_through: bob",
            "## 2025-05-15 Coffee\ngot:: a year ago today\n\n## 2025-05-16 Coffee\ngave:: within the year\n\n"
            "## 2025-12-31 Coffee\ngave:: last day of the quarter\n\n## 2026-01-01 Coffee\ngot:: first day\n\n"
            "## 2026-05 Coffee\ngave:: some day in May\n",
        )
        + contact("", id="bob")
    )
    found = whole(network)
    # The introduction that bob made has no day: it counts in all, and nowhere else.
    assert found.sums == Sums(3, 2 + 2)
    assert sum(one.sums.got for one in found.quarters) == 2
    # 2025-05-15 is 365 days ago, which is no longer within 365 days.
    assert found.lately == Sums(3, 1)
    assert [(one.year, one.quarter, one.sums) for one in found.quarters] == [
        (2025, 2, Sums(1, 1)),
        (2025, 3, Sums(0, 0)),
        (2025, 4, Sums(1, 0)),
        (2026, 1, Sums(0, 1)),
        (2026, 2, Sums(1, 0)),
    ]
    assert found.quarters[1].sums.balance is None


def test_who_gave_first(read: Read) -> None:
    def person(id: str, first: str, second: str) -> str:
        return contact("", f"## 2026-01-01 Coffee\n{first}:: x\n\n## 2026-02-01 Coffee\n{second}:: x\n", id)

    both_ways = person("ada", "gave", "got") + person("bob", "got", "gave")
    found = whole(read(both_ways))
    assert (found.i_first, found.they_first) == (1, 1)
    found = whole(read(both_ways + person("cleo", "gave", "got") + person("dan", "gave", "gave")))
    assert (found.i_first, found.they_first) == (2, 1)
    found = whole(read(contact("", "## 2026-01-01 Coffee\ngave:: x\ngot:: y\n")))
    assert (found.i_first, found.they_first) == (0, 0), "on one day nobody was first"


def test_no_account_is_kept_with_family_with_the_past_and_with_people_i_want_to_know(read: Read) -> None:
    body = "## 2026-01-01 Coffee\ngot:: x\ngot:: y\ngot:: z\n\n- [ ] Call back\n"
    network = read(
        contact("category: family", body, "ada")
        + contact("standing: past", body, "bob")
        + contact("standing: wanted", body, "cleo")
        + contact("category: clients", body, "dan")
    )
    found = whole(network)
    assert found.owing == found.only_got == ("dan",)
    assert found.promised == ("ada", "bob", "cleo", "dan")
    assert [one.state for one in all_of(network).values()] == ["only got"] * 4


def test_what_to_give_back(read: Read) -> None:
    got = "## 2026-01-01 Coffee\ngot:: x\ngot:: y\n"
    network = read(
        contact("needs: a reviewer", f"{got}got:: z\n\n- [ ] Send the deck\n", "ada")
        + contact("needs: a reviewer\npronouns: he/him", got, "bob")
        + contact("", got, "cleo")
    )
    found = returns(Known(network, TODAY))
    assert {id: one.text for id, one in found.items()} == {
        "ada": "Keep the promise to Ada: Send the deck",
        "bob": "Help Bob with something he is looking for: a reviewer",
        "cleo": "Ask Cleo what would help, and give something back",
    }
    assert list(found) == ["ada", "bob", "cleo"], "the most uneven first"
    assert found["bob"].why == "you got 2 favours, last 4 months ago: y"
    assert (found["bob"].kind, found["bob"].people, found["bob"].about) == ("give", ("bob",), Key("contact", "bob"))


def test_nothing_noted_is_unknown_and_not_even(read: Read) -> None:
    network = read(PEOPLE)
    assert {(one.state, one.sums.balance, one.reasons) for one in all_of(network).values()} == {("unknown", None, ())}
    found = whole(network)
    assert (found.unknown, found.owing, found.quarters) == (3, (), ())
    assert whole(read("")) == found._replace(unknown=0)


# Whatever happened

entries = st.lists(
    st.tuples(
        st.integers(-400, 400),
        st.sampled_from(
            ["gave:: a", "got:: b", "gave:: c\ngot:: d", "gave@ada:: e", "- [x] Send f", "- [x] G by:them"]
        ),
        st.sampled_from(["ada", "bob", "ada, bob"]),
    ),
    max_size=6,
)
Entry = tuple[int, str, str]


def files(some: list[Entry]) -> list[str]:
    made = [contact("", id="ada"), contact("", id="bob")]
    for number, (away, text, people) in enumerate(some):
        day = TODAY + timedelta(away)
        made.append(f"--- notes/{day}-{number}.md\n---\nwith: [{people}]\n---\n{text}\n")
    return made


@given(some=entries)
def test_what_is_dated_after_today_changes_nothing(read: Read, some: list[Entry]) -> None:
    past = [one for one in some if one[0] <= 0]
    numbered = [one for number, one in enumerate(files(some)) if number < 2 or some[number - 2][0] <= 0]
    assert whole(read("".join(files(some)))) == whole(read("".join(numbered)))
    assert whole(read("".join(files(some)))).sums == whole(read("".join(files(past)))).sums


@given(some=entries, data=st.data())
def test_the_order_of_files_makes_no_difference(read: Read, some: list[Entry], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(files(some)))
    one, other = read("".join(files(some))), read("".join(shuffled))
    assert exchanges(Known(one, TODAY)) == exchanges(Known(other, TODAY))
    assert all_of(one) == all_of(other)
    assert whole(one) == whole(other)


@given(some=entries, away=st.integers(-400, 400))
def test_a_gift_never_lowers_what_i_gave(read: Read, some: list[Entry], away: int) -> None:
    before = whole(read("".join(files(some))))
    after = whole(read("".join(files([*some, (away, "gave:: more", "ada")]))))
    assert after.sums.gave == pytest.approx(before.sums.gave + (away <= 0))
    assert after.sums.got == before.sums.got
    assert after.lately.gave >= before.lately.gave


@given(some=entries)
def test_the_parts_are_the_whole(read: Read, some: list[Entry]) -> None:
    network = read("".join(files(some)))
    found, people = whole(network), all_of(network).values()
    assert found.sums.gave == pytest.approx(sum(one.sums.gave for one in people))
    assert found.sums.got == pytest.approx(sum(one.sums.got for one in people))
    assert found.sums.gave == pytest.approx(sum(one.sums.gave for one in found.quarters)), "all of them have a day"
    for one in people:
        assert one.sums.balance is None or -1 <= one.sums.balance <= 1
        assert (one.state == "unknown") == (one.sums.balance is None)


# The example network


def test_whom_nora_owes(example: Network) -> None:
    found, people = whole(example), all_of(example)
    assert found.only_got == ("yusuf-demirci",)
    assert {"davit-petrosyan", "amara-okafor"} <= set(found.owing)
    # His file: six things got, among them five below its headings; an introduction and one favour given.
    assert people["davit-petrosyan"].sums == Sums(2 + 1, 6)
    assert people["yusuf-demirci"].sums.got == 6
    assert [one.text for one in people["davit-petrosyan"].owed] == ["Proofread chapter one of his table guide"]
    for id in found.owing:
        assert not example.settings.categories[example.contacts[id].category].is_personal
