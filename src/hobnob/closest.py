"""Did you mean: the few known names that are closest to one that is unknown.

Pure text; it knows no kind of name. Of all that people get wrong, case, accents, hyphens for spaces and the order of
words come first and are no mistake at all; then slips of a letter or two, counted as optimal string alignment
(a letter missing, added, wrong, or two swapped); then half of a name for the whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from hobnob.folding import fold, is_unspaced

# Punctuation by its blocks and not as "no letter", which would cut words of Hindi at their vowel signs.
_BETWEEN_WORDS = re.compile("[\\s!-/:-@\\[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f]+")

_SHORT = 4
"""In a word of up to so many letters two slips would leave next to nothing of it: only one is forgiven."""

_LEAST_START = 3
"""From so many letters on, the beginning of a word stands for it."""


def closest(word: str, candidates: Collection[str], limit: int = 3) -> tuple[str, ...]:
    """The candidates that `word` was probably meant to be, best first, at most `limit`; often none.

    For one question to a few names. Whoever asks several times of the same many keeps a `Candidates`.
    """
    return Candidates(candidates).closest(word, limit)


class Candidates:
    """Names to choose from, folded and sorted once, so that a miss among 10,000 costs a few milliseconds."""

    def __init__(self, candidates: Collection[str]) -> None:
        self._texts: dict[str, list[str]] = {}  # by folded words, as written and in the order of the alphabet
        self._words: dict[str, list[str]] = {}  # by each word of names that have several
        for text in sorted(set(candidates)):
            words = _split(text)
            for key in {" ".join(words), " ".join(sorted(words))}:
                self._texts.setdefault(key, []).append(text)
            if len(words) > 1:
                for part in dict.fromkeys(words):
                    self._words.setdefault(part, []).append(text)
        self._keys = sorted(self._texts)
        self._parts = sorted(self._words)
        self._found = lru_cache(maxsize=4096)(self._search)

    def closest(self, word: str, limit: int = 3) -> tuple[str, ...]:
        """The candidates that `word` was probably meant to be, best first, at most `limit`.

        Names that differ in nothing but case, accents, hyphens and the order of words are the only answer where there
        are any. Else come names with all its words (`ada` for `ada-lovelace`), then slips, by their number, and names
        that it begins, if none has it whole. Halves count only where at most `limit` names have them. Ties go by text.
        """
        return self._found(word, limit)

    def _search(self, word: str, limit: int) -> tuple[str, ...]:
        words = _split(word)
        given, in_order = " ".join(words), " ".join(sorted(words))
        if not given:
            return ()
        if same := self._texts.get(in_order):
            return tuple(same[:limit])
        costs: dict[str, float] = {}

        def offer(texts: Sequence[str], cost: float) -> None:
            for text in texts:
                costs[text] = min(cost, costs.get(text, cost))

        slips = 1 if len(given) <= _SHORT else 2
        for key in {given, in_order}:
            for near, distance in _within(key, self._keys, min(slips, len(key) - 1)):
                offer(self._texts[near], distance)
        for texts, cost in self._halves(words, given):
            if len(texts) <= limit:
                offer(texts, cost)
        if not costs:
            for near, distance in _within(given, self._parts, 1 if len(given) > _SHORT else 0):
                offer(self._words[near][: limit + 1], 1 + distance)
        return tuple(sorted(costs, key=lambda text: (costs[text], text))[:limit])

    def _halves(self, words: list[str], given: str) -> Iterator[tuple[list[str], float]]:
        """Names that hold all the words, names that the words hold (a middle name too many), else names they begin."""
        having = [set(self._words.get(part, ())) for part in words]
        whole = set.intersection(*having)
        yield sorted(whole), 0.5
        if len(words) > 2:
            held = {text for texts in having for text in texts if set(_split(text)) < set(words)}
            yield sorted(held), 1.5
        if not whole and (len(given) >= _LEAST_START or is_unspaced(given[0])):
            begun = {text for key in _begun_by(given, self._keys) for text in self._texts[key]}
            begun.update(text for key in _begun_by(given, self._parts) for text in self._words[key])
            yield sorted(begun), 1.5


def _split(text: str) -> list[str]:
    folded = fold(text)
    return [word for word in _BETWEEN_WORDS.split(folded) if word] or folded.split()


def _begun_by(start: str, keys: list[str]) -> list[str]:
    return keys[bisect_left(keys, start) : _past(start, keys)]


def _past(start: str, keys: list[str], low: int = 0) -> int:
    """The index of the first of some sorted keys behind all that begin so."""
    if start[-1] == "\U0010ffff":
        return len(keys)
    return bisect_left(keys, start[:-1] + chr(ord(start[-1]) + 1), low)


def _within(word: str, keys: list[str], most: int) -> Iterator[tuple[str, int]]:
    """The keys at most `most` slips away from the word, but not at none, each with its distance.

    The sorted keys are gone through as the trie that they are: keys that begin alike share the rows of the table of
    distances, and as soon as a beginning is too far off, all keys that begin so are skipped. 10,000 names that all
    look alike are then no more work than 10,000 that do not; comparing pair by pair takes ten times as long.
    """
    if most < 1:
        return
    size, far = len(word), most + 1
    first = [column if column <= most else far for column in range(size + 1)]
    rows = [first]  # rows[n] holds the distances of the first n letters of `path` to each beginning of the word
    path = ""
    index = 0
    while index < len(keys):
        key = keys[index]
        shared = 0
        while shared < len(path) and shared < len(key) and path[shared] == key[shared]:
            shared += 1
        del rows[shared + 1 :]
        path = key[:shared]
        for depth in range(shared, len(key)):
            letter, above = key[depth], rows[depth]
            # Only columns near the diagonal can be close enough.
            low, high = max(1, depth + 1 - most), min(size, depth + 1 + most)
            row = [far] * (size + 1)
            if depth < most:
                row[0] = depth + 1
            best = row[0]
            for column in range(low, high + 1):
                cost = (
                    above[column - 1]
                    if word[column - 1] == letter
                    else 1 + min(above[column - 1], above[column], row[column - 1])
                )
                if depth and column > 1 and word[column - 2] == letter and word[column - 1] == key[depth - 1]:
                    cost = min(cost, rows[depth - 1][column - 2] + 1)
                if cost < far:
                    row[column] = cost
                    best = min(best, cost)
            rows.append(row)
            path = key[: depth + 1]
            # Two letters swapped reach over a row, so both this one and the one above must be hopeless.
            if best > most and min(above) >= most:
                index = _past(path, keys, index)
                break
        else:
            if 0 < rows[-1][size] <= most:
                yield key, rows[-1][size]
            index += 1
