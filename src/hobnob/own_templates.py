"""What is wrong with a network's own templates, as far as that shows before any of them is used.

Looked into are those that count: each that bears the name of a packaged template or of a report, and all that these
extend, include and import. Whatever else lies beside them is used by nothing, and told of where that is sure. This
module knows no record and no page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, nodes

from hobnob.closest import closest
from hobnob.diagnostics import Diagnostic, Severity, Span
from hobnob.listing import OWN_TEMPLATES, printable
from hobnob.resources import ASSET_ENDINGS, ASSETS, is_asset, report_names, spellings
from hobnob.sandbox import meant
from hobnob.templating import FAULTS, Loader, environment
from hobnob.wording import joined
from hobnob.wrong_templates import Mistake, WrongTemplates, at_line, missing, mistake

UNUSED = "unused-template"
"""The name of a finding about a file that counts for nothing."""

_NAMING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


def findings(network: Path) -> Iterator[Diagnostic]:
    """What can be known to be wrong with the own templates of the network in a folder."""
    look = _Look(environment(network))
    yield from (wrong.finding for wrong in look.mistakes())
    yield from look.unused()


def refuse_wrong(templates: Environment, folder: str) -> None:
    """Raises WrongTemplates for all such mistakes, if only of what stands in for the packaged ones of a folder."""
    if wrong := list(_Look(templates).mistakes(f"{folder}/")):
        raise WrongTemplates(wrong)


class _Template(NamedTuple):
    """An own template as it was read: `name` counts from the folder of templates, `path` from the network's folder."""

    name: str
    path: str
    text: str
    tree: nodes.Template

    def at(self, node: nodes.Node, message: str, hint: str) -> Mistake:
        """A finding about the line of a node."""
        return at_line(self.path, self.text, node.lineno, message, hint)


class _Look:
    """One look at a network's own templates. What is unused is known when all the others have been followed."""

    def __init__(self, templates: Environment) -> None:
        assert isinstance(templates.loader, Loader)
        self._environment = templates
        self._loader = templates.loader
        self._reports = {f"reports/{name}.md" for name in report_names()}
        self._reached: set[str] = set()
        # A template that cannot be read may name any other, and so may one that names another only as it runs.
        self._is_all_known = True

    def mistakes(self, beginning: str = "") -> Iterator[Mistake]:
        """The mistakes of those that count by their names, if these begin so, and of all that they name."""
        waiting = [name for name in self._loader.own_names() if name.startswith(beginning) and self._is_filled(name)]
        self._reached.update(waiting)
        while waiting:
            name = waiting.pop()
            path = f"{OWN_TEMPLATES}/{name}"
            try:
                text = self._loader.own(name)
                one = _Template(name, path, text, self._environment.parse(text, name, path))
                yield from self._mistakes(one)
                named = [self._loader.own_name(other) for other in self._named_in(one.tree)]
            except WrongTemplates as error:
                self._is_all_known = False
                yield Mistake(error.findings[0], error.texts)
            except FAULTS as error:
                self._is_all_known = False
                yield mistake(self._environment, error, name, {})
            else:
                new = {other for other in named if other} - self._reached
                self._reached |= new
                waiting.extend(new)

    def unused(self) -> Iterator[Diagnostic]:
        """The files that count for nothing; `mistakes` is to be asked for before."""
        known = {spellings(name)[1] for name in self._loader.packaged_names if not name.startswith(ASSETS)}
        for name in self._loader.own_names():
            if name not in self._reached and (said := self._unused(name, known | self._reports)):
                message, hint = said
                path = printable(f"{OWN_TEMPLATES}/{name}")
                yield Diagnostic(message, Span(path, 0, 0), UNUSED, Severity.WARNING, hint)

    def _unused(self, name: str, known: Collection[str]) -> tuple[str, str] | None:
        """What to say of a file that no template names, and what to do; None for one that counts all the same."""
        counting = self._loader.own_name(name)
        if not counting:
            hint = "put what it leads to in its place, or remove the link"
            return f'the link leads to nothing within the folder "{OWN_TEMPLATES}", and is not followed', hint
        if counting != name:
            return f'"{OWN_TEMPLATES}/{printable(counting)}" counts instead of this one', "remove one of the two"
        if not self._is_all_known or self._loader.packaged_name(name):
            return None
        if any(self._loader.is_same_file(name, other) for other in self._reached):
            return None
        if name.startswith(ASSETS):
            if is_asset(name.removeprefix(ASSETS)):
                return None
            endings = joined(ASSET_ENDINGS, word="or")
            hint = f'files go whose names have only plain letters, digits, ".", "_" and "-", and end with {endings}'
            return "this file does not go with the site", f"{hint}; folders do not"
        close = closest(spellings(name)[1], known, 1)
        suggestion = f'; did you mean "{spellings(close[0])[name == spellings(name)[1]]}"?' if close else ""
        hint = "give it the name of a packaged template or of a report, or let one that counts include it"
        return f"nothing uses this template{suggestion}", hint

    def _is_filled(self, name: str) -> bool:
        """Whether an own file counts by its name, and not as it is, as a style sheet does."""
        if self._loader.own_name(name) != name:
            return False
        bare = spellings(name)[1]
        packaged = self._loader.packaged_name(name)
        return packaged != bare if packaged else bare in self._reports

    def _named_in(self, tree: nodes.Template) -> Iterator[str]:
        for naming in tree.find_all(_NAMING):
            names = _names(naming)
            self._is_all_known &= names is not None
            yield from names or ()

    def _mistakes(self, one: _Template) -> Iterator[Mistake]:
        unknown = [*self._unknown(one, nodes.Filter, "filter"), *self._unknown(one, nodes.Test, "test")]
        yield from unknown
        for naming in one.tree.find_all(_NAMING):
            yield from self._misnamed(one, naming)
        yield from self._never_shown(one)
        if not unknown:
            self._environment.compile(one.tree, one.name, one.path)

    def _unknown(self, one: _Template, kind: type[nodes.Filter | nodes.Test], what: str) -> Iterator[Mistake]:
        """Filters, or tests, that do not exist. Jinja stops at the first, and asks for none that an `if` may leave."""
        known: Collection[str] = {"filter": self._environment.filters, "test": self._environment.tests}[what]
        for node in one.tree.find_all(kind):
            if node.name not in known:
                hint = f"Jinja's documentation lists its {what}s, and packaged templates show those of hobnob"
                yield one.at(node, f"no {what} named '{node.name}'{meant(node.name, known)}", hint)

    def _misnamed(self, one: _Template, naming: nodes.Node) -> Iterator[Mistake]:
        """A name that no template has, where of several to choose from one has to exist, and one that means itself."""
        names = _names(naming) or ()
        is_there = any(self._loader.own_name(name) or self._loader.packaged_name(name) for name in names)
        if names and not is_there and not getattr(naming, "ignore_missing", False):
            yield one.at(naming, *missing(self._environment, names[0]))
        if isinstance(naming, nodes.Extends) and one.name in map(self._loader.own_name, names):
            hint = f'to build on the packaged one, write {{% extends "!{names[0]}" %}}'
            yield one.at(naming, f'"{names[0]}" extends itself', hint)

    def _never_shown(self, one: _Template) -> Iterator[Mistake]:
        """Blocks that nothing above has a place for."""
        above = self._above(one.tree)
        if not above:
            return
        blocks = {block.name for tree in above for block in tree.find_all(nodes.Block)}
        asked_for = {
            node.attr
            for tree in (one.tree, *above)
            for node in tree.find_all(nodes.Getattr)
            if isinstance(node.node, nodes.Name) and node.node.name == "self"
        }
        own = list(one.tree.find_all(nodes.Block))
        within = {inner.name for block in own for inner in block.find_all(nodes.Block)}
        for block in own:
            if block.name not in blocks | asked_for | within:
                name = (_extended(one.tree) or "").removeprefix("!")
                message = f"there is no block '{block.name}' in {name}{meant(block.name, blocks)}"
                hint = f"its blocks are {joined(sorted(blocks))}" if blocks else "it has no blocks at all"
                yield one.at(block, message, hint)

    def _above(self, tree: nodes.Template) -> list[nodes.Template]:
        """All that a template extends, the nearest first; none where that shows only as it runs, or is wrong itself."""
        found: list[nodes.Template] = []
        paths: set[str | None] = set()
        while tree.find(nodes.Extends) is not None:
            try:
                text, path, _ = self._loader.get_source(self._environment, _extended(tree) or "")
                tree = self._environment.parse(text, path)
            except (WrongTemplates, *FAULTS):
                return []
            if path in paths:
                return []
            paths.add(path)
            found.append(tree)
        return found


def _names(naming: nodes.Node) -> tuple[str, ...] | None:
    """The names by which one template names another, of which the first that exists counts; None for an expression."""
    template = getattr(naming, "template", None)
    parts = template.items if isinstance(template, (nodes.List, nodes.Tuple)) else [template]
    if not all(isinstance(part, nodes.Const) for part in parts):
        return None
    return tuple(str(part.value) for part in parts if isinstance(part, nodes.Const))


def _extended(tree: nodes.Template) -> str | None:
    """The name of the one template that a template extends in any case; None where there is no such one."""
    found = list(tree.find_all(nodes.Extends))
    names = _names(found[0]) if len(found) == 1 and found[0] in tree.body else None
    return names[0] if names else None
