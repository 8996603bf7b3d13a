"""Drafts of letters in reports: the facts that a letter may use, and the block that shows it.

What a template is given; texts may be empty, and nothing is missing:

    me              name, first_name, role, org, about ("clinical data coordinator at Kvarnberget Hospital"),
                    offers (a list), pitch (the first sentence of my first pitch)
    to, other       name, first_name, role, org, about, of whom the letter goes to and of whom it is about
    is_personal     whether it goes to family or a friend
    is_introducer   whether `other` introduces me to them
    why             what it is for, as the proposal has it
    topic           the same where it is a topic that anybody may read, and no note about somebody
    objective       the name of the objective that it serves, where `why` is not just that
    last            the last talk with them, behind "our": "coffee about hiring"; empty after a mere message
    last_when       when we were last in touch: "11 weeks ago", "in May 2026"
    got             the last thing they gave me, where it fits behind "thank you for"
    promised        the most urgent thing that I promised them alone and have not done, as said to them: "send you the
                    deck"; none that is itself to write, to meet or to ask
    they_need       the first thing they are looking for
    could_give      what I could give them, where the report knows something

A letter names nothing twice, and says nothing of a third person but name, role and organisation, and what the report
gives as `why`. Notes are written to oneself: titles of notes are not used, and a fact that speaks of whom the letter
goes to by "she" or "his" is turned to "you" where that is sure to be right, and else left out.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from hobnob.analyses.fitting import fits
from hobnob.analyses.introductions import made_by
from hobnob.analyses.known import Known
from hobnob.analyses.letters import speaks_of_somebody, with_reason
from hobnob.analyses.moments import Moment, moments
from hobnob.analyses.open_promises import open_promises
from hobnob.analyses.people import is_personal
from hobnob.analyses.proposals import Draft
from hobnob.analyses.strength import concerns
from hobnob.document import Quote
from hobnob.folding import fold_phrase
from hobnob.model import ME, Contact, Key, Me, Person
from hobnob.names import Called
from hobnob.reports._ask import Ask
from hobnob.reports._prose import first_paragraph
from hobnob.wording import joined, plain, relative, role_at, when

_WRITTEN = frozenset(("email", "event", "introduction", "letter", "message", "thanks"))
"""Kinds of interaction that are no talk of the two of us."""

_SPOKEN = {"": "talk", "video": "video call"}
_TITLES = frozenset(("dr", "prof", "professor", "mr", "mrs", "ms", "mx", "sir", "dame", "rev"))
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)")
_THEIRS = re.compile(r"(?:her|his|their)\s+", re.IGNORECASE)
# What they would do, said of "you" with the verb of a third person.
_MISSAID = re.compile(r"\byou (?:is|has|was|does|wants|needs|comes|goes)\b", re.IGNORECASE)
_CLAUSES = re.compile(r"[:;,(\"]|\b(?:because|but|so that|and not|unless|until)\b")
"""Where a promise goes on to what was said to oneself about it."""

_ASIDE = re.compile(r"\s*[:;,(]")
"""Where a note of a thing does."""

_IN_TOUCH = re.compile(
    r"(?:answer|ask|book|call|come|congratulate|drop|email|follow|get|go|invite|keep|mail|meet|message|phone|plan|"
    r"propose|reach|remind|reply|ring|say|see|speak|suggest|talk|tell|text|thank|try|visit|wish|write)\b",
    re.IGNORECASE,
)
"""Promises that the letter itself would keep, or that cannot be named in it."""

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
    draft = with_reason(known, draft)
    to = network.contacts.get(draft.to)
    happened = known.once(moments).get(draft.to, [])
    objective = network.objectives.get(draft.objective)
    why, name = plain(draft.why), plain(objective.name) if objective else ""
    if draft.template == "double-opt-in" and to:
        # What was noted about the two is for one of them to read.
        why = _told_to(to, why)
    promised = _promised(known, to) if to else ""
    got = _got(known, happened, to) if to else ""
    need = _need(known, to) if to else ""
    return {
        "me": {
            **_person(network.me),
            "offers": [plain(text) for text in network.me.offers],
            "pitch": _pitch(network.me),
        },
        "to": _person(to),
        "other": _person(network.contacts.get(draft.other)),
        "is_personal": to is not None and is_personal(known, to.id),
        "is_introducer": _is_introducer(known, draft),
        "why": why,
        "topic": "" if speaks_of_somebody(why) or why.endswith((".", "!")) else why,
        "objective": "" if fold_phrase(name) == fold_phrase(why) else name,
        "last": _last(happened),
        "last_when": _last_when(happened, known.today),
        "got": got,
        "promised": _unless_named(promised, why),
        "they_need": _unless_named(need, why, promised),
        "could_give": _unless_named(plain(could_give), why, promised, need, got),
    }


def _unless_named(text: str, *others: str) -> str:
    """A text, or nothing where one of the others speaks of the same thing."""
    return "" if any(fits(text, other) for other in others) else text


def _is_introducer(known: Known, draft: Draft) -> bool:
    """Whether the other one is who introduces me to whom the letter goes to."""
    made = known.once(made_by).get(draft.other, ())
    return any({ME, draft.to} <= set(known.network.contact_ids(one.between)) for one in made)


def first_name(name: str) -> str:
    """What to call somebody in a letter: the first word of the name that is no title; all of it where that is none."""
    words = plain(name).split()
    return next((word for word in words if word.rstrip(".").casefold() not in _TITLES), plain(name)).rstrip(",")


def _person(person: Person | None) -> dict[str, str]:
    name, role, org = (plain(text) for text in (person.name, person.role, person.org)) if person else ("", "", "")
    # An owner who gives no name is called after the file, which is no name to sign with.
    name = "" if isinstance(person, Me) and fold_phrase(name) == ME else name
    about = role_at(role, org) if role else (f"from {org}" if org else "")
    return {"name": name, "first_name": first_name(name), "role": role, "org": org, "about": about}


def _pitch(me: Me) -> str:
    text = first_paragraph(me.pitches[0].text) if me.pitches else ""
    sentence = _SENTENCE.match(text)
    return sentence[0] if sentence else text


def _last(happened: list[Moment]) -> str:
    if not happened or happened[-1].interaction.kind in _WRITTEN:
        return ""
    talk = happened[-1].interaction
    topics = f" about {joined(talk.topics[:2])}" if talk.topics else ""
    return f"{_SPOKEN.get(talk.kind, talk.kind)}{topics}"


def _last_when(happened: list[Moment], today: date) -> str:
    if not happened:
        return ""
    last = happened[-1]
    return when(last.interaction.date) if last.is_estimated else relative(last.day, today)


def _got(known: Known, happened: list[Moment], to: Contact) -> str:
    """The last thing that they gave me, without what was noted of it besides; empty if it cannot be said to them."""
    for _, interaction in reversed(happened):
        texts = [_told(known, to, one.text) for one in interaction.got if concerns((one,), to.id)]
        if texts:
            return next((_ASIDE.split(text)[0] for text in texts if _THING.match(text)), "")
    return ""


def _need(known: Known, to: Contact) -> str:
    text = _ASIDE.split(_told(known, to, to.needs[0]))[0] if to.needs else ""
    return "" if text.startswith("to ") else text


def _promised(known: Known, to: Contact) -> str:
    """The most urgent thing I promised them that reads in a letter; in small letters, as it follows a colon."""
    mine = (one for one in known.once(open_promises).mine.get(to.id, ()) if one.beneficiaries == (to.id,))
    texts = (_told(known, to, one.text) for one in mine if not _IN_TOUCH.match(plain(one.text)))
    text = next((said for said in texts if said and not _CLAUSES.search(said)), "").rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _told(known: Known, to: Contact, text: str) -> str:
    """A note as said to somebody; empty where it would speak of them, or of anybody else."""
    said = _told_to(to, text)
    return "" if not said or known.once(_called).named_in(said, besides=Key("contact", to.id)) else said


def _called(known: Known) -> Called:
    """What all contacts are called."""
    return Called((Key("contact", id), one) for id, one in known.network.contacts.items())


def _told_to(to: Contact, text: str) -> str:
    """A note about somebody as said to them: "you" for their name; empty where it would still speak of them."""
    text = _THEIRS.sub("your ", plain(text), count=1) if _THEIRS.match(plain(text)) else plain(text)
    for name in sorted({to.name, *to.aliases, first_name(to.name)} - {""}, key=len, reverse=True):
        called = rf"(?<!\w){re.escape(name)}"
        text = re.sub(rf"{called}['’]s?(?!\w)", "your", text)
        text = re.sub(rf"{called}(?!\w)", "you", text)
    return "" if speaks_of_somebody(text) or _MISSAID.search(text) else text
