"""Markdown of the files to markup that cannot hurt: no raw HTML, no remote pictures, links of four kinds only.

`[[wiki links]]` and links to record files become links to their pages; task lines become marks; what a browser would
fetch or run stays text. This is the only module besides the templates that makes markup: the site's of what people
wrote, a report's of a user's own template. It knows no network: where a link leads, it asks the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from functools import cache
from html import escape
from typing import Any, Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup

from hobnob.templating import clean

MOST = 1_000_000
"""Characters above which a text is shown as it stands: Markdown is not linear in all it can hold."""

_CROWDED = 2_000

# One line that Markdown leaves as it is: most notes are, and need no parser. No list, heading, link, entity or mark-up.
_PLAIN = re.compile(r"[^\W\d_][^\n\r\t\\\[\]*_`~<>|&#!]*", re.ASCII)
_BRACKETS = re.compile(r"[\[\]*_`~<>!|]")

OUTSIDE = "noopener noreferrer nofollow"
"""The `rel` of every link that leaves the site."""


class Target(NamedTuple):
    """What a link of a text means: its page, relative to the site's root (empty if it has none), and its name."""

    url: str
    name: str


Resolve = Callable[[str], Target | None]
"""Finds what a wiki link's target, or a relative link's path, means; None if nothing."""


def render(text: str, resolve: Resolve, root: str = "", heading: int = 3) -> Markup:
    """The markup of a text.

    `root` leads from the page to the site's root; `heading` is the level that the text's highest heading becomes.
    """
    text = clean(text)
    if not text.strip():
        return Markup()
    if _PLAIN.fullmatch(text.strip()):
        return Markup("<p>{}</p>\n").format(text.strip())
    if not is_moderate(text):
        return Markup("<pre>{}</pre>").format(text[:MOST])
    env = {"resolve": resolve, "root": root, "heading": heading}
    return Markup(_parser().render(text, env))  # noqa: S704 (js-default escapes; the tests attack it)


def is_moderate(text: str) -> bool:
    """Whether a text is small and plain enough to be read as Markdown in reasonable time.

    Runs of brackets, stars and the like cost the square of their number within one paragraph.
    """
    if len(text) > MOST:
        return False
    if len(_BRACKETS.findall(text)) <= _CROWDED:
        return True
    return all(len(_BRACKETS.findall(part)) <= _CROWDED for part in re.split(r"\n[ \t]*\n", text))


def safe_url(url: str) -> str:
    """The address if a link may lead there (http, https, mailto, tel, well-formed), else an empty text."""
    url = url.strip()
    if any(char.isspace() or not char.isprintable() for char in url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme in ("http", "https"):
        return url if host else ""
    if parts.scheme == "mailto":
        return f"mailto:{parts.path}" if re.fullmatch(r"[^@/?#&]+@[^@/?#&]+", unquote(parts.path)) else ""
    if parts.scheme == "tel":
        return url if re.fullmatch(r"tel:[0-9+().*;=extn-]{2,40}", url) else ""
    return ""


_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def _may_link(url: str) -> bool:
    """Whether markdown-it may make a link of it at all; what it may not stays text, as it was written."""
    if url.startswith(("//", "\\")):
        return False
    return bool(safe_url(url)) if _SCHEME.match(url) else True


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("js-default", {"maxNesting": 40})
    parser.validateLink = _may_link  # type: ignore[method-assign]
    parser.inline.ruler.before("link", "wiki", _wiki_link)
    parser.core.ruler.push("tasks", _mark_tasks)
    parser.core.ruler.push("tame", _tame)
    parser.add_render_rule("fence", _fence)
    parser.add_render_rule("code_block", _fence)
    return parser


_WIKI = re.compile(r"!?\[\[([^\[\]\n|]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\]")


def _wiki_link(state: StateInline, silent: bool) -> bool:
    match = _WIKI.match(state.src, state.pos, state.posMax)
    if match is None or state.linkLevel > 0:
        return False
    if not silent:
        target = match[1].strip()
        found: Target | None = state.env["resolve"](target)
        shown = (match[2] or (found.name if found else "") or target).strip()
        _link_tokens(state.push, shown, found, state.env["root"])
    state.pos = match.end()
    return True


def _link_tokens(
    push: Callable[[str, str, Literal[-1, 0, 1]], Token], shown: str, found: Target | None, root: str
) -> None:
    """Tokens of a link to a page of the site, or of a span where there is no such page."""
    tag = "a" if found and found.url else "span"
    opened = push("wiki_open", tag, 1)
    if found and found.url:
        opened.attrs = {"href": root + found.url}
    elif found is None:
        opened.attrs = {"class": "unresolved", "title": "nothing in this network has that name"}
    push("text", "", 0).content = shown
    push("wiki_close", tag, -1)


_TASK = re.compile(r"\[([ xX-])\][ \t]+")
_STATES = {" ": "open", "x": "done", "X": "done", "-": "dropped"}
_MARKS = re.compile(r"\b(due|done|for|by|objective):(\"[^\"]*\"|\S+)")


def _mark_tasks(state: StateCore) -> None:
    """Turns the brackets of task lines into marks, and their `due:` and `for:` into asides."""
    for index, token in enumerate(state.tokens):
        is_item = index > 1 and state.tokens[index - 2].type == "list_item_open"
        match = _TASK.match(token.content) if token.type == "inline" and is_item else None
        if match is None or not token.children or token.children[0].type != "text":
            continue
        state.tokens[index - 2].attrSet("class", f"task {_STATES[match[1]]}")
        first = token.children[0]
        first.content = first.content[match.end() :]
        mark = Token("html_inline", "", 0)
        word = _STATES[match[1]]
        mark.content = f'<span class="todo {word}" role="img" aria-label="{word}"></span> '
        children = [mark]
        for child in token.children:
            children += _with_asides(child, state.env["resolve"]) if child.type == "text" else [child]
        token.children = children


def _with_asides(text: Token, resolve: Resolve) -> list[Token]:
    found, at = [], 0
    for match in _MARKS.finditer(text.content):
        before, opened, inside, closed = (Token(kind, "", 0) for kind in ("text", "html_inline", "text", "html_inline"))
        before.content = text.content[at : match.start()]
        opened.content, closed.content = '<span class="aside">', "</span>"
        value = match[2].strip('"')
        meant = resolve(value) if match[1] in ("for", "by", "objective") else None
        inside.content = f"{match[1]} {meant.name if meant else value}"
        found += [before, opened, inside, closed]
        at = match.end()
    rest = Token("text", "", 0)
    rest.content = text.content[at:]
    return [*found, rest]


def _tame(state: StateCore) -> None:
    """Decides about every link and picture, takes out attributes that come from the text, puts headings in order."""
    _set_headings([token for token in state.tokens if token.type == "heading_open"], state.env["heading"])
    for opening, closing in _headings(state.tokens):
        closing.tag = opening.tag
    for token in state.tokens:
        align = token.attrs.pop("style", None)
        if align is not None:
            token.attrs["class"] = str(align).removeprefix("text-align:")
        if token.children:
            token.children = _tamed(token.children, state.env)


def _set_headings(headings: Sequence[Token], top: int) -> None:
    """The highest heading of a text becomes level `top`, and none skips a level on the way down."""
    highest = min((int(token.tag[1:]) for token in headings), default=1)
    above = top - 1
    for token in headings:
        above = min(top + int(token.tag[1:]) - highest, above + 1, 6)
        token.tag = f"h{above}"


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Headings hold nothing but their text: every opening token is followed by it and by its closing one."""
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            yield token, tokens[index + 2]


def _tamed(children: Sequence[Token], env: MutableMapping[str, Any]) -> list[Token]:
    found: list[Token] = []
    closing = ""
    for token in children:
        if token.type == "link_open":
            opened, closing = _decided(str(token.attrs.get("href", "")), env)
            found.append(opened)
        elif token.type == "link_close":
            found.append(_html(closing))
        elif token.type == "image":
            opened, closed = _decided(str(token.attrs.get("src", "")), env)
            text = Token("text", "", 0)
            text.content = token.content or "a picture"
            found += [opened, text, _html(closed)]
        else:
            found.append(token)
    return found


def _decided(href: str, env: MutableMapping[str, Any]) -> tuple[Token, str]:
    """The opening of a link and the text that closes it: out into the web, to a page of the site, or nowhere."""
    if url := safe_url(href):
        return _html(f'<a href="{escape(url)}" rel="{OUTSIDE}">'), "</a>"
    path = unquote(href).partition("#")[0].partition("?")[0]
    found: Target | None = env["resolve"](path.removesuffix(".md")) if path else None
    if found and found.url:
        return _html(f'<a href="{escape(env["root"] + found.url)}">'), "</a>"
    return _html('<span class="unresolved">'), "</span>"


def _html(text: str) -> Token:
    token = Token("html_inline", "", 0)
    token.content = text
    return token


def _fence(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    return f"<pre><code>{escape(tokens[index].content)}</code></pre>\n"
