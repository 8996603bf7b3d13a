"""What can be wrong with a text that is to be a query, and what to do about it.

For both who read queries, `hobnob.query.reading` and the script of the site, so that they say the same.
"""

from __future__ import annotations

from typing import NamedTuple

MAX_LENGTH = 4_000
"""A longer text is no query that a person wrote."""

MAX_DEPTH = 50
"""How deep brackets may be nested."""


class Mistake(NamedTuple):
    """What is wrong, in one sentence, and what to do; each `{}` is for a word of the text, or for what was meant."""

    message: str
    hint: str = ""

    def about(self, *words: str) -> Mistake:
        """The mistake with its words, in the order of reading."""
        count = self.message.count("{}")
        return Mistake(self.message.format(*words[:count]), self.hint.format(*words[count:]))


MISTAKES = {
    "long": Mistake(f"a query has at most {MAX_LENGTH:,} characters", "say it in fewer words"),
    "deep": Mistake(f"brackets are nested more than {MAX_DEPTH} deep"),
    "quote": Mistake("this quote is never closed", 'write a second " behind the last word of the phrase'),
    "open": Mistake("this bracket is never closed", "close it with )"),
    "close": Mistake("this bracket closes nothing", "leave it out, or quote it"),
    "before": Mistake('nothing stands before "or"', 'to look for the word, quote it: "or"'),
    "behind": Mistake('nothing follows "or"', 'to look for the word, quote it: "or"'),
    "not": Mistake('nothing follows "{}"', 'to look for it, quote it: "{}"'),
    "field": Mistake(
        'there is no field "{}"',
        "use a field such as skill, org, location, last or state, or quote the words to look for them",
    ),
}
"""Every mistake of the language; those of a field's values are told by the field."""

SLIP = Mistake(MISTAKES["field"].message, "did you mean {}?")
"""Of a field that is nearly one: for the terminal, as the script looks for nothing that is near."""
