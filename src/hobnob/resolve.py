"""All files together to the network: every reference followed, every action told whose it is.

This module knows no disk. Resolving is cheap and is done anew whenever any file has changed, because one new file may
change what the others mean; only what single files say is worth remembering.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from hobnob.fields import Field
from hobnob.folding import fold_name
from hobnob.ids import short_id
from hobnob.kinds import KINDS, reference_fields
from hobnob.model import (
    ME,
    Action,
    Community,
    Contact,
    Entry,
    Event,
    Favour,
    Gift,
    Interaction,
    Introduction,
    Key,
    Link,
    Me,
    Note,
    Objective,
    Record,
    Ref,
    Task,
)
from hobnob.names import Names, named_in, near, with_capitals
from hobnob.network import ANY_KIND, Mention, Network, Reference, kind_of_record
from hobnob.parse import Parsed
from hobnob.settings import Settings
from hobnob.ties import members_of
from hobnob.wording import joined

_PEOPLE = ("contact", ME)
_R = TypeVar("_R", bound=Record)


def resolve(files: Iterable[Parsed], settings: Settings, unread: Sequence[str] = ()) -> Network:
    """Puts the files together and follows every reference; `unread` are paths of which nothing is known."""
    parsed = tuple(sorted(files, key=lambda one: one.path))
    return _Resolution(parsed, settings, tuple(unread)).network()


class _Resolution:
    """The work of resolving; what it holds is given to the network and forgotten."""

    def __init__(self, parsed: tuple[Parsed, ...], settings: Settings, unread: tuple[str, ...]) -> None:
        self.parsed = parsed
        self.unread = unread
        self.settings = settings
        self.records: dict[Key, Record] = {}
        self.files: dict[Key, list[str]] = {}
        self.keys: dict[str, Key] = {}  # by path: of two files of one id, also that of the first
        folded: dict[Key, Key] = {}
        for one in parsed:
            if one.record is None:
                continue
            kind, id = kind_of_record(one.record), one.record.id
            key = self.keys[one.path] = folded.setdefault(Key(kind, fold_name(id)), Key(kind, id))
            self.files.setdefault(key, []).append(one.path)
            self.records.setdefault(key, one.record)
        self.names = Names(self.records.items())
        self.references: list[Reference] = []
        self.interactions: list[Interaction] = []
        self.actions: list[Action] = []
        self.mentions: dict[Key, list[Mention]] = {}
        self.nearby: dict[tuple[str, int], Key] = {}
        self._seen: dict[str, int] = {}  # how often each action's text has come up in its record
        self._short_ids: set[str] = set()

    def network(self) -> Network:
        for one in self.parsed:
            if one.record is not None:
                self._follow(one, one.record, self.keys[one.path])
        self._give_titles()
        self.interactions.sort(key=lambda one: (one.date, one.path, one.start))
        of: dict[str, list[int]] = {}
        for index, interaction in enumerate(self.interactions):
            for person in interaction.people:
                of.setdefault(person, []).append(index)
        contacts = self._of_kind(Contact)
        communities = self._of_kind(Community)
        introductions = self._of_kind(Introduction)
        members, former = members_of(contacts, communities, lambda text: self._one(text, ("community",)))
        return Network(
            settings=self.settings,
            parsed=self.parsed,
            unread=self.unread,
            records=self.records,
            me=next(iter(self._of_kind(Me).values()), Me(id=ME, path="me.md", name="Me")),
            contacts=contacts,
            communities=communities,
            objectives=self._of_kind(Objective),
            events=self._of_kind(Event),
            introductions=introductions,
            notes=self._of_kind(Note),
            names=self.names,
            interactions=tuple(self.interactions),
            interactions_of={person: tuple(indexes) for person, indexes in of.items()},
            actions=tuple(self.actions),
            members=members,
            former_members=former,
            mentions={key: tuple(places) for key, places in self.mentions.items()},
            nearby=self.nearby,
            duplicates=tuple((key, tuple(paths)) for key, paths in self.files.items() if len(paths) > 1),
            references=tuple(self.references),
        )

    def _give_titles(self) -> None:
        """Better titles for files that give themselves none: the names of the people in them, as they are written."""
        for index, one in enumerate(self.interactions):
            note = self.records[one.owner]
            if one.id == one.path and "name" not in note.at and one.title == note.name:
                title = with_capitals(one.title, (self.records[Key("contact", id)] for id in one.people))
                if title != one.title:
                    self.interactions[index] = one._replace(title=title)
                    self.records[one.owner] = replace(note, name=title)
        for key, record in self.records.items():
            if isinstance(record, Introduction) and "name" not in record.at and len(record.between) > 1:
                met = [self.names.find(text, _PEOPLE) for text in record.between]
                if all(len(found) == 1 for found in met):
                    names = ["you" if found[0].id == ME else self.records[found[0]].name for found in met]
                    self.records[key] = replace(record, name=joined(sorted(names, key=lambda name: name == "you")))

    def _of_kind(self, kind: type[_R]) -> dict[str, _R]:
        """The records of a kind by id, in the order of ids."""
        found = {key.id: record for key, record in self.records.items() if isinstance(record, kind)}
        return dict(sorted(found.items()))

    def _follow(self, one: Parsed, record: Record, key: Key) -> None:
        """All that one file says of others."""
        before = len(self.references)
        self._record_references(key, record)
        own = (key.id,) if key.kind == "contact" else ()
        objective = key.id if key.kind == "objective" else ""
        for task in one.tasks:
            self._action(task, key, one.path, None, own, objective)
        groups = [(entry, self._entry(entry, key, objective)) for entry in one.entries]
        if len(self.references) > before + 1:
            self.references[before:] = sorted(self.references[before:], key=lambda one: (one.start, one.what))
        self._mention(one, key, self.references[before:], groups)

    # -- references

    def _one(self, text: str, kinds: tuple[str, ...]) -> str:
        """The id that a reference means, or "" where that is not clear."""
        found = self.names.find(text, kinds)
        return found[0].id if len(found) == 1 else ""

    def _refer(self, owner: Key, path: str, what: str, ref: Ref, kinds: tuple[str, ...]) -> str | None:
        """Follows one reference and remembers how it went; the id it means, or None."""
        found = self.names.find(ref.text, kinds)
        self.references.append(Reference(owner, path, what, *ref, kinds, found))
        return found[0].id if len(found) == 1 else None

    def _record_references(self, key: Key, record: Record) -> None:
        """Follows the references of a record's fields; those of a note's are its entry's."""
        for field, parent in _REFERENCE_FIELDS[key.kind]:
            if parent is not None:
                for index, part in enumerate(getattr(record, parent.python_name)):
                    if text := getattr(part, field.python_name):
                        self._field_reference(key, record, text, f"{parent.name}[{index}].{field.name}", field)
            elif value := getattr(record, field.python_name):
                if isinstance(value, str):
                    self._field_reference(key, record, value, field.name, field)
                else:
                    for index, text in enumerate(value):
                        self._field_reference(key, record, text, f"{field.name}[{index}]", field)

    def _field_reference(self, key: Key, record: Record, text: str, place: str, field: Field) -> None:
        found = self.names.find(text, field.refers)
        # A loose one that means nothing is words; and a default stands nowhere.
        if (found or not field.loose) and place in record.at:
            start, end = record.at[place]
            self.references.append(Reference(key, record.path, field.name, text, start, end, field.refers, found))

    def _person(self, people: tuple[str, ...], owner: Key, path: str, what: str, ref: Ref) -> str | None:
        """A person named in a note: of its own people a first name or the beginning of an id will do."""
        found = self.names.find(ref.text, _PEOPLE)
        if len(found) != 1 and people:
            own = tuple(key for key in found if key.id in people) if found else near(ref.text, self._keyed(people))
            if len(own) == 1:
                self.references.append(Reference(owner, path, what, *ref, _PEOPLE, own))
                return own[0].id
        return self._refer(owner, path, what, ref, _PEOPLE)

    def _keyed(self, people: Iterable[str]) -> list[tuple[Key, Record]]:
        return [(key, self.records[key]) for key in (Key("contact", id) for id in people)]

    # -- interactions

    def _entry(self, entry: Entry, owner: Key, objective: str) -> tuple[str, ...]:
        """Follows what an entry refers to; its people. With a date and people it is an interaction."""
        people = self._people(entry, owner)
        if entry.objective is not None:
            found = self._refer(owner, entry.path, "objective", entry.objective, ("objective",))
            served = found or ""
        else:
            served = ""
        gave = self._favours(entry, people, owner, "gave", entry.gave)
        got = self._favours(entry, people, owner, "got", entry.got)
        told = self._favours(entry, people, owner, "told", entry.told)
        if people and entry.date is not None and entry.date.month:
            mentioned = [id for id in self._linked(entry.mentions) if id not in people] if entry.mentions else ()
            self.interactions.append(
                Interaction(
                    id=entry.path if entry.is_note_file else f"{entry.path}#{entry.start}",
                    path=entry.path,
                    start=entry.start,
                    end=entry.end,
                    owner=owner,
                    date=entry.date,
                    title=entry.title,
                    people=people,
                    mentions=tuple(dict.fromkeys(mentioned)),
                    kind=entry.kind,
                    place=entry.place,
                    minutes=entry.minutes,
                    topics=entry.topics,
                    gave=gave,
                    got=got,
                    told=told,
                    learned=entry.learned,
                    objective=served,
                    started_by=entry.started_by,
                    visibility=entry.visibility,
                    text=entry.text,
                )
            )
        for task in entry.tasks:
            self._action(task, owner, entry.path, entry, people, served or objective)
        return people

    def _people(self, entry: Entry, owner: Key) -> tuple[str, ...]:
        """Whom an entry was with.

        Those of `with` if it is given, else those its heading links; in a contact's file that contact too, first; only
        if there are none of these, and no `with`, those its text links.
        """
        found = [owner.id] if owner.kind == "contact" else []
        if entry.people is not None:
            named = [self._refer(owner, entry.path, "with", ref, _PEOPLE) for ref in entry.people]
            found.extend(id for id in named if id is not None and id != ME)
        elif entry.heading_links:
            found.extend(self._linked_people(entry, owner, entry.heading_links))
        if not found and entry.people is None and entry.text_links:
            found.extend(self._linked_people(entry, owner, entry.text_links))
        return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)

    def _linked_people(self, entry: Entry, owner: Key, links: Iterable[Ref]) -> Iterator[str]:
        """The contacts that links mean; one that may mean several contacts is remembered as such."""
        for link in links:
            people = [key for key in self.names.find(link.text, ANY_KIND) if key.kind == "contact"]
            if len(people) == 1:
                yield people[0].id
            elif people:
                self._refer(owner, entry.path, "link", link, ("contact",))

    def _linked(self, links: Iterable[Ref]) -> Iterator[str]:
        for link in links:
            found = self.names.find(link.text, ANY_KIND)
            if len(found) == 1 and found[0].kind == "contact":
                yield found[0].id

    def _favours(
        self, entry: Entry, people: tuple[str, ...], owner: Key, what: str, gifts: tuple[Gift, ...]
    ) -> tuple[Favour, ...]:
        if not gifts:
            return ()
        found = []
        for gift in gifts:
            to: tuple[str, ...] = people if len(people) == 1 else ()
            if gift.to is not None:
                id = self._person(people, owner, entry.path, f"{what}@", gift.to)
                to = (id,) if id else ()
            found.append(Favour(gift.text, to))
        return tuple(found)

    # -- actions

    def _action(
        self, task: Task, owner: Key, path: str, entry: Entry | None, people: tuple[str, ...], objective: str
    ) -> None:
        """An action from a task: `people` are those of its entry, or outside entries the contact whose file it is."""
        base = f"{owner.kind}/{owner.id}\0{task.text}"
        self._seen[base] = count = self._seen.get(base, 0) + 1
        if task.objective is not None:
            objective = self._refer(owner, path, "objective", task.objective, ("objective",)) or objective
        promiser = self._promiser(task, owner, path, people)
        self.actions.append(
            Action(
                id=short_id(f"{base}\0{count}", self._short_ids),
                path=path,
                start=task.start,
                end=task.end,
                owner=owner,
                text=task.text,
                state=task.state,
                due=task.due,
                done=task.done,
                on=entry.date if entry else None,
                promised_by=promiser,
                beneficiaries=self._beneficiaries(task, owner, path, people, promiser),
                objective=objective,
            )
        )

    def _promiser(self, task: Task, owner: Key, path: str, people: tuple[str, ...]) -> str:
        """Who promised it: me, or whom `by:` names; whom nobody knows stays as written.

        `by:them` is the contact in a contact's file; in another entry its only person, or the only one whom the text
        names. Among several it is as ambiguous as a name that several have: it is remembered so, and the first counts.
        """
        ref = task.promised_by
        if ref is None:
            return ME
        if fold_name(ref.text) == "them" and people:
            them = (owner.id,) if owner.kind == "contact" else people
            if len(them) > 1:
                named = tuple(key.id for key in named_in(task.text, self._keyed(them)))
                them = named if len(named) == 1 else them
            if len(them) > 1:
                candidates = tuple(sorted(Key("contact", id) for id in them))
                self.references.append(Reference(owner, path, "by:", *ref, _PEOPLE, candidates))
            return them[0]
        return self._person(people, owner, path, "by:", ref) or ref.text

    def _beneficiaries(
        self, task: Task, owner: Key, path: str, people: tuple[str, ...], promiser: str
    ) -> tuple[str, ...]:
        """For whom: `for:`; else those of the entry's people whom the text names, else all of them.

        Nobody is taken to benefit from a promise of their own; if nobody else is there, I do.
        """
        if task.beneficiaries:
            ids = [self._person(people, owner, path, "for:", ref) for ref in task.beneficiaries]
            return tuple(dict.fromkeys(id for id in ids if id is not None))
        if promiser != ME:
            people = tuple(id for id in people if id != promiser)
            if not people:
                return (ME,)
        if len(people) > 1 and (named := named_in(task.text, self._keyed(people))):
            return tuple(key.id for key in named)
        return people

    # -- back-references

    def _mention(
        self,
        one: Parsed,
        owner: Key,
        references: Sequence[Reference],
        groups: list[tuple[Entry, tuple[str, ...]]],
    ) -> None:
        """Remembers which records a file names, in the order of the file, each place once."""
        places: dict[int, tuple[int, Key]] = {
            reference.start: (reference.end, reference.found[0])
            for reference in references
            if len(reference.found) == 1
        }
        for link in one.links:
            found = self.names.find(link.target, ANY_KIND)
            if not found and groups:
                found = self._nearby(link, groups)
                if len(found) == 1:
                    self.nearby[one.path, link.start] = found[0]
            if len(found) == 1:
                places.setdefault(link.start, (link.end, found[0]))
        for start, (end, key) in sorted(places.items()):
            if key != owner:
                self.mentions.setdefault(key, []).append(Mention(owner, one.path, start, end))

    def _nearby(self, link: Link, groups: list[tuple[Entry, tuple[str, ...]]]) -> tuple[Key, ...]:
        """What a link means that is no id or name: in a note one of its own people, if it is unique among them."""
        around = [group for group in groups if group[0].start <= link.start < group[0].end]
        # The innermost entry begins last.
        return near(link.target, self._keyed(max(around, key=lambda group: group[0].start)[1])) if around else ()


_REFERENCE_FIELDS = {kind.name: () if kind.name == "note" else tuple(reference_fields(kind)) for kind in KINDS}
