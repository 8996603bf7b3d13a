"""How strong is your tie to each person? A figure from 0 to 100, or None where nothing is known.

Definition. With `t` for today and one term for every interaction `i` with the person up to today:

    weight(i)  = kind(i) * length(i) / sqrt(people(i)) * 2 ** (-age(i) / half_life)
    counted    = sum of weight(i)
    from_me    = sum of weight(i) over those that you started, or in which you gave the person something
    from_them  = sum of weight(i) over those that they started, or in which you got something from the person
    W          = counted + both_ways * min(from_me, from_them)
    strength   = 100 * (1 - exp(-W / saturation))

Units and range. W is counted in coffees: one coffee for two, an hour long and today, is 1. `kind` is the weight of the
kind in settings (0 to 10; `unsaid` where the kind is not known: that of a call, between a message and a coffee);
`length` is the square root of the hours, from `shortest` to `longest` (a quarter of an hour and two and a quarter:
ten minutes in a corridor still count for something, and a week's conference together is not forty coffees), 1 where
the length is not known; `people` are those of your network who were there; `age` is in days. Strength lies in 0 to 100
and never reaches 100 but by rounding. No interaction that weighs anything: None, for unknown is not zero. `tie:` in
the contact's file overrides the figure.

What an even exchange adds is up to `both_ways` of what came from the side that brings less. It is added and never taken
away, because most people do not note who started, and silence about it is no one-sidedness.

Bands. strong from `strong` on, fair from `fair` on, weak below; dormant is weak, once at least fair, and silent for a
half-life or longer. At the default constants strong is four coffees' worth and fair one and a half.

What follows. Every sum only grows with one more interaction, and the smaller of two growing sums grows too: no
interaction ever lowers a strength. Between interactions all sums fade alike, so the peak lies at an interaction.

Source. Granovetter (1973), "The strength of weak ties", names time, intensity, intimacy and reciprocal services; here
they are the length and number, the recency, the kind, and `both_ways`. Dormant ties after Levin, Walter and
Murnighan (2011), who found them worth as much as new ones: the word is an invitation, not a fault.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from math import expm1, sqrt
from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.moments import Moment, moments
from hobnob.wording import article, joined, number, plural, when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hobnob.analyses.known import Known
    from hobnob.constants import StrengthConstants
    from hobnob.model import Contact, Favour, Interaction
    from hobnob.settings import Settings

CONSTANTS = ("strength",)

BANDS = ("strong", "fair", "weak", "dormant", "unknown")
"""The bands, the strongest first; the last two are outside that order."""

COMPANY = 4
"""From how many people on an interaction is called one in company, in the reasons: a judgement, and in no figure."""


class Strength(NamedTuple):
    """How strong a tie is, and why.

    `value` is exact, 0 to 100, None where nothing is known. `band` is "strong", "fair", "weak", "dormant" or "unknown".
    `is_declared` says that it is the owner's own judgement (`tie:`). `peak` is the highest value that the interactions
    ever gave.
    """

    value: float | None
    band: str
    is_declared: bool
    reasons: tuple[str, ...]
    peak: float | None


def strengths(known: Known) -> dict[str, Strength]:
    """The strength of my tie to every contact, by id, as defined at the top of this file.

    Interactions after today count for nothing.
    """
    contacts, constants = known.network.contacts, known.network.settings.strength
    return {id: _judged(contacts[id], one, constants) for id, one in known.once(computed_strengths).items()}


def computed_strengths(known: Known) -> dict[str, Strength]:
    """The same without `tie:`, for trends: a judgement without a date says nothing about last year."""
    network, happened, faded = known.network, known.once(moments), known.once(fading)
    return {
        id: _computed(contact, happened[id], known.today, network.settings, faded)
        for id, contact in network.contacts.items()
    }


def computed_on(known: Known, id: str, day: date) -> Strength:
    """The same of one contact by their id, as it was on a day up to today."""
    happened = [
        Moment(then, moment.interaction)
        for moment in known.once(moments)[id]
        if (then := moment.interaction.date.day_by(day)) is not None
    ]
    happened.sort(key=lambda moment: moment.day)
    network = known.network
    return _computed(network.contacts[id], happened, day, network.settings, known.once(fading))


def fading(known: Known) -> Callable[[int], float]:
    """What share of its weight an interaction has left after so many days."""
    half_life = known.network.settings.strength.half_life

    @cache
    def faded(days: int) -> float:
        return float(2 ** (-days / half_life))

    return faded


def _computed(
    contact: Contact, happened: Iterable[Moment], today: date, settings: Settings, faded: Callable[[int], float]
) -> Strength:
    evidence = _Evidence(contact.id, today, settings, faded)
    for moment in happened:
        evidence.add(moment)
    return _strength(contact, evidence, today, settings.strength)


def weight(interaction: Interaction, settings: Settings) -> float:
    """What an interaction weighs on its own day for each of its people, in coffees: kind * length / sqrt(people)."""
    constants = settings.strength
    kind = settings.kinds.get(interaction.kind)
    factor = constants.unsaid if kind is None else kind.weight
    if interaction.minutes is not None:
        factor *= min(max(sqrt(max(interaction.minutes, 0) / 60), constants.shortest), constants.longest)
    return factor / sqrt(max(len(interaction.people), 1))


def strength_of(coffees: float, constants: StrengthConstants) -> float:
    """The strength, 0 to 100, that so many coffees' worth (0 or more) amount to."""
    return -100 * expm1(-coffees / constants.saturation)


def band_of(value: float | None, constants: StrengthConstants) -> str:
    """The band of a strength, dormancy aside: "strong", "fair", "weak" or "unknown"."""
    if value is None:
        return "unknown"
    return "strong" if value >= constants.strong else "fair" if value >= constants.fair else "weak"


def concerns(favours: tuple[Favour, ...], person: str) -> bool:
    """Whether any of the favours was for, or from, this person: by name, or as one of the whole group."""
    for favour in favours:  # noqa: SIM110 - asked of every note: as an expression it takes twice the time
        if not favour.people or person in favour.people:
            return True
    return False


class _Evidence:
    """The sums of the definition for one person: today's straight from the terms, those for the peak along in time.

    Today's are added up in one order with no step back, which keeps "an interaction never lowers a strength" true to
    the last bit.
    """

    __slots__ = (
        "_faded", "_latest", "_peak_from_me", "_peak_from_them", "_peak_sum", "_settings", "_today",
        "best", "best_day", "from_me", "from_them", "gave", "got", "moments", "person", "sum",
    )  # fmt: skip

    def __init__(self, person: str, today: date, settings: Settings, faded: Callable[[int], float]) -> None:
        self.person = person
        self._today = self._latest = self.best_day = today
        self._settings = settings
        self._faded = faded
        self.moments: list[Moment] = []
        self.sum = self.from_me = self.from_them = 0.0
        self._peak_sum = self._peak_from_me = self._peak_from_them = self.best = 0.0
        self.gave = self.got = 0

    def add(self, moment: Moment) -> None:
        """Counts an interaction, later than or equal to those before; one that weighs nothing tells nothing."""
        day, interaction = moment
        amount = weight(interaction, self._settings)
        if amount <= 0:
            return
        gave, got = concerns(interaction.gave, self.person), concerns(interaction.got, self.person)
        self.gave += gave
        self.got += got
        self.moments.append(moment)
        since = self._faded((day - self._latest).days) if self._peak_sum else 1.0
        self._latest = day
        term = amount * self._faded((self._today - day).days)
        self.sum += term
        self._peak_sum = self._peak_sum * since + amount
        self._peak_from_me *= since
        self._peak_from_them *= since
        if gave or interaction.started_by == "me":
            self.from_me += term
            self._peak_from_me += amount
        if got or interaction.started_by == "them":
            self.from_them += term
            self._peak_from_them += amount
        reached = self._coffees(self._peak_sum, self._peak_from_me, self._peak_from_them)
        if reached > self.best:
            self.best, self.best_day = reached, day

    @property
    def coffees(self) -> float:
        """W of the definition, today."""
        return self._coffees(self.sum, self.from_me, self.from_them)

    def _coffees(self, counted: float, from_me: float, from_them: float) -> float:
        return counted + self._settings.strength.both_ways * min(from_me, from_them)


def _strength(contact: Contact, evidence: _Evidence, today: date, constants: StrengthConstants) -> Strength:
    computed = peak = None
    if evidence.moments:
        computed = strength_of(evidence.coffees, constants)
        peak = strength_of(evidence.best, constants)
    band = band_of(computed, constants)
    reasons = _reasons(contact, evidence, today)
    if band == "weak" and peak is not None and peak >= constants.fair:
        silence = (today - evidence.moments[-1].day).days
        if silence >= constants.half_life:
            band = "dormant"
            reasons = (*reasons, f"at its best {number(peak)} {when(evidence.best_day)}; it has faded since")
    return Strength(computed, band, False, reasons, peak)


def _judged(contact: Contact, computed: Strength, constants: StrengthConstants) -> Strength:
    """The strength that `tie:` declares, else the computed one."""
    if contact.tie is None:
        return computed
    own = f"your own judgement: {contact.tie} of 100"
    if computed.value is not None:
        own += f"; the notes alone would give {number(computed.value)}"
    reasons = (own, *computed.reasons)
    return Strength(float(contact.tie), band_of(contact.tie, constants), True, reasons, computed.peak)


def _reasons(contact: Contact, evidence: _Evidence, today: date) -> tuple[str, ...]:
    """The figures behind a strength, in words."""
    moments = evidence.moments
    if not moments:
        return ("no interaction noted yet",)
    recent = [moment for moment in moments if (today - moment.day).days < 365]
    latest = moments[-1]
    kind = article(latest.interaction.kind)
    latest_text = f"{kind} {latest.ago(today)}" if kind else latest.ago(today)
    if not recent:
        first = f"{plural(len(moments), 'interaction')}, none in the last year, the latest {latest_text}"
    elif len(recent) == 1:
        first = f"1 interaction in the last year, {latest_text}"
    else:
        first = f"{len(recent)} interactions in the last year, the latest {latest_text}"
    shown = recent or moments
    if started := _who_started(shown, contact.name):
        first += f"; {started}"
    reasons = [first]
    if evidence.gave or evidence.got:
        gave = f"gave something {_times(evidence.gave)}" if evidence.gave else ""
        got = f"got something {_times(evidence.got)}" if evidence.got else ""
        reasons.append(f"you {joined([part for part in (gave, got) if part])}")
    if sum(len(moment.interaction.people) >= COMPANY for moment in shown) * 2 > len(shown):
        reasons.append("mostly in company, where each person counts for less")
    return tuple(reasons)


def _who_started(shown: list[Moment], name: str) -> str:
    """Who started how many of them; empty where nobody noted it."""
    started = [moment.interaction.started_by for moment in shown]
    theirs = started.count("them")
    count, who = (theirs, name) if theirs else (started.count("me"), "you")
    if not count:
        return ""
    if count == len(shown):
        share = "" if count == 1 else "all of them "
    else:
        share = "half of them " if count * 2 == len(shown) else f"{count} of them "
    return f"{share}started by {who}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
