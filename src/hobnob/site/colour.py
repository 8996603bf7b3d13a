"""The accent colour of a site in a light and a dark shade, each of them readable on its background.

Plain arithmetic after WCAG 2; this module knows no style sheet.
"""

from __future__ import annotations

import re

DEFAULT = "#0b6e6e"
LIGHT_PAPER, DARK_PAPER = "#fdfcfa", "#14181d"
"""The backgrounds of the style sheet, against which a shade must be readable."""

READABLE = 4.5
"""Contrast that text needs, from 1 to 21."""

_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_Rgb = tuple[int, int, int]


def shades(accent: str) -> tuple[str, str]:
    """The accent for light and for dark paper: itself where it is readable, else darker or lighter until it is.

    A text that is no `#rrggbb` counts as none.
    """
    base = accent.lower() if _HEX.fullmatch(accent) else DEFAULT
    return _until_readable(base, LIGHT_PAPER, "#000000"), _until_readable(base, DARK_PAPER, "#ffffff", READABLE + 1.5)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG defines it, from 1 to 21."""
    low, high = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (high + 0.05) / (low + 0.05)


def _until_readable(colour: str, paper: str, towards: str, least: float = READABLE) -> str:
    for step in range(21):
        mixed = _mixed(_rgb(colour), _rgb(towards), step / 20)
        if contrast(mixed, paper) >= least:
            return mixed
    return towards


def _rgb(colour: str) -> _Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mixed(one: _Rgb, other: _Rgb, share: float) -> str:
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(one, other, strict=True))


def _luminance(colour: _Rgb) -> float:
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
