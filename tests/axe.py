"""axe, which finds what keeps people from using a page who see, hear or move otherwise than most."""

from __future__ import annotations

from importlib import resources

from playwright.sync_api import Page

SCRIPT = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
OF_COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """async ([within, rules]) => {
    const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
    const { passes, violations } = await axe.run(within, options);
    return [passes.length, violations.map(one => [one.id, one.help, ...one.nodes.slice(0, 3).map(node => node.target)])];
}"""


def violations(page: Page, within: str = "html", *, is_dark_too: bool = True) -> list[list[object]]:
    """What axe finds on a page, or in the elements of a selector, with the places, as it is shown and in the dark.

    In the dark only colours differ (tests/site/test_style.py holds the style sheet to that), and only they are looked at again.
    """
    page.evaluate(SCRIPT)
    looked, found = page.evaluate(RUN, [within, None])
    assert looked, "axe has looked at something"
    if is_dark_too:
        page.emulate_media(color_scheme="dark")
        found += [["in the dark", *one] for one in page.evaluate(RUN, [within, OF_COLOURS])[1]]
        page.emulate_media(color_scheme="light")
    return found
