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
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup
from markupsafe import escape as as_html

from hobnob.languages import SaysDay, as_written, with_days
from hobnob.syntax.hiding import bare, code_spans, end_around
from hobnob.syntax.tasks import EMOJI
from hobnob.templating import clean
from hobnob.urls import may_link, safe_url, without_users
from hobnob.wording import plain

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


class Veil(NamedTuple):
    """How to hide what the readers of a text may not know of.

    `lost` stands in place of links that lead nowhere, label and all, and of labels in brackets that nothing in the text
    says the target of. `hides` gives running text, or an address, without what else must not be seen.
    """

    lost: str
    hides: Callable[[str], str]


def render(text: str, resolve: Resolve, root: str = "", heading: int = 3, veil: Veil | None = None) -> Markup:
    """The markup of a text.

    `root` leads from the page to the site's root; `heading` is the level that the text's highest heading becomes. With
    a `veil`, a text too large to find all that has to be hidden is left out.
    """
    text = clean(text)
    if not text.strip():
        return Markup()
    core = text.lstrip("\n").rstrip(" \n")
    if " \n" not in core and _PLAIN.fullmatch(core):
        return _plain(core.rstrip(), resolve, root, veil)
    if not is_moderate(text):
        return Markup() if veil else Markup("<pre>{}</pre>").format(text[:MOST])
    if veil:
        text = _without_lost(text, veil.lost)
    env = {"resolve": resolve, "root": root, "heading": heading, "veil": veil}
    return Markup(_parser().render(text, env))  # noqa: S704 (js-default escapes; the tests attack it)


def inline(text: str, resolve: Resolve, root: str = "", *, links: bool = True, said: SaysDay = as_written) -> Markup:
    """The markup of a line of text: emphasis, code and links, and no paragraph around it.

    Without `links` their names are left of them, for a place that is a link itself. Of a link that a text was cut
    within, its name is left as well, and of other marks the one whose other half was cut off goes. A day such as
    2026-05-03 is marked as one; `said` is told the word before it and the day, and says how it is shown.
    """
    text = _CUT_LINK.sub(r"\1…", " ".join(clean(text).split()))
    if text.endswith("…"):
        for mark in _PAIRED:
            if text.count(mark) % 2:
                before, _, behind = text.rpartition(mark)
                text = before + behind
    if not _MARKED.search(text) or not is_moderate(text):
        return with_days(text[:MOST], said)
    parser, env = _parser(), {"resolve": resolve, "root": root, "heading": 1, "veil": None}
    tokens = parser.parseInline(text, env)
    for token in tokens:
        kept = (one for one in token.children or () if links or one.type not in _AROUND_LINKS)
        token.children = [_html(with_days(one.content, said)) if one.type == "text" else one for one in kept]
    return Markup(parser.renderer.render(tokens, parser.options, env))  # noqa: S704 (as above)


def words_of(text: str) -> str:
    """A line of text without its marks, links by their names: for where there can be no markup."""
    return inline(plain(text), lambda _: None, links=False).striptags() if _MARKED.search(text) else plain(text)


_MARKED = re.compile(r"[\\`*_\[<&~]")
_CUT_LINK = re.compile(r"!?\[\[?(?:[^\[\]|]*\|)?([^\[\]|]*)(?:\]\([^()\s]*)?…$")
_PAIRED = ("**", "__", "~~", "`")
_AROUND_LINKS = frozenset(("wiki_open", "wiki_close", "html_inline"))
"""What stands before and behind the name of a link, once it was decided about; there is no other HTML in a line."""


def _plain(text: str, resolve: Resolve, root: str, veil: Veil | None) -> Markup:
    """The markup of lines that hold no other than wiki links."""
    hides = _all_of(veil)
    parts, at = [], 0
    for link in _WIKI.finditer(text):
        parts.append(as_html(hides(text[at : link.start()])))
        target = link[1].strip()
        found = resolve(target)
        shown = hides((link[2] or (found.name if found else "") or target).strip())
        if found is None and veil:
            parts.append(Markup('<span class="unresolved">{}</span>').format(veil.lost))
        elif found is None:
            parts.append(Markup('<span class="unresolved" title="{}">{}</span>').format(_UNKNOWN, shown))
        elif found.url:
            parts.append(Markup('<a href="{}">{}</a>').format(root + found.url, shown))
        else:
            parts.append(Markup("<span>{}</span>").format(shown))
        at = link.end()
    return Markup("<p>{}{}</p>\n").format(Markup("").join(parts), hides(text[at:]))


def _all_of(veil: Veil | None) -> Callable[[str], str]:
    """What hides what is to be hidden in running text."""
    return (lambda text: veil.hides(without_users(text))) if veil else str


def is_moderate(text: str) -> bool:
    """Whether a text is small and plain enough to be read as Markdown in reasonable time.

    Runs of brackets, stars and the like cost the square of their number within one paragraph.
    """
    if len(text) > MOST:
        return False
    if len(_BRACKETS.findall(text)) <= _CROWDED:
        return True
    return all(len(_BRACKETS.findall(part)) <= _CROWDED for part in re.split(r"\n[ \t]*\n", text))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("js-default", {"maxNesting": 40})
    parser.validateLink = may_link  # type: ignore[method-assign]
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
        _link_tokens(state.push, shown, found, state.env["root"], state.env["veil"])
    state.pos = match.end()
    return True


def _link_tokens(
    push: Callable[[str, str, Literal[-1, 0, 1]], Token], shown: str, found: Target | None, root: str, veil: Veil | None
) -> None:
    """Tokens of a link to a page of the site, or of a span where there is no such page."""
    tag = "a" if found and found.url else "span"
    opened = push("wiki_open", tag, 1)
    if found and found.url:
        opened.attrs = {"href": root + found.url}
    elif found is None:
        about = {} if veil else {"title": _UNKNOWN}
        opened.attrs = {"class": "unresolved", **about}
    push("text", "", 0).content = veil.lost if veil and found is None else shown
    push("wiki_close", tag, -1)


_TASK = re.compile(r"\[([ xX-])\][ \t]+")
_STATES = {" ": "open", "x": "done", "X": "done", "-": "dropped"}
# What is to be done has a bullet, not a box: it cannot be ticked off on a page.
_BULLETS = {"open": "•", "done": "✓", "dropped": "–"}
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
        mark.content = f'<span class="todo {word}" role="img" aria-label="{word}">{_BULLETS[word]}</span> '
        children = [mark]
        for child in token.children:
            children += _with_asides(child, state.env["resolve"]) if child.type == "text" else [child]
        token.children = children


def _with_asides(text: Token, resolve: Resolve) -> list[Token]:
    found, at = [], 0
    for match in _MARKS.finditer(text.content):
        before, opened, inside, closed = (Token(kind, "", 0) for kind in ("text", "html_inline", "text", "html_inline"))
        before.content = text.content[at : match.start()]
        opened.content, closed.content = '<span class="small quiet">', "</span>"
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
        if veil := state.env["veil"]:
            for one in (token, *(token.children or ())):
                if one.type in _WITH_TEXT:
                    one.content = veil.hides(_LINKLIKE.sub(veil.lost, one.content))


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
_TARGET = r"\((?:[^()\n]|\n(?![ \t>]*\n)|\((?:[^()\n]|\([^()\n]*\))*\)){0,2000}\)"
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
    r"(?P<wiki>!?\[\[[^\[\]\n]*\]\])"
    rf"|!?\[(?P<text>[^\[\]]*)\](?:\[(?P<label>[^\[\]]*)\]|(?P<target>{_TARGET})|(?P<defined>:[ \t]*\n?[ \t]*\S*))?"
)


def _without_lost(text: str, lost: str) -> str:
    """The Markdown of a text without the links in it of which Markdown's reader knows nothing, over a line's end too.

    These are wiki links over several lines, which come on one; references of a definition that is not there, but for
    footnotes, for brackets without a word in them, and for code; and links to what is never linked.
    """

    def whole(link: re.Match[str]) -> str:
        line = _LINE_BREAK.sub(" ", link[0])
        return line if _WIKI.fullmatch(line) else lost

    text = without_users(_ANCHOR.sub(lost, _TO_ITS_END.sub(whole, text)))
    env: dict[str, Any] = {}
    if "]:" in text:
        _definitions().parse(text, env)
    known = env.get("references", {})
    code = _code_in(text)

    def kept(link: re.Match[str]) -> str:
        if link["wiki"]:
            return link[0]
        name = normalizeReference(_LINE_BREAK.sub(" ", link["label"] or link["text"]))
        if link["target"] is not None:
            words = link["target"][1:-1].split()
            is_kept = not words or may_link(words[0].strip("<>"))
        else:
            is_other = name[:1] == "^" or not any(map(str.isalnum, name)) or end_around(code, link.start()) > 0
            is_kept = name in known or (link["label"] is None and is_other)
        return link[0] if is_kept else lost

    return _LABELLED.sub(kept, text)


def _code_in(text: str) -> Sequence[tuple[int, int]]:
    """The stretches of a text that are code, sorted."""
    if "`" not in text and "~~~" not in text:
        return ()
    fences = bare(text, text).fences
    lines = (line.span() for line in re.finditer("[^\n]+", text) if not end_around(fences, line.start()))
    return sorted((*fences, *(code for line in lines for code in code_spans(text, *line))))


@cache
def _definitions() -> MarkdownIt:
    """Reads no more of Markdown than which links a text defines."""
    parser = MarkdownIt("js-default", {"maxNesting": 40})
    parser.validateLink = may_link  # type: ignore[method-assign]
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _tamed(children: Sequence[Token], env: MutableMapping[str, Any]) -> list[Token]:
    found: list[Token] = []
    closing, veil = "", env["veil"]
    is_lost = False
    for token in children:
        if token.type == "link_open":
            opened, closing = _decided(str(token.attrs.get("href", "")), env)
            found.append(opened)
            if is_lost := veil is not None and closing == _NOWHERE:
                found.append(_text(veil.lost))
        elif token.type == "link_close":
            found.append(_html(closing))
            is_lost = False
        elif is_lost:
            continue
        elif token.type == "image":
            opened, closed = _decided(str(token.attrs.get("src", "")), env)
            shown = veil.lost if veil and closed == _NOWHERE else token.content or "a picture"
            found += [opened, _text(shown), _html(closed)]
        else:
            found.append(token)
    return found


def _decided(href: str, env: MutableMapping[str, Any]) -> tuple[Token, str]:
    """The opening of a link and the text that closes it: out into the web, to a page of the site, or nowhere."""
    veil = env["veil"]
    if (url := safe_url(href)) and (veil is None or veil.hides(url) == url):
        return _html(f'<a href="{escape(url)}" rel="{OUTSIDE}">'), "</a>"
    path = "" if url else unquote(href).partition("#")[0].partition("?")[0]
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
