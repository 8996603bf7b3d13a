"""Does what somebody can do meet what somebody asks for? One answer for whoever holds needs against skills and offers.

Definition. The words of a text that carry its meaning are those of LEAST letters or more, shorter ones that are written
in capitals (SQL, UX), and any in a script without spaces; folded, less the glue of sentences. Two words are one if they
have the same stem, or if one stem of LEAST letters or more is the other with an ending of ENDING letters at most. The
stem of a word is what is left without its English ending, if that is LEAST letters: mend, mends and mending are one,
and clinic and clinical; data and databases are not.

What is said meets what is asked if

    each has SHARED of its words or more among those of the other, or
    all that is asked is one word, and what is said has it, or
    all that is said is one word, and what is asked has that very word (or its plural) and one other at most

so that a generic word makes no pair: "reporting" does not meet "a headline for the annual report". What is said is near
to what is asked if it does not meet it, but both have a very word in common (or its plural), which is a part of THIRD
of the words of each and not common: this is for things of one's own, which one can judge oneself. A word is common if
more than OFTEN of the texts, and more than FEW, have it.

Where somebody chose every word, as in a query, short words count as well, less the stop words of queries.

A text with no word that carries meaning meets nothing. The glue and the endings are those of English; in any other
language short words are left out just the same, and words are one by their beginnings. LEAST, ENDING, SHARED, THIRD,
OFTEN and FEW are judgements, made on networks in English, and no settings: change one, and every pair is another. This
module knows texts, and nothing of people.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile

from hobnob.folding import fold, is_unspaced
from hobnob.query.reading import STOP_WORDS

LEAST = 4
"""Shorter words rarely carry the meaning of a need."""

ENDING = 2
"""A longer ending makes another word of a stem."""

SHARED = 2
"""So many words in common are no accident."""

THIRD = 1 / 3
"""A word that is less of a text does not say what the text is about."""

OFTEN = 0.02
"""A word in more of the texts than this tells little of any of them."""

FEW = 5
"""A word in so few texts is not common, however small the network."""

Wording = frozenset[str]
"""The words of a text that carry its meaning."""


def fits(asked: str, said: str) -> bool:
    """Whether one text meets what another asks for, as defined at the top of this file; for many, see `Texts`."""
    return are_fitting(wording(asked), wording(said))


def are_fitting(asked: Wording, said: Wording) -> bool:
    """The same of words that were taken out of their texts before."""
    shared = min(_shared(asked, said), _shared(said, asked))
    if shared >= SHARED or (shared and len(asked) == 1):
        return True
    return bool(shared) and len(said) == 1 and len(asked) == SHARED and bool(_very(asked) & _very(said))


def shared_words(one: str, other: str) -> int:
    """How many words each of two texts has that are among those of the other."""
    left, right = wording(one), wording(other)
    return min(_shared(left, right), _shared(right, left))


def is_within(one: str, other: str) -> bool:
    """Whether a text that says anything is part of another: all its words are among those of the other."""
    words = wording(one)
    return bool(words) and _shared(words, wording(other)) == len(words)


def common_words(texts: Iterable[str]) -> Wording:
    """The words that too many of some texts have to tell anything of one of them, less their plurals."""
    some = set(texts)
    counts = Counter(word for text in some for word in _very(wording(text)))
    return frozenset(word for word, count in counts.items() if count > max(FEW, OFTEN * len(some)))


def wording(text: str) -> Wording:
    """The words of a text that carry its meaning, folded."""
    return frozenset(filter(None, (fold(word) for word in _words(text) if _carries(word))))


def chosen_words(text: str) -> Wording:
    """The same of a text of which every word was chosen, short ones too: what a query asks, or a list of topics."""
    return wording(text) | (frozenset(filter(None, map(fold, _words(text)))) - STOP_WORDS)


class Texts:
    """Many texts, for finding those that meet what another one asks for without looking at each of them.

    `words` takes the words out of them: `wording` or `chosen_words`.
    """

    def __init__(self, texts: Iterable[str], words: Callable[[str], Wording] = wording) -> None:
        self._words = words
        self._wordings = {text: found for text in sorted(set(texts)) if (found := words(text))}
        self._holding: dict[str, list[str]] = {}
        for text, found in self._wordings.items():
            for stem in {_stem(word) for word in found}:
                self._holding.setdefault(stem, []).append(text)
        self._sorted = sorted(self._holding)
        self._found: dict[Wording, tuple[str, ...]] = {}

    def fitting(self, asked: str) -> tuple[str, ...]:
        """Those of the texts that meet what another one asks for, sorted."""
        return self.fitting_words(self._words(asked))

    def fitting_words(self, asked: Wording) -> tuple[str, ...]:
        """The same for the words of one; remembered, because many people need the same."""
        found = self._found.get(asked)
        if found is None:
            # Words are counted by looking them up; only texts that have enough of them are worth comparing.
            has_enough = (
                text
                for text, count in self._sharing(asked).items()
                if count >= min(len(asked), len(self._wordings[text]), SHARED)
            )
            found = tuple(sorted(text for text in has_enough if are_fitting(asked, self._wordings[text])))
            self._found[asked] = found
        return found

    def near(self, asked: str, common: Wording) -> tuple[str, ...]:
        """Those that are only near to what another one asks for, sorted; `common` are the words that tell nothing."""
        words = self._words(asked)
        met = self.fitting_words(words)
        return tuple(
            text
            for text in sorted(self._sharing(words))
            if text not in met and _are_near(words, self._wordings[text], common)
        )

    def _sharing(self, words: Wording) -> Counter[str]:
        """The texts that share any of some words, with how many of these."""
        shared: Counter[str] = Counter()
        for word in words:
            shared.update({text for stem in self._same(_stem(word)) for text in self._holding[stem]})
        return shared

    def _same(self, stem: str) -> Iterator[str]:
        """The stems of words of the texts that are one with a word of this stem."""
        if len(stem) < LEAST:
            yield from (stem,) if stem in self._holding else ()
            return
        for length in range(max(LEAST, len(stem) - ENDING), len(stem)):
            if stem[:length] in self._holding:
                yield stem[:length]
        following = (self._sorted[at] for at in range(bisect_left(self._sorted, stem), len(self._sorted)))
        for one in takewhile(lambda one: one.startswith(stem), following):
            if len(one) <= len(stem) + ENDING:
                yield one


def _are_near(asked: Wording, said: Wording, common: Wording) -> bool:
    telling = (_very(asked) & _very(said)) - common
    return len(telling) >= THIRD * max(len(asked), len(said))


def _shared(words: Wording, other: Wording) -> int:
    stems = {_stem(one) for one in other}
    return sum(any(_is_one(stem, one) for one in stems) for stem in {_stem(word) for word in words})


def _is_one(stem: str, other: str) -> bool:
    short, long = (stem, other) if len(stem) <= len(other) else (other, stem)
    return short == long or (LEAST <= len(short) >= len(long) - ENDING and long.startswith(short))


def _stem(word: str) -> str:
    """A word without its ending: its plural first, then what makes a form of it."""
    word = _singular(word)
    ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= LEAST), "")
    return word.removesuffix(ending)


_ENDINGS = ("ing", "ed", "e")


def _very(words: Wording) -> Wording:
    """The words themselves, less their plurals."""
    return frozenset(map(_singular, words))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > LEAST and word.endswith("s") and not word.endswith("ss") else word


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
    "really should some somebody someone something such than that their them then there these they thing things this "
    "those through time very want wants what when where which while whom whose will with without work would "
    "your".split()
)
