"""Where the gaps are: what your objectives need and who could help, and what you do not give yet.

Active objectives, the earliest due first; another one if it is named. With a community: the needs its people could help
with, the way into it, and what you could give its people.

Keys of the JSON:

    answer                     the answer in a sentence or two
    needs[].objective          the id of the objective
    needs[].need               what it needs
    needs[].query              the query that finds who can help
    needs[].people             how many people it takes
    needs[].verdict            covered, thin, reachable, missing or unclear
    needs[].why                what the verdict rests on
    needs[].close[]            ids of those you know whose tie is strong enough to cover it
    needs[].known[]            ids of those you know who can help, the strongest ties first
    needs[].past[]             ids of those you knew who can help
    needs[].within_reach[]     ids of those you want to know, to whom a way leads, the warmest first
    needs[].out_of_reach[]     ids of those you want to know, to whom no way is known
    needs[].declined[]         ids of those you want to know, to whom an introduction was declined
    needs[].leads[]            ids of those you know who could lead you to somebody
    needs[].under_way[]        what is under way already
    needs[].do                 what to do; null where nothing is needed, or enough is under way
    seats[].objective          the id of an objective with a seat that nobody fills
    seats[].seat               what the seat is called
    seats[].why                what is known of it
    seats[].candidates[]       ids of those who may know somebody
    seats[].under_way[]        what is under way already
    seats[].do                 what to do; null where enough is under way
    communities[].id           the id of a community you want to belong to
    communities[].name         what it is called
    communities[].known[]      ids of those you know there
    communities[].way[]        ids of those on the warmest way in
    communities[].event        the id of the next event of it; null for none
    communities[].url          its address; null for none
    communities[].why          what the way in rests on
    communities[].under_way[]  what is under way already
    communities[].do           what to do; null where enough is under way
    categories[].category      a category in which you know nobody
    categories[].wanted[]      ids of those in it whom you want to know
    categories[].why           what is known of it
    categories[].under_way[]   what is under way already
    categories[].do            what to do; null where enough is under way
    offers[].offer             an offer of yours
    offers[].is_gap            whether nobody needs it, or nobody has been told of it
    offers[].needed_by[]       ids of those who need it
    offers[].categories[]      categories it is for, in which you know somebody
    offers[].communities[]     ids of communities it is for, in which you know somebody
    offers[].told[]            ids of those who have heard of it
    offers[].why               the same in words
    offers[].do                what to do; null where it is no gap
    gifts[].id                 the id of somebody whose need you could meet
    gifts[].name               what to call them
    gifts[].need               what they need
    gifts[].what               what would meet it
    gifts[].giver              who has it: me, or the id of whom to introduce
    gifts[].under_way[]        what is under way already
    gifts[].do                 what to do; null where enough is under way
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hobnob.analyses.belonging import insiders_of
from hobnob.analyses.gaps import (
    CategoryGap,
    CommunityGap,
    Gaps,
    NeedGap,
    NeedToMeet,
    ObjectiveGaps,
    Offer,
    SeatGap,
    gaps,
    objective_gaps,
)
from hobnob.analyses.known import Known
from hobnob.analyses.proposals import Proposal
from hobnob.document import Block, Cell, Document, Heading, Item, Items, Note, Paragraph, Tone
from hobnob.model import ME, Key
from hobnob.reports._ask import Ask
from hobnob.reports._gaps import counted, needs_items, why_and_step
from hobnob.reports._gaps_tables import gaps_tables
from hobnob.reports._items import cut, step_cell
from hobnob.wording import capital, clipped, joined, plain, plural

EXPLAINS = ("gaps", "who", "fitting", "giving")
OPTIONS = ("objective", "community", "most")
WORDS = ""
MOST = 6


class _Shown(NamedTuple):
    """What the report is about: everything, or what belongs to an objective or a community."""

    objectives: tuple[ObjectiveGaps, ...]
    rest: Gaps


def report(known: Known, ask: Ask) -> Document:
    """The gaps of the active objectives and of the network, or of what was asked for."""
    shown = _asked_for(known, ask)
    blocks: list[Block] = [
        Paragraph(_answer(known, shown, ask), "answer"),
        *gaps_tables(known, shown.objectives, shown.rest),
    ]
    for one in shown.objectives:
        blocks += _objective(known, one)
    network = known.network
    sections: tuple[tuple[str, Sequence[Item]], ...] = (
        ("Communities you want to belong to", [_community(known, one) for one in shown.rest.communities]),
        ("Categories in which you know nobody", [_category(one) for one in shown.rest.categories]),
        ("Offers that nobody needs, or nobody has heard of", [_offer(one) for one in shown.rest.offers if one.is_gap]),
        ("Whose needs you could meet", _gifts(known, shown.rest.needs_to_meet)),
    )
    for title, items in sections:
        if items:
            blocks += [Heading(title), cut(items, ask.most)]
    if shown.rest.offers and not any(one.is_gap for one in shown.rest.offers):
        count = len(shown.rest.offers)
        said = "Your offer is" if count == 1 else f"All {count} of your offers are"
        blocks.append(Note(f"{said} needed by somebody, and told."))
    if not network.me.offers and not ask.objective and not ask.community:
        blocks.append(
            Note("You have no offers noted yet: write a few under offers in me.md, for giving comes before asking.")
        )
    about = f" of {network.objectives[ask.objective].name}" if ask.objective else ""
    about += f" around {network.communities[ask.community].name}" if ask.community else ""
    return Document("gaps", f"Gaps{about}, on {known.today}", tuple(blocks))


def _asked_for(known: Known, ask: Ask) -> _Shown:
    if ask.objective:
        objectives: tuple[ObjectiveGaps, ...] = (objective_gaps(known, ask.objective),)
        rest = Gaps((), (), (), (), ())
    else:
        rest = known.once(gaps)
        objectives = rest.objectives
    return _around(known, ask.community, objectives, rest) if ask.community else _Shown(objectives, rest)


def _around(known: Known, community: str, objectives: tuple[ObjectiveGaps, ...], rest: Gaps) -> _Shown:
    """What concerns a community: the needs its people could help with, the way in, and what they could be given."""
    people = set(insiders_of(known, community).now)

    def is_theirs(gap: NeedGap) -> bool:
        who = gap.who
        return who is not None and any(one.id in people for some in who for one in some)

    found = (one._replace(needs=tuple(filter(is_theirs, one.needs)), seats=()) for one in objectives)
    return _Shown(
        tuple(one for one in found if one.needs),
        Gaps(
            (),
            tuple(one for one in rest.communities if one.id == community),
            (),
            tuple(one for one in rest.offers if community in one.communities or people.intersection(one.needed_by)),
            tuple(one for one in rest.needs_to_meet if one.contact in people),
        ),
    )


def _answer(known: Known, shown: _Shown, ask: Ask) -> str:
    needs = [need for one in shown.objectives for need in one.needs]
    if needs:
        text = f"Of {plural(len(needs), 'need')} {counted(needs)}."
    elif ask.community:
        text = f"Nobody of {known.network.communities[ask.community].name} is known to match a need of yours."
    elif shown.objectives:
        one = known.network.objectives[shown.objectives[0].id]
        subject = "Your objectives say" if len(shown.objectives) > 1 else f'"{one.name}" says'
        text = f"{subject} nothing about what is needed: write it under needs, such as skill:hiring."
    else:
        text = 'You have no active objective: hobnob new objective "What I want" writes one down, with what it needs.'
    late = [one for one in shown.objectives if one.is_late]
    if late:
        names = [f"{known.network.objectives[one.id].name} {one.when}" for one in late]
        text += f" Past its date: {names[0]}." if len(late) == 1 else f" Past their dates: {joined(names)}."
    return text


def _objective(known: Known, one: ObjectiveGaps) -> list[Block]:
    objective = known.network.objectives[one.id]
    status = "" if objective.status == "active" else f"{objective.status}"
    when = one.when or status
    blocks: list[Block] = [
        Heading(f"{objective.name}{f' ({when})' if when else ''}", about=Key("objective", one.id)),
    ]
    if not one.needs:
        blocks.append(Note("Nothing is noted that it needs: write it under needs, such as skill:hiring."))
    items = (*needs_items(one.needs).items, *(_seat(seat) for seat in one.seats))
    return [*blocks, Items(items)] if items else blocks


def _step(what: str, why: str, under_way: Sequence[str], proposal: Proposal | None, about: Key | None = None) -> Item:
    return Item(Cell(what, about=about), why=why_and_step(why, under_way, proposal))


def _seat(one: SeatGap) -> Item:
    item = _step(f"Empty seat: {one.stake.name}", one.why, one.under_way, one.proposal)
    return item._replace(what=item.what._replace(tone=Tone.CAUTION))


def _community(known: Known, one: CommunityGap) -> Item:
    name = known.network.communities[one.id].name
    return _step(name, one.why, one.under_way, one.proposal, Key("community", one.id))


def _category(one: CategoryGap) -> Item:
    bring = f"you could bring {joined(one.offers, 2)}" if one.offers else ""
    return _step(capital(one.name), bring, one.under_way, one.proposal)


def _offer(one: Offer) -> Item:
    return _step(capital(plain(one.text)), one.why, (), one.proposal)


def _gifts(known: Known, found: Iterable[NeedToMeet]) -> list[Item]:
    """What would meet needs of others, less what is promised already."""
    items = []
    for one in found:
        if one.proposal is not None:
            if one.giver == ME:
                what = f"{known.network.name(one.contact)} is looking for {clipped(plain(one.need))}"
                items.append(Item(Cell(what, about=Key("contact", one.contact)), why=f"→ {one.proposal.text}"))
            else:
                step = one.proposal
                items.append(Item(step_cell(step.text, step.about, step.people), why=step.why))
    return list(dict.fromkeys(items))
