"""Drafts of letters in reports: the facts that a letter may use, and the block that shows it.

What a template is given; texts may be empty, and nothing is missing:

    me              name, first_name, role, org, about ("clinical data coordinator at Kvarnberget Hospital"),
                    offers (a list), pitch (the first sentence of my first pitch)
    to, other       name, first_name, role, org, about, of whom the letter goes to and of whom it is about
    why             what it is for, as the proposal has it
    objective       the name of the objective that it serves
    last            the last talk with them, behind "our": "coffee about hiring"; empty after a mere message
    last_when       when we were last in touch: "11 weeks ago", "in May 2026"
    got             the last thing they gave me
    promised        the first thing that I promised them alone and have not done, as said to them: "send you the deck"
    they_need       the first thing they are looking for
    could_give      what I could give them, where the report knows something

A letter says nothing of a third person but name, role and organisation, and what the report gives as `why`. Notes are
written to oneself: titles of notes are not used, and a fact that speaks of whom the letter goes to by "she" or "his" is
turned to "you" where that is sure to be right, and else left out.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from hobnob.analyses.known import Known
from hobnob.analyses.moments import Moment, is_open, moments
from hobnob.analyses.proposals import Draft
from hobnob.analyses.strength import concerns
from hobnob.document import Quote
from hobnob.model import ME, Contact, Me, Person
from hobnob.reports._ask import Ask
from hobnob.reports._prose import first_paragraph
from hobnob.wording import joined, plain, relative, when

_WRITTEN = frozenset(("email", "event", "introduction", "letter", "message", "thanks"))
"""Kinds of interaction that are no talk of the two of us."""

_SPOKEN = {"": "talk", "video": "video call"}
_TITLES = frozenset(("dr", "prof", "professor", "mr", "mrs", "ms", "mx", "sir", "dame", "rev"))
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)")
_THEIRS = re.compile(r"(?:her|his|their)\s+", re.IGNORECASE)
_SPEAKS_OF_THEM = re.compile(
    r"\b(?:he|she|they|him|her|them|his|hers|their|theirs|you (?:is|has|was|does|wants|needs|comes|goes))\b",
    re.IGNORECASE,
)
# What can follow "thank you for" and "looking for"; a note may as well be a clause, or begin with what they did.
_THING = re.compile(
    r"(?:an?|the|your|some|another|every|all|both|half|more|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s",
    re.IGNORECASE,
)


def quoted(known: Known, ask: Ask, draft: Draft, name: str = "draft", *, could_give: str = "") -> Quote:
    """The letter of a draft as a block, filled from what is known on the day.

    Raises HobnobError where the network has a template of its own that is wrong.
    """
    return Quote(ask.drafts.write(draft.template, letter_facts(known, draft, could_give)), name)


def letter_facts(known: Known, draft: Draft, could_give: str = "") -> dict[str, Any]:
    """What a template of a letter is given, as said at the top of this file."""
    network = known.network
    to = network.contacts.get(draft.to)
    happened = known.once(moments).get(draft.to, [])
    objective = network.objectives.get(draft.objective)
    return {
        "me": {
            **_person(network.me),
            "offers": [plain(text) for text in network.me.offers],
            "pitch": _pitch(network.me),
        },
        "to": _person(to),
        "other": _person(network.contacts.get(draft.other)),
        "why": plain(draft.why),
        "objective": plain(objective.name) if objective else "",
        "last": _last(happened),
        "last_when": _last_when(happened, known.today),
        "got": _got(happened, to, draft.other and network.name(draft.other)) if to else "",
        "promised": _promised(known, to) if to else "",
        "they_need": _need(to) if to else "",
        "could_give": plain(could_give),
    }


def first_name(name: str) -> str:
    """What to call somebody in a letter: the first word of the name that is no title; all of it where that is none."""
    words = plain(name).split()
    return next((word for word in words if word.rstrip(".").casefold() not in _TITLES), plain(name)).rstrip(",")


def _person(person: Person | None) -> dict[str, str]:
    name, role, org = (plain(text) for text in (person.name, person.role, person.org)) if person else ("", "", "")
    about = f"{role} at {org}" if role and org else role or (f"from {org}" if org else "")
    return {"name": name, "first_name": first_name(name), "role": role, "org": org, "about": about}


def _pitch(me: Me) -> str:
    text = first_paragraph(me.pitches[0].text) if me.pitches else ""
    sentence = _SENTENCE.match(text)
    return sentence[0] if sentence else text


def _last(happened: list[Moment]) -> str:
    if not happened or happened[-1].interaction.kind in _WRITTEN:
        return ""
    talk = happened[-1].interaction
    topics = f" about {joined(talk.topics, most=2)}" if talk.topics else ""
    return f"{_SPOKEN.get(talk.kind, talk.kind)}{topics}"


def _last_when(happened: list[Moment], today: date) -> str:
    if not happened:
        return ""
    last = happened[-1]
    return when(last.interaction.date) if last.is_estimated else relative(last.day, today)


def _got(happened: list[Moment], to: Contact, other: str) -> str:
    """The last thing that they gave me, if that can be said to them and is not `other`, of whom the letter is."""
    for _, interaction in reversed(happened):
        texts = [_told_to(to, one.text) for one in interaction.got if concerns((one,), to.id)]
        if texts:
            return next((text for text in texts if _THING.match(text) and not (other and other in text)), "")
    return ""


def _need(to: Contact) -> str:
    text = _told_to(to, to.needs[0]) if to.needs else ""
    return "" if text.startswith("to ") else text


def _promised(known: Known, to: Contact) -> str:
    """What I promised them and have not done, the most pressing first; in small letters, as it follows a colon."""
    mine = [
        action
        for action in known.network.actions
        if is_open(action, known.today) and action.promised_by == ME and action.beneficiaries == (to.id,)
    ]
    mine.sort(key=lambda action: (action.due.last if action.due else date.max, action.path, action.start))
    text = next((said for action in mine if (said := _told_to(to, action.text))), "")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _told_to(to: Contact, text: str) -> str:
    """A note about somebody as said to them: "you" for their name; empty where it would still speak of them."""
    text = _THEIRS.sub("your ", plain(text), count=1) if _THEIRS.match(plain(text)) else plain(text)
    for name in sorted({to.name, *to.aliases, first_name(to.name)} - {""}, key=len, reverse=True):
        called = rf"(?<!\w){re.escape(name)}"
        text = re.sub(rf"{called}['’]s?(?!\w)", "your", text)
        text = re.sub(rf"{called}(?!\w)", "you", text)
    return "" if _SPEAKS_OF_THEM.search(text) else text
