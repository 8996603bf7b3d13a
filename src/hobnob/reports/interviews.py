"""Whom to ask for an informational interview, and what; and what is left after those you had.

An informational interview asks for half an hour and for information, never for a job. To ask are people who match a
need that is not covered yet; the questions are what you noted that you would like to find out. Those you had are all
entries of kind interview, also those for a job; one that others held with you asks for thanks, and for no referral.

Keys of the JSON:

    answer                        the answer in a sentence
    targets[].name                the person's name
    targets[].id                  the contact's id
    targets[].needs[]             the needs that they match
    targets[].objectives[]        ids of the objectives whose they are
    targets[].approach            direct, under way, idea, through or cold
    targets[].via                 the id of whoever to ask first; null where that is nobody
    targets[].warmth              the warmth of the way to them, 0 to 1, exact; 0 where there is none
    targets[].questions[]         what to ask
    questions[].id                the id of whom to ask
    questions[].name              their name
    questions[].question          what to ask
    questions[].source            where it comes from
    held[].id                     the contact's id
    held[].name                   the person's name
    held[].day                    the day of the interview
    held[].interaction            the id of its note
    held[].is_theirs              whether they interviewed you
    held[].is_recent              whether it was lately enough for something to be left to do
    held[].is_thanked             whether thanks are noted
    held[].thanked                the day of the thanks; null where none is known
    held[].was_asked              whether a referral was got or at least asked for
    held[].referrals[]            ids of those they have led you to since
    held[].talks                  how often something has happened with them since
    next[].what                   what to do, as a task would word it
    next[].why                    why
    next[].kind                   the sort of action
    next[].about                  the record it is about
    next[].people[]               ids of those it takes
    next[].objective              the id of the objective that it serves; null where that is none
"""

from __future__ import annotations

from collections.abc import Sequence

from hobnob.analyses.interviews import Held, Target, held, targets
from hobnob.analyses.known import Known
from hobnob.document import Block, Cell, Document, Heading, Item, Items, List, Paragraph, Table
from hobnob.model import Key
from hobnob.reports._ask import Ask
from hobnob.reports._first import and_more, first
from hobnob.reports._items import asked_of, cut, hidden_table, next_items, next_table
from hobnob.wording import capital, joined, length, plural, relative

EXPLAINS = ("interviews", "who", "approach")
OPTIONS = ("objective", "most")
WORDS = ""
MOST = 5


def report(known: Known, ask: Ask) -> Document:
    """Whom to ask, for one objective or all active ones; the interviews held, and what is left to do after them."""
    found = [one for one in known.once(targets) if not ask.objective or ask.objective in one.objectives]
    past = [one for one in known.once(held) if ask.objective in ("", one.objective)]
    left = [proposal for one in past for proposal in one.proposals]
    blocks: list[Block] = [
        Paragraph(_answer(known, found, past, len(left)), "answer"),
        *_tables(known, found, past),
        next_table([*left, *(one.proposal for one in found)]),
        *next_items(left, ask.most, f"Left to do, for {_recent(known)} after one"),
    ]
    if found:
        shown = first(found, ask.most)
        blocks.append(Heading("Whom to ask"))
        for one in shown:
            blocks += _target_blocks(known, one)
        if more := and_more(found, shown):
            blocks.append(Items((), more))
    if past:
        blocks += [Heading("Those you had"), cut([_held_item(known, one) for one in past], ask.most)]
    return Document("interviews", f"Interviews{asked_of(known, ask)}, on {known.today}", tuple(blocks))


def _recent(known: Known) -> str:
    return length(round(known.network.settings.interviews.recent))


def _answer(known: Known, found: Sequence[Target], past: Sequence[Held], left: int) -> str:
    parts = []
    if found:
        verb = "matches" if len(found) == 1 else "match"
        people = plural(len(found), "person", "people")
        parts.append(f"{people} {verb} a need that is not covered yet; first {known.network.name(found[0].id)}")
    elif not any(one.needs for one in known.network.objectives.values() if one.status == "active"):
        parts.append("no active objective says what it needs, so there is nobody to ask: `needs: [skill:hiring]`")
    else:
        parts.append("nobody whom you know weakly or would like to know matches an open need: hobnob report gaps")
    if left:
        parts.append(f"{plural(left, 'thing')} left to do after those you had")
    return f"{capital('; '.join(parts))}."


def _target_blocks(known: Known, one: Target) -> list[Block]:
    questions = tuple(Cell(question.text) for question in one.questions)
    item = Item(Cell(one.proposal.text, about=Key("contact", one.id)), why=one.proposal.why)
    return [Heading(known.network.name(one.id), 3, about=Key("contact", one.id)), cut([item], None), List(questions)]


def _held_item(known: Known, one: Held) -> Item:
    """What came of an interview; what did not is told only while there is something to do about it."""
    parts = []
    if one.is_thanked:
        parts.append(f"thanked {relative(one.thanked, known.today)}" if one.thanked else "thanked")
    elif one.is_recent:
        parts.append("no thanks noted")
    if one.referrals:
        parts.append(f"led you to {joined([known.network.name(id) for id in one.referrals], most=3)}")
    elif one.was_asked:
        parts.append("a referral asked for")
    elif one.is_recent and not one.is_theirs:
        parts.append("no referral noted")
    parts.append(f"{plural(one.talks, 'interaction')} since" if one.talks else "nothing noted since")
    text = f"{known.network.name(one.id)}, {relative(one.day, known.today)}: {one.title}"
    return Item(Cell(text, about=Key("contact", one.id)), why="; ".join(parts))


def _tables(known: Known, found: Sequence[Target], past: Sequence[Held]) -> list[Table]:
    name = known.network.name
    return [
        hidden_table(
            "targets",
            "name id needs objectives approach via warmth questions",
            [
                (
                    name(one.id),
                    one.id,
                    one.needs,
                    one.objectives,
                    one.approach.kind,
                    one.approach.via or None,
                    one.warmth,
                    [question.text for question in one.questions],
                )
                for one in found
            ],
        ),
        hidden_table(
            "questions",
            "id name question source",
            [(one.id, name(one.id), question.text, question.source) for one in found for question in one.questions],
        ),
        hidden_table(
            "held",
            "id name day interaction is_theirs is_recent is_thanked thanked was_asked referrals talks",
            [
                (
                    one.id,
                    name(one.id),
                    one.day,
                    one.interaction,
                    one.is_theirs,
                    one.is_recent,
                    one.is_thanked,
                    one.thanked,
                    one.was_asked,
                    one.referrals,
                    one.talks,
                )
                for one in past
            ],
        ),
    ]
