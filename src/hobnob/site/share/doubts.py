"""What may mean that something is not meant for others after all, though it is marked.

What its owner may have wanted to keep and could not be understood keeps the whole record back, and is said. This module
shows nothing of any record.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from hobnob.diagnostics import Diagnostic
from hobnob.errors import HobnobError
from hobnob.fields import bare_name, meant
from hobnob.folding import fold_name
from hobnob.kinds import KINDS
from hobnob.model import Note, Record
from hobnob.parse import Parsed
from hobnob.settings import SETTINGS_FILE, Settings
from hobnob.site.share.public import merged
from hobnob.syntax.body import InlineField, Section, scan
from hobnob.syntax.hiding import end_around
from hobnob.values import SINGULAR

_GUARDS = ("visibility", "private")

BODY = "body"
"""What `private` may name besides fields: the Public section."""

# Findings about a single value, which is then absent or as it is written. Any other may mean that a line which was to
# keep something private was read as part of something else.
_SHAPES = frozenset(("misspelled-field", "unknown-field", "wrong-shape"))
_HARMLESS = _SHAPES | frozenset(
    """ambiguous-duration bad-birthday bad-duration bad-email bad-number bad-phone bad-url broken-task date-after-by
    foreign-date impossible-date out-of-range quoted-item repeated-mark unknown-choice unquoted-colon
    unquoted-link""".split()
)


def refuse_doubtful(settings: Settings, problems: Iterable[Diagnostic]) -> None:
    """Raises HobnobError where it is not sure which fields settings list: what cannot be read has its default.

    `problems` are what reading found, in any file.
    """
    for finding in problems:
        if finding.span.path == SETTINGS_FILE and _is_doubtful(finding, settings.at):
            raise HobnobError(
                f"{SETTINGS_FILE} has the finding {finding.check}, so that it is not sure what may be shared",
                "hobnob check shows where",
            )


def _is_doubtful(finding: Diagnostic, at: Mapping[str, tuple[int, int]]) -> bool:
    """Whether a finding of settings may be about what is shared: a key or a shape, at the top or on the way there."""
    if finding.check not in _HARMLESS:
        return True
    start = finding.span.start
    around = [(last - first, place) for place, (first, last) in at.items() if first <= start < last]
    _, innermost = min(around, default=(0, ""))
    return finding.check in _SHAPES and innermost in ("", "site", "site.share", "site.share.fields")


def doubts(parsed: Parsed, record: Record, settings: Settings, visible: Collection[str]) -> Iterator[str]:
    """Why a record that is marked may not be meant for others; `visible` are the visibilities that are taken."""
    if not record.is_whole:
        yield "a part of the file cannot be read"
    guards = [record.at[name] for name in _GUARDS if name in record.at]
    for finding in parsed.diagnostics:
        start = finding.span.start
        if finding.check not in _HARMLESS:
            yield f"it has the finding {finding.check}"
        elif any(first <= start <= last for first, last in guards):
            yield "what it keeps private cannot be read"
    yield from _other_guards(record, settings)
    if isinstance(record, Note) and (first := first_heading(record.body)) and first.level == 1 and first.date_text:
        # With another such heading it is none any more, and that one may be private.
        yield "it begins with a heading that has a date, and may be a journal; a note has its date in its front matter"
    for name in record.private:
        if bare_name(name) not in _FIELDS and not _is_own(name, settings):
            yield f'"private" names "{name}", which is no field of it'
    for field in closing(record.body, visible):
        yield f'"{field.key}:: {field.value}" stands in its text'
    if "isibility" in record.body.lower() and (found := _WRITTEN_OUT.search(record.body)):
        yield f'"{found[1]}" stands in its text'


_FIELDS = {bare_name(name) for kind in KINDS for name in (*kind.by_name, *SINGULAR, BODY)}
"""The names of all fields: whether a record has one of its own by that name must make no difference."""


_WRITTEN_OUT = re.compile(r"^[ \t>*+-]*(visibility[ \t]*:[ \t]*[\"']?private)\b", re.IGNORECASE | re.MULTILINE)
"""What its owner may have meant for front matter, below it or in a second one."""


_CLOSED = frozenset(("private", "secret", "confidential", "hidden", "not public", "unlisted"))
"""What values and tags say of what is not for others."""

_GUARD = re.compile(
    r"x?(?:is|not|non|no|never|do|dont|keep|make)*(?:private|privat|privacy|hide|hidden|secret|confidential|sensitive"
    r"|restricted|internal|personal|public|publish|published|share|shared|sharing|unshared|unpublished|unlisted|visible"
    r"|redact|redacted|exclude|excluded|omit|withhold|draft|nda|embargo|embargoed|offtherecord)(?:ly|only|fields?)?"
)
"""Names of keys, without case and separators, by which somebody may have meant to say who may see a record."""


def _other_guards(record: Record, settings: Settings) -> Iterator[str]:
    """Keys and tags that hobnob does not read, and that may say who may see a record."""
    for name, value in record.extra.items():
        is_known = name in settings.fields or name in settings.share_fields
        if _is_closed(value) or (not is_known and _is_guard(name)):
            yield f'its field "{name}" may say who may see it; only "visibility" and "private" are read'
    for tag in record.tags:
        if _is_closed(tag):
            yield f'its tag "{tag}" may say who may see it; only "visibility" and "private" are read'


def _is_closed(value: str) -> bool:
    """Whether a value of a key that hobnob does not know, or a tag, may say that something is not for others."""
    return fold_name(value.strip(" \"'#[]")) in _CLOSED


def _is_guard(name: str) -> bool:
    """Whether the name of a key that hobnob does not know may say who may see something."""
    if _GUARD.fullmatch(bare_name(name)):
        return True
    return name[:2] not in ("x-", "X-") and meant(name, _GUARDS) is not None


def _is_own(name: str, settings: Settings) -> bool:
    return name in settings.fields or name in settings.share_fields or name[:2] in ("x-", "X-")


def closing(text: str, visible: Collection[str]) -> Iterator[InlineField]:
    """Facts of a text, outside of dated entries in it, that may ask for something to be private."""
    for fact in facts_in(text):
        if fact.key != "visibility":
            is_closing = _is_guard(fact.key) or _is_closed(fact.value)
        else:
            is_closing = fold_name(fact.value.strip("\"'")) not in visible
        if is_closing:
            yield fact


def facts_in(text: str) -> list[InlineField]:
    """The inline facts of a text, less those of dated entries in it."""
    if "::" not in text:
        return []
    found = scan(text)
    dated = merged((section.start, section.end) for section in found.sections if section.date_text)
    return [fact for fact in found.fields if not end_around(dated, fact.start)]


def first_heading(text: str) -> Section | None:
    """The heading that a text begins with."""
    lines = text.lstrip().splitlines()[:2]
    first = next(iter(scan("\n".join(lines)).sections), None)
    return first if first is not None and not first.start else None
