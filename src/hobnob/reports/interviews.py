"""Whom to ask for an informational interview and what to ask; and what is left after those you had.

An informational interview asks for half an hour and for information, never for a job. To ask are people who match a
need that no warm tie of yours covers; the questions are what you noted that you would like to find out.

Keys of the JSON:

    answer                        the answer in a sentence
    targets[].name                the person's name
    targets[].id                  the contact's id
    targets[].needs[]             the needs that they match
    targets[].objectives[]        ids of the objectives whose they are
    targets[].approach            direct, under way, idea, through or cold
    targets[].via                 the id of whoever to ask first; empty where that is nobody
    targets[].warmth              the warmth of the way to them, 0 to 1, exact; 0 where there is none
    targets[].questions[].text    something to ask
    targets[].questions[].source  where it comes from
    held[].id                     the contact's id
    held[].name                   the person's name
    held[].day                    the day of the interview
    held[].interaction            the id of its note
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
    next[].objective              the id of the objective that it serves
"""

from __future__ import annotations

from collections.abc import Sequence

from hobnob.analyses.interviews import Held, Target, held, targets
from hobnob.analyses.known import Known
from hobnob.document import Block, Cell, Column, Document, Heading, Item, List, Note, Paragraph, Table
from hobnob.model import Key
from hobnob.reports._ask import Ask
from hobnob.reports._items import cut, next_items, next_table
from hobnob.wording import capital, joined, number, plural, relative

EXPLAINS = ("interviews", "who", "approach")
OPTIONS = ("objective", "most")
WORDS = ""
MOST = 5

_TARGETS = tuple(
    Column(name, name.capitalize())
    for name in ("name", "id", "needs", "objectives", "approach", "via", "warmth", "questions")
)
_HELD = tuple(
    Column(name, name.capitalize())
    for name in ("id", "name", "day", "interaction", "is_thanked", "thanked", "was_asked", "referrals", "talks")
)


def report(known: Known, ask: Ask) -> Document:
    """Whom to ask, for one objective or all active ones; the interviews held, and what is left to do after them."""
    found = [one for one in known.once(targets) if not ask.objective or ask.objective in one.objectives]
    past = [one for one in known.once(held) if ask.objective in ("", one.objective)]
    left = [proposal for one in past for proposal in one.proposals]
    blocks: list[Block] = [
        Paragraph(_answer(known, found, past, len(left)), "answer"),
        Table(_TARGETS, tuple(_target_row(known, one) for one in found), "targets", is_hidden=True),
        Table(_HELD, tuple(_held_row(known, one) for one in past), "held", is_hidden=True),
        next_table([*left, *(one.proposal for one in found)]),
        *next_items(left, ask.most, "Left to do"),
    ]
    if found:
        shown = found if ask.most is None else found[: ask.most]
        blocks.append(Heading("Whom to ask"))
        for one in shown:
            blocks += _target_blocks(known, one)
        if len(shown) < len(found):
            blocks.append(Note(f"and {len(found) - len(shown):,} more (--all)"))
    if past:
        blocks += [Heading("Those you had"), cut([_held_item(known, one) for one in past], ask.most)]
    return Document("interviews", f"Informational interviews, on {known.today}", tuple(blocks))


def _answer(known: Known, found: Sequence[Target], past: Sequence[Held], left: int) -> str:
    parts = []
    if found:
        verb = "matches" if len(found) == 1 else "match"
        people = plural(len(found), "person", "people")
        parts.append(
            f"{people} {verb} a need that none of your warm ties covers; first {known.network.name(found[0].id)}"
        )
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
    parts = []
    if one.is_thanked:
        parts.append(f"thanked {relative(one.thanked, known.today)}" if one.thanked else "thanked")
    else:
        parts.append("no thanks noted")
    if one.referrals:
        parts.append(f"led you to {joined([known.network.name(id) for id in one.referrals], most=3)}")
    else:
        parts.append("a referral asked for" if one.was_asked else "no referral noted")
    parts.append(f"{plural(one.talks, 'talk')} since" if one.talks else "nothing noted since")
    text = f"{known.network.name(one.id)}, {relative(one.day, known.today)}: {one.title}"
    return Item(Cell(text, about=Key("contact", one.id)), why="; ".join(parts))


def _target_row(known: Known, one: Target) -> tuple[Cell, ...]:
    return (
        Cell(known.network.name(one.id), about=Key("contact", one.id)),
        Cell(one.id),
        Cell("; ".join(one.needs), list(one.needs)),
        Cell(", ".join(one.objectives), list(one.objectives)),
        Cell(one.approach.kind),
        Cell(one.approach.via),
        Cell(number(one.warmth * 100), one.warmth),
        Cell(" ".join(question.text for question in one.questions), [question._asdict() for question in one.questions]),
    )


def _held_row(known: Known, one: Held) -> tuple[Cell, ...]:
    return (
        Cell(one.id),
        Cell(known.network.name(one.id), about=Key("contact", one.id)),
        Cell(str(one.day)),
        Cell(one.interaction),
        Cell("yes" if one.is_thanked else "no", one.is_thanked),
        Cell(str(one.thanked or ""), str(one.thanked) if one.thanked else None),
        Cell("yes" if one.was_asked else "no", one.was_asked),
        Cell(", ".join(one.referrals), list(one.referrals)),
        Cell(str(one.talks), one.talks),
    )
