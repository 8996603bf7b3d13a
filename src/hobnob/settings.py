"""`hobnob.yaml`: the settings of a network, all optional.

The fields are described in the table of kinds; this module gives them their defaults and a type.
`categories` and `tiers` that are given replace the defaults, because their order and their absence mean
something; `kinds` are added to the defaults, because a kind that nobody uses costs nothing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from hobnob.constant_fields import SECTIONS
from hobnob.constants import (
    BalanceConstants,
    CadenceConstants,
    CoverageConstants,
    EventsConstants,
    FirstStepsConstants,
    GapsConstants,
    HealthConstants,
    InterviewsConstants,
    IntroductionsConstants,
    MovedConstants,
    NextConstants,
    PathsConstants,
    PitchConstants,
    StakeholdersConstants,
    StrengthConstants,
)
from hobnob.dates import NEVER, Duration, Unit
from hobnob.diagnostics import Diagnostic
from hobnob.fields import Kind, meant
from hobnob.folding import fold_name
from hobnob.ignores import ignores_in
from hobnob.kinds import CONTACT, KINDS, SETTINGS
from hobnob.languages import language_tag, likely_language
from hobnob.listing import NOT_RECORDS
from hobnob.model import Ignore
from hobnob.syntax.front_matter import take_apart
from hobnob.values import FieldReader

SETTINGS_FILE = "hobnob.yaml"


class Category(NamedTuple):
    """A sector of the map. People of a personal sphere are no pipeline."""

    name: str
    is_personal: bool = False
    offers: tuple[str, ...] = ()


class Tier(NamedTuple):
    """How important a tie is: its ideal and its longest gap."""

    name: str
    cadence: Duration | None = None
    limit: Duration | None = None


class InteractionKind(NamedTuple):
    """A kind of interaction: how much one counts towards a tie (a coffee is 1), and the words that mean it."""

    name: str
    weight: float = 0.7
    words: tuple[str, ...] = ()


def _categories() -> dict[str, Category]:
    names = "family, friends, colleagues, former colleagues, clients, suppliers, mentors, industry, community"
    return {name: Category(name, name in ("family", "friends")) for name in names.split(", ")}


def _tiers() -> dict[str, Tier]:
    weeks, months, years = Unit.WEEK, Unit.MONTH, Unit.YEAR
    tiers = (
        Tier("inner", Duration(4, weeks), Duration(6, weeks)),
        Tier("key", Duration(6, weeks), Duration(3, months)),
        Tier("active", Duration(3, months), Duration(6, months)),
        Tier("wide", Duration(1, years), NEVER),
    )
    return {tier.name: tier for tier in tiers}


def _kinds() -> dict[str, InteractionKind]:
    kinds = (
        InteractionKind("coffee", 1.0, ("coffee", "tea")),
        InteractionKind("meal", 1.2, ("meal", "lunch", "dinner", "breakfast", "drinks", "drink", "beer")),
        InteractionKind("meeting", 1.0, ("meeting", "met", "visit", "walk", "workshop")),
        InteractionKind("call", 0.7, ("call", "phone", "rang", "called", "phoned")),
        InteractionKind("video", 0.7, ("video", "zoom", "videocall")),
        InteractionKind("interview", 1.0, ("interview", "interviewed")),
        InteractionKind("event", 0.6, ("event", "meetup", "conference", "party", "talk")),
        InteractionKind("introduction", 0.6, ("introduction", "intro", "introduced")),
        InteractionKind("letter", 0.5, ("letter", "card", "postcard")),
        InteractionKind("email", 0.3, ("email", "e-mail", "mail", "mailed", "emailed", "wrote")),
        InteractionKind("message", 0.2, ("message", "text", "texted", "chat", "chatted", "dm", "messaged")),
        InteractionKind("thanks", 0.3, ("thanks", "thanked")),
    )
    return {kind.name: kind for kind in kinds}


_FOLDERS = {kind.plural: kind for kind in KINDS if not kind.is_single}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a network. `at` holds positions in `hobnob.yaml`, as in a record, and makes no difference.

    Made of the others: `choices` are the words that fields take for `categories`, `tiers` and `kinds` (synonyms too),
    folded, with the names they stand for; `homes` the kinds of record by their folders, folded.
    """

    title: str = "My network"
    folders: Mapping[str, str] = field(default_factory=lambda: {name: kind.folder for name, kind in _FOLDERS.items()})
    today: date | None = None
    fields: tuple[str, ...] = ()
    categories: Mapping[str, Category] = field(default_factory=_categories)
    tiers: Mapping[str, Tier] = field(default_factory=_tiers)
    kinds: Mapping[str, InteractionKind] = field(default_factory=_kinds)
    strength: StrengthConstants = field(default_factory=StrengthConstants)
    cadence: CadenceConstants = field(default_factory=CadenceConstants)
    next: NextConstants = field(default_factory=NextConstants)
    first_steps: FirstStepsConstants = field(default_factory=FirstStepsConstants)
    paths: PathsConstants = field(default_factory=PathsConstants)
    moved: MovedConstants = field(default_factory=MovedConstants)
    coverage: CoverageConstants = field(default_factory=CoverageConstants)
    health: HealthConstants = field(default_factory=HealthConstants)
    gaps: GapsConstants = field(default_factory=GapsConstants)
    pitch: PitchConstants = field(default_factory=PitchConstants)
    introductions: IntroductionsConstants = field(default_factory=IntroductionsConstants)
    balance: BalanceConstants = field(default_factory=BalanceConstants)
    stakeholders: StakeholdersConstants = field(default_factory=StakeholdersConstants)
    events: EventsConstants = field(default_factory=EventsConstants)
    interviews: InterviewsConstants = field(default_factory=InterviewsConstants)
    cache: bool = True
    log_into: str = "note"
    never_same: tuple[tuple[str, str], ...] = ()
    checks: Mapping[str, str] = field(default_factory=dict)
    site_title: str = ""
    site_accent: str = ""
    site_language: str = "en"
    site_pages: tuple[str, ...] = ("all",)
    share_fields: tuple[str, ...] = ("name", "org", "role", "category", "communities", "skills", "interests")
    at: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False)
    choices: Mapping[str, Mapping[str, str]] = field(init=False)
    homes: Mapping[str, Kind] = field(init=False)

    def __post_init__(self) -> None:
        kinds = {fold_name(word): kind.name for kind in self.kinds.values() for word in kind.words}
        kinds.update({fold_name(name): name for name in self.kinds})
        choices = {
            "categories": {fold_name(name): name for name in self.categories},
            "tiers": {fold_name(name): name for name in self.tiers},
            "kinds": kinds,
        }
        object.__setattr__(self, "choices", choices)
        object.__setattr__(self, "homes", {fold_name(self.folders[name]): kind for name, kind in _FOLDERS.items()})


class SettingsFile(NamedTuple):
    """What was read of `hobnob.yaml`."""

    settings: Settings
    diagnostics: tuple[Diagnostic, ...]
    ignores: tuple[Ignore, ...]


def read_settings(text: str, path: str = SETTINGS_FILE) -> SettingsFile:
    """Reads the text of `hobnob.yaml`; what cannot be read keeps its default and is reported."""
    parts = take_apart(path, text)
    reader = FieldReader(path, text, {})
    found = reader.fields(parts.fields, SETTINGS).values if parts.fields is not None else {}
    arguments = _arguments(found, reader)
    if not parts.is_whole:
        # What could not be read may have been a no.
        arguments.setdefault("cache", False)
    settings = Settings(**arguments, at=reader.at)
    ignores = [
        Ignore(name, 0, len(text), *reader.at[f"ignore[{index}]"]) for index, name in enumerate(found.get("ignore", ()))
    ]
    ignores += ignores_in(text, parts.comments, "#")
    problems = sorted((*parts.problems, *reader.problems), key=lambda problem: problem.order)
    return SettingsFile(settings, tuple(problems), tuple(ignores))


def _arguments(found: dict[str, Any], reader: FieldReader) -> dict[str, Any]:
    """The arguments of Settings from the values of the fields."""
    arguments: dict[str, Any] = {
        name: found[name] for name in ("title", "fields", "checks", "never_same") if name in found
    }
    defaults = Settings()
    if "folders" in found:
        arguments["folders"] = {**defaults.folders, **dict(_folders(found["folders"], reader))}
    if "today" in found:
        arguments["today"] = found["today"].first
    if "categories" in found:
        arguments["categories"] = {name: _category(defaults, name, part) for name, part in found["categories"].items()}
    if "tiers" in found:
        arguments["tiers"] = {name: _tier(defaults, name, part) for name, part in found["tiers"].items()}
    if "kinds" in found:
        given = {name: _kind(defaults, name, part) for name, part in found["kinds"].items()}
        # Those given come last, so that a word of theirs means them and not a default kind.
        untouched = {name: kind for name, kind in defaults.kinds.items() if name not in given}
        arguments["kinds"] = {**untouched, **given}
    arguments.update({name: section.read(found[name]) for name, section in SECTIONS.items() if name in found})
    if "cache" in found:
        arguments["cache"] = found["cache"] == "yes"
    elif start_end := reader.at.get("cache"):
        # Whoever writes what is not understood may mean no.
        arguments["cache"] = not any(start_end[0] <= one.span.start < start_end[1] for one in reader.problems)
    if "into" in found.get("log", {}):
        arguments["log_into"] = found["log"]["into"]
    site = found.get("site", {})
    arguments.update({name: site[key] for name, key in _SITE.items() if key in site})
    if "accent" in site:
        arguments["site_accent"] = _accent(site["accent"], reader)
    if "language" in site:
        arguments["site_language"] = _language(site["language"], reader)
    if "fields" in site.get("share", {}):
        arguments["share_fields"] = site["share"]["fields"]
        _check_shared(site["share"]["fields"], reader)
    return arguments


_SITE = {"site_title": "title", "site_pages": "pages"}
_COLOUR = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def _category(defaults: Settings, name: str, part: dict[str, Any]) -> Category:
    is_personal = name in defaults.categories and defaults.categories[name].is_personal
    if "sphere" in part:
        is_personal = part["sphere"] == "personal"
    return Category(name, is_personal, part.get("offers", ()))


def _tier(defaults: Settings, name: str, part: dict[str, Any]) -> Tier:
    """A tier as it is given; one of which nothing is said is the default one of that name."""
    if not part and name in defaults.tiers:
        return defaults.tiers[name]
    return Tier(name, part.get("cadence"), part.get("limit"))


def _kind(defaults: Settings, name: str, part: dict[str, Any]) -> InteractionKind:
    kind = defaults.kinds.get(name, InteractionKind(name, 0.7, (name,)))
    return kind._replace(weight=part.get("weight", kind.weight), words=part.get("words", kind.words))


def _folders(given: dict[str, str], reader: FieldReader) -> Iterator[tuple[str, str]]:
    """The folders as they are compared with paths; one that can hold no records of its kind is reported."""
    taken = {fold_name(kind.folder): name for name, kind in _FOLDERS.items() if name not in given}
    for name, written in given.items():
        folder = posixpath.normpath(written.replace("\\", "/"))
        message = ""
        if folder.startswith(("/", "../")) or folder in (".", "..") or ":" in folder.partition("/")[0]:
            message = f'"{written}" is no folder inside the network'
        elif folder.partition("/")[0] in NOT_RECORDS or any(part.startswith(".") for part in folder.split("/")):
            message = f'"{written}" is a folder that is not read'
        elif other := taken.get(fold_name(folder)):
            message = f'"{written}" is the folder of {other} already'
        if message:
            reader.report(
                "wrong-shape", message, *reader.at[f"folders.{name}"], hint=f"for example: folders: {{{name}: people}}"
            )
        else:
            taken[fold_name(folder)] = name
            yield name, folder


def _accent(text: str, reader: FieldReader) -> str:
    """The colour as `#rrggbb`; "" for what is none, which is reported."""
    if match := _COLOUR.fullmatch(text):
        digits = match[1]
        return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    reader.report(
        "wrong-shape", f'"{text}" is not a colour', *reader.at["site.accent"], hint='write it as "#0b7a5b", in quotes'
    )
    return ""


def _language(text: str, reader: FieldReader) -> str:
    """The tag of a language; that of English for one whose dates are not known, which is reported."""
    if (tag := language_tag(text)) is not None:
        return tag
    likely = likely_language(text)
    suggestion = f'; did you mean "{likely}"?' if likely else ""
    message = f'"{text}" is no language whose dates are known{suggestion}'
    hint = 'a language is written as a tag, such as "de" or "pt-BR"'
    reader.report("unknown-choice", message, *reader.at["site.language"], hint=hint)
    return "en"


def _check_shared(names: tuple[str, ...], reader: FieldReader) -> None:
    """Reports names of fields that nothing could be shared by, where they are a slip of one that exists."""
    for index, name in enumerate(names):
        if name not in CONTACT.by_name and (slip := meant(name, CONTACT.by_name)):
            place = reader.at[f"site.share.fields[{index}]"]
            message = f'"{name}" is no field of contacts; did you mean "{slip.name}"?'
            reader.report("misspelled-field", message, *place, hint="a field that does not exist is never shared")
