"""Reads the text of a query. What cannot be read is a value too, with its place, and never an exception."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from hobnob.closest import closest
from hobnob.folding import fold, fold_phrase
from hobnob.query.fields import BY_NAME, NAMES, FieldKind, QueryField
from hobnob.query.mistakes import MAX_DEPTH, MAX_LENGTH, MISTAKES, SLIP, Mistake
from hobnob.query.terms import All, Either, Node, Not, Query, Range, Term, Words
from hobnob.query.values import Refusal, read_range, read_words


class QueryError(NamedTuple):
    """Why a text is no query: one sentence, the offsets in the text that it is about, and what to do."""

    message: str
    start: int
    end: int
    hint: str = ""


# Words that stand in any sentence about anybody; to look for one, quote it.
STOP_WORDS = frozenset(
    "a about all also am an and any anybody anyone are as at be been by can could do does every everybody everyone for "
    "from had has have he her hers him his i in into is it its know knows me my of on one our people person she some "
    "somebody someone than that the their them there they this to us was we were what when where which who whom whose "
    "will with would you your".split()
)

_NAME = re.compile(r"([^\W\d][\w-]*)(?:(\s*(?:[<>]=?)\s*)|(:|=))")
_WIKI = re.compile(r"\[\[([^\[\]]*)\]\]")
_BARE = re.compile(r'[^\s()"“”„,;]+')
# A number or a date may hold a quoted part, for the sake of spaces: last:"3 months"..
_MEASURE = re.compile(r'(?:[^\s()"“”„,;]+|"[^"]*")+')
_QUOTES = {'"': '"“”', "“": '"“”', "”": '"“”', "„": '"“”'}
# In the shell, whoever has used double quotes outside takes single ones inside; elsewhere it is an apostrophe.
_SINGLE = re.compile(r"'([^']*)'(?=[\s(),;]|$)")
_BEFORE = ",;:!?<>=|&'[*"
_BEHIND = ".,;:!?"
_GAP = re.compile(r"\s*")
_OPERATORS = ("and", "or", "not")


def parse(text: str, own: Collection[str] = ()) -> Query | QueryError:
    """Reads a query. `own` are further fields, keys of the user's own, whose values are texts.

    Facts are asked for those by their names in small letters, without accents, `_` for spaces and hyphens.

    A text of nothing, or of nothing but stop words, gives a query that is empty and matches everybody; whoever cannot
    use that (a need, say) asks for `is_empty`.
    """
    if len(text) > MAX_LENGTH:
        return _wrong("long", MAX_LENGTH, len(text)).error
    try:
        tokens = _Lexer(text, own).tokens()
        return Query(_Parser(text, tokens).whole())
    except _Unreadable as unreadable:
        return unreadable.error


class _Unreadable(Exception):  # noqa: N818 - it never leaves this module
    """Carries a QueryError out of the depths of a text."""

    def __init__(self, message: str, start: int, end: int, hint: str = "") -> None:
        super().__init__(message)
        self.error = QueryError(message, start, end, hint)


def _wrong(mistake: str, start: int, end: int, *words: str) -> _Unreadable:
    """One of the mistakes of the language, by its name, with the words that it is about."""
    return _told(MISTAKES[mistake], start, end, *words)


def _told(mistake: Mistake, start: int, end: int, *words: str) -> _Unreadable:
    message, hint = mistake.about(*words)
    return _Unreadable(message, start, end, hint)


class _Token(NamedTuple):
    """A term, one of `(`, `)`, `or`, `not`, or a word that says nothing: `stop`."""

    kind: str
    start: int
    end: int
    term: Term | None = None


class _Lexer:
    """Cuts a text into terms, brackets and operators."""

    def __init__(self, text: str, own: Collection[str]) -> None:
        self.text = text
        self.own = {_plain_name(name) for name in own}
        self.at = 0
        self.term = 0  # where the term that is being read begins

    def tokens(self) -> list[_Token]:
        text, found = self.text, []
        while self._skip_space() < len(text):
            start, first = self.at, text[self.at]
            if first in "()":
                self.at += 1
                found.append(_Token(first, start, self.at))
            elif first == "-" and text[start + 1 : start + 2].strip():
                self.at += 1
                found.append(_Token("not", start, self.at))
            elif first in _QUOTES or text.startswith("[[", start) or first == "'":
                found.extend(self._phrase(start))
            elif first in _BEFORE:
                self.at += 1
            elif not (term := self._field_term(start)):
                found.extend(self._word(start))
            else:
                found.append(_Token("term", start, self.at, term))
        return found

    def _skip_space(self) -> int:
        match = _GAP.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at

    # -- plain words

    def _phrase(self, start: int) -> list[_Token]:
        value = self._quoted(start)
        if value is None:
            self.at = start + 1
            return []
        words = Words(value, is_exact=True)
        if not words.needle:
            return []
        return [_Token("term", start, self.at, Term("", (words,), (), start, self.at))]

    def _word(self, start: int) -> list[_Token]:
        match = _BARE.match(self.text, start)
        self.at = match.end() if match else start + 1
        word = match[0] if match else ""
        if word.casefold() in _OPERATORS:
            kind = word.casefold()
            return [_Token(kind if kind != "and" else "stop", start, self.at)]
        word = word.rstrip(_BEHIND)
        is_name = len(word) > 1 and word.isupper()
        folded = fold(word)
        # "IT" and "WHO" are names, "it" and "who" are not.
        if folded in _OPERATORS or (folded in STOP_WORDS and not is_name):
            return [_Token("stop", start, self.at)]
        words = Words(word, is_exact=False)
        if not words.needle or not any(character.isalnum() or not character.isascii() for character in word):
            return []
        return [_Token("term", start, start + len(word), Term("", (words,), (), start, start + len(word)))]

    def _quoted(self, start: int) -> str | None:
        """The text of a quote or a wiki link that begins here, and the place behind it; None for an apostrophe."""
        text, opening = self.text, self.text[start : start + 1]
        if opening == "[":
            link = _WIKI.match(text, start)
            if link is None:
                return None
            self.at = link.end()
            return link[1].partition("|")[0].partition("#")[0].rpartition("/")[2].strip()
        if opening == "'":
            single = _SINGLE.match(text, start)
            if single is None:
                return None
            self.at = single.end()
            return single[1]
        at = start + 1
        pieces: list[str] = []
        while at < len(text):
            if text[at] in _QUOTES[opening]:
                self.at = at + 1
                return "".join(pieces)
            if text[at] == "\\" and text[at + 1 : at + 2] in ('"', "\\"):
                at += 1
            pieces.append(text[at])
            at += 1
        raise _wrong("quote", start, len(text))

    # -- fields

    def _field_term(self, start: int) -> Term | None:
        """The term of a field that begins here; None where a plain word does."""
        match = _NAME.match(self.text, start)
        if match is None:
            return None
        field = self._field(match[1])
        operator = (match[2] or match[3]).strip()
        behind = self.text[match.end() : match.end() + 1]
        if field is None:
            is_spaced = bool(match[2] and match[2] != operator)
            # A web address, a word before a colon, a = b: no field was meant.
            if operator == "=" or is_spaced or not behind.strip() or behind in ":/" or behind in _BEHIND:
                return None
            raise self._unknown(match)
        if operator == ":" and behind == ":":
            return None
        self.at, self.term = match.end(), start
        following = _NAME.match(self.text, self._skip_space())
        if self.at > match.end() and following and self._field(following[1]):
            raise self._missing(field)
        return self._values(field, operator, start)

    def _field(self, name: str) -> QueryField | None:
        plain = _plain_name(name)
        if plain in self.own and plain not in BY_NAME:
            return QueryField(plain, FieldKind.TEXT, "", "")
        return NAMES.get(plain)

    def _unknown(self, match: re.Match[str]) -> _Unreadable:
        names = [*NAMES, *self.own]
        for near in closest(match[1], names, 1):
            return _told(SLIP, match.start(1), match.end(1), match[1], self._named(near))
        return _wrong("field", match.start(1), match.end(1), match[1])

    def _named(self, name: str) -> str:
        field = self._field(name)
        return field.name if field else name

    def _values(self, field: QueryField, operator: str, start: int) -> Term:
        """The values behind a field's name, between commas."""
        words: list[Words] = []
        ranges: list[Range] = []
        has_any = False
        end = self.at
        while True:
            at = self._skip_space()
            value: Words | Range | Refusal | None
            if self.text.startswith("*", at) and not _BARE.match(self.text, at + 1):
                value, self.at, has_any = None, at + 1, True
            elif field.kind in (FieldKind.NUMBER, FieldKind.DATE):
                value = self._measure(field, operator, at)
            else:
                value = self._value(field, operator, at)
            if isinstance(value, Refusal):
                raise _Unreadable(value.message, start, max(self.at, end), value.hint)
            if isinstance(value, Words):
                words.append(value)
            elif value is not None:
                ranges.append(value)
            end = self.at
            if not self._goes_on():
                break
        if has_any:
            words, ranges = [], []
        self.at = end
        return Term(field.name, tuple(words), tuple(ranges), start, end)

    def _goes_on(self) -> bool:
        """Whether a comma and another value of the same field follow, and no term of its own."""
        if not self.text.startswith(",", self.at):
            return False
        self.at += 1
        at = self._skip_space()
        if at >= len(self.text) or self.text[at] in "(),;-":
            return False
        name = _NAME.match(self.text, at)
        bare = _BARE.match(self.text, at)
        return not (name and self._field(name[1])) and not (bare and bare[0].casefold() in _OPERATORS)

    def _value(self, field: QueryField, operator: str, at: int) -> Words | Refusal:
        first = self.text[at : at + 1]
        if operator not in (":", "="):
            return Refusal(
                f'"{field.name}" is no number and no date', f"write {field.name}:, with the text to look for"
            )
        if first in (*_QUOTES, "'", "[") and first:
            quoted = self._quoted(at)
            if quoted is not None:
                return read_words(field, quoted, is_exact=True)
        text = self._bare(field, _BARE, at)
        return read_words(field, text.lstrip(_BEFORE).rstrip(_BEHIND + "*"), is_exact=False)

    def _measure(self, field: QueryField, operator: str, at: int) -> Range | Refusal:
        return read_range(field, self._bare(field, _MEASURE, at).replace('"', ""), operator)

    def _bare(self, field: QueryField, pattern: re.Pattern[str], at: int) -> str:
        match = pattern.match(self.text, at)
        if match is None:
            if self.text[at : at + 1] in _QUOTES:
                self._quoted(at)
            raise self._missing(field)
        self.at = match.end()
        return match[0]

    def _missing(self, field: QueryField) -> _Unreadable:
        hint = f"write {field.example}" if field.example else "write a value behind it"
        if self.text.startswith("(", self.at):
            hint = f"for one of several values write {field.name}:this,that"
        return _Unreadable(f'nothing follows "{field.name}:"', self.term, max(self.term + 1, self.at), hint)


def _plain_name(name: str) -> str:
    return fold_phrase(name).replace(" ", "_")


class _Parser:
    """Puts the tokens together: `or` between runs of terms, `not` before one, brackets around any."""

    def __init__(self, text: str, tokens: list[_Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.at = 0

    def whole(self) -> Node | None:
        found = self._sides(0)
        if self.at < len(self.tokens):
            token = self.tokens[self.at]
            raise _wrong("close", token.start, token.end)
        return found

    def _peek(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    def _sides(self, depth: int) -> Node | None:
        """What stands between brackets: sides of `or`, of which none may be empty; those of stop words are left out."""
        sides = []
        before: _Token | None = None
        while True:
            first = self.at
            sides.append(self._run(depth))
            behind = self.tokens[self.at] if self._peek() == "or" else None
            if self.at == first and (token := behind or before):
                raise _wrong("before" if behind else "behind", token.start, token.end)
            if behind is None:
                break
            self.at += 1
            before = behind
        flat = [part for side in sides if side for part in (side.parts if isinstance(side, Either) else (side,))]
        return Either(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None

    def _run(self, depth: int) -> Node | None:
        """Terms in a row, all of which must hold."""
        parts: list[Node] = []
        while self._peek() in ("term", "(", "not", "stop"):
            part = self._operand(depth)
            parts.extend(part.parts if isinstance(part, All) else (part,) if part else ())
        return All(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None

    def _operand(self, depth: int) -> Node | None:
        """A term or a bracket with the `not` before it; None for stop words."""
        is_negated, last = False, None
        while self._peek() in ("not", "stop"):
            token = self.tokens[self.at]
            is_negated, last = (not is_negated, token) if token.kind == "not" else (is_negated, None)
            self.at += 1
        found: Node | None = None
        if self._peek() == "term":
            found = self.tokens[self.at].term
            self.at += 1
        elif self._peek() == "(":
            found = self._bracket(depth)
        elif last:
            word = self.text[last.start : last.end]
            raise _wrong("not", last.start, last.end, word, word)
        if not is_negated or found is None:
            return found
        return found.part if isinstance(found, Not) else Not(found)

    def _bracket(self, depth: int) -> Node | None:
        opening = self.tokens[self.at]
        if depth >= MAX_DEPTH:
            raise _wrong("deep", opening.start, opening.end)
        self.at += 1
        found = self._sides(depth + 1)
        if self._peek() != ")":
            raise _wrong("open", opening.start, opening.end)
        self.at += 1
        return found
