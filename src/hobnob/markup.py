"""Markdown of the files to markup that cannot hurt: no raw HTML, no remote pictures, links of four kinds only.

`[[wiki links]]` and links to record files become links to their pages; task lines become marks; what a browser would
fetch or run stays text. This is the only module besides the templates that makes markup: the site's of what people
wrote, a report's of a user's own template. It knows no network: where a link leads, it asks the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from html import escape
from typing import Any, Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup
from markupsafe import escape as as_html

from hobnob.syntax.tasks import EMOJI
from hobnob.templating import clean

MOST = 1_000_000
"""Characters above which a text is shown as it stands: Markdown is not linear in all it can hold."""

_CROWDED = 2_000

# Lines that Markdown leaves as they are but for wiki links: most notes are such, and need no parser. Each begins with a
# letter; there is no list, heading, other link, entity or mark-up.
_WORDS = r"[^\n\r\t\\\[\]*_`~<>|&#!]"
_WIKI = re.compile(r"!?\[\[([^\[\]\n|]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\]")
_PLAIN = re.compile(rf"[^\W\d_]{_WORDS}*+(?:(?:{_WIKI.pattern}|\n[^\W\d_]){_WORDS}*+)*+", re.ASCII)
_BRACKETS = re.compile(r"[\[\]*_`~<>!|]")

_UNKNOWN = "nothing in this network has that name"

OUTSIDE = "noopener noreferrer nofollow"
"""The `rel` of every link that leaves the site."""


class Target(NamedTuple):
    """What a link of a text means: its page, relative to the site's root (empty if it has none), and its name."""

    url: str
    name: str


Resolve = Callable[[str], Target | None]
"""Finds what a wiki link's target, or a relative link's path, means; None if nothing."""


def render(
    text: str, resolve: Resolve, root: str = "", heading: int = 3, lost: str = "", labels: Iterable[str] = ()
) -> Markup:
    """The markup of a text.

    `root` leads from the page to the site's root; `heading` is the level that the text's highest heading becomes.
    `lost` stands in place of links that lead nowhere, label and all, where their readers may not know of what they
    lead to; a text too large to find them all is then left out. `labels` are those of link definitions that the text
    may refer to without holding them: such links lead nowhere.
    """
    text = clean(text)
    if not text.strip():
        return Markup()
    core = text.lstrip("\n").rstrip(" \n")
    if not lost and " \n" not in core and _PLAIN.fullmatch(core):
        return _plain(core.rstrip(), resolve, root)
    if not is_moderate(text):
        return Markup() if lost else Markup("<pre>{}</pre>").format(text[:MOST])
    if lost:
        text = _without_lost(text, lost, {normalizeReference(label) for label in labels})
    env = {"resolve": resolve, "root": root, "heading": heading, "lost": lost}
    return Markup(_parser().render(text, env))  # noqa: S704 (js-default escapes; the tests attack it)


def _plain(text: str, resolve: Resolve, root: str) -> Markup:
    """The markup of lines that hold no other than wiki links."""
    parts, at = [], 0
    for link in _WIKI.finditer(text):
        parts.append(as_html(text[at : link.start()]))
        target = link[1].strip()
        found = resolve(target)
        shown = (link[2] or (found.name if found else "") or target).strip()
        if found is None:
            parts.append(Markup('<span class="unresolved" title="{}">{}</span>').format(_UNKNOWN, shown))
        elif found.url:
            parts.append(Markup('<a href="{}">{}</a>').format(root + found.url, shown))
        else:
            parts.append(Markup("<span>{}</span>").format(shown))
        at = link.end()
    return Markup("<p>{}{}</p>\n").format(Markup("").join(parts), text[at:])


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


def _wiki_link(state: StateInline, silent: bool) -> bool:
    match = _WIKI.match(state.src, state.pos, state.posMax)
    if match is None or state.linkLevel > 0:
        return False
    if not silent:
        target = match[1].strip()
        found: Target | None = state.env["resolve"](target)
        shown = (match[2] or (found.name if found else "") or target).strip()
        _link_tokens(state.push, shown, found, state.env["root"], state.env["lost"])
    state.pos = match.end()
    return True


def _link_tokens(
    push: Callable[[str, str, Literal[-1, 0, 1]], Token], shown: str, found: Target | None, root: str, lost: str
) -> None:
    """Tokens of a link to a page of the site, or of a span where there is no such page."""
    tag = "a" if found and found.url else "span"
    opened = push("wiki_open", tag, 1)
    if found and found.url:
        opened.attrs = {"href": root + found.url}
    elif found is None:
        about = {} if lost else {"title": _UNKNOWN}
        opened.attrs = {"class": "unresolved", **about}
    push("text", "", 0).content = lost if lost and found is None else shown
    push("wiki_close", tag, -1)


_TASK = re.compile(r"\[([ xX-])\][ \t]+")
_STATES = {" ": "open", "x": "done", "X": "done", "-": "dropped"}
_MARKS = re.compile(
    r"\b(?P<key>due|done|for|by|objective):(?P<value>\"[^\"]*\"|\S+)"
    rf"|(?P<sign>[{''.join(EMOJI)}])\ufe0f?[ \t]*(?P<date>[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}})(?![0-9])"
)


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
        key, value = match["key"] or EMOJI[match["sign"]], (match["value"] or match["date"]).strip('"')
        meant = resolve(value) if key in ("for", "by", "objective") else None
        inside.content = f"{key} {meant.name if meant else value}"
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
        if state.env["lost"]:
            for one in (token, *(token.children or ())):
                if one.type in _WITH_TEXT:
                    one.content = _LINKLIKE.sub(state.env["lost"], one.content)


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


_WITH_TEXT = ("text", "code_inline", "fence", "code_block")
_TARGET = r"\((?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\))*\)"
_LINKLIKE = re.compile(
    r"!?\[\[[^\[\]\n]*(?:\]\])?"  # a wiki link within another link, too long for one, or in code
    rf"|!?\[[^\[\]\n]*\](?:\[[^\[\]\n]*\]|{_TARGET})"  # of a definition that is not there, or a forbidden scheme
    rf"|\]{_TARGET}|<[a-z][a-z0-9+.-]*:[^<>\s]*>|</?a\b[^<>]*>(?:[^<>]*</a\s*>)?",
    re.IGNORECASE,
)
"""What reads like a link in what is not one to Markdown; where targets may not be shown, these may not either."""


_TO_ITS_END = re.compile(r"!?\[\[(?:[^\n\]]|\](?!\])|\n(?![ \t>]*\n)){0,600}\]\]")
_ANCHOR = re.compile(r"</?a(?:\s[^<>]*)?>(?:[^<>]*</a\s*>)?", re.IGNORECASE)
_LINE_BREAK = re.compile(r"\s*\n[\s>]*")
_LABELLED = re.compile(
    rf"!?\[(?P<text>[^\[\]]*)\](?:\[(?P<label>[^\[\]]*)\]|(?P<target>{_TARGET})|(?P<defined>:[ \t]*\n?[ \t]*\S*))?"
)
_USER = re.compile(r"://[^\s/?#]*@")


def without_users(text: str) -> str:
    """A text with no user's name or password in an address of it (`https://user:password@host`)."""
    return _USER.sub("://", text)


def _without_lost(text: str, lost: str, labels: AbstractSet[str]) -> str:
    """The Markdown of a text without the links in it of which Markdown's reader knows nothing, over a line's end too.

    These are wiki links over several lines, which come on one; references of a definition that is not there (of one of
    `labels` if they are nothing but a label); and links to what is never linked.
    """

    def whole(link: re.Match[str]) -> str:
        line = _LINE_BREAK.sub(" ", link[0])
        return line if _WIKI.fullmatch(line) else lost

    text = without_users(_ANCHOR.sub(lost, _TO_ITS_END.sub(whole, text)))
    env: dict[str, Any] = {}
    _definitions().parse(text, env)
    known = env.get("references", {})

    def kept(link: re.Match[str]) -> str:
        name = normalizeReference(_LINE_BREAK.sub(" ", link["label"] or link["text"]))
        if link["target"] is not None:
            words = link["target"][1:-1].split()
            is_kept = not words or _may_link(words[0].strip("<>"))
        else:
            is_kept = name in known or (link["label"] is None and name not in labels)
        return link[0] if is_kept else lost

    return _LABELLED.sub(kept, text)


@cache
def _definitions() -> MarkdownIt:
    """Reads no more of Markdown than which links a text defines."""
    parser = MarkdownIt("js-default", {"maxNesting": 40})
    parser.validateLink = _may_link  # type: ignore[method-assign]
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _tamed(children: Sequence[Token], env: MutableMapping[str, Any]) -> list[Token]:
    found: list[Token] = []
    closing, lost = "", env["lost"]
    is_lost = False
    for token in children:
        if token.type == "link_open":
            opened, closing = _decided(str(token.attrs.get("href", "")), env)
            found.append(opened)
            if is_lost := bool(lost) and closing == _NOWHERE:
                found.append(_text(lost))
        elif token.type == "link_close":
            found.append(_html(closing))
            is_lost = False
        elif is_lost:
            continue
        elif token.type == "image":
            opened, closed = _decided(str(token.attrs.get("src", "")), env)
            shown = lost if lost and closed == _NOWHERE else token.content or "a picture"
            found += [opened, _text(shown), _html(closed)]
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
    return _html('<span class="unresolved">'), _NOWHERE


_NOWHERE = "</span>"


def _text(text: str) -> Token:
    token = Token("text", "", 0)
    token.content = text
    return token


def _html(text: str) -> Token:
    token = Token("html_inline", "", 0)
    token.content = text
    return token


def _fence(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    return f"<pre><code>{escape(tokens[index].content)}</code></pre>\n"
