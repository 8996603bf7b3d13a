"""Jinja as hobnob runs it: in its sandbox, escaping what it puts out, and quick, for a site shows millions of values.

What is quicker than Jinja's own comes to the same: a verdict on an attribute is remembered by type and name, a macro is
called without being asked what else it might be, and a value is put out by one call. This module knows no template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pprint import pformat
from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2 import StrictUndefined, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup
from markupsafe import escape as as_html

from hobnob.closest import closest

Escape = Callable[[str], str]
"""Turns text into a form of writing, HTML or Markdown, that shows exactly this text."""

_MOST_REPEATED = 1_000_000
_BOUND = (MethodType, BuiltinMethodType)
_SHORT = 200
"""Texts of so many characters at most are remembered with what they are escaped to: names, words, dates."""

# What no markup may hold: controls but tab and newlines, halves of surrogate pairs, the last two code points.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


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


class _Generator(CodeGenerator):
    """Puts a value out by one call where Jinja makes two: `shown` cleans and escapes at once."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.shown(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which stops code; this one also stops the shortest ways to fill the memory, `"a" * 10**9`.

    Not all of them: a template that sets out to be slow or large can be. It lies in the owner's own folder.
    `escape` says what becomes of every text that a template puts in and does not mark as `safe`; with None, which is
    for plain text, nothing but that controls are replaced.
    """

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, *, escape: Escape | None = as_html, **options: Any) -> None:
        self.shown = _shown
        if escape is as_html:
            self.code_generator_class = _Generator
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
        self._verdicts: dict[tuple[type, str], bool] = {}
        self._plain: set[tuple[type, str]] = set()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Jinja's answer; where that was a plain value of this type and name before, it is looked up at once."""
        key = (type(obj), attribute)
        if key in self._plain:
            try:
                value = getattr(obj, attribute)
            except AttributeError:
                return super().getattr(obj, attribute)
            # `str.format` is a method, and Jinja puts a harmless one in its place.
            return value if type(value) not in _BOUND else super().getattr(obj, attribute)
        answer = super().getattr(obj, attribute)
        if getattr(obj, attribute, missing) is answer and type(answer) not in _BOUND:
            self._plain.add(key)
        return answer

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

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Jinja's verdict, which rests on the type and the name only: remembered, because pages ask a million times."""
        key = (type(obj), attr)
        verdict = self._verdicts.get(key)
        if verdict is None:
            verdict = self._verdicts[key] = super().is_safe_attribute(obj, attr, value)
        return verdict

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


def _shown(value: Any) -> str:
    """A value as it stands in HTML: nothing of None, markup as it is, every other text cleaned and escaped."""
    kind = type(value)
    if kind is str:
        return _escaped(value) if len(value) <= _SHORT else as_html(clean(value))
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if value is None:
        return ""
    if kind is int or kind is float:
        return str(value)
    if hasattr(value, "__html__"):
        return as_html(value)
    return as_html(clean(_text_of(value)))


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


@lru_cache(maxsize=1 << 15)
def _escaped(text: str) -> str:
    return as_html(text if text.isprintable() else clean(text))


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
