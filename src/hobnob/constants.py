"""The constants of the analyses, which `hobnob.yaml` may set: one class a section, with the defaults.

What each one means, and between which bounds it lies, says `hobnob.constant_fields`; how it is used, the analysis.
Lengths of time are in days; what is whole here must be whole in the settings.
"""

from __future__ import annotations

from typing import NamedTuple


class StrengthConstants(NamedTuple):
    """How interactions add up to the strength of a tie, and how they fade.

    At these constants a coffee every six weeks keeps a tie at 76 to 81 (strong), one a quarter at 45 to 57 (fair), one
    a year at 8 to 28 (weak): the tiers mean what they say.
    """

    half_life: float = 180.0
    saturation: float = 4.0
    both_ways: float = 0.5
    unsaid: float = 0.7
    shortest: float = 0.5
    longest: float = 1.5
    strong: float = 60.0
    fair: float = 30.0


class CadenceConstants(NamedTuple):
    """What the longest gap is where none is given, and when a tie has lapsed."""

    limit_factor: float = 2.0


class NextConstants(NamedTuple):
    """What is worth a line in the list of what to do next."""

    week: float = 7.0
    follow_up: float = 14.0
    ratio_most: float = 3.0
    late_most: float = 30.0
    talks: int = 4


class FirstStepsConstants(NamedTuple):
    """When a network is no longer young."""

    mapped: int = 5
    settled: int = 10


class PathsConstants(NamedTuple):
    """How warm a step of a way is, and how many ways and steps are worth telling."""

    knows_well: float = 0.8
    knows: float = 0.5
    together: float = 0.2
    unsaid: float = 5.0
    ways: int = 3
    longest: int = 6


class MovedConstants(NamedTuple):
    """How far to look back, and what change of a tie is worth telling."""

    ago: float = 91.0
    least: float = 10.0


class CoverageConstants(NamedTuple):
    """How long ago something may have happened with somebody to count as lately."""

    in_touch: float = 182.0


class HealthConstants(NamedTuple):
    """What the check-up of the network compares with, what it calls strong, and what it leaves to an estimate.

    `strong` and `solid` are judgements: no study says how many ties of a network should be close.
    """

    ago: float = 365.0
    strong: float = 0.5
    solid: float = 0.25
    handful: int = 5
    call_from: float = 10.0
    exact_up_to: int = 1500
    pivots: int = 100
    brokers: int = 5


class GapsConstants(NamedTuple):
    """When a need of an objective is covered."""

    covers: float = 30.0


class PitchConstants(NamedTuple):
    """How fast you speak, and for how long."""

    words_per_minute: float = 150.0
    seconds: float = 60.0


class IntroductionsConstants(NamedTuple):
    """When an introduction is stuck, and which two people are worth introducing to each other."""

    stuck_after: float = 21.0
    need: float = 1.0
    reach: float = 0.75
    one_word: float = 0.6
    interest: float = 0.3
    place: float = 0.1
    enough: float = 0.65
    least: float = 5.0
    common: int = 30
    choices: int = 10


class BalanceConstants(NamedTuple):
    """What counts as given or received, and from when on that is uneven."""

    favour: float = 1.0
    promise: float = 1.0
    introduction: float = 2.0
    margin: float = 2.0
    even: float = 0.2
    lately: float = 365.0


class StakeholdersConstants(NamedTuple):
    """What power and interest are high, and how much a stance and an unknown power press for a next move."""

    high: int = 4
    unsaid: float = 3.0
    sceptic: float = 1.0
    neutral: float = 0.8
    supporter: float = 0.4


class EventsConstants(NamedTuple):
    """How long before an event people are told, and how long after it there is something to do."""

    ahead: float = 30.0
    triage: float = 60.0


class InterviewsConstants(NamedTuple):
    """How long there is something to do about an informational interview, and how many questions one has room for."""

    recent: float = 120.0
    rest: float = 365.0
    questions: int = 6
