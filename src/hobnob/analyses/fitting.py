"""Do two short texts speak of the same thing? One answer for whoever holds needs against skills and offers.

Definition. The words of a text that carry its meaning are those of LEAST letters or more, shorter ones that are written
in capitals (SQL, UX), and any in a script without spaces; folded, less the glue of sentences. Two words are one if they
are equal, or if both have LEAST letters and one is the other with an ending of ENDING letters at most (mend, mending;
not data, databases). Two texts fit if each has SHARED of
its words among those of the other, or all of them where a text has fewer: one word alone would fit too much.

Where somebody chose every word, as in a query, short words count as well, less the stop words of queries.

Fitting goes both ways, and a text with no word that carries meaning fits nothing. The glue is that of English; in any
other language short words are left out just the same. This module knows texts, and nothing of people.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from hobnob.folding import fold, is_unspaced
from hobnob.query.reading import STOP_WORDS

LEAST = 4
"""Shorter words rarely carry the meaning of a need."""

ENDING = 4
"""A longer ending makes another word."""

SHARED = 2
"""So many words in common are no accident."""

Wording = frozenset[str]
"""The words of a text that carry its meaning."""


def fits(one: str, other: str) -> bool:
    """Whether two texts speak of the same thing, as defined at the top of this file; for many, see `Texts`."""
    return are_fitting(wording(one), wording(other))


def are_fitting(one: Wording, other: Wording) -> bool:
    """The same of words that were taken out of their texts before."""
    return _holds(one, other) and _holds(other, one)


def shared_words(one: str, other: str) -> int:
    """How many words each of two texts has that are among those of the other."""
    left, right = wording(one), wording(other)
    return min(_shared(left, right), _shared(right, left))


def wording(text: str) -> Wording:
    """The words of a text that carry its meaning, folded."""
    return frozenset(filter(None, (fold(word) for word in _words(text) if _carries(word))))


def chosen_words(text: str) -> Wording:
    """The same of a text of which every word was chosen, short ones too: what a query asks, or a list of topics."""
    return wording(text) | (frozenset(filter(None, map(fold, _words(text)))) - STOP_WORDS)


class Texts:
    """Many texts, for finding those that fit another one without looking at each of them.

    `words` takes the words out of them: `wording` or `chosen_words`.
    """

    def __init__(self, texts: Iterable[str], words: Callable[[str], Wording] = wording) -> None:
        self._words = words
        self._wordings = {text: found for text in sorted(set(texts)) if (found := words(text))}
        self._holding: dict[str, list[str]] = {}
        for text, found in self._wordings.items():
            for word in found:
                self._holding.setdefault(word, []).append(text)
        self._sorted = sorted(self._holding)
        self._found: dict[Wording, tuple[str, ...]] = {}

    def fitting(self, text: str) -> tuple[str, ...]:
        """Those of the texts that fit another one, sorted."""
        return self.fitting_words(self._words(text))

    def fitting_words(self, words: Wording) -> tuple[str, ...]:
        """The same for the words of one; remembered, because many people need the same."""
        found = self._found.get(words)
        if found is None:
            # Words are counted by looking them up; only texts that have enough of them are worth comparing.
            shared: Counter[str] = Counter()
            for word in words:
                shared.update({one for same in self._same(word) for one in self._holding[same]})
            near = ((one, self._wordings[one], count) for one, count in shared.items())
            has_enough = (one for one in near if one[2] >= min(len(words), len(one[1]), SHARED))
            found = tuple(sorted(one for one, other, _ in has_enough if _holds(other, words)))
            self._found[words] = found
        return found

    def _same(self, word: str) -> Iterator[str]:
        """The words of the texts that are one with a word."""
        for length in range(max(LEAST, len(word) - ENDING), len(word)):
            if word[:length] in self._holding:
                yield word[:length]
        if len(word) < LEAST:
            yield from (word,) if word in self._holding else ()
            return
        at = bisect_left(self._sorted, word)
        while at < len(self._sorted) and self._sorted[at].startswith(word):
            if len(self._sorted[at]) <= len(word) + ENDING:
                yield self._sorted[at]
            at += 1


def _holds(words: Wording, other: Wording) -> bool:
    """Whether enough of the words are among those of the other text."""
    return bool(words) and _shared(words, other) >= min(len(words), len(other), SHARED)


def _shared(words: Wording, other: Wording) -> int:
    return sum(any(_is_one(word, one) for one in other) for word in words)


def _is_one(word: str, other: str) -> bool:
    short, long = (word, other) if len(word) <= len(other) else (other, word)
    return short == long or (LEAST <= len(short) >= len(long) - ENDING and long.startswith(short))


def _words(text: str) -> list[str]:
    return "".join(letter if _is_letter(letter) else " " for letter in text).split()


def _is_letter(letter: str) -> bool:
    # Accents that stand by themselves, and the vowel signs of many scripts, belong to their word.
    return letter.isalnum() or unicodedata.category(letter).startswith("M")


def _carries(word: str) -> bool:
    """Whether a word, as written, may carry the meaning of its text."""
    if is_unspaced(word[0]):
        return True
    if len(word) < LEAST:
        return len(word) > 1 and word.isupper()
    return fold(word) not in _GLUE


_GLUE = frozenset(
    "about after again also because been before being could does doing down each else ever every from have having "
    "help here into just know like look looking make many more most much need needs only other over people person "
    "really should some somebody someone something such than that their them then there these they this those through "
    "time very want wants what when where which while whom whose will with without work would your".split()
)
