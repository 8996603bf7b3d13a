"""Jinja as hobnob runs it: in its sandbox, escaping what it puts out, and quick, for a site shows millions of values.

What is quicker than Jinja's own comes to the same: an attribute whose name is harmless whatever has it is looked up at
once, a macro is called without being asked what else it might be, and what a text is escaped to is remembered. This
module knows no template.
"""

from __future__ import annotations

import re
from collections import ChainMap, deque
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from datetime import date
from functools import cache
from pprint import pformat
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, modifies_known_mutable
from jinja2.utils import missing
from markupsafe import Markup
from markupsafe import escape as as_html

from hobnob.closest import closest

Escape = Callable[[str], str]
"""Turns text into a form of writing, HTML or Markdown, that shows exactly this text."""

_MOST_REPEATED = 1_000_000
_SHORT, _MOST_KEPT = 200, 1 << 15
"""Texts of so many characters at most are remembered with what they are escaped to, and so many of them."""

# What no markup may hold: controls but tab and newlines, halves of surrogate pairs, and what Unicode keeps free for
# good, among which are the last two code points of each plane.
_LAST_TWO = "".join(map(chr, (code for plane in range(17) for code in (plane << 16 | 0xFFFE, plane << 16 | 0xFFFF))))
_ILLEGAL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_LAST_TWO}]")


_ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+>")


def clean(text: str) -> str:
    """The text with every character that no markup may hold replaced by the sign for an unreadable one."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


class Missing(StrictUndefined):
    """What a template asks for and is not there: an error, not an empty place, with what was probably meant."""

    @property
    def _undefined_message(self) -> str:
        name, thing = self._undefined_name, self._undefined_obj
        if self._undefined_hint or not isinstance(name, str):
            return super()._undefined_message
        if thing is missing:
            return f"'{name}' is undefined"
        what = type(thing).__name__
        return f"'{what} object' has no attribute '{name}'{meant(name, _names_of(thing))}"


def _names_of(thing: object) -> list[str]:
    """What a template may ask a thing for."""
    names = [str(key) for key in thing] if isinstance(thing, Mapping) else dir(thing)
    return [name for name in names if not name.startswith("_")]


def meant(name: str, known: Iterable[str]) -> str:
    """`; did you mean 'name'?` where something known is close to a name, else nothing."""
    close = closest(name, sorted(known), 1)
    return f"; did you mean '{close[0]}'?" if close else ""


# Names of what Jinja keeps from templates, or replaces, whatever has it: private, of Python's innards, or `str.format`.
_GUARDED = re.compile(r"_|(?:ag|co|cr|f|func|gi|im|tb)_|(?:mro|format|format_map)$")
_CHANGING: tuple[Any, ...] = ([], {}, set(), deque())


@cache
def _is_harmless(name: str) -> bool:
    """Whether a template may have the attribute of that name of everything there is."""
    return not _GUARDED.match(name) and not any(modifies_known_mutable(one, name) for one in _CHANGING)


class _Generator(CodeGenerator):
    """Writes code that looks up an attribute with a harmless name without a call of ours, and says what it asks for."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """All of a template, and the names it asks its surroundings for; None for one that may put out anything."""
        super().visit_Template(node, frame)
        self.writeline(f"asked = {sorted(find_undeclared_variables(node)) if _holds_macros(node) else None!r}")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - the name that Jinja calls
        """An attribute, or whatever Jinja makes of one that is not there."""
        if not _is_harmless(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(_found if (_found := getattr((_thing := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr(_thing, {node.attr!r}))")


class _HtmlGenerator(_Generator):
    """Puts out markup as it is, and texts and numbers as they are remembered, without a call of ours."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("(_value if (_type := type(_value := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write(")) is Markup else environment.escaped[_value] if _type is str or _type is int")
            self.write(" else environment.shown(_value))")
        else:
            super()._output_child_post(node, frame, finalize)


def _holds_macros(template: nodes.Template) -> bool:
    """Whether a template holds macros and nothing else, so that making it anew changes nothing."""
    return all(
        isinstance(part, nodes.Macro) or (isinstance(part, nodes.Output) and all(map(_is_blank, part.nodes)))
        for part in template.body
    )


def _is_blank(part: nodes.Node) -> bool:
    return isinstance(part, nodes.TemplateData) and not part.data.strip()


class _Template(Template):
    """A template that lets go of a page when it is done, and whose macros are made once for all pages alike."""

    _asked: list[str] | None
    _modules: dict[tuple[tuple[str, object], ...], TemplateModule]

    @classmethod
    def _from_namespace(
        cls, environment: Environment, namespace: MutableMapping[str, Any], globals: MutableMapping[str, Any]
    ) -> Template:
        made = super()._from_namespace(environment, namespace, globals)
        assert isinstance(made, _Template)
        made._asked, made._modules = namespace["asked"], {}
        return made

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The text. Macros and the context they were made in hold each other, and would hold the data of a page."""
        context = self.new_context(dict(*args, **kwargs))
        try:
            text = self.environment.concat(self.root_render_func(context))
        except Exception:  # noqa: BLE001 - it is raised again, with the lines of the template
            self.environment.handle_exception()
        context.vars.clear()
        context.parent.clear()
        return text

    def make_module(
        self, vars: dict[str, Any] | None = None, shared: bool = False, locals: Mapping[str, Any] | None = None
    ) -> TemplateModule:
        """The macros for whoever imports them; the same ones where what they ask for is the same plain values."""
        if self._asked is None:
            return super().make_module(vars, shared, locals)
        around = ChainMap({name: value for name, value in (locals or {}).items() if value is not missing}, vars or {})
        known = {name: around[name] for name in self._asked if name in around}
        if not all(type(value) in _PLAIN for value in known.values()):
            return super().make_module(vars, shared, locals)
        key = tuple(known.items())
        if key not in self._modules:
            self._modules[key] = super().make_module(known)
        return self._modules[key]


_PLAIN = (str, int, date)


class _Escaped(dict[str | int, str]):
    """What texts and numbers are escaped to, for HTML; the short ones, which come again and again, are remembered."""

    def __missing__(self, value: str | int) -> str:
        text = str(value)
        escaped = as_html(text if text.isprintable() else clean(text))
        if len(text) <= _SHORT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[value] = escaped
        return escaped


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which stops code; this one also stops the shortest ways to fill the memory, `"a" * 10**9`.

    Not all of them: a template that sets out to be slow or large can be. It lies in the owner's own folder.
    `escape` says what becomes of every text that a template puts in and does not mark as `safe`; with None, which is
    for plain text, nothing but that controls are replaced.
    """

    intercepted_binops = frozenset(("*", "**", "%"))
    code_generator_class = _Generator
    template_class = _Template

    def __init__(self, *, escape: Escape | None = as_html, **options: Any) -> None:
        self.escaped = _Escaped()
        if escape is as_html:
            self.code_generator_class = _HtmlGenerator
        super().__init__(
            autoescape=escape is not None,
            undefined=Missing,
            finalize=_finalized if escape is None or escape is as_html else _escaper(escape),
            **options,
        )
        if escape is not None and escape is not as_html:
            self.filters.update(dict.fromkeys(("e", "escape"), _escaper(escape)))
        self.filters["string"] = _string
        self.filters["pprint"] = _pprint

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Jinja's answer; a named tuple has no items by name, and is not asked for them first."""
        if type(argument) is str and isinstance(obj, tuple) and type(obj).__getitem__ is tuple.__getitem__:
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Jinja's call, without its questions where a macro is called, as most often."""
        if type(obj) is Macro:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return obj(context.eval_ctx, *args, **kwargs)
        return super().call(context, obj, *args, **kwargs)

    def shown(self, value: Any) -> str:
        """A value as it stands in HTML: nothing of None, markup as it is, every other text cleaned and escaped."""
        if value is None:
            return ""
        if hasattr(value, "__html__"):
            return as_html(value)
        return self.escaped[_text_of(value)]

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Jinja's operation, but for those that would fill the memory."""
        if operator == "**":
            raise SecurityError("powers are not for templates")
        if operator == "%" and isinstance(left, str):
            raise SecurityError("use the filter format, or ~, to put texts together")
        for one, count in ((left, right), (right, left)):
            if isinstance(count, int) and hasattr(one, "__len__") and len(one) * count > _MOST_REPEATED:
                raise SecurityError("that repeats more than a template may")
        return super().call_binop(context, operator, left, right)


def _string(value: Any) -> str:
    """Jinja's filter `string`, but for what has no text."""
    return value if isinstance(value, str) else _text_of(value)


def _pprint(value: Any) -> str:
    """Jinja's filter `pprint`, but for what has no text."""
    _text_of(value)
    return pformat(value)


def _text_of(value: Any) -> str:
    """The text of a value. Raises TemplateRuntimeError where it would tell where the value lies in memory.

    That is another place each time, so that the same network would not be the same page.
    """
    text = str(value)
    kind: Any = type(value)
    if kind.__str__ is object.__str__ and _ADDRESS.search(text):
        raise TemplateRuntimeError(f"a {kind.__name__} has no text that could be shown")
    return text


def _finalized(value: Any) -> Any:
    """What becomes of each value before it is escaped: nothing of None, and no character that no markup may hold."""
    if value is None:
        return ""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return clean(value)
    return value if hasattr(value, "__html__") else _text_of(value)


def _escaper(escape: Escape) -> Callable[[Context, Any], Markup]:
    """Escapes each value in another way than Jinja's own, which then takes it for escaped.

    It asks for the context only so that Jinja does not escape constants in its own way before it runs.
    """

    @pass_context
    def finalize(_: Context, value: Any) -> Markup:
        if isinstance(value, Markup):
            return value
        return Markup(clean(escape("" if value is None else _text_of(value))))  # noqa: S704

    return finalize
