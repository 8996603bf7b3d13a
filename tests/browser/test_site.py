"""The built site in headless Chromium, opened from disk as with a double click."""

from __future__ import annotations

import pytest

from hobnob.site import content
from hobnob.site.labels import text_width
from on_the_map import generate, page_sizes
from session import EXAMPLE, TODAY, run_hobnob
from walked import barriers, complaints, too_wide

pytestmark = pytest.mark.browser

PHONE = 390


def test_the_site_has_every_page(site):
    tops = {page for page in site.pages if "/" not in page}
    assert "index.html" in tops
    assert len(tops) >= 7
    people = [page for page in site.pages if page.startswith("people/")]
    assert len(people) == len(list((EXAMPLE / "contacts").rglob("*.*"))), "and one for each person"


def test_no_page_complains_or_leaves_the_folder(site, visit):
    """Every page, not one of a kind: hostile or odd data stands in single records."""
    assert complaints(site, visit) == {}


def test_every_page_has_a_title_a_language_one_heading_and_landmarks(site, visit):
    wrong = {}
    for path in site.page_types:
        page = visit(path).page
        found = {
            "title": bool(page.title().strip()),
            "language": bool(page.get_attribute("html", "lang")),
            "h1": page.locator("h1").count() == 1,
            "main": page.locator("main").count() == 1,
            "nav": page.locator("nav").count() >= 1,
        }
        if not all(found.values()):
            wrong[path] = found
    assert wrong == {}


@pytest.mark.parametrize("part", range(3))
@pytest.mark.parametrize("width", [1280, PHONE], ids=["desk", "phone"])
def test_axe_finds_no_violation(site, visit, width, part):
    """On a desk by day on the fullest and the emptiest of each kind, else on the fullest; a third of them in each test."""
    pages = site.page_types if width > PHONE else site.fullest
    assert barriers(site, visit, pages[part::3], width) == {}


def test_a_phone_never_scrolls_sideways(site, visit):
    assert too_wide(site, visit, width=PHONE, height=844) == {}


# What an element looks like: all of it that a focus might change. An unfocused look is kept beside each.
FOCUSABLE = """() => {
    const names = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'backgroundColor', 'borderColor', 'color',
        'fill', 'stroke', 'strokeWidth', 'textDecorationLine'];
    window.look = here => JSON.stringify([here, ...here.querySelectorAll('*')].map(each => {
        const style = getComputedStyle(each);
        return names.map(name => style[name]);
    }));
    const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]');
    const reachable = [...all].filter(each => each.tabIndex >= 0 && !each.disabled && each.checkVisibility(
        {visibilityProperty: true}) && !each.closest('details:not([open]) > :not(summary)'));
    reachable.forEach((each, number) => { each.dataset.reach = number; each.unfocused = window.look(each); });
    return reachable.length;
}"""
# What has been focused since, and whether that could be seen; on a page of hundreds asking each time takes long.
FOCUSED = """() => {
    window.focused = [];
    document.addEventListener('focusin', ({ target }) => {
        window.focused.push([target.dataset.reach, window.look(target) !== target.unfocused, target.outerHTML.slice(0, 120)]);
    });
}"""


def test_the_keyboard_reaches_every_link_and_shows_where_it_is(site, visit):
    wrong = {}
    for path in site.page_types:
        page = visit(path).page
        count = page.evaluate(FOCUSABLE)
        page.evaluate(FOCUSED)
        for _ in range(count + 1):
            page.keyboard.down("Tab")
        focused = page.evaluate("window.focused")
        missed = {str(number) for number in range(count)} - {reach for reach, _, _ in focused}
        unseen = [element for _, is_seen, element in focused if not is_seen]
        names = [
            page.locator(f'[data-reach="{number}"]').evaluate("e => e.outerHTML.slice(0, 120)") for number in missed
        ]
        if names or unseen:
            wrong[path] = {"missed": names[:3], "not seen": unseen[:3]}
    assert wrong == {}


def test_without_scripts_every_page_still_reads(site, visit):
    wrong = {}
    for path in site.page_types:
        bare = visit(path, scripts=False).page
        without = bare.inner_text("main").split()
        whole = visit(path).page.inner_text("main").split()
        # Scripts may add a search box and the like; they may not be what brings the content.
        if len(without) < 0.9 * len(whole) or len(without) < 5:
            wrong[path] = (len(without), len(whole))
    assert wrong == {}


def pages_with_rings(site, visit) -> list[str]:
    found = [path for path in site.page_types if visit(path).page.locator(RINGS).count()]
    assert found, "no page has the rings"
    return found


RINGS = "svg.rings"
OVERLAPS = """selectors => {
    const all = selector => [...document.querySelectorAll(selectors.pictures)]
        .map(picture => [...picture.querySelectorAll(selector)].filter(seen));
    const seen = each => each.checkVisibility({opacityProperty: true, visibilityProperty: true});
    const box = each => { const b = each.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; };
    const labels = all(selectors.labels), marks = all(selectors.marks);
    // The outermost pixel above and below a line holds no ink.
    const meet = (a, b, apart = -0.5) => a[0] - apart < b[2] && b[0] - apart < a[2] && a[1] + 1 < b[3] && b[1] + 1 < a[3];
    const name = each => each.textContent.trim() || each.closest('a')?.getAttribute('aria-label') || each.outerHTML;
    const wrong = [];
    labels.forEach((ours, picture) => ours.forEach((label, i) => {
        const here = box(label);
        const check = (others, what) => others.forEach(other => {
            if (meet(here, box(other))) wrong.push([what, name(label), name(other)]);
        });
        check(marks[picture], 'on a mark');
        check(ours.slice(i + 1), 'on a label');
        // Names on one line that stand closer read as one.
        const names = label.closest('.dot') ? ours.slice(i + 1).filter(other => other.closest('.dot')) : [];
        for (const other of names.filter(other => meet(here, box(other), 4))) {
            wrong.push(['beside a name', name(label), name(other)]);
        }
    }));
    return {labels: labels.flat().length, marks: marks.flat().length, wrong};
}"""
SELECTORS = {"pictures": "svg.rings, svg.ego", "labels": "text", "marks": ".mark, .halo"}


@pytest.mark.parametrize("width", [1280, 1920])
def test_no_label_covers_a_mark_or_another_label(site, visit, width):
    found = {path: visit(path, width=width).page.evaluate(OVERLAPS, SELECTORS) for path in site.page_types}
    assert {path: result["wrong"] for path, result in found.items() if result["wrong"]} == {}
    for path in ("index.html", "map.html"):
        assert found[path]["marks"] > 70, "nearly everybody is drawn"
        assert found[path]["labels"] > 30, "and the important ones are named"
    for folder in ("objectives/", "people/"):
        assert any(result["marks"] > 3 for path, result in found.items() if path.startswith(folder)), folder


@pytest.fixture
def many(elsewhere, tmp_path):
    """The map of three hundred people, all of whom are drawn."""
    generate(tmp_path / "network", 300, 1_500)
    return elsewhere(tmp_path / "network", tmp_path / "site")


def test_of_three_hundred_people_no_two_labels_read_as_one_name(many):
    found = many.evaluate(OVERLAPS, SELECTORS)
    assert found["wrong"] == []
    assert found["marks"] > 290
    assert found["labels"] > 200
    texts = many.locator(f"{RINGS} .dot text").evaluate_all("""all => all.map(each => [
        each.textContent, parseInt(getComputedStyle(each).fontSize), getComputedStyle(each).fontWeight > 400,
        each.getComputedTextLength()])""")
    wider = [text for text, size, is_bold, width in texts if width > text_width(text, size, is_bold)]
    assert wider == [], "than it was taken to be"


SMALL_TEXTS = """() => [...document.querySelectorAll('.overview text')].filter(each => each.checkVisibility()).map(each => {
    const scale = each.getScreenCTM().a;
    return [each.textContent, parseFloat(getComputedStyle(each).fontSize) * scale];
})"""


def test_a_phone_has_the_picture_in_small_and_everybody_by_name(site, visit):
    page = visit("map.html", width=PHONE, height=844, scripts=True).page
    assert page.locator("#rings .overview").is_visible()
    assert not page.locator("#rings svg.rings").is_visible()
    texts = page.evaluate(SMALL_TEXTS)
    assert len(texts) > 9
    assert [text for text in texts if text[1] < 12] == []
    assert page.locator("#rings .overview use").count() > 70
    page = visit("map.html", width=PHONE, height=844, scripts=False).page
    assert page.locator("#rings .overview").is_visible()
    names = page.locator(".matrix .who bdi")
    assert names.count() > 70
    assert all(box["width"] > 10 and box["height"] > 10 for box in (one.bounding_box() for one in names.all()))
    assert not visit("map.html").page.locator("#rings .overview").is_visible(), "a desk has the large one"


# Everything but the picture and what contains it; rules of its own would be against the page's policy.
ONLY_RINGS = """rings => document.body.querySelectorAll('*').forEach(each => {
    if (!each.contains(rings) && !rings.contains(each)) each.style.setProperty('display', 'none', 'important');
})"""


def test_the_rings_print_on_one_page(site, visit):
    for path in pages_with_rings(site, visit):
        page = visit(path).page
        sizes = page_sizes(page.pdf(prefer_css_page_size=True))
        assert sum(width > height for width, height in sizes) == 1, "they lie across one page of their own"
        if path == "map.html":
            assert sizes[0][0] > sizes[0][1], "and nothing, not even an empty page, comes before the map"
        page.locator(RINGS).first.evaluate(ONLY_RINGS)
        assert len(page_sizes(page.pdf(prefer_css_page_size=True))) == 1


def test_an_objective_of_the_map_prints_on_one_page_with_its_name(site, visit):
    for scripts in (True, False):
        page = visit("map.html#view=objective", scripts=scripts).page
        pictures = page.locator("#objectives svg.rings" if scripts else "svg.rings")
        shown = sum(one.is_visible() for one in pictures.all())
        sizes = page_sizes(page.pdf(prefer_css_page_size=True))
        across = [width > height for width, height in sizes]
        assert across == sorted(across, reverse=True), "nothing comes before the picture, or between two of them"
        assert sum(across) == shown > 0
    assert "page" not in page.locator("#objectives").inner_text()


def test_what_is_folded_is_open_on_paper_but_for_what_only_explains_the_screen(site, visit):
    """Anybody may fold and unfold on the screen, and nobody on paper."""
    states = """() => [...document.querySelectorAll('details:not([open])')].map(one =>
        [one.closest('.off-paper') !== null, [...one.children].filter(e => e.tagName !== 'SUMMARY').some(e => e.checkVisibility())])"""
    folded = 0
    for url in site.pages:
        page = visit(url).page
        assert [is_seen for _, is_seen in page.evaluate(states) if is_seen] == [], url
        page.emulate_media(media="print")
        for is_off, is_seen in page.evaluate(states):
            assert is_seen != is_off, url
            folded += not is_off
        page.emulate_media(media="screen")
    assert folded > 20


def test_no_text_of_the_quarters_is_cut_off_on_paper(site, visit):
    page = visit("balance.html").page
    page.emulate_media(media="print")
    bottom, texts = page.evaluate("""() => [
        document.querySelector('.quarters').getBoundingClientRect().bottom,
        [...document.querySelectorAll('.quarters text')].map(each => each.getBoundingClientRect().bottom),
    ]""")
    assert texts
    assert max(texts) <= bottom
    page.emulate_media(media="screen")


@pytest.fixture
def full_month(contexts, tmp_path, monkeypatch):
    """A day of a month of which there is more than stands on a page."""
    monkeypatch.setattr(content, "FULL", 3)
    (tmp_path / "contacts").mkdir()
    (tmp_path / "hobnob.yaml").touch()
    days = "".join(f"## 2026-05-{day} Coffee\n" for day in ("02", "02", "03", "09"))
    (tmp_path / "contacts" / "ada.md").write_text(f"---\nname: Ada\n---\n{days}", encoding="utf-8")
    done = run_hobnob(["-C", str(tmp_path), "--today", str(TODAY), "build", "-o", str(tmp_path / "site")])
    assert done.exit_code == 0, done.stderr
    page = contexts().new_page()
    page.goto((tmp_path / "site" / "timeline" / "2026-05-03.html").as_uri())
    yield page
    page.close()


def test_a_day_of_a_full_month_has_room_above_and_below_what_happened(full_month):
    def box(selector):
        return full_month.locator(selector).bounding_box()

    days, entry, further = box("nav[aria-label=Days]"), box(".happening"), box("nav[aria-label='Earlier and later']")
    assert entry["y"] - (days["y"] + days["height"]) >= 16
    assert further["y"] - (entry["y"] + entry["height"]) >= 12


def test_days_of_a_row_stand_on_one_line(full_month):
    tops = full_month.evaluate("""() => [...document.querySelectorAll('nav .heat')].slice(0, 12).map(each => {
        const range = document.createRange();
        range.selectNodeContents(each.firstChild);
        return range.getBoundingClientRect().top;
    })""")
    assert len(tops) == 12
    assert max(tops) - min(tops) < 0.5
