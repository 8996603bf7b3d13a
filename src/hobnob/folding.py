"""Making texts comparable: one folding of case and accents for queries, references and suggestions.

This module knows no fields and no names, only characters. What is folded is for comparing, never for showing.
"""

from __future__ import annotations

import re
import unicodedata

# Accents of the Latin, Greek and Cyrillic scripts. Marks of other scripts are no ornament: without them a word
# of Hindi or Thai is another word, and Japanese "ga" is "ka", so they stay.
ACCENTS = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"

# Letters that people type without their stroke and that Unicode does not take apart, and the apostrophes of
# word processors.
LETTERS = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ħ": "h",
    "ŧ": "t",
    "‘": "'",
    "’": "'",
    "ʼ": "'",
}

_ACCENTS = re.compile(f"{ACCENTS}+")
_PLAIN = str.maketrans(LETTERS)

_GAPS = re.compile(r"[\s_\-\u00ad\u2010-\u2015\u2212]+")

# Scripts written without spaces between words: there, every character may begin a word.
UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_UNSPACED = re.compile(UNSPACED)


def fold(text: str) -> str:
    """The text without differences of case and accents: `Zoë` and `ZOE` fold to `zoe`, `Łukasz` to `lukasz`.

    Compatible forms fold together too (full-width letters, ligatures). Folding twice changes nothing.
    """
    if text.isascii():
        return text.lower()
    # Decomposed before and after, because folding the case can make accented letters and the other way round.
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", text).translate(_PLAIN))


def fold_name(text: str) -> str:
    """The form in which ids and names are compared: Unicode NFC, case folded, white space evened out."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).split())


def fold_phrase(text: str) -> str:
    """The folded text with hyphens, underscores and runs of white space as one space: `ada lovelace`."""
    if text.isascii():
        return " ".join(text.lower().replace("-", " ").replace("_", " ").split())
    return _GAPS.sub(" ", fold(text)).strip(" ")


def is_word_start(text: str, at: int) -> bool:
    """Whether a word may begin at this offset of a folded text: letters do not run on from before it.

    In scripts written without spaces, every character may begin a word.
    """
    return at == 0 or not _run_on(text[at - 1], text[at])


def is_word_end(text: str, at: int) -> bool:
    """Whether a word may end before this offset of a folded text; `+` and `#` belong to a word (C is not C++)."""
    return at >= len(text) or not (text[at] in "+#" or _run_on(text[at - 1], text[at]))


def is_unspaced(character: str) -> bool:
    """Whether the character belongs to a script written without spaces between words."""
    return _UNSPACED.match(character) is not None


def _run_on(left: str, right: str) -> bool:
    return _is_letter(left) and _is_letter(right) and not (is_unspaced(left) or is_unspaced(right))


def _is_letter(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")
