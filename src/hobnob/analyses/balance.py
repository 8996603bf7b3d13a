"""Is there give and take? What was given and received, with each person and over time, and who gives first.

Definition. What counts, and what it weighs, says `hobnob.analyses.exchanges`: favours, promises kept and introductions
made, weighing `favour`, `promise` and `introduction`. Then, for a person and for the network as a whole,

    gave     the sum of what you gave them, from 0; a favour is 1
    got      the sum of what they gave you
    balance  (gave - got) / (gave + got), from -1 (only they gave) over 0 (equal) to 1 (only you gave); where nothing is
             noted it is unknown, which is not 0
    uneven   if one side gave more than 1 + `even` times what the other did: 161 to 118 is, 10 to 9 is not

    state    unknown    nothing is noted
             got more   they gave at least `margin` more, and it is uneven
             only got   the same, and you gave nothing at all
             gave more  you gave at least `margin` more, and it is uneven
             only gave  the same, and they gave nothing at all
             little     one side alone gave, less than `margin`: too little to say anything
             even       everything else

Nothing fades: a good turn of two years ago is still one. The same figures for what happened within `lately`, which is a
year, stand beside the whole, and the network's for each quarter of a year. What has no day, or only a year, counts in
the whole and nowhere else.

You might give something back to people you know whose state is "only got" or "got more". With people of a personal
category no account is kept, and those of the past are left alone: they stand on no such list, but what you promised
them is owed as everybody's is. With each person with whom both sides gave on a known day, whoever's first day is
earlier gave first.

`favour`, `promise`, `introduction`, `margin`, `even` and `lately` are constants of `balance` in settings.

Source. Adam Grant, Give and Take (2013): those who give first, without keeping books, do best in the long run, if they
do not give themselves away. That an uneven balance weighs on both sides is equity theory (Walster, Walster and
Berscheid, 1978); that it does not among those who are close, Clark and Mills (1979).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.exchanges import Exchange, exchanges
from hobnob.analyses.open_promises import open_promises
from hobnob.analyses.people import is_personal
from hobnob.analyses.proposals import Proposal
from hobnob.model import Key
from hobnob.wording import clipped, joined, plain, plural, relative, they_are

if TYPE_CHECKING:
    from hobnob.analyses.known import Known
    from hobnob.constants import BalanceConstants
    from hobnob.model import Action

CONSTANTS = ("balance",)

STATES = ("only got", "got more", "even", "little", "gave more", "only gave", "unknown")
"""The states of a balance, from where you might give something back."""


class Sums(NamedTuple):
    """What I gave and what I got, from 0; a favour is 1."""

    gave: float = 0.0
    got: float = 0.0

    @property
    def balance(self) -> float | None:
        """-1 (only the others gave) to 1 (only I gave); None where nothing is noted."""
        return (self.gave - self.got) / total if (total := self.gave + self.got) > 0 else None

    def more(self, even: float) -> int:
        """Who gave more, by a ratio above 1 + `even`: 1 for me, -1 for the others, 0 where it is even."""
        if self.gave > (1 + even) * self.got:
            return 1
        return -1 if self.got > (1 + even) * self.gave else 0


class Balance(NamedTuple):
    """Give and take with one person: in all and `lately`, and all that counts, oldest first.

    `state` is one of STATES, `owed` what I promised them and `expected` what they promised, both still open. `is_kept`
    is false where no account should be kept: people of a personal category, of the past, or not yet known.
    """

    sums: Sums
    lately: Sums
    state: str
    is_kept: bool
    exchanges: tuple[Exchange, ...]
    owed: tuple[Action, ...]
    expected: tuple[Action, ...]
    reasons: tuple[str, ...]


class Quarter(NamedTuple):
    """What was given and received in a quarter of a year; `quarter` counts from 1."""

    year: int
    quarter: int
    sums: Sums


class NetworkBalance(NamedTuple):
    """Give and take with everybody together.

    `quarters` run without a gap from the first one with something in it to today's. `i_first` and `they_first` count
    the people with whom both sides gave on a known day, by who began. `owing`, `only_got` and `only_gave` are ids, the
    most uneven first; `only_got` are among the `owing`. `promised` are those to whom a promise of mine is open, the
    most urgent first; of `unknown` contacts whom I know nothing is noted.
    """

    sums: Sums
    lately: Sums
    quarters: tuple[Quarter, ...]
    i_first: int
    they_first: int
    owing: tuple[str, ...]
    only_got: tuple[str, ...]
    only_gave: tuple[str, ...]
    promised: tuple[str, ...]
    unknown: int


def balances(known: Known) -> dict[str, Balance]:
    """The balance with every contact, by id, as defined at the top of this file."""
    constants = known.network.settings.balance
    by_person: dict[str, list[Exchange]] = {id: [] for id in known.network.contacts}
    for one in known.once(exchanges):
        by_person[one.person].append(one)
    promises = known.once(open_promises)
    found = {}
    for id, some in by_person.items():
        found[id] = Balance(
            sums=sums_of(some),
            lately=sums_of(_lately(known, some)),
            state=state_of(some, constants),
            is_kept=_is_kept(known, id),
            exchanges=tuple(some),
            owed=promises.mine.get(id, ()),
            expected=promises.theirs.get(id, ()),
            reasons=_reasons(some, known.today),
        )
    return found


def network_balance(known: Known) -> NetworkBalance:
    """Give and take with everybody together, as defined at the top of this file."""
    network, everything, found = known.network, known.once(exchanges), known.once(balances)
    began = _beginnings(found)
    kept = {id: one for id, one in found.items() if one.is_kept}

    def listed(*states: str) -> tuple[str, ...]:
        some = [id for id, one in kept.items() if one.state in states]
        return tuple(sorted(some, key=lambda id: (-abs(kept[id].sums.gave - kept[id].sums.got), network.name(id), id)))

    promised = [id for id, one in found.items() if one.owed]
    promised.sort(key=lambda id: (_due(found[id].owed[0]), network.name(id), id))
    return NetworkBalance(
        sums=sums_of(everything),
        lately=sums_of(_lately(known, everything)),
        quarters=_quarters(everything, known.today),
        i_first=began.by_me,
        they_first=began.by_them,
        owing=listed("only got", "got more"),
        only_got=listed("only got"),
        only_gave=listed("only gave"),
        promised=tuple(promised),
        unknown=sum(one.state == "unknown" and network.contacts[id].standing == "known" for id, one in found.items()),
    )


def returns(known: Known) -> dict[str, Proposal]:
    """What to give back, by the id of whoever might get it: those owed, the most uneven first."""
    return {id: _return(known, id) for id in known.once(network_balance).owing}


def sums_of(some: Iterable[Exchange]) -> Sums:
    """What was given and received together; the order of the exchanges makes no difference."""
    mine: list[float] = []
    theirs: list[float] = []
    for one in some:
        (mine if one.is_mine else theirs).append(one.amount)
    return Sums(fsum(mine), fsum(theirs))


def state_of(some: Collection[Exchange], constants: BalanceConstants) -> str:
    """The state of the balance with whom all these were exchanged: one of STATES."""
    sums = sums_of(some)
    if sums.balance is None:
        return "unknown"
    if abs(sums.gave - sums.got) >= constants.margin and (more := sums.more(constants.even)):
        if more > 0:
            return "gave more" if sums.got else "only gave"
        return "got more" if sums.gave else "only got"
    return "even" if sums.gave and sums.got else "little"


def _is_kept(known: Known, id: str) -> bool:
    return known.network.contacts[id].standing == "known" and not is_personal(known, id)


def _lately(known: Known, some: Iterable[Exchange]) -> Iterable[Exchange]:
    lately = known.network.settings.balance.lately
    return (one for one in some if one.day is not None and (known.today - one.day).days < lately)


def _quarters(everything: Iterable[Exchange], today: date) -> tuple[Quarter, ...]:
    by_quarter: dict[int, list[Exchange]] = {}
    for one in everything:
        if one.day is not None:
            by_quarter.setdefault(_quarter(one.day), []).append(one)
    if not by_quarter:
        return ()
    run = range(min(by_quarter), _quarter(today) + 1)
    return tuple(Quarter(at // 4, at % 4 + 1, sums_of(by_quarter.get(at, ()))) for at in run)


def _quarter(day: date) -> int:
    """The quarter of a day, counted from the year 0."""
    return day.year * 4 + (day.month - 1) // 3


class _Beginnings(NamedTuple):
    """With how many people my first gift was earlier than theirs, and with how many theirs was."""

    by_me: int
    by_them: int


def _beginnings(found: dict[str, Balance]) -> _Beginnings:
    by_me = by_them = 0
    for one in found.values():
        mine = min((gift.day for gift in one.exchanges if gift.is_mine and gift.day), default=None)
        theirs = min((gift.day for gift in one.exchanges if not gift.is_mine and gift.day), default=None)
        if mine is not None and theirs is not None:
            by_me += mine < theirs
            by_them += theirs < mine
    return _Beginnings(by_me, by_them)


def _due(action: Action) -> date:
    return action.due.last if action.due else date.max


def _reasons(some: list[Exchange], today: date) -> tuple[str, ...]:
    """What the figures are made of, in words: how often which side gave what, and what came last from each."""
    reasons = []
    for is_mine, who in ((True, "you gave"), (False, "you got")):
        gifts = [one for one in some if one.is_mine == is_mine]
        if not gifts:
            continue
        kinds = [one.kind for one in gifts]
        counts = [plural(kinds.count(kind), *words) for kind, words in _KINDS if kind in kinds]
        dated = [one for one in gifts if one.day is not None]
        last = ""
        if dated and dated[-1].day is not None:
            last = f", last {relative(dated[-1].day, today)}: {clipped(dated[-1].text, 60)}"
        reasons.append(f"{who} {joined(counts)}{last}")
    return tuple(reasons)


_KINDS = (("favour", ("favour",)), ("promise", ("kept promise",)), ("introduction", ("introduction",)))


def _return(known: Known, id: str) -> Proposal:
    """What might be given back: what is promised already, else something they need."""
    network, balance = known.network, known.once(balances)[id]
    contact = network.contacts[id]
    why = "; ".join(balance.reasons)
    about, people = Key("contact", id), (id,)
    if balance.owed:
        promise = clipped(plain(balance.owed[0].text), 100)
        return Proposal("give", f"Keep the promise to {contact.name}: {promise}", why, about, people)
    if contact.needs:
        text = f"Help {contact.name} with something {they_are(contact.pronouns, contact.name)} looking for: "
        return Proposal("give", text + clipped(plain(contact.needs[0])), why, about, people)
    return Proposal("give", f"Ask {contact.name} what would help, and give something back", why, about, people)
