"""The style of the site: colours that can be read on both papers, and assets that stay small."""

from __future__ import annotations

import re

import pytest

from hobnob.site.colour import DARK_PAPER, LIGHT_PAPER, contrast, shades
from on_disk import STYLESHEET
from session import REPOSITORY


@pytest.mark.parametrize("accent", ["", "#0b6e6e", "#ffff00", "#000000", "#ffffff", "red;}", "#12345"])
def test_the_accent_is_readable_on_both_papers(accent):
    light, dark = shades(accent)
    assert contrast(light, LIGHT_PAPER) >= 4.5
    assert contrast(dark, DARK_PAPER) >= 4.5
    assert LIGHT_PAPER in STYLESHEET
    assert DARK_PAPER in STYLESHEET


def test_colours_of_the_style_sheet_are_readable():
    pairs = re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", STYLESHEET)
    for colours in ({name: light for name, light, _ in pairs}, {name: dark for name, _, dark in pairs}):
        for name in ("ink", "quiet", "touch", "due", "overdue", "wanted", "good"):
            for paper in ("paper", "card", "soft") if name in {"ink", "quiet", "overdue", "due"} else ("paper", "card"):
                assert contrast(colours[name], colours[paper]) >= 4.5, f"{name} on {paper}"


def test_in_the_dark_nothing_differs_but_colours():
    assert "prefers-color-scheme" not in STYLESHEET
    assert re.findall(r"light-dark\((?!#[0-9a-f]{6}, #[0-9a-f]{6}\))", STYLESHEET) == []


def test_scripts_and_styles_stay_small():
    assets = REPOSITORY / "templates" / "site" / "assets"
    assert sum(path.stat().st_size for path in assets.iterdir()) <= 60_000, "raw, comments and all"
