"""What the constants of the analyses mean to whoever sets them in `hobnob.yaml`, and between which bounds they lie.

A line here for every constant of `hobnob.constants`, which has the defaults; the fields of the settings are made of
both. This module knows no formula.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from hobnob.constants import (
    BalanceConstants,
    CadenceConstants,
    CoverageConstants,
    EventsConstants,
    FirstStepsConstants,
    GapsConstants,
    HealthConstants,
    InterviewsConstants,
    IntroductionsConstants,
    MovedConstants,
    NextConstants,
    PathsConstants,
    PitchConstants,
    StakeholdersConstants,
    StrengthConstants,
)
from hobnob.fields import Field, duration, number, parts


class Bounds(NamedTuple):
    """What a constant means, and between which values it lies; one that `is_time` is a length of time, in days."""

    help: str
    low: float
    high: float
    is_time: bool = False


class Section(NamedTuple):
    """The constants of one analysis: their defaults, and what they mean."""

    defaults: Any
    help: str
    constants: Mapping[str, Bounds]

    def field(self, name: str) -> Field:
        """The field of the settings that holds them."""
        made = [self._constant(constant, bounds) for constant, bounds in self.constants.items()]
        return parts(name, self.help, f"{{{made[0].name}: {made[0].example}}}", *made)

    def _constant(self, name: str, bounds: Bounds) -> Field:
        default = getattr(self.defaults, name)
        if bounds.is_time:
            return duration(name, bounds.help, f"{default:g} days", bounds.low, bounds.high)
        return number(name, bounds.help, f"{default:g}", bounds.low, bounds.high, is_whole=isinstance(default, int))

    def read(self, found: Mapping[str, Any]) -> Any:
        """The constants with those that settings give in the place of the defaults."""
        given = {}
        for name, value in found.items():
            kind = type(getattr(self.defaults, name))
            given[name] = value.days if self.constants[name].is_time else kind(value)
        return self.defaults._replace(**given)


SECTIONS: Mapping[str, Section] = {
    "strength": Section(
        StrengthConstants(),
        "how ties grow and fade",
        {
            "half_life": Bounds("the time in which an interaction loses half its weight", 1, 36525, is_time=True),
            "saturation": Bounds("coffees' worth after which a tie stands at 63", 0.1, 1000),
            "both_ways": Bounds("what an even exchange adds: a share of what the side that brings less brings", 0, 10),
            "unsaid": Bounds("weight of an interaction of no known kind; a coffee is 1", 0, 10),
            "shortest": Bounds("the least that a short interaction's length counts; an hour is 1", 0, 1),
            "longest": Bounds("the most that a long interaction's length counts; an hour is 1", 1, 10),
            "strong": Bounds("strength from which a tie is strong", 0, 100),
            "fair": Bounds("strength from which a tie is fair; below it is weak", 0, 100),
        },
    ),
    "cadence": Section(
        CadenceConstants(),
        "when somebody is overdue, and when a tie has lapsed",
        {"limit_factor": Bounds("the longest gap in ideal ones where none is given; twice over, a tie lapses", 1, 100)},
    ),
    "next": Section(
        NextConstants(),
        "what belongs to the list of what to do next",
        {
            "week": Bounds("how far ahead an event, a birthday or a promise is worth a thought", 1, 366, is_time=True),
            "follow_up": Bounds("how long after a first meeting a follow-up is still one", 1, 366, is_time=True),
            "ratio_most": Bounds("overdue ratio above which nobody climbs any more", 1, 100),
            "late_most": Bounds("days late after which a promise climbs no more", 1, 3660),
            "talks": Bounds("interactions after which you might know what somebody needs", 1, 1000),
        },
    ),
    "first_steps": Section(
        FirstStepsConstants(),
        "how long a network is young",
        {
            "mapped": Bounds("people after whom a map begins to show something", 1, 1000),
            "settled": Bounds("interactions after which nobody wants to be told how to begin", 0, 10000),
        },
    ),
    "paths": Section(
        PathsConstants(),
        "how warm a way to somebody is",
        {
            "knows_well": Bounds("warmth between two people who know each other well, 0 to 1", 0.001, 1),
            "knows": Bounds("warmth between two people who know each other", 0.001, 1),
            "together": Bounds("warmth between two people who were in a note of a small group together", 0.001, 1),
            "unsaid": Bounds("strength of a tie of yours of which nothing is noted", 0.1, 100),
            "ways": Bounds("so many ways are shown", 1, 100),
            "longest": Bounds("steps of the longest way that is worth telling", 1, 100),
        },
    ),
    "moved": Section(
        MovedConstants(),
        "who warmed and who cooled",
        {
            "ago": Bounds("how far to look back where nobody says since when", 1, 36525, is_time=True),
            "least": Bounds("change of a strength that is worth telling", 0.1, 100),
        },
    ),
    "coverage": Section(
        CoverageConstants(),
        "how well communities and organisations are covered",
        {"in_touch": Bounds("how long ago an interaction still counts as lately", 1, 3660, is_time=True)},
    ),
    "health": Section(
        HealthConstants(),
        "how strong the network is",
        {
            "ago": Bounds("how far back the day lies that today is compared with", 1, 36525, is_time=True),
            "strong": Bounds("share of close ties from which a network is called strong", 0, 1),
            "solid": Bounds("share of close ties from which it is called solid", 0, 1),
            "handful": Bounds("so many things must be there for a share of them to be told in percent", 1, 1000),
            "call_from": Bounds("strength from which you could call somebody out of the blue", 0, 100),
            "exact_up_to": Bounds("people up to whom brokers are worked out exactly", 1, 100000),
            "pivots": Bounds("people from whom they are estimated above that", 1, 100000),
            "brokers": Bounds("so many brokers are named", 1, 100),
        },
    ),
    "gaps": Section(
        GapsConstants(),
        "when a need is covered",
        {"covers": Bounds("strength of a tie from which somebody covers a need of yours", 0, 100)},
    ),
    "pitch": Section(
        PitchConstants(),
        "how long a pitch may be",
        {
            "words_per_minute": Bounds("how fast you speak", 30, 400),
            "seconds": Bounds("how long you have", 5, 3600),
        },
    ),
    "introductions": Section(
        IntroductionsConstants(),
        "when an introduction is stuck, and who should meet",
        {
            "stuck_after": Bounds("how long an introduction may wait at one stage", 1, 3660, is_time=True),
            "need": Bounds("points of a need that the other can meet", 0, 100),
            "reach": Bounds("points of a need that somebody within the other's reach may meet", 0, 100),
            "one_word": Bounds("share of these points where need and help have only one word in common", 0, 1),
            "interest": Bounds("points of an interest they share", 0, 100),
            "place": Bounds("points of living in the same place", 0, 100),
            "enough": Bounds("points from which two people are worth introducing", 0, 1000),
            "least": Bounds("strength of your weaker tie to the two from which you can introduce them", 0, 100),
            "common": Bounds("people who share an interest from which it brings nobody together", 2, 100000),
            "choices": Bounds("people who can meet a need, the warmest first, who are considered", 1, 1000),
        },
    ),
    "balance": Section(
        BalanceConstants(),
        "what counts as given and received, and when that is uneven",
        {
            "favour": Bounds("weight of a favour", 0, 100),
            "promise": Bounds("weight of a promise that was kept", 0, 100),
            "introduction": Bounds("weight of an introduction that was made, to each of those introduced", 0, 100),
            "margin": Bounds("how much more one side must have given", 0, 1000),
            "even": Bounds("share more than the other side up to which nobody has given more", 0, 1),
            "lately": Bounds("how far back recent giving and taking goes", 1, 36525, is_time=True),
        },
    ),
    "stakeholders": Section(
        StakeholdersConstants(),
        "who counts as powerful and interested, and whom to see next",
        {
            "high": Bounds("power or interest from which on it is high, 1 to 5", 1, 5),
            "unsaid": Bounds("power that one who has none noted counts with", 0, 5),
            "sceptic": Bounds("how much a sceptic presses for a next move, 0 to 1", 0, 1),
            "neutral": Bounds("the same of a neutral one, and where no stance is noted", 0, 1),
            "supporter": Bounds("the same of a supporter", 0, 1),
        },
    ),
    "events": Section(
        EventsConstants(),
        "what is to do before and after an event",
        {
            "ahead": Bounds("how long before an event those you want to meet are told", 1, 3660, is_time=True),
            "triage": Bounds("how long after an event a follow-up is still proposed", 1, 3660, is_time=True),
        },
    ),
    "interviews": Section(
        InterviewsConstants(),
        "whom to ask for an informational interview, and what is left after one",
        {
            "recent": Bounds("how long after one thanks and a referral are still proposed", 1, 3660, is_time=True),
            "rest": Bounds("how long whoever gave one, or said no, is not asked again", 1, 3660, is_time=True),
            "questions": Bounds("so many questions are prepared for one", 1, 50),
        },
    ),
}
"""The sections of the settings that hold constants, in the order in which people are told of them."""

CONSTANT_FIELDS: tuple[Field, ...] = tuple(section.field(name) for name, section in SECTIONS.items())
"""Their fields, for the table of settings."""
