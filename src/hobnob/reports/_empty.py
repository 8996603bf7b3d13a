"""What reports say of a network with nobody in it, in one sentence for all of them."""

from __future__ import annotations


def nobody_yet() -> str:
    """The sentence, with what to do next."""
    return 'Nobody is in this network yet: hobnob new contact "Ada Lovelace" makes the first file.'
