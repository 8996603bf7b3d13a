"""A brief of one person: what to know before you meet.

Why now in a line; who they are, how you stand, what you last talked about, what was promised both ways, whom you have
in common, what they need, what you could give, what you wanted to find out; the ways to somebody you do not know yet,
and a letter where one fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hobnob.analyses.balance import balances
from hobnob.analyses.cadence import Cadence, cadences
from hobnob.analyses.calendar import planned_with
from hobnob.analyses.giving import PossibleGift, best_gifts, gifts_for
from hobnob.analyses.known import Known
from hobnob.analyses.letters import fitting_letter
from hobnob.analyses.moments import Moment, moments
from hobnob.analyses.open_promises import open_promises
from hobnob.analyses.paths import Way, ways_to
from hobnob.analyses.proposals import Draft
from hobnob.analyses.strength import Strength, strengths
from hobnob.analyses.why_now import first_gift, why_now
from hobnob.document import Block, Cell, Document, Fact, Facts, Heading, List, Paragraph, Quote, Tone
from hobnob.model import ME, Action, Contact, Interaction, Key, Tie
from hobnob.network import Network
from hobnob.reports._ask import Ask
from hobnob.reports._drafts import quoted
from hobnob.reports._items import hidden_table
from hobnob.reports._prose import first_paragraph, pieces
from hobnob.reports._ways import step_in_words, warmth_in_words
from hobnob.wording import capital, clipped, due, joined, number, plain, relative, role_at, when

TALKS = 5
"""So many of the last talks are shown."""

_STATES = {"overdue": Tone.CAUTION, "lapsed": Tone.CAUTION, "due": Tone.MARKED, "fresh": Tone.GOOD}


def person_brief(known: Known, ask: Ask, contact: Contact) -> Document:
    """The brief of a contact."""
    network, today = known.network, known.today
    happened = known.once(moments)
    strength = known.once(strengths)[contact.id]
    cadence = known.once(cadences)[contact.id]
    ties = known.ties.get(contact.id, {})
    blocks: list[Block] = [
        Paragraph(f"{contact.name}: {'; '.join(why_now(known, contact))}.", "answer"),
        _facts(known, contact, strength, cadence),
    ]
    talks = _talks(network, today, contact, happened[contact.id])
    blocks.extend(_section("Last interactions", "talks", talks, "Nothing is noted yet."))
    ahead = [_planned(network, today, contact, one) for one in known.once(planned_with).get(contact.id, ())]
    blocks.extend(_section("Planned", "planned", ahead))
    promises = known.once(open_promises)
    for title, name, actions in (
        ("You promised", "promised", promises.mine.get(contact.id, ())),
        ("They promised", "promised_to_you", promises.theirs.get(contact.id, ())),
    ):
        blocks.extend(_section(title, name, [_promise(one, today) for one in actions]))
    blocks.extend(_section("They need", "needs", [Cell(text) for text in contact.needs]))
    blocks.extend(_gifts(known, contact))
    blocks.extend(_section("They offer", "offers", [Cell(text) for text in contact.offers]))
    blocks.extend(_section("To find out", "find_out", [Cell(text) for text in contact.find_out]))
    blocks.extend(_section("Learned", "learned", _learned(network, contact)))
    blocks.extend(_section("People in common", "in_common", _in_common(network, ties)))
    if contact.body.strip():
        # What stands below dated headings is told among the talks.
        said = pieces(contact.body, lambda section: bool(section.date_text))
        if said and said[0].kind == "text":
            blocks.extend(_section("Your words", "words", [Cell(clipped(said[0].text, 400), said[0].text)]))
    blocks += _ways(known, contact, strength)
    blocks += letter(known, ask, contact, fitting_letter(known, contact.id)) or ()
    return Document("brief", contact.name, tuple(blocks))


def _section(title: str, name: str, items: list[Cell], empty: str = "") -> list[Block]:
    if not items and not empty:
        return []
    return [Heading(title), List(tuple(items), name, empty=empty)]


def _facts(known: Known, contact: Contact, strength: Strength, cadence: Cadence) -> Facts:
    network, today = known.network, known.today
    figure = f"{strength.band}, {number(strength.value)} of 100" if strength.value is not None else "unknown"
    birthday = contact.birthday
    facts = [
        ("id", "Id", Cell(contact.id)),
        ("who", "Who", Cell(_who(contact))),
        ("aliases", "Also called", _texts(contact.aliases)),
        ("standing", "Standing", Cell("" if contact.standing == "known" else contact.standing, contact.standing)),
        ("category", "Category", Cell(contact.category)),
        ("tier", "Tier", Cell(contact.tier)),
        ("communities", "Communities", _communities(network, contact)),
        ("helps_me_as", "Helps you as", _texts(contact.helps_me_as)),
        ("reach", "Reach", _texts((*contact.email, *contact.phone, *contact.links))),
        ("strength", "Tie", Cell(_because(figure, strength.reasons), strength.value)),
        (
            "state",
            "Cadence",
            Cell(_because(cadence.state, cadence.reasons), cadence.state, _STATES.get(cadence.state, Tone.PLAIN)),
        ),
        ("balance", "Give and take", _balance(known, contact)),
        ("met", "Met", Cell(_met(network, contact), str(contact.met) if contact.met else None)),
        (
            "birthday",
            "Birthday",
            Cell(f"{birthday}, {relative(birthday.next(today), today)}", str(birthday)) if birthday else Cell("", None),
        ),
        ("skills", "Can help with", _texts(contact.skills)),
        ("can_reach", "Can reach", _texts(contact.can_reach)),
        ("interests", "Interests", _texts(contact.interests)),
    ]
    return Facts(tuple(Fact(name, label, cell) for name, label, cell in facts if cell.text))


def _balance(known: Known, contact: Contact) -> Cell:
    """Who gives to whom; nothing of those with whom no account is kept."""
    found = known.once(balances)[contact.id]
    if not found.is_kept or found.sums.balance is None:
        return Cell("", None)
    return Cell("; ".join(found.reasons), found.sums.balance)


def _ways(known: Known, contact: Contact, strength: Strength) -> list[Block]:
    """The ways to somebody I want to know, or of whom nothing tells how well I do."""
    if contact.standing != "wanted" and strength.value is not None:
        return []
    ways = ways_to(known, contact.id, most=known.network.settings.paths.ways)
    items = [_way(known, way) for way in ways if len(way.steps) > 1]
    return _section("Ways to them", "ways", items)


def _way(known: Known, way: Way) -> Cell:
    chain = " → ".join(known.network.name(id) for id in way.people)
    steps = "; ".join(step_in_words(known, step) for step in way.steps)
    value = {"people": list(way.people), "warmth": way.warmth}
    return Cell(f"{chain}: warmth {warmth_in_words(way.warmth)}. {steps}", value)


def letter(known: Known, ask: Ask, contact: Contact, draft: Draft | None) -> tuple[Heading, Quote] | None:
    """A draft, with what I could give them if it goes to a contact, below whom it goes to; None where there is none."""
    if draft is None:
        return None
    gift = first_gift(known, contact) if draft.to == contact.id else None
    could_give = gift.what if gift is not None and gift.giver == ME else ""
    title = f"A draft to {known.network.name(draft.to)}"
    return Heading(title), quoted(known, ask, draft, could_give=could_give)


def _who(contact: Contact) -> str:
    return ", ".join(part for part in (role_at(contact.role, contact.org), contact.location, contact.pronouns) if part)


def _met(network: Network, contact: Contact) -> str:
    parts = [str(contact.met)] if contact.met else []
    if contact.met_at:
        event = network.id_of(contact.met_at, "event")
        parts.append(f"at {network.events[event].name if event else plain(contact.met_at)}")
    if contact.met_through:
        parts.append(f"through {network.name(network.contact_id(contact.met_through) or contact.met_through)}")
    return ", ".join(parts)


def _because(fact: str, reasons: tuple[str, ...]) -> str:
    return f"{fact}: {'; '.join(reasons)}" if reasons else fact


def _communities(network: Network, contact: Contact) -> Cell:
    keys = [network.find(text, "community") for text in contact.communities]
    names = [network.records[key].name if key else text for key, text in zip(keys, contact.communities, strict=True)]
    return Cell(", ".join(names), list(contact.communities))


def _texts(texts: tuple[str, ...]) -> Cell:
    return Cell(", ".join(texts), list(texts))


def _talks(network: Network, today: date, contact: Contact, happened: list[Moment]) -> list[Cell]:
    return [
        Cell(
            f"{moment.ago(today)}: {_talk(network, contact, moment.interaction)}",
            {"date": str(moment.interaction.date), "title": moment.interaction.title, "id": moment.interaction.id},
        )
        for moment in reversed(happened[-TALKS:])
    ]


def _talk(network: Network, contact: Contact, talk: Interaction) -> str:
    text = _titled(network, contact, talk)
    opening = first_paragraph(talk.text)
    return f"{text}. {clipped(opening, 160)}" if opening else text


def _titled(network: Network, contact: Contact, talk: Interaction) -> str:
    text = plain(talk.title) or talk.kind or "a note"
    others = [network.name(id) for id in talk.people if id != contact.id]
    return f"{text} (with {joined(others, 3)})" if others else text


def _planned(network: Network, today: date, contact: Contact, one: Interaction) -> Cell:
    """A meeting planned: `On 2026-05-26, in 11 days: The falls (with Ruth Adeyemi)`."""
    away = f", {relative(one.date.first, today)}" if one.date.is_exact else ""
    text = f"{capital(when(one.date))}{away}: {_titled(network, contact, one)}"
    return Cell(text, {"date": str(one.date), "title": one.title, "id": one.id})


def _promise(action: Action, today: date) -> Cell:
    said = f" ({due(action.due.last, today)})" if action.due else ""
    value = {"action": action.id, "do": action.text, "due": str(action.due) if action.due else None}
    is_late = action.due is not None and action.due.last < today
    return Cell(plain(action.text) + said, value, Tone.CAUTION if is_late else Tone.PLAIN)


def _gifts(known: Known, contact: Contact) -> list[Block]:
    """What I could give, for people the best for each need: more of the same is no better."""
    found = list(gifts_for(known, contact))
    if not found:
        return []
    items = tuple(_gift(known, gift) for gift in best_gifts(known, contact))
    rows = [(gift.need, gift.what, gift.giver) for gift in found]
    return [Heading("You could give"), List(items), hidden_table("could_give", "need gift from", rows)]


def _gift(known: Known, gift: PossibleGift) -> Cell:
    is_mine = gift.giver == ME
    text = gift.what if is_mine else f"an introduction to {known.network.name(gift.giver)}: {gift.what}"
    about = None if is_mine else Key("contact", gift.giver)
    told = f"; you told of it {when(gift.told_on)}" if gift.told_on is not None else ""
    return Cell(f"{text} (they look for {gift.need}{told})", about=about)


def _learned(network: Network, contact: Contact) -> list[Cell]:
    found: list[Cell] = []
    for talk in reversed(network.of(contact.id)):
        found.extend(Cell(f"{text} ({talk.date})", {"text": text, "date": str(talk.date)}) for text in talk.learned)
    return found


def _in_common(network: Network, ties: Mapping[str, Tie]) -> list[Cell]:
    found = []
    for id, tie in ties.items():
        found.append(
            Cell(
                f"{network.name(id)}: {'; '.join(tie.evidence)}",
                {"id": id, "well": tie.well, "is_declared": tie.is_declared, "evidence": list(tie.evidence)},
                about=Key("contact", id),
            )
        )
    return found
