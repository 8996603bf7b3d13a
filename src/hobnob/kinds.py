"""The table of record kinds and their fields: the one place where a field is described.

Reading, findings, JSON Schemas, the commented files of `hobnob new`, the reference in the README and the
completion of field names are all made from it. To add a field, add a line here and the attribute in
`hobnob.model`. This module knows no files.
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.constant_fields import CONSTANT_FIELDS
from hobnob.fields import Field, Kind, Many, Type, choice, day, duration, number, parts, ref, refs, text, texts

# Fields that mean the same in every kind that has them.
NAME = text("name", "the name as you would say it; the file's name if absent", "Ada Lovelace", starter=True)
VISIBILITY = choice(
    "visibility", "who may see it in a shared site", "shared", "private", "shared", "public", default="private"
)
IGNORE = texts("ignore", "checks whose findings are left out for this file", "unreachable-contact")
OBJECTIVE = ref("objective", "objective", "the objective it serves", "data-team-job")
OFFERS = texts("offers", "what could be given; one text an item", "an hour of SQL help", splits=False)
FIND_OUT = texts("find_out", "what you would like to learn", "how they hire", splits=False)
URL = Field("url", Type.URL, "its web address", "https://meetup.example/data")
CADENCE = duration("cadence", "how often you wish to be in touch", "6 weeks", low=1)
WHY = text("why", "why it is worth it, in a sentence", "She hires for the team I want to join")
PLACE = text("location", "where they are", "Gothenburg")

COMMON = (
    texts("aliases", "other names it goes by; links may use them", "Countess of Lovelace"),
    texts("tags", "labels of your own; a leading # is left out", "python, climbing"),
    VISIBILITY,
    texts("private", "names of fields that are never shared", "phone, birthday"),
    day("verified", "when the facts were last confirmed", "2026-03-01"),
    IGNORE,
)

PERSON = (
    text("pronouns", "pronouns", "she/her"),
    ref(
        "org",
        "community",
        "where they work; a community of that name is linked",
        "Difference Inc",
        loose=True,
        starter=True,
    ),
    text("role", "what they do there", "Lead analyst", starter=True),
    parts(
        "history",
        "earlier roles",
        "Analyst org:Northlight from:2019 to:2022",
        ref("org", "community", "where", "Northlight", loose=True),
        text("role", "as what", "Analyst"),
        day("from", "since when", "2019", attribute="start"),
        day("to", "until when", "2022-06", attribute="end"),
        many=Many.LIST,
        splits=False,
        lead="role",
        needed=("org", "role"),
    ),
    PLACE,
    Field("email", Type.EMAIL, "e-mail addresses", "ada@difference.example", many=Many.LIST, starter=True),
    Field("phone", Type.PHONE, "phone numbers, kept as written", "+44 20 7946 0958", many=Many.LIST),
    Field("links", Type.URL, "web addresses", "https://ada.example", many=Many.LIST),
)

GIVES = (
    texts("skills", "what they can help with", "SQL, statistics"),
    texts("needs", "what they are looking for; one text an item", "a reviewer for her paper", splits=False),
    OFFERS,
    texts("interests", "what they care about", "poetry, horses"),
)

CONTACT = Kind(
    "contact",
    "contacts",
    "contacts",
    "a person you know, or want to know",
    (
        NAME,
        *PERSON,
        Field("birthday", Type.BIRTHDAY, "birthday, with or without the year", "12-10"),
        choice(
            "category",
            "the sector of the map; one of those in settings",
            "colleagues",
            choices_from="categories",
            starter=True,
        ),
        choice("standing", "whether you know them", "wanted", "known", "wanted", "past", default="known"),
        choice(
            "tier",
            "how important the tie is to you; one of those in settings",
            "key",
            choices_from="tiers",
            starter=True,
        ),
        CADENCE,
        duration("cadence_limit", "the longest gap that is still fine", "3 months", low=1),
        day("snooze", "do not suggest them until this date", "2026-09-01"),
        day("met", "when you first met", "2024-11", starter=True),
        ref("met_at", "event", "where you met: an event, or any words", "PyData spring meetup", loose=True),
        ref("met_through", "contact", "who introduced you", "mary-somerville"),
        refs("knows", "contact", "people they know; either side may say it", "mary-somerville"),
        refs("knows_well", "contact", "people they know well; either side may say it", "charles-babbage"),
        refs("communities", "community", "the communities they belong to", "pydata", starter=True),
        *GIVES,
        texts("can_reach", "fields, organisations or kinds of people they could lead to", "hospital IT"),
        FIND_OUT,
        texts("helps_me_as", "what they are to you", "mentor, reference"),
        Field(
            "tie", Type.TIE, "your own judgement of the tie: 0 to 100, or strong, fair, weak", "fair", low=0, high=100
        ),
        *COMMON,
    ),
)


def _of_you(field: Field) -> Field:
    """A person's field, described to its owner."""
    return field._replace(help=field.help.replace("they are", "you are").replace("they", "you"))


ME_KIND = Kind(
    "me",
    "me",
    "me.md",
    "you: what you can do, what you offer, what you look for, and your pitches",
    (
        NAME,
        *(_of_you(part) for part in PERSON),
        refs("communities", "community", "the communities you belong to", "pydata"),
        *(_of_you(part)._replace(starter=True) for part in GIVES),
        texts("travels", "where you go, and when it is worth saying", "Berlin each spring"),
        *COMMON,
    ),
)

COMMUNITY = Kind(
    "community",
    "communities",
    "communities",
    "a group people belong to: a team, an employer, alumni, an association, a club, an online group",
    (
        NAME,
        text(
            "kind",
            "what sort of group: team, employer, alumni, professional, local, voluntary, online, ...",
            "employer",
            starter=True,
        ),
        choice("standing", "whether you belong", "wanted", "member", "wanted", "left", default="member", starter=True),
        text("my_role", "what you are there", "organiser"),
        day("since", "since when", "2024"),
        text("meets", "when and where it meets", "first Tuesday of the month"),
        PLACE,
        URL,
        texts("values", "what its people value", "giving talks, being on time"),
        OFFERS._replace(help="what you can bring; one text an item", starter=True),
        FIND_OUT,
        CADENCE,
        *COMMON,
    ),
)

OBJECTIVE_KIND = Kind(
    "objective",
    "objectives",
    "objectives",
    "what you want, by when, and what it needs",
    (
        NAME,
        choice("status", "how it stands", "active", "active", "paused", "met", "dropped", default="active"),
        day("due", "by when", "2026-12", starter=True),
        WHY._replace(starter=True),
        Field(
            "needs",
            Type.QUERY,
            "what it needs: queries that find who could help, or plain words",
            "skill:hiring",
            many=Many.LIST,
            splits=False,
            starter=True,
            lead="find",
            needed=("need", "find"),
            parts=(
                text("need", "a label for people", "somebody who hires analysts"),
                Field("find", Type.QUERY, "the query that finds who could help", "skill:hiring"),
                number("people", "how many people are enough", "2", 1, 1000, is_whole=True),
            ),
        ),
        OFFERS._replace(help="what you can give in return; one text an item", starter=True),
        refs("allies", "contact", "people who are with you in this", "ada-lovelace"),
        parts(
            "stakeholders",
            "people with a stake in it, and seats that nobody fills yet",
            "ada-lovelace power:4 interest:5 stance:supporter",
            ref("who", "contact", "who it is", "ada-lovelace"),
            text("seat", "an empty seat: the role nobody fills yet", "head of data"),
            number("power", "1 (little) to 5 (much)", "4", 1, 5, is_whole=True),
            number("interest", "1 (little) to 5 (much)", "5", 1, 5, is_whole=True),
            choice("stance", "for, against or undecided", "supporter", "supporter", "neutral", "sceptic"),
            text("need", "what you need from them", "a word with the hiring manager"),
            many=Many.LIST,
            splits=False,
            lead="who",
            needed=("who", "seat"),
        ),
        *COMMON,
    ),
)

EVENT = Kind(
    "event",
    "events",
    "events",
    "a meetup, conference or dinner: whom to meet, what to bring, what came of it",
    (
        NAME,
        day("date", "the day", "2026-06-04", starter=True),
        day("from", "the first day, if it has several", "2026-06-04", attribute="start"),
        day("to", "the last day", "2026-06-06", attribute="end"),
        text("place", "where", "Town hall, Gothenburg", starter=True),
        URL,
        ref("community", "community", "whose event it is", "pydata"),
        choice("status", "whether you are going or went", "planned", "planned", "went", "skipped"),
        refs("meet", "contact", "people to meet, or descriptions of them", "ada-lovelace", loose=True, starter=True),
        texts("bring", "what you can bring", "the hiring guide", splits=False),
        texts("ask", "what to ask for", "who else runs a data team here", splits=False),
        text("pitch", "which of your pitches", "for founders"),
        OBJECTIVE,
        *COMMON,
    ),
)

INTRODUCTION = Kind(
    "introduction",
    "introductions",
    "introductions",
    "one introduction, from idea to outcome",
    (
        NAME,
        refs("between", "contact me", "who should meet; me counts", "ada-lovelace, me", starter=True),
        ref("introducer", "contact me", "who introduces; you if absent", "mary-somerville", default="me"),
        WHY._replace(starter=True),
        OBJECTIVE,
        day("proposed", "when it was proposed", "2026-04-02"),
        day("agreed", "when the last yes came", "2026-04-05"),
        day("made", "when the introduction was made", "2026-04-06"),
        day("met", "when they met", "2026-04-20"),
        day("thanked", "when the introducer was thanked", "2026-04-21"),
        day("declined", "when somebody said no", "2026-04-05"),
        refs("agreed_by", "contact me", "who has said yes", "ada-lovelace"),
        text("outcome", "what came of it", "They are writing a paper together"),
        *COMMON,
    ),
)

NOTE = Kind(
    "note",
    "notes",
    "notes",
    "what happened: one interaction, or a journal of many under dated headings",
    (
        NAME,
        day("date", "when it happened; the file's name may begin with it instead", "2026-05-03", starter=True),
        refs("with", "contact", "the people it was with", "ada-lovelace", attribute="people", starter=True),
        choice("kind", "what it was; one of those in settings", "coffee", choices_from="kinds", starter=True),
        text("at", "where", "Café Analytique", attribute="place"),
        duration("duration", "how long", "45m", high=366),
        texts("topics", "what it was about", "hiring, engines"),
        texts(
            "gave",
            "what you gave; one text an item; gave@ada-lovelace says to whom",
            "an introduction to Mary",
            splits=False,
        ),
        texts("got", "what you got; one text an item", "feedback on the deck", splits=False),
        texts("told", "which of your offers they have now heard of", "an hour of SQL help", splits=False),
        texts("learned", "facts about them", "she is moving to Turin", splits=False),
        OBJECTIVE,
        choice("started_by", "who started it", "me", "me", "them"),
        *COMMON,
    ),
)

ADDRESSED = ("gave", "got", "told")
"""Fields of an interaction that may say to whom, as `gave@ada-lovelace`."""

FACTS = frozenset(
    (*ADDRESSED, "with", "kind", "at", "duration", "topics", "learned", "objective", "started_by", "visibility")
)
"""Fields of a note that may also stand in a text, as `topics:: hiring`, there and under dated headings anywhere."""

PAGES = (
    "all", "today", "map", "people", "communities", "objectives", "events", "introductions", "timeline", "balance",
    "health", "me", "reports", "findings",
)  # fmt: skip
"""What `site: pages` may name: all, or parts of the site in any order; Today is always built."""

SETTINGS = Kind(
    "settings",
    "settings",
    "hobnob.yaml",
    "the network's settings, all optional",
    (
        text("title", "the network's title", "My network", default="My network"),
        parts(
            "folders",
            "folders of kinds that live elsewhere",
            "{contacts: people}",
            *(
                text(kind.plural, f"the folder of {kind.plural}", kind.folder)
                for kind in (CONTACT, COMMUNITY, OBJECTIVE_KIND, EVENT, INTRODUCTION, NOTE)
            ),
        ),
        day("today", "a fixed date to count from, for example networks", "2026-05-15", is_whole=True),
        texts("fields", "names of keys of your own that are never remarked on", "shoe_size"),
        parts(
            "categories",
            "sectors of the map, in order; those given replace the defaults",
            "{clients: {offers: [a discount]}}",
            choice(
                "sphere",
                "personal people are no pipeline",
                "personal",
                "personal",
                "professional",
                default="professional",
            ),
            OFFERS._replace(help="what you can bring to the whole group"),
            many=Many.NAMED,
        ),
        parts(
            "tiers",
            "how important a tie is, with its ideal and its longest gap; those given replace the defaults",
            "{inner: {cadence: 4 weeks, limit: 6 weeks}}",
            CADENCE,
            duration("limit", "the longest gap that is still fine", "6 weeks", low=1),
            many=Many.NAMED,
        ),
        parts(
            "kinds",
            "kinds of interaction, their weight and the words that mean them; those given are added to the defaults",
            "{sauna: {weight: 1, words: [sauna]}}",
            number("weight", "how much one counts towards a tie; a coffee is 1", "0.7", 0, 10),
            texts("words", "words of a heading that mean it", "coffee, tea"),
            many=Many.NAMED,
        ),
        *CONSTANT_FIELDS,
        parts(
            "log",
            "where a logged line goes",
            "{into: note}",
            choice(
                "into",
                "a note of its own, the journal, or the contact's file",
                "note",
                "note",
                "journal",
                "contact",
                default="note",
            ),
        ),
        choice(
            "cache",
            "whether large networks are remembered in your own cache folder, so that commands are quick",
            "yes",
            "yes",
            "no",
            default="yes",
        ),
        Field(
            "never_same",
            Type.PAIR,
            "pairs of people who are not duplicates",
            "ada-lovelace, ada-byron",
            many=Many.LIST,
            splits=False,
        ),
        Field(
            "checks",
            Type.CHOICE,
            "grades of checks",
            "{unreachable-contact: off}",
            many=Many.NAMED,
            choices=("off", "hint", "warning", "error"),
        ),
        parts(
            "site",
            "the site",
            "{accent: '#0b7a5b'}",
            text("title", "its title, if another than the network's", "Ada's network"),
            text("accent", "its accent colour, as #rrggbb", "#0b7a5b"),
            text("language", "the language of dates, as a tag: sv, pt-BR", "de", default="en"),
            Field("pages", Type.CHOICE, "the pages to build, besides Today", "all", many=Many.LIST, choices=PAGES),
            parts(
                "share",
                "what a shared site may show",
                "{fields: [name, org]}",
                texts("fields", "the fields that may be shared, of any kind of record", "name, org, role"),
            ),
        ),
        IGNORE,
    ),
)

KINDS: tuple[Kind, ...] = (CONTACT, COMMUNITY, OBJECTIVE_KIND, EVENT, INTRODUCTION, NOTE, ME_KIND)
BY_NAME = {kind.name: kind for kind in (*KINDS, SETTINGS)}

__all__ = ["ADDRESSED", "BY_NAME", "COMMON", "FACTS", "KINDS", "NOTE", "SETTINGS", "Kind", "reference_fields"]


def reference_fields(kind: Kind) -> Iterator[tuple[Field, Field | None]]:
    """The fields of a kind that hold references, each with the field whose part it is, if any."""
    for field in kind.fields:
        if field.type is Type.REF:
            yield field, None
        for part in field.parts:
            if part.type is Type.REF:
                yield part, field
