"""What happened and what the files of people say, folded, in files of moderate size that are read when they are needed.

They answer the field of the query language that asks for what was said, as `hobnob.analyses.facts` defines it, and the
search of every page. The oldest come first, so that a new note changes the last file only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from hobnob.folding import fold_phrase
from hobnob.markup import words_of
from hobnob.model import Interaction
from hobnob.site.content import Content
from hobnob.site.data import data_file_of, in_literal
from hobnob.site.data.people import in_order
from hobnob.site.plan import File

SAID = "said"
"""The field of the query language that is answered from here."""

SHARD = 400_000
"""So many bytes at most of one file of notes, unless a single note is longer."""


class Entry(NamedTuple):
    """Words that stand somewhere: the address, the title and the date to show, and in whose talks they were said.

    Without an address they count for queries only. `people` are indices of data/people.js; nobody, where it is planned.
    `text` holds a folded text a line.
    """

    url: str
    title: str
    date: str
    people: tuple[int, ...]
    text: str


def files(content: Content) -> Iterator[File]:
    """`notes-1`, `notes-2`, ...: lists of entries as above; first the files of people, then what happened by date."""
    for number, shard in enumerate(content.once(_shards), 1):
        yield data_file_of(f"notes-{number}", f"[{','.join(shard)}]")


def shard_count(content: Content) -> int:
    """How many files of notes there are."""
    return len(content.once(_shards))


def _shards(content: Content) -> tuple[tuple[str, ...], ...]:
    """The entries of each file, in the form of `in_literal`."""
    found: list[tuple[str, ...]] = []
    shard: list[str] = []
    size = 0
    for entry in map(in_literal, chain(_bodies(content), _happenings(content))):
        # With the quotes or commas around it.
        length = len(entry) + 2
        if shard and size + length > SHARD:
            found.append(tuple(shard))
            shard, size = [], 0
        shard.append(entry)
        size += length
    return (*found, tuple(shard)) if shard else ()


def _bodies(content: Content) -> Iterator[Entry]:
    """What the file of each person says, their own dated entries too."""
    for index, id in enumerate(content.once(in_order)):
        if text := fold_phrase(content.network.contacts[id].body):
            yield Entry(content.people[id].url, content.people[id].name, "", (index,), text)


def _happenings(content: Content) -> Iterator[Entry]:
    index = {id: number for number, id in enumerate(content.once(in_order))}
    interactions = sorted(content.network.interactions, key=lambda one: (one.date, one.path, one.start))
    for one in interactions:
        # What is planned was not said yet, and a year alone is no day: as for the analyses.
        is_said = one.date.day_by(content.today) is not None
        people = tuple(index[id] for id in one.people if id in index) if is_said else ()
        yield from _entries(content, one, people, index)


def _entries(content: Content, one: Interaction, people: tuple[int, ...], index: dict[str, int]) -> Iterator[Entry]:
    """One interaction: what all of its people heard, what only some did, and what is new to the file it stands in."""
    shown = Entry(content.timeline_url(one), words_of(one.title) or one.kind or "A note", str(one.date), (), "")
    favours = (*one.gave, *one.got, *one.told)
    to_all = (*one.topics, *one.learned, *(favour.text for favour in favours if not favour.people))
    told = [fold_phrase(one.title), fold_phrase(one.text)]
    besides = _new(map(fold_phrase, to_all), told)
    owner = index.get(one.owner.id, -1) if one.owner.kind == "contact" else -1
    others = tuple(person for person in people if person != owner)
    yield shown._replace(people=others, text=_lines([*told, *besides]))
    # The owner's whole file is an entry of its own.
    if owner in people and besides:
        yield shown._replace(url="", people=(owner,), text=_lines(besides))
    for favour in favours:
        concerned = tuple(index[id] for id in favour.people if index.get(id, -1) in people)
        text = _new([fold_phrase(favour.text)], told)
        if favour.people and text and (concerned or not people):
            yield shown._replace(people=concerned, text=_lines(text))


def _new(texts: Iterable[str], told: Iterable[str]) -> list[str]:
    """Those of some folded texts that do not stand in others word for word, as an inline fact does."""
    around = [f" {text} " for text in told]
    return [text for text in texts if not any(f" {text} " in other for other in around)]


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text for text in dict.fromkeys(texts) if text)
