"""The table of fields that a query may name: the one place for reading them, for the docs and for completion.

What a field of a contact means and an example of it come from `hobnob.kinds`; only what an analysis adds is told here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from hobnob.kinds import CONTACT


class FieldKind(StrEnum):
    """How a field's values are compared."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    STATE = "state"
    RELATION = "relation"


class QueryField(NamedTuple):
    """A field of the query language; `name` is the one that facts go by, `aliases` hold its plural and other names.

    `choices` are all values that a state can have, where they are fixed. Plain words look into the fields that are
    `is_plain`. A date that `is_ahead` counts lengths of time forwards from today, others backwards. A field that
    `is_costly` is asked last.
    """

    name: str
    kind: FieldKind
    help: str
    example: str
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    is_plain: bool = False
    is_ahead: bool = False
    is_costly: bool = False


def _of(source: str, name: str, *aliases: str, kind: FieldKind = FieldKind.TEXT, **more: bool) -> QueryField:
    """A field of a contact, told as the table of kinds tells it."""
    field = CONTACT.field(source)
    assert field is not None, source
    first = field.example.partition(",")[0]
    example = f'{name}:"{first}"' if " " in first else f"{name}:{first}"
    names = tuple(alias for alias in (source, *aliases) if alias != name)
    return QueryField(name, kind, field.help, example, names, field.choices, **more)


_STATES = ("fresh", "due", "overdue", "lapsed", "snoozed", "untracked", "wanted", "past")
_BANDS = ("strong", "fair", "weak", "dormant", "unknown")

FIELDS: tuple[QueryField, ...] = (
    QueryField(
        "name",
        FieldKind.TEXT,
        "their name, aliases and id",
        "name:ada",
        ("names", "alias", "aliases", "id"),
        is_plain=True,
    ),
    _of("role", "role", "roles", "job", "title", is_plain=True),
    _of("org", "org", "orgs", "organisation", "organization", "company", "employer", is_plain=True),
    QueryField(
        "history",
        FieldKind.TEXT,
        "roles and organisations they had earlier",
        "history:northlight",
        ("past", "formerly"),
    ),
    _of("skills", "skill", is_plain=True),
    _of("offers", "offer", is_plain=True),
    _of("needs", "need"),
    _of("interests", "interest", is_plain=True),
    _of("can_reach", "can_reach", "reach", is_plain=True),
    _of("tags", "tag", is_plain=True),
    _of("location", "location", "locations", "place", "city", "where"),
    _of("find_out", "find_out"),
    _of("helps_me_as", "helps_me_as", "helps_as"),
    _of("pronouns", "pronouns", "pronoun"),
    _of("email", "email", "emails", "mail"),
    _of("phone", "phone", "phones"),
    _of("links", "link", "url", "urls"),
    _of("met_at", "met_at"),
    _of("category", "category", "categories", kind=FieldKind.STATE),
    _of("tier", "tier", "tiers", kind=FieldKind.STATE),
    _of("standing", "standing", "standings", kind=FieldKind.STATE),
    _of("visibility", "visibility", kind=FieldKind.STATE),
    QueryField(
        "state",
        FieldKind.STATE,
        "how you stand: by their cadence (overdue finds the lapsed too), or not met yet, or of the past",
        "state:overdue",
        ("states",),
        _STATES,
    ),
    QueryField("band", FieldKind.STATE, "how strong the tie is, in words", "band:dormant", ("bands", "tie"), _BANDS),
    QueryField("strength", FieldKind.NUMBER, "how strong the tie is, 0 to 100", "strength:..30", ("strengths",)),
    QueryField(
        "interactions",
        FieldKind.NUMBER,
        "how many interactions with them are noted",
        "interactions:4..",
        ("interaction",),
    ),
    QueryField("last", FieldKind.DATE, "the last interaction, else `met`", "last:90d..", ("last_contact", "seen")),
    _of("met", "met", kind=FieldKind.DATE)._replace(example="met:2025.."),
    _of("verified", "verified", kind=FieldKind.DATE)._replace(example="verified:1y.."),
    QueryField("due", FieldKind.DATE, "when they are due, by their cadence", "due:..7d", is_ahead=True),
    _of("snooze", "snooze", "snoozed", kind=FieldKind.DATE, is_ahead=True)._replace(example="snooze:*"),
    QueryField("birthday", FieldKind.DATE, "their next birthday", "birthday:..30d", ("birthdays",), is_ahead=True),
    _of("communities", "community", "group", "groups", kind=FieldKind.RELATION, is_plain=True),
    _of("knows", "knows", "know", kind=FieldKind.RELATION)._replace(
        help="people who know somebody; either side may say it", example="knows:ada"
    ),
    _of("knows_well", "knows_well", kind=FieldKind.RELATION)._replace(
        help="people who know somebody well; either side may say it", example="knows_well:ada"
    ),
    _of("met_through", "met_through", kind=FieldKind.RELATION)._replace(example="met_through:mary"),
    QueryField(
        "via",
        FieldKind.RELATION,
        "people whom somebody could introduce you to, or has",
        "via:ada",
        ("through",),
        is_costly=True,
    ),
    QueryField(
        "objective",
        FieldKind.RELATION,
        "people who are allies or stakeholders of an objective",
        "objective:job",
        ("objectives",),
    ),
    QueryField(
        "said",
        FieldKind.RELATION,
        "people in whose file, or in notes with whom, words stand",
        "said:budget",
        ("says", "note", "notes"),
        is_costly=True,
    ),
)

NAMES: dict[str, QueryField] = {name: field for field in FIELDS for name in (field.name, *field.aliases)}
"""Every name that a field goes by."""

BY_NAME: dict[str, QueryField] = {field.name: field for field in FIELDS}

PLAIN: tuple[str, ...] = tuple(field.name for field in FIELDS if field.is_plain)
"""The fields in which plain words are looked for."""
