"""Where do you begin? The five steps from an empty folder to a plan, and which of them are done.

Definition. The steps are those of any good text on networking, in their order:

    1 objectives  done with an objective, and an offer of your own (in `me.md`, or in an objective)
    2 map         done with a community and `mapped` people
    3 offers      done when a community or a category has an offer
    4 gaps        done when an objective has a need, for a need that nobody covers is a gap
    5 actions     done when anything was ever planned: a task line, an introduction or an event

A network is young until `settled` interactions have happened; after that nobody wants to be told how to begin.
Source: "Professional Networking" (Mind Tools), "How to network": objectives, map, offers, gaps, actions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hobnob.analyses.moments import all_moments
from hobnob.dates import days_after
from hobnob.wording import plural

if TYPE_CHECKING:
    from hobnob.analyses.known import Known

CONSTANTS = ("first_steps",)

_A_WEEK = 7
"""So many days from today is the deadline of the example."""

NAMES = ("objectives", "map", "offers", "gaps", "actions")

TITLES = (
    "Write down what you want and what you have to offer",
    "Map the communities and people you know or would like to know",
    "Think of something to offer each group",
    "Find the gaps",
    "Plan what to do about them",
)


class Step(NamedTuple):
    """One of the five steps, by its number from 1: `name` is one word, `title` what to do, `how` in which file."""

    number: int
    name: str
    title: str
    how: str
    is_done: bool


def first_steps(known: Known) -> tuple[Step, ...]:
    """The five steps in order, each with whether it is done."""
    network, mapped = known.network, known.network.settings.first_steps.mapped
    objectives = network.objectives.values()
    has_offer = bool(network.me.offers or network.me.skills or any(objective.offers for objective in objectives))
    people = len(network.contacts)
    done = (
        bool(objectives) and has_offer,
        bool(network.communities) and people >= mapped,
        any(community.offers for community in network.communities.values())
        or any(category.offers for category in network.settings.categories.values()),
        any(objective.needs for objective in objectives),
        bool(network.actions or network.introductions or network.events),
    )
    wish, offer = "say what you are after: hobnob new objective NAME", "write into me.md what you can offer others"
    first = "; ".join(text for text, is_there in ((wish, objectives), (offer, has_offer)) if not is_there)
    if network.communities:
        second = f"{plural(people, 'person', 'people')} of the first {mapped} so far: hobnob new contact NAME"
    else:
        second = "begin with your team, an old employer or a club: hobnob new community NAME; then its people"
    hows = (
        first,
        second,
        "giving comes before asking: write `offers:` into the file of a community",
        "say what an objective needs, as a query: `needs: [skill:hiring]`",
        f"write a task line into any file: `- [ ] Ask Ada for coffee due:{days_after(known.today, _A_WEEK)}`",
    )
    steps = zip(NAMES, TITLES, hows, done, strict=True)
    return tuple(Step(number, *step) for number, step in enumerate(steps, 1))


def is_young(known: Known) -> bool:
    """Whether fewer than `settled` interactions have happened."""
    return len(known.once(all_moments)) < known.network.settings.first_steps.settled
