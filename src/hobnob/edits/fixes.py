"""Fixes applied to texts: all that do not touch one another, the others the next time.

This module knows nothing of findings but their fixes, and of texts only whether one reads no worse than before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hobnob.diagnostics import Diagnostic, Fix, Severity
from hobnob.edits.spans import Refusal, apply, conflicts
from hobnob.syntax.front_matter import take_apart


class Applied(NamedTuple):
    """What came of fixes: the new texts of the files that changed, and which fixes were and were not used.

    `postponed` ones touch what another has changed: look for findings again and apply what they offer then. `refused`
    ones would have made a file worse to read, or do not fit the text that they were given.
    """

    texts: dict[str, str]
    used: tuple[Fix, ...]
    postponed: tuple[Fix, ...]
    refused: tuple[tuple[Fix, Refusal], ...]


def apply_fixes(texts: Mapping[str, str], fixes: Sequence[Fix]) -> Applied:
    """The texts after as many of the fixes as do not touch one another; the first of two that do is used.

    `texts` holds every file that is there and that a fix changes; an edit of another file makes that file. A fix is
    used whole or not at all. Each file is read again after its change: a fix that brings a new mistake is refused. So
    is every other fix of a file whose fields nothing closes, because it could change what is no field.
    """
    by_path, postponed, refusals = _sorted_out(texts, fixes)
    changed: dict[str, str] = {}
    waiting = sorted(by_path)
    while waiting:
        path = waiting.pop(0)
        before = texts.get(path, "")
        after = _after(path, before, by_path[path])
        if isinstance(after, Refusal):
            bad = _culprits(path, before, by_path[path])
            refusals.update(bad)
            # A fix of several files is undone in all of them.
            for other in {edit.path for fix in bad for edit in fix.edits}:
                by_path[other] = [fix for fix in by_path[other] if fix not in refusals]
                waiting.append(other)
        elif after != before or (path not in texts and by_path[path]):
            changed[path] = after
        else:
            changed.pop(path, None)
    kept = {fix for found in by_path.values() for fix in found}
    used = tuple(fix for fix in dict.fromkeys(fixes) if fix in kept)
    return Applied(dict(sorted(changed.items())), used, tuple(postponed), tuple(refusals.items()))


def _sorted_out(
    texts: Mapping[str, str], fixes: Sequence[Fix]
) -> tuple[dict[str, list[Fix]], list[Fix], dict[Fix, Refusal]]:
    """The fixes to try by the files they change, those that wait for another, and those that cannot be used."""
    by_path: dict[str, list[Fix]] = {}
    postponed: list[Fix] = []
    refusals: dict[Fix, Refusal] = {}
    for fix in dict.fromkeys(fixes):
        paths = {edit.path for edit in fix.edits}
        if any(not 0 <= edit.start <= edit.end <= len(texts.get(edit.path, "")) for edit in fix.edits):
            refusals[fix] = Refusal("the fix does not fit the text")
        elif conflicts(fix.edits):
            refusals[fix] = Refusal("the fix changes one place twice")
        elif any(_touch(fix, other) for path in paths for other in by_path.get(path, ())):
            postponed.append(fix)
        else:
            for path in paths:
                by_path.setdefault(path, []).append(fix)
    for path, wanted in by_path.items():
        closing = _unclosed(path, texts.get(path, ""))
        for fix in wanted if closing else ():
            if fix != closing[0].fix:
                refusals[fix] = Refusal("the fields must be closed with --- first")
    return {path: [fix for fix in found if fix not in refusals] for path, found in by_path.items()}, postponed, refusals


def _culprits(path: str, before: str, fixes: Sequence[Fix]) -> dict[Fix, Refusal]:
    """Which of a file's fixes spoil it: one after the other shows, and it is rare, so that it may cost."""
    good: list[Fix] = []
    bad: dict[Fix, Refusal] = {}
    for fix in fixes:
        outcome = _after(path, before, [*good, fix])
        if isinstance(outcome, Refusal):
            bad[fix] = outcome
        else:
            good.append(fix)
    return bad


def offered(findings: Iterable[Diagnostic], text_of: Callable[[str], str | None]) -> Iterator[Diagnostic]:
    """The findings with those of their fixes marked as unsafe that would be refused.

    `text_of` gives the text of a file, or None for one that is not there.
    """
    for finding in findings:
        fix = finding.fix
        if fix is not None and fix.safe:
            read = {path: text_of(path) for path in {edit.path for edit in fix.edits}}
            texts = {path: text for path, text in read.items() if text is not None}
            if apply_fixes(texts, (fix,)).refused:
                finding = finding._replace(fix=fix._replace(safe=False))  # noqa: PLW2901
        yield finding


def _unclosed(path: str, text: str) -> tuple[Diagnostic, ...]:
    """The finding that the fields of a file are never closed, if so."""
    if "---" not in text:
        return ()
    return tuple(problem for problem in take_apart(path, text).problems if problem.check == "unclosed-front-matter")


def _touch(fix: Fix, other: Fix) -> bool:
    """Whether two fixes come as near as touching, in other edits than those that both want."""
    return any(
        one != two and one.path == two.path and one.start <= two.end and two.start <= one.end
        for one in fix.edits
        for two in other.edits
    )


def _after(path: str, before: str, fixes: Sequence[Fix]) -> str | Refusal:
    """A file's text after fixes, if it reads no worse."""
    after = apply(before, (edit for fix in fixes for edit in fix.edits if edit.path == path))
    reason = "" if isinstance(after, Refusal) else worsened(path, before, after)
    return Refusal(reason) if reason else after


def worsened(path: str, before: str, after: str) -> str:
    """What is wrong with a text after a change that was not wrong before; "" if nothing is."""
    new = take_apart(path, after)
    errors = [problem for problem in new.problems if problem.severity is Severity.ERROR]
    if not errors and new.is_whole:
        return ""
    old = take_apart(path, before)
    known = Counter(problem.check for problem in old.problems)
    for problem in errors:
        known[problem.check] -= 1
        if known[problem.check] < 0:
            return f"afterwards {problem.message}"
    return "afterwards a part of it could not be read" if old.is_whole and not new.is_whole else ""
