"""Who can help with something, directly or one introduction away, and how warm the way is.

The topic is a query: plain words, or fields as `hobnob find` takes them. Besides those who match there are leads:
people you know who could lead you to somebody, because they can reach such people, or were at the place that is asked
about. Where nobody you know is close enough it says what to do first, and a draft asks for the best introduction.

Keys of the JSON:

    answer               the answer in a sentence or two
    people[].how         direct (you know them), past, within reach, out of reach, declined or lead
    people[].name        what to call them
    people[].id          their id
    people[].words[]     what they say of themselves that fits; of a lead, whom they can reach
    people[].place       of a lead, where they are or were: used to be at Lumenar; null for none
    people[].strength    the strength of your tie, 0 to 100; null where nothing is known
    people[].band        strong, fair, weak, dormant or unknown
    people[].warmth      the warmth of the way to somebody within reach, above 0 and up to 1; null for others
    people[].way[]       the ids of those on that way, the last one themselves
    people[].approach    how to come to talk to them: direct, under way, declined, idea, through, cold or past
    people[].role        their role
    people[].org         their organisation
    people[].email[]     their addresses
    people[].phone[]     their telephone numbers
    do                   what to do first, where nobody you know is close enough
    draft                a letter to send yourself, where one would help
    did_you_mean[]       where nobody is found: queries that are close to what was asked, and find somebody
    closest[].part       where nobody is found: one of several terms
    closest[].alone      how many it finds alone
    closest[].without    how many the query finds without it
"""

from __future__ import annotations

from collections.abc import Sequence

from hobnob.analyses.approach import approach
from hobnob.analyses.known import Known
from hobnob.analyses.paths import Way
from hobnob.analyses.proposals import Proposal
from hobnob.analyses.strength import strengths
from hobnob.analyses.who import Helper, Helpers, Reach, first_move, helpers, subject
from hobnob.document import Block, Cell, Document, Heading, Item, Note, Paragraph, Table, columns, figure
from hobnob.errors import HobnobError
from hobnob.model import Contact, Key
from hobnob.reports._ask import Ask
from hobnob.reports._drafts import quoted
from hobnob.reports._empty import nobody_yet
from hobnob.reports._gaps import ids
from hobnob.reports._items import cut
from hobnob.reports._queries import near_blocks, read_query
from hobnob.reports._ways import about_in_words, warmth_in_words
from hobnob.wording import capital, joined, plain, plural, role_at

EXPLAINS = ("who", "fitting", "paths", "strength")
OPTIONS = ("most",)
WORDS = "TOPIC"
MOST = 8

_PEOPLE = columns(
    "how", "name", "id", "words", "place", "strength", "band", "warmth", "way", "approach", "role", "org", "email",
    "phone",
)  # fmt: skip


def report(known: Known, ask: Ask) -> Document:
    """Who can help with the topic; HobnobError where it cannot be read or asks nothing."""
    asked = " ".join(ask.words)
    query = read_query(asked, known.network.settings.fields)
    found = known.once(helpers, asked)
    if found is None:
        raise HobnobError("who can help with what? Name a topic", 'such as: hobnob who "salary negotiation"')
    topic = subject(known, asked)
    blocks: list[Block] = [Paragraph(_answer(known, found, topic), "answer"), _table(known, found)]
    blocks += _people(known, "People you know", found.direct, ask.most)
    if found.within_reach:
        items = [_reach_item(known, one) for one in found.within_reach]
        blocks += [Heading("Through somebody"), cut(items, ask.most)]
    if found.leads:
        items = [_lead_item(known, one) for one in found.leads]
        blocks += [Heading("Who could lead you to somebody"), cut(items, ask.most)]
    blocks += _people(known, "People you knew", found.past, ask.most)
    blocks += _people(known, "No way is known to", found.out_of_reach, ask.most)
    if found.declined:
        items = [_declined_item(known, one) for one in found.declined]
        blocks += [Heading("An introduction was declined"), cut(items, ask.most)]
    if not any(found):
        blocks += near_blocks(known, asked, query) or [Note(_advice(known))]
    blocks += _to_do(known, ask, first_move(known, found, topic))
    return Document("who", f"Who can help with {topic}, on {known.today}", tuple(blocks))


def _answer(known: Known, found: Helpers, topic: str) -> str:
    network = known.network
    if not any(found):
        return f"Nobody you know can help with {topic}, and nobody you know of, as far as your notes tell."
    if found.direct:
        first = found.direct[0]
        text = f"{network.name(first.id)} can help with {topic} (your tie: {first.tie})"
        if len(found.direct) > 1:
            text = f"{plural(len(found.direct), 'person', 'people')} you know can help with {topic}"
            text += f", above all {network.name(first.id)} ({first.tie})"
    else:
        text = f"Nobody you know can help with {topic} yet"
    parts = []
    if found.within_reach:
        best = found.within_reach[0]
        verb = "is" if len(found.within_reach) == 1 else "are"
        who = network.name(best.id) if len(found.within_reach) == 1 else str(len(found.within_reach))
        parts.append(f"{who} {verb} within reach (warmth {warmth_in_words(best.way.warmth)} of 100)")
    if found.leads:
        parts.append(f"{joined([network.name(one.id) for one in found.leads], 2)} could lead you to somebody")
    if not parts and not found.direct:
        if found.past:
            parts.append(f"you knew {joined([network.name(one.id) for one in found.past], 2)}")
        elif found.out_of_reach:
            parts.append(f"no way is known to {joined([network.name(one.id) for one in found.out_of_reach], 2)}")
        else:
            first = found.declined[0]
            parts.append(f"{network.name(first.id)}: {approach(known, first.id).words}")
    return f"{text}{'; ' if parts else ''}{joined(parts)}."


def _to_do(known: Known, ask: Ask, move: Proposal | None) -> list[Block]:
    if move is None:
        return []
    blocks: list[Block] = [Heading("What to do"), Paragraph(f"{move.text}: {move.why}", "do")]
    if move.draft is not None:
        blocks += [Heading(f"A draft to {known.network.name(move.draft.to)}"), quoted(known, ask, move.draft)]
    return blocks


def _people(known: Known, title: str, people: Sequence[Helper], most: int | None) -> list[Block]:
    if not people:
        return []
    return [Heading(title), cut([_item(known, one) for one in people], most)]


def _item(known: Known, one: Helper) -> Item:
    contact = known.network.contacts[one.id]
    tie = "" if contact.standing == "wanted" and one.strength is None else f" ({one.tie})"
    what = f"{contact.name}{tie}{_said(contact, one.words)}"
    return Item(Cell(what, about=Key("contact", one.id)), why=_how_to_reach(contact))


def _lead_item(known: Known, one: Helper) -> Item:
    contact = known.network.contacts[one.id]
    what = f"{contact.name} ({one.tie}) {one.leads(3)}"
    return Item(Cell(what, about=Key("contact", one.id)), why=_how_to_reach(contact))


def _reach_item(known: Known, one: Reach) -> Item:
    contact = known.network.contacts[one.id]
    found = approach(known, one.id)
    how = "you have been in touch" if len(one.way.steps) == 1 and found.kind != "under way" else found.words
    what = f"{about_in_words(contact)}{_said(contact, one.words)}"
    return Item(Cell(what, about=Key("contact", one.id)), why=f"{how}; warmth {warmth_in_words(one.way.warmth)}")


def _declined_item(known: Known, one: Helper) -> Item:
    contact = known.network.contacts[one.id]
    what = f"{about_in_words(contact)}{_said(contact, one.words)}"
    return Item(Cell(what, about=Key("contact", one.id)), why=approach(known, one.id).words)


def _said(contact: Contact, words: Sequence[str]) -> str:
    """What they say of themselves that fits, less what is told anyway."""
    said = [plain(word) for word in words if word not in (contact.role, contact.org)]
    return f": {joined(said, 3)}" if said else ""


def _how_to_reach(contact: Contact) -> str:
    """What they do, and how to reach them: `director of product at Lumenar; ines@lumenar.example`."""
    work = role_at(contact.role, contact.org)
    ways = (*contact.email[:1], *contact.phone[:1]) or contact.links[:1]
    return "; ".join(part for part in (capital(work), ", ".join(ways) or "no address noted") if part)


def _advice(known: Known) -> str:
    if not known.network.contacts:
        return nobody_yet()
    return "Ask around, and note in the files of those you talk to what they can help with, under skills."


def _table(known: Known, found: Helpers) -> Table:
    """The whole of it for programs."""
    within = [Helper(one.id, *known.once(strengths)[one.id][:2], one.words) for one in found.within_reach]
    ways = {one.id: one.way for one in found.within_reach}
    groups = (
        ("direct", found.direct),
        ("past", found.past),
        ("within reach", within),
        ("out of reach", found.out_of_reach),
        ("declined", found.declined),
        ("lead", found.leads),
    )
    rows = tuple(_row(known, how, one, ways.get(one.id)) for how, people in groups for one in people)
    return Table(_PEOPLE, rows, "people", is_hidden=True)


def _row(known: Known, how: str, one: Helper, way: Way | None) -> tuple[Cell, ...]:
    contact = known.network.contacts[one.id]
    return (
        Cell(how),
        Cell(contact.name, about=Key("contact", one.id)),
        Cell(one.id),
        ids(one.words),
        Cell(one.place, one.place or None),
        figure(one.strength),
        Cell(one.band),
        Cell(warmth_in_words(way.warmth), way.warmth) if way else Cell("", None),
        ids(way.people if way else ()),
        Cell(approach(known, one.id).kind),
        Cell(contact.role),
        Cell(contact.org),
        ids(contact.email),
        ids(contact.phone),
    )
