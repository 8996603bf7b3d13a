"""What happened and what was promised, as the pages show it; and bodies without what is shown elsewhere.

This module knows no template; it turns results into words, links and markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from hobnob.dates import PartialDate
from hobnob.markup import Target
from hobnob.model import ME, Action, Favour, Interaction, Key, Record
from hobnob.parse import pitched_to
from hobnob.site.content import Content
from hobnob.site.profiles import Profile
from hobnob.syntax.body import InlineField, scan
from hobnob.wording import ago, length, plain, relative

_SHOWN_AS_FACTS = frozenset(
    "kind at duration topics gave got told learned objective started_by with visibility date".split()
)


class Favours(NamedTuple):
    """One thing given, got or told, and to whom it was, if that was said."""

    text: str
    people: tuple[str, ...]


class Fact(NamedTuple):
    """A labelled list of things an interaction brought."""

    label: str
    items: tuple[Favours, ...]


class Happening(NamedTuple):
    """An interaction as shown. `url` is its place on the timeline, `source` where it was written down."""

    anchor: str
    url: str
    written: PartialDate
    day: date
    is_planned: bool
    when: str
    title: str
    kind: str
    people: tuple[Profile, ...]
    mentions: tuple[Profile, ...]
    details: str
    facts: tuple[Fact, ...]
    objective: Target | None
    source: Target | None
    text: Markup


class Promise(NamedTuple):
    """An open action as shown. `is_late` and `due_words` speak of today; `urgency` sorts, the most pressing first."""

    text: str
    is_mine: bool
    people: tuple[Profile, ...]
    promised_by: str
    due: PartialDate | None
    due_words: str
    is_late: bool
    state: str
    source: Target
    objective: Target | None
    order: tuple[date, str, int]


def happening(content: Content, interaction: Interaction, root: str, heading: int = 4) -> Happening:
    """An interaction as shown on a page from which `root` leads to the site's root.

    Made once for all the pages that show it: the timeline, and the page of everybody who was there.
    """
    return content.once(_happening, interaction, root, heading)


def _happening(content: Content, interaction: Interaction, root: str, heading: int) -> Happening:
    today = content.today
    day = interaction.date.moment(today)
    is_planned = interaction.date.is_future(today)
    details = [interaction.place, length_of(interaction.minutes), started(interaction.started_by, "you")]
    objective = Key("objective", interaction.objective)
    record = content.network.records.get(interaction.owner)
    is_own_file = interaction.owner.kind == "note"
    return Happening(
        anchor=content.anchors[interaction.id],
        url=content.timeline_url(interaction),
        written=interaction.date,
        day=day,
        is_planned=is_planned,
        when=ago(interaction.date, today),
        title=plain(interaction.title),
        kind=interaction.kind,
        people=tuple(content.profiles(interaction.people)),
        mentions=tuple(content.profiles(interaction.mentions)),
        details=", ".join(part for part in details if part),
        facts=tuple(_facts(content, interaction)),
        objective=content.link(objective) if objective in content.network.records else None,
        source=content.link(interaction.owner) if record and not is_own_file else None,
        text=content.markup(without_asides(interaction.text), root, heading),
    )


def length_of(minutes: float | None) -> str:
    """A length of time as people say it: `45 minutes`, `2 hours`, `1 h 30`; empty for None."""
    if minutes is None:
        return ""
    if minutes < 60:
        return f"{minutes:.0f} minutes" if minutes != 1 else "1 minute"
    if minutes > 1440:
        return length(round(minutes / 1440))
    hours, rest = divmod(round(minutes), 60)
    if rest:
        return f"{hours} h {rest:02d}"
    return f"{hours} hours" if hours > 1 else "1 hour"


def started(by: str, me: str = "I") -> str:
    """Who started it, in words; `me` is what the owner is called."""
    return {"me": f"{me} started it", "them": "they started it"}.get(by, "")


def _facts(content: Content, interaction: Interaction) -> Iterator[Fact]:
    network = content.network

    def named(favours: Iterable[Favour]) -> tuple[Favours, ...]:
        several = len(interaction.people) > 1
        return tuple(
            Favours(plain(favour.text), tuple(network.name(id) for id in favour.people) if several else ())
            for favour in favours
        )

    if interaction.gave:
        yield Fact("You gave", named(interaction.gave))
    if interaction.got:
        yield Fact("You got", named(interaction.got))
    if interaction.told:
        yield Fact("You told of", named(interaction.told))
    if interaction.learned:
        yield Fact("You learned", tuple(Favours(plain(text), ()) for text in interaction.learned))
    if interaction.topics:
        yield Fact("About", (Favours(", ".join(plain(text) for text in interaction.topics), ()),))


def without_asides(text: str, *, without_entries: bool = False) -> str:
    """A body less what is shown in another way: comments, inline facts and, if asked, dated sections."""
    found = scan(text)
    cuts = [(comment.start, comment.end) for comment in found.comments]
    cuts += [_whole_line(text, field) for field in found.fields if field.key in _SHOWN_AS_FACTS]
    if without_entries:
        cuts += [(section.start, section.end) for section in found.sections if len(section.date_text) >= 6]
        cuts += [(section.start, section.end) for section in found.sections if pitched_to(section) is not None]
    if not cuts:
        return text
    kept, at = [], 0
    for start, end in sorted(cuts):
        kept.append(text[at : max(at, start)])
        at = max(at, end)
    kept.append(text[at:])
    return "".join(kept)


def without_tasks(text: str) -> str:
    """A body less its task lines, for pages that list them with their state; as it is if something hangs under them."""
    kept, at = [], 0
    for task in scan(text).tasks:
        start, end = text.rfind("\n", 0, task.start) + 1, text.find("\n", task.end)
        end = len(text) if end < 0 else end + 1
        after = text[end : end + 4]
        if after.strip() and after[:1] in " \t":
            return text
        kept.append(text[at:start])
        at = end
    kept.append(text[at:])
    return "".join(kept)


def _whole_line(text: str, field: InlineField) -> tuple[int, int]:
    """The field, and its whole line where nothing else stands on it but a bullet."""
    start = text.rfind("\n", 0, field.start) + 1
    end = text.find("\n", field.end)
    end = len(text) if end < 0 else end + 1
    around = (text[start : field.start] + text[field.end : end]).strip()
    return (start, end) if around in ("", "-", "*", "+") else (field.start, field.end)


def body_of(content: Content, record: Record, root: str, heading: int = 3, *, tasks: bool = True) -> Markup:
    """The notes of a record: its body without its dated entries, which are shown by date, and perhaps without tasks."""
    text = record.body if tasks else without_tasks(record.body)
    return content.markup(without_asides(text, without_entries=True), root, heading)


def promise(content: Content, action: Action) -> Promise:
    """An action as shown."""
    network, today = content.network, content.today
    people = [id for id in action.beneficiaries if id != ME]
    if action.promised_by != ME and action.promised_by not in people:
        people.insert(0, action.promised_by)
    due = action.due.last if action.due else None
    is_late = due is not None and due < today and action.state == "open"
    words = ""
    if due is not None and action.state == "open":
        words = f"{length((today - due).days)} late" if is_late else f"due {relative(due, today)}"
    objective = Key("objective", action.objective)
    return Promise(
        text=plain(action.text),
        is_mine=action.promised_by == ME,
        people=tuple(content.profiles(people)),
        promised_by="" if action.promised_by == ME else network.name(action.promised_by),
        due=action.due,
        due_words=words,
        is_late=is_late,
        state=action.state,
        source=content.link(action.owner),
        objective=content.link(objective) if objective in network.records else None,
        order=(due or date.max, action.path, action.start),
    )


def promises(content: Content, actions: Iterable[Action]) -> list[Promise]:
    """Actions as shown, the most pressing first."""
    return sorted((promise(content, action) for action in actions), key=lambda one: one.order)
