"""The checks: a file each, found by listing this folder.

A check's file holds its explanation (the docstring, with an Example that it finds and an Instead that it does not),
its `severity`, and a function `check` that yields findings. What `check` is given is chosen by the names of its
parameters: `contact`, `community`, `objective`, `event`, `introduction`, `note` or `me` for each record of that
kind, `record` for each of any, `parsed` for each file, `network` once; beside it `network`, `settings` and `today`.
A check without the function is found while reading; its file holds the explanation and the grade.
"""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

from hobnob.closest import closest
from hobnob.diagnostics import Diagnostic, Severity, Span
from hobnob.model import Ignore
from hobnob.network import Network
from hobnob.settings import SETTINGS_FILE

SUBJECTS = ("contact", "community", "objective", "event", "introduction", "note", "me", "record", "parsed", "network")


class Check(NamedTuple):
    """One check: its name in words, its grade unless settings say otherwise, its explanation, and its function."""

    name: str
    severity: Severity
    explanation: str
    find: Callable[..., Iterable[Diagnostic]] | None
    parameters: tuple[str, ...]

    @property
    def subject(self) -> str:
        """What it looks at, one at a time."""
        return next((name for name in SUBJECTS if name in self.parameters), "")


@cache
def all_checks() -> Mapping[str, Check]:
    """Every check by its name, in the order of names."""
    names = sorted(one.name for one in pkgutil.iter_modules(__path__) if not one.name.startswith("_"))
    return {check.name: check for name in names for check in [_check(name, import_module(f"{__name__}.{name}"))]}


def _check(name: str, module: ModuleType) -> Check:
    find = getattr(module, "check", None)
    parameters = tuple(inspect.signature(find).parameters) if find else ()
    return Check(name.replace("_", "-"), module.severity, inspect.getdoc(module) or "", find, parameters)


def run(
    network: Network, today: date, problems: Iterable[Diagnostic], ignores: Mapping[str, tuple[Ignore, ...]]
) -> tuple[Diagnostic, ...]:
    """Every finding about a network, in file order.

    `problems` are what reading found; they are graded, and left out where the user said so, like all others.
    `ignores` are the instructions of files that are no records, by path.
    """
    checks = all_checks()
    ignores = {**ignores, **{one.path: one.ignores for one in network.parsed if one.ignores}}
    used: set[tuple[str, Ignore]] = set()

    def left(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """What nobody asked to ignore; whichever instruction has ignored something is remembered."""
        for finding in found:
            matching = [ignore for ignore in ignores.get(finding.span.path, ()) if _covers(ignore, finding)]
            used.update((finding.span.path, ignore) for ignore in matching)
            if not matching:
                yield finding

    kept = list(left(problems))
    for check in checks.values():
        kept.extend(left(_findings(check, network, today)))
    # Whether an instruction is of use is known when all others have been followed; these may be ignored as well.
    kept.extend(left(_wrong_grades(checks, network)))
    kept.extend(left(_wrong_ignores(ignores, used, checks, network, is_about_ignores=False)))
    kept.extend(_wrong_ignores(ignores, used, checks, network, is_about_ignores=True))
    graded = (graded for finding in kept if (graded := _graded(finding, checks, network)) is not None)
    return tuple(sorted(set(graded), key=lambda finding: finding.order))


def _findings(check: Check, network: Network, today: date) -> Iterator[Diagnostic]:
    if check.find is None:
        return
    offered = {"network": network, "settings": network.settings, "today": today}
    extra: dict[str, Any] = {name: value for name, value in offered.items() if name in check.parameters}
    subject = check.subject
    if subject == "network":
        subjects: Collection[Any] = (network,)
    elif subject == "parsed":
        subjects = network.parsed
    elif subject == "record":
        subjects = [one.record for one in network.parsed if one.record is not None]
    elif subject == "me":
        subjects = [record for key, record in network.records.items() if key.kind == "me"]
    else:
        subjects = getattr(network, _PLURALS[subject]).values()
    for one in subjects:
        for finding in check.find(**{**extra, subject: one}):
            yield finding._replace(check=check.name)


_PLURALS = {
    "contact": "contacts",
    "community": "communities",
    "objective": "objectives",
    "event": "events",
    "introduction": "introductions",
    "note": "notes",
}


def _graded(finding: Diagnostic, checks: Mapping[str, Check], network: Network) -> Diagnostic | None:
    """The finding with its grade: the check's own, unless settings give another or turn it off."""
    wanted = network.settings.checks.get(finding.check)
    if wanted == "off":
        return None
    check = checks.get(finding.check)
    grade = check.severity if check is not None else finding.severity
    return finding._replace(severity=Severity(wanted) if wanted else grade)


def _covers(ignore: Ignore, finding: Diagnostic) -> bool:
    return ignore.check == finding.check and ignore.first <= finding.span.start <= ignore.last


_ABOUT_IGNORES = ("unused-ignore", "unknown-check")


def _wrong_ignores(
    ignores: Mapping[str, tuple[Ignore, ...]],
    used: set[tuple[str, Ignore]],
    checks: Mapping[str, Check],
    network: Network,
    *,
    is_about_ignores: bool,
) -> Iterator[Diagnostic]:
    """Instructions that name no check, or a check that finds nothing where they stand."""
    for path, instructions in ignores.items():
        for ignore in instructions:
            if (ignore.check in _ABOUT_IGNORES) is not is_about_ignores:
                continue
            span = Span(path, ignore.start, ignore.end)
            if ignore.check not in checks:
                yield _unknown_check(ignore.check, span, checks)
            elif (path, ignore) not in used and network.settings.checks.get(ignore.check) != "off":
                message = f'nothing here is found by "{ignore.check}", so there is nothing to ignore'
                yield Diagnostic(message, span, "unused-ignore", hint="remove the instruction")


def _wrong_grades(checks: Mapping[str, Check], network: Network) -> Iterator[Diagnostic]:
    """Grades of checks that do not exist."""
    for name in network.settings.checks:
        if name not in checks:
            start, end = network.settings.at.get(f"checks.{name}", (0, 0))
            yield _unknown_check(name, Span(SETTINGS_FILE, start, end), checks)


def _unknown_check(name: str, span: Span, checks: Mapping[str, Check]) -> Diagnostic:
    if not name:
        message = "this instruction does not say which check to ignore"
        return Diagnostic(message, span, "unknown-check", hint="write the check's name, as the finding shows it")
    close = closest(name, tuple(checks), 1)
    suggestion = f'; did you mean "{close[0]}"?' if close else ""
    return Diagnostic(
        f'there is no check "{name}"{suggestion}', span, "unknown-check", hint="hobnob explain lists all checks"
    )
