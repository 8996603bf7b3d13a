"""What the scripts of a shared site know: the same files as those of a private one, made of the projection alone.

The files are described in `hobnob.site.data`. Who is asked for by something that is not shared is not found, as if
nobody had it; there are no notes to be looked through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hobnob.analyses.facts import DAYS, NUMBERS, TEXTS
from hobnob.folding import fold_phrase
from hobnob.kinds import CONTACT
from hobnob.query.fields import NAMES
from hobnob.site.data import data_file
from hobnob.site.facts_file import facts_file
from hobnob.site.language import plain_names
from hobnob.site.plan import File
from hobnob.site.share.projection import Shared, SharedRecord
from hobnob.wording import capital

MARK = "touch"
"""The one shape of everybody's mark: how we stand is not for others."""

_EXACT = len("2026-05-03")


def data_files(shared: Shared) -> Iterator[File]:
    """`people`, `facts` and `search`."""
    people = sorted(shared.of(CONTACT.name), key=lambda record: record.slug)
    own = tuple(name for name in shared.fields if name not in CONTACT.by_name)
    sectors = {name: number for number, name in enumerate((*shared.categories, ""))}
    yield data_file(
        "people",
        {
            "people": [
                (one.slug, one.name, MARK, 0, sectors[one.category], work_of(one), "", "", "", 0) for one in people
            ],
            "rings": [""],
            "sectors": list(sectors),
            "pages": True,
        },
    )
    nobody = ["" for _ in people]
    days = {name: [_day(one, name) for one in people] for name in ("met", "verified")}
    yield facts_file(
        shared.today,
        len(people),
        _columns(people, own),
        dict.fromkeys(NUMBERS, nobody),
        {**dict.fromkeys(DAYS, nobody), **days},
        own,
        0,
    )
    others = [record for record in shared.records if record.kind != CONTACT.name]
    rows = [(one.url, one.name, capital(one.kind), "\n".join(_folded(_texts(one)))) for one in others]
    yield data_file("search", {"records": rows, "reach": []})


def work_of(record: SharedRecord) -> str:
    """What somebody does, and where, as far as that is shared."""
    return ", ".join(value.text for name in ("role", "org") for value in record.values_of(name))


def _columns(people: Iterable[SharedRecord], own: Iterable[str]) -> dict[str, list[list[str]]]:
    """For each field of the query language, and each own one, the folded texts of everybody."""
    everybody = list(people)
    sources: dict[str, list[str]] = {name: [] for name in (*TEXTS, *plain_names(own))}
    for name in (*CONTACT.by_name, *own):
        asked = NAMES[name].name if name in NAMES else next(iter(plain_names((name,))), "")
        if name != "name" and asked in sources:
            sources[asked].append(name)
    columns = {
        asked: [_folded(value.text for name in names for value in one.values_of(name)) for one in everybody]
        for asked, names in sources.items()
    }
    columns["name"] = [_folded((one.name, *(value.text for value in one.values_of("aliases")))) for one in everybody]
    return columns


def _folded(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(fold_phrase, texts))))


def _texts(record: SharedRecord) -> Iterator[str]:
    yield record.name
    for field in record.fields:
        for value in field.values:
            yield f"{value.text} {value.note}"


def _day(record: SharedRecord, name: str) -> str:
    """The day of a field, if it is known to the day."""
    return next((value.key for value in record.values_of(name) if len(value.key) == _EXACT), "")
