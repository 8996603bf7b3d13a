"""What happened and what was promised, as the pages show it; and bodies without what is shown elsewhere.

This module knows no template; it turns results into words, links and markup.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from hobnob.dates import PartialDate
from hobnob.languages import DateWords, SaysDay
from hobnob.markup import Target, inline
from hobnob.model import ME, Action, Favour, Interaction, Key, Record
from hobnob.parse import pitched_to
from hobnob.site.content import Content
from hobnob.site.profiles import Profile
from hobnob.syntax.body import InlineField, scan
from hobnob.wording import ago, length, relative

_SHOWN_AS_FACTS = frozenset(
    "kind at duration topics gave got told learned objective started_by with visibility date".split()
)


class Favours(NamedTuple):
    """One thing given, got or told, and to whom it was, if that was said."""

    text: Markup
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
    title: Markup
    kind: str
    people: tuple[Profile, ...]
    mentions: tuple[Profile, ...]
    details: str
    facts: tuple[Fact, ...]
    objective: Target | None
    source: Target | None
    text: Markup


class Promise(NamedTuple):
    """An open action as shown. `is_late` and `due_words` speak of today; `order` sorts, the most pressing first."""

    text: Markup
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


def in_line(content: Content, text: str, root: str | None = None) -> Markup:
    """A text of the files within a line: a title, a task, what was given or learned.

    `root` leads from the page to the site's root. Without it nothing is linked, for a place that is a link itself.
    """
    return inline(text, content.resolve, root or "", links=root is not None)


def sentence(content: Content, text: str) -> Markup:
    """A reason or another text of our own within a line: its days are written as the pages write them."""
    return inline(text, content.resolve, links=False, said=content.once(_said))


def dates(content: Content) -> DateWords:
    """How dates are written on the pages."""
    return DateWords(content.network.settings.site_language)


def _said(content: Content) -> SaysDay:
    """How a day behind a word is shown: in the words of the pages where the word is one of ours before a day."""
    words, today = content.once(dates), content.today
    return lambda before, day: words.marked_short(day, today) if before.lower() in _BEFORE_DAYS else str(day)


_BEFORE_DAYS = frozenset(("on", "since", "until"))


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
        title=in_line(content, interaction.title),
        kind=interaction.kind,
        people=tuple(content.profiles(interaction.people)),
        mentions=tuple(content.profiles(interaction.mentions)),
        details=", ".join(part for part in details if part),
        facts=tuple(_facts(content, interaction, root)),
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


def _facts(content: Content, interaction: Interaction, root: str) -> Iterator[Fact]:
    network = content.network

    def listed(texts: Iterable[str]) -> tuple[Favours, ...]:
        return tuple(Favours(in_line(content, text, root), ()) for text in texts)

    def named(favours: Iterable[Favour]) -> tuple[Favours, ...]:
        several = len(interaction.people) > 1
        return tuple(
            Favours(
                in_line(content, favour.text, root), tuple(network.name(id) for id in favour.people) if several else ()
            )
            for favour in favours
        )

    if interaction.gave:
        yield Fact("You gave", named(interaction.gave))
    if interaction.got:
        yield Fact("You got", named(interaction.got))
    if interaction.told:
        yield Fact("You told of", named(interaction.told))
    if interaction.learned:
        yield Fact("You learned", listed(interaction.learned))
    if interaction.topics:
        yield Fact("About", listed([", ".join(interaction.topics)]))


def without_asides(text: str, *, without_entries: bool = False) -> str:
    """A body less what is shown in another way: comments, inline facts and, if asked, dated sections."""
    found = scan(text)
    cuts = [(comment.start, comment.end) for comment in found.comments]
    cuts += [_whole_line(text, field) for field in found.fields if field.key in _SHOWN_AS_FACTS]
    if without_entries:
        cuts += [(section.start, section.end) for section in found.sections if len(section.date_text) >= 6]
        cuts += [(section.start, section.end) for section in found.sections if pitched_to(section) is not None]
    return _less(text, cuts)


def without_tasks(text: str, told: Collection[tuple[str, str]]) -> str:
    """A body less the task lines that its page lists, by text and state; as it is if something hangs under them."""
    cuts = []
    for task in scan(text).tasks:
        if (task.text, task.state) in told:
            start, end = _lines(text, task.start, task.end)
            after = text[end : end + 4]
            if after.strip() and after[:1] in " \t":
                return text
            cuts.append((start, end))
    return _less(text, cuts)


def without_empty_parts(text: str) -> str:
    """A body less the headings below which nothing stands, not even in parts of their parts."""
    cuts = []
    next_one = next_full = len(text)
    for section in reversed(scan(text).sections):
        if next_full < section.end or text[section.body_start : min(section.end, next_one)].strip():
            next_full = section.start
        else:
            cuts.append((section.start, section.end))
        next_one = section.start
    return _less(text, cuts)


def _less(text: str, cuts: Collection[tuple[int, int]]) -> str:
    """A text without some stretches of it, in any order."""
    kept, at = [], 0
    for start, end in sorted(cuts):
        kept.append(text[at : max(at, start)])
        at = max(at, end)
    kept.append(text[at:])
    return "".join(kept)


def _lines(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a text as far as the whole lines that it stands on."""
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if last < 0 else last + 1


def _whole_line(text: str, field: InlineField) -> tuple[int, int]:
    """The field, and its whole line where nothing else stands on it but a bullet."""
    start, end = _lines(text, field.start, field.end)
    around = (text[start : field.start] + text[field.end : end]).strip()
    return (start, end) if around in ("", "-", "*", "+") else (field.start, field.end)


def body_of(content: Content, record: Record, root: str, heading: int = 3, told: Iterable[Action] = ()) -> Markup:
    """The notes of a record: its body without its dated entries, which are shown by date, and the actions `told`.

    Those are listed elsewhere on the page. Of a part that held nothing else the heading goes as well.
    """
    text = without_tasks(record.body, {(one.text, one.state) for one in told if one.path == record.path})
    text = without_asides(text, without_entries=True)
    return content.markup(text if text == record.body else without_empty_parts(text), root, heading)


def promise(content: Content, action: Action, root: str) -> Promise:
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
        text=in_line(content, action.text, root),
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


def promises(content: Content, actions: Iterable[Action], root: str) -> list[Promise]:
    """Actions as shown on a page from which `root` leads to the site's root, the most pressing first."""
    return sorted((promise(content, action, root) for action in actions), key=lambda one: one.order)
