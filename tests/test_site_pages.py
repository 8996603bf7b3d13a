"""What stands on the pages of the site, said by small networks in which it can be counted by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import html5lib
import pytest

from hobnob.analyses.balance import network_balance
from hobnob.analyses.health import MEASURES
from hobnob.analyses.introductions import STAGES
from hobnob.analyses.trends import TRENDED
from hobnob.document import Heading, Items, List, Paragraph, Table
from hobnob.reports import all_reports, load
from hobnob.reports._measures import TITLES
from hobnob.site.build import private_site
from hobnob.site.content import gather
from hobnob.site.documents import BY_OBJECTIVE, document
from hobnob.site.pages import all_page_files
from hobnob.site.places import NOWHERE
from hobnob.templating import environment, render
from hobnob.workspace import Snapshot, open_network
from session import EXAMPLE, TODAY

Show = Callable[..., dict[str, "Seen"]]


class Seen(HTMLParser):
    """A page as somebody reads it: its text in one piece, its links, and the text of each element with an id or class."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.markup = markup
        self.links: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self._texts: list[str] = []
        self._link: str | None = None
        self.feed(markup.partition("<main")[2].partition("</main>")[0])

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a" and "href" in found:
            self._link = found["href"]
            self.links.append((found["href"], ""))
        if tag not in {"bdi", "a", "span", "strong", "code", "em", "time", "b"}:
            self._texts.append(" ")

    def handle_endtag(self, tag):
        if tag == "a":
            self._link = None

    def handle_data(self, data):
        self._texts.append(data)
        if self._link is not None:
            url, text = self.links[-1]
            self.links[-1] = (url, f"{text}{data}")

    @property
    def text(self) -> str:
        return " ".join("".join(self._texts).split())

    def section(self, name: str) -> Seen:
        """The section that a heading of this id names."""
        found = re.search(rf'<section[^>]*aria-labelledby="{name}".*?</section>', self.markup, re.DOTALL)
        assert found, f"there is no section {name}"
        return Seen(f"<main>{found[0]}</main>")


def shown(snapshot: Snapshot, *urls: str, is_read: bool = True) -> dict[str, Seen]:
    """Pages of the site by their addresses, all where none is given; each is read as HTML5 and valid, if `is_read`."""
    site, templates = private_site(snapshot, NOWHERE), environment()
    found = {}
    for page in site.pages:
        if not urls or page.url in urls:
            data = {**site.shared, "root": page.root, "here": page.url, **page.data}
            markup = render(templates, page.template, data)
            if is_read:
                parser = html5lib.HTMLParser()
                parser.parse(markup)
                assert not parser.errors, (page.url, parser.errors[:3])
            found[page.url] = Seen(markup)
    assert not urls or found.keys() == set(urls)
    return found


@pytest.fixture
def show(network) -> Show:
    def call(files, *urls: str) -> dict[str, Seen]:
        return shown(network(files), *urls)

    return call


@pytest.fixture(scope="module")
def example() -> Snapshot:
    return open_network(EXAMPLE, TODAY)


@pytest.fixture(scope="module")
def whole(example) -> dict[str, Seen]:
    return shown(example)


# Today

MONDAY = """
    --- me.md
    ---
    name: Nora Ek
    ---
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    cadence: 4 weeks
    birthday: 1990-05-20
    needs: [a reviewer]
    ---
    ## 2026-01-02 Coffee

    - [ ] Send Ada the deck due:2026-05-10 for:ada
    --- contacts/bob.md
    ---
    name: Bob Ek
    birthday: 06-03
    ---
    ## 2026-05-01 Coffee
    --- events/fair.md
    ---
    name: The fair
    date: 2026-05-18
    place: the hall
    meet: [ada]
    ---
    --- events/autumn.md
    ---
    name: The autumn fair
    date: 2026-07-18
    ---
    --- objectives/job.md
    ---
    name: A job
    due: 2026-12
    needs: [skill:hiring]
    ---
    - [ ] Write the letter due:2026-05-01

    ## 2026-05-12 Call with [[Ada Lovelace]]
    got:: a name to try
"""


def test_today_begins_with_what_presses_then_the_rings_then_the_rest(show):
    page = show(MONDAY, "index.html")["index.html"]
    places = [
        page.text.index(words)
        for words in ("What to do first", "Send Ada the deck", "The network", "And then", "Write the letter")
    ]
    assert places == sorted(places)
    assert "late promised" in page.section("next").text


def test_today_tells_of_the_week_and_of_what_lies_beyond_it(show):
    page = show(MONDAY, "index.html")["index.html"]
    coming = page.section("coming").text
    week, later = coming.split(" Later ")
    assert "The fair Monday 18 May, in 3 days, the hall meet Ada Lovelace" in week
    assert "Ada Lovelace turns 36 Wednesday 20 May, in 5 days" in week
    assert "Bob Ek's birthday 3 June, in 3 weeks" in later
    assert "The autumn fair 18 July" in later
    others = page.text.replace(coming, "")
    assert "Prepare for The fair" not in others, "what is coming up is told once"


def test_today_says_how_far_the_objectives_are(show):
    page = show(MONDAY, "index.html")["index.html"]
    assert "A job due in 8 months; 1 open, late; 1 thing came of it this week" in page.section("objectives").text


def test_today_folds_what_is_long(network):
    tasks = "\n".join(f"- [ ] Send page {number} due:2026-06-{number + 1:02d} for:ada" for number in range(12))
    files = {"contacts/ada.md": f"---\nname: Ada\n---\n{tasks}\n"}
    page = shown(network(files), "index.html")["index.html"]
    first, folded = page.section("next").markup.split("<details>")
    assert (first.count("Send page"), folded.count("Send page")) == (4, 8)
    assert "<summary>8 more</summary>" in folded


def test_a_young_network_is_told_how_to_begin(show):
    page = show("--- hobnob.yaml\n", "index.html")["index.html"]
    assert "Nobody is here yet." in page.text
    assert "Begin 5" in page.section("next").text
    assert "<code>offers:</code>" in page.markup


# A person

ADA = """
    --- hobnob.yaml
    categories: {family: {sphere: personal}, clients: {}}
    --- me.md
    ---
    name: Nora Ek
    offers: [proofreading]
    ---
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    category: clients
    email: ada@x.example
    phone: +44 20 7946 0958
    needs: [proofreading, repairing old lamps in the hall, a harbour]
    find_out: [who decides]
    ---
    ## 2025-06-20 Call
    gave:: an hour
    ## 2026-02-03 Call
    got:: a name
    ## 2026-02-10 Call
    gave:: a book
    ## 2026-05-02 Email

    ## 2025-05 Coffee
    --- contacts/bob.md
    ---
    name: Bob Ek
    category: clients
    skills: [repairing old lamps]
    knows: [cy]
    ---
    ## 2026-05-01 Coffee
    --- contacts/cy.md
    ---
    name: Cy Quist
    standing: wanted
    ---
    --- contacts/dad.md
    ---
    name: Dad
    category: family
    ---
    ## 2026-05-01 Coffee
    gave:: a lift
    --- contacts/gone.md
    ---
    name: Gone
    standing: past
    needs: [proofreading]
    ---
"""


def test_the_ways_to_reach_somebody_begin_with_the_most_used(show):
    page = show(ADA, "people/ada.html")["people/ada.html"]
    assert [url for url, _ in page.links if ":" in url] == ["tel:+442079460958", "mailto:ada@x.example"]
    mailed = ADA.replace("2026-02-03 Call", "2026-02-03 Email").replace("2026-02-10 Call", "2026-02-10 Email")
    page = show(mailed, "people/ada.html")["people/ada.html"]
    assert [url for url, _ in page.links if ":" in url] == ["mailto:ada@x.example", "tel:+442079460958"]


def test_the_strength_of_a_tie_through_the_year_is_drawn_and_said(show):
    stand = show(ADA, "people/ada.html")["people/ada.html"].section("stand")
    assert stand.markup.count('<svg class="spark"') == 1
    assert len(re.findall(r'class="line" d="M[^M"]+L', stand.markup)) == 1
    found = re.search(r"From (\w+) to (\d+) in 12 months", stand.text)
    assert found
    strength = re.search(r"(?:Strong|Fair|Weak), (\d+)", stand.text)
    assert strength
    assert found[2] == strength[1], "the line ends where the tie stands"


def test_a_judgement_is_told_apart_from_what_the_notes_say(show):
    page = show(ADA.replace("name: Ada Lovelace", "name: Ada Lovelace\n    tie: 90"), "people/ada.html")
    assert "By the notes alone, from" in page["people/ada.html"].text


def test_talks_by_month_have_their_numbers_in_words(show):
    stand = show(ADA, "people/ada.html")["people/ada.html"].section("stand")
    cells = re.findall(r'class="heat h(\d)"[^>]*title="([^"]*)"', stand.markup)
    assert cells == [("2", "June 2025: 1"), ("4", "February 2026: 2"), ("2", "May 2026: 1")]
    assert stand.markup.count('class="heat h0"') == 9
    assert "4 talks in 12 months" in stand.text


def test_give_and_take_has_its_sums_and_reasons(show):
    gives = show(ADA, "people/ada.html")["people/ada.html"].section("gives")
    assert "About even I gave 2 I got 1 You gave 2 favours" in gives.text
    lengths = re.findall(r'class="bar-part" width="([\d.]+)"', gives.markup)
    assert lengths == ["100.0", "50.0"]


def test_with_family_no_account_is_kept(show):
    page = show(ADA, "people/dad.html")["people/dad.html"]
    assert "I gave a lift" in page.text, "what happened stands where it happened"
    assert 'id="gives"' not in page.markup


def test_what_they_need_says_what_i_could_give(show):
    pages = show(ADA, "people/ada.html", "people/gone.html")
    gives = pages["people/ada.html"].section("gives")
    assert "proofreading → Offer Ada Lovelace proofreading" in gives.text
    assert "repairing old lamps in the hall → Introduce" in gives.text
    assert ("../people/bob.html", "Bob Ek") in gives.links
    assert re.search(r"a harbour (?!→)", gives.text), "nothing is made up"
    assert "I would like to find out who decides" in gives.text
    assert "→" not in pages["people/gone.html"].section("gives").text, "those of the past are left alone"


def test_somebody_to_get_to_know_has_the_warmest_way_with_its_evidence(show):
    page = show(ADA, "people/cy.html")["people/cy.html"]
    way = page.section("approach")
    assert "Through Bob Ek." in way.text
    steps = way.markup.partition("<ol")[2]
    assert steps.count("<li>") == 2
    assert "they know each other (Bob Ek&#39;s file)" in steps
    assert 'id="stand"' not in page.markup


def test_nobody_leads_there_is_an_honest_answer(show):
    alone = ADA.replace("knows: [cy]", "interests: [boats]")
    page = show(alone, "people/cy.html")["people/cy.html"]
    assert "Nobody you know leads there yet" in page.section("approach").text
    assert "<ol" not in page.section("approach").markup


def test_older_things_that_happened_are_folded(network):
    entries = "\n".join(f"## 2026-04-{day:02d} Coffee {day}\n" for day in range(1, 21))
    page = shown(network({"contacts/ada.md": entries}), "people/ada.html")["people/ada.html"]
    seen, folded = page.section("timeline").markup.split("<details>")
    assert (seen.count("<article"), folded.count("<article")) == (12, 8)
    assert "<summary>8 earlier</summary>" in folded
    assert "Coffee 20" in seen


# Communities and objectives

CIRCLES = """
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    communities: [choir, club]
    ---
    ## 2026-04-02 Coffee with [[Ada Lovelace]] and [[Bob Ek]]
    --- contacts/bob.md
    ---
    name: Bob Ek
    communities: [choir]
    knows: [cy]
    ---
    ## 2026-05-03 Call
    --- contacts/cy.md
    ---
    name: Cy Quist
    standing: wanted
    communities: [guild]
    ---
    --- communities/choir.md
    ---
    name: The choir
    ---
    --- communities/guild.md
    ---
    name: The guild
    standing: wanted
    ---
    --- communities/club.md
    ---
    name: The club
    ---
    --- communities/nobody.md
    ---
    name: Nobody's
    ---
"""


def test_communities_say_who_is_there_how_warm_and_whom_to_ask(show):
    tiles = re.split("<li>\n<h3>", show(CIRCLES, "communities.html")["communities.html"].markup)
    found = {re.search("<bdi>(.*?)</bdi>", tile)[1]: Seen(f"<main>{tile}</main>") for tile in tiles[1:]}
    assert "2 people I know, in touch with all" in found["The choir"].text
    assert "2 talks in 12 months, last 12 days ago" in found["The choir"].text, "one with both of them counts once"
    assert "Ask first: Bob Ek" in found["The choir"].text
    assert "1 person I know, in touch with 1, the only way in" in found["The club"].text
    assert "nobody I know yet" in found["Nobody&#39;s"].text
    assert "heat" not in found["Nobody&#39;s"].markup


def test_a_community_to_join_says_the_way_in(show):
    pages = show(CIRCLES, "communities.html", "communities/guild.html", "communities/choir.html")
    assert "Cy Quist is there, through Bob Ek" in pages["communities.html"].text
    assert "Cy Quist is there, through Bob Ek → Ask Bob Ek" in pages["communities/guild.html"].section("way").text
    assert 'id="way"' not in pages["communities/choir.html"].markup


JOB = """
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    ---
    --- contacts/cy.md
    ---
    name: Cy Quist
    standing: wanted
    ---
    --- objectives/job.md
    ---
    name: A job
    due: 2026-12
    needs: [skill:hiring]
    ---
    - [ ] Write the letter due:2026-05-01
    - [x] Ask for a reference done:2026-05-02

    ## 2026-05-12 Call with [[Ada Lovelace]]
    got:: a name to try
    --- events/fair.md
    ---
    name: The fair
    date: 2026-05-18
    objective: job
    ---
    --- introductions/cy.md
    ---
    between: [me, cy]
    introducer: ada
    proposed: 2026-05-04
    agreed: 2026-06-04
    objective: job
    ---
"""


def test_an_objective_says_how_far_it_is_and_what_it_has_brought(show):
    pages = show(JOB, "objectives.html", "objectives/job.html")
    page = pages["objectives/job.html"]
    far = page.section("far").text
    assert "Tasks: 1 done, 1 open, late; 1 talk with 1 person, 1 introduction" in far
    places = [
        far.index(words) for words in ("got a name to try 3 days ago", "introduction proposed", "done: Ask for a")
    ]
    assert places == sorted(places) or places[0] < places[2] < places[1], "the latest first"
    assert "The fair in 3 days" in page.text
    assert "me and Cy Quist proposed" in page.text, "a stage that is still ahead is not reached"
    assert "tasks: 1 done, 1 open, late; the last thing came of it 3 days ago" in pages["objectives.html"].text


def test_an_objective_leads_to_the_reports_on_it(show):
    page = show(JOB, "objectives/job.html")["objectives/job.html"]
    assert [url for url, _ in page.links if "/reports/" in url] == [
        f"../reports/job/{name}.html" for name in BY_OBJECTIVE
    ]
    met = show(JOB.replace("name: A job", "name: A job\n    status: met"), "objectives/job.html")["objectives/job.html"]
    assert "Reports on it" not in met.text


# Introductions

PAIRS = """
    --- me.md
    ---
    name: Nora Ek
    ---
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    needs: [repairing old lamps]
    ---
    ## 2026-05-01 Coffee
    --- contacts/bob.md
    ---
    name: Bob Ek
    skills: [repairing old lamps]
    ---
    ## 2026-05-01 Coffee
    --- contacts/cy.md
    ---
    name: Cy Quist
    ---
    --- contacts/dee.md
    ---
    name: Dee
    ---
    --- introductions/idea.md
    ---
    between: [ada, cy]
    why: both sing
    ---
    --- introductions/ahead.md
    ---
    between: [ada, dee]
    agreed: 2026-05-05
    made: 2026-07-01
    ---
    --- introductions/stuck.md
    ---
    between: [bob, cy]
    made: 2026-01-05
    ---
    --- introductions/no.md
    ---
    between: [bob, dee]
    declined: 2026-04-05
    outcome: not now
    ---
"""


def columns_of(page: Seen) -> dict[str, Seen]:
    board = page.markup.partition('<div class="board">')[2].partition("</div>\n</section>")[0]
    parts = re.findall(r'<h3 id="stage-\d">(\w+) .*?</section>', board, re.DOTALL)
    texts = re.split(r'<h3 id="stage-\d">', board)[1:]
    return dict(zip(parts, (Seen(f"<main>{text}</main>") for text in texts), strict=True))


def test_the_board_has_a_column_for_each_stage_and_stages_ahead_are_not_reached(show):
    page = show(PAIRS, "introductions.html")["introductions.html"]
    columns = columns_of(page)
    assert list(columns) == [stage.capitalize() for stage in STAGES[:-1]]
    assert {name: re.search(r"\d+", column.text)[0] for name, column in columns.items()} == {
        "Idea": "1", "Proposed": "0", "Agreed": "1", "Made": "1", "Met": "0", "Thanked": "0",
    }  # fmt: skip
    assert "Ada Lovelace and Dee" in columns["Agreed"].text


def test_a_card_says_whose_turn_it_is_since_when_and_what_is_stuck(show):
    columns = columns_of(show(PAIRS, "introductions.html")["introductions.html"])
    assert "by me Ask Ada Lovelace about an introduction to Cy Quist turn: me" in columns["Idea"].text
    assert "by me, 10 days ago Introduce Ada Lovelace and Dee to each other turn: me" in columns["Agreed"].text
    assert "by me, 4 months ago" in columns["Made"].text
    assert "stuck turn: Bob Ek and Cy Quist" in columns["Made"].text
    assert 'class="card stuck" id="stuck"' in columns["Made"].markup
    assert "stuck" not in columns["Agreed"].text
    assert "Why and when both sing" in columns["Idea"].text


def test_what_was_declined_stands_below_the_board(show):
    page = show(PAIRS, "introductions.html")["introductions.html"]
    assert "Bob Ek and Dee by me, 6 weeks ago not now" in page.section("declined").text
    assert all("Bob Ek and Dee" not in column.text for column in columns_of(page).values())


def test_two_who_should_meet_are_suggested_with_the_reason(show):
    suggested = show(PAIRS, "introductions.html")["introductions.html"].section("suggestions")
    assert (
        "Ada Lovelace and Bob Ek Ada Lovelace is looking for repairing old lamps, and Bob Ek can help" in suggested.text
    )
    assert {text for _, text in suggested.links} == {"Ada Lovelace", "Bob Ek"}


def test_done_introductions_of_a_column_are_folded_and_open_ones_never(network):
    files = {f"contacts/p{number}.md": f"---\nname: P{number}\n---\n" for number in range(20)}
    for number in range(0, 20, 2):
        files[f"introductions/i{number}.md"] = (
            f"---\nbetween: [p{number}, p{number + 1}]\nmet: 2026-04-{number + 1:02d}\noutcome: fine\n---\n"
        )
        files[f"introductions/j{number}.md"] = (
            f"---\nbetween: [p{number}, me]\nagreed: 2026-04-01\nintroducer: p19\n---\n"
        )
    columns = columns_of(shown(network(files), "introductions.html")["introductions.html"])
    assert "6 earlier" in columns["Met"].text
    assert "earlier" not in columns["Agreed"].text
    assert columns["Met"].text.index("P18 and P19") < columns["Met"].text.index("6 earlier")


# Balance


def test_the_balance_is_drawn_and_stands_in_a_table_with_the_same_figures(example, whole):
    page = whole["balance.html"]
    quarters = network_balance(gather(example, {"balance"}).known).quarters[-12:]
    rows = re.findall(
        r"<tr><th scope=\"row\">(\d+ Q\d)</th><td[^>]*>([\d.,]+)</td><td[^>]*>([\d.,]+)</td>", page.markup
    )
    assert [(f"{one.year} Q{one.quarter}", f"{one.sums.gave:g}", f"{one.sums.got:g}") for one in quarters] == [
        (name, f"{float(gave):g}", f"{float(got):g}") for name, gave, got in rows
    ]
    chart = re.search(r'<svg class="quarters".*?</svg>', page.markup, re.DOTALL)[0]
    heights = {
        kind: [float(text) for text in re.findall(rf'class="{kind}".*?height="([\d.]+)"', chart)]
        for kind in ("gave", "got")
    }
    most = max(max(one.sums) for one in quarters)
    assert heights["gave"] == [pytest.approx(one.sums.gave / most * 60, abs=0.06) for one in quarters]
    assert heights["got"] == [pytest.approx(one.sums.got / most * 60, abs=0.06) for one in quarters]
    assert 'aria-hidden="true"' in chart[:200]


def test_the_balance_lists_whom_i_owe_and_keeps_no_account_with_family(show):
    page = show(
        """
        --- hobnob.yaml
        categories: {family: {sphere: personal}, clients: {}}
        --- contacts/ada.md
        ---
        name: Ada Lovelace
        needs: [a reviewer]
        ---
        ## 2026-05-01 Coffee
        got:: a name
        ## 2026-05-02 Coffee
        got:: another name
        --- contacts/bob.md
        ---
        name: Bob Ek
        ---
        ## 2026-05-01 Coffee
        gave:: an hour
        ## 2026-05-02 Coffee
        gave:: another hour

        - [ ] Send Bob the deck due:2026-05-10 for:bob
        --- contacts/dad.md
        ---
        name: Dad
        category: family
        ---
        ## 2026-05-01 Coffee
        got:: a lift
        --- contacts/eve.md
        """,
        "balance.html",
    )["balance.html"]
    assert "So far I have only asked 1 Ada Lovelace 0 given and 2 received Help Ada Lovelace with" in page.text
    assert "Given freely 1 Bob Ek 2 given and 0 received" in page.text
    assert "Bob Ek Send Bob the deck 5 days late" in page.section("promised").text
    assert "I gave 2 I got 3" in page.section("sums").text
    assert "No account is kept with family. Of 1 person I know nothing is noted" in page.text
    assert "Dad" not in page.section("everybody").text
    assert "Ada Lovelace 0 2 so far I have only got" in page.section("everybody").text


# Health


def test_health_has_every_measure_and_a_line_for_those_that_are_followed(whole):
    page = whole["health.html"]
    cards = {
        re.search("<h3>(.*?)</h3>", card)[1]: card for card in re.findall(r"<li>\n<h3>.*?</li>", page.markup, re.DOTALL)
    }
    assert list(cards) == [TITLES[name] for name in MEASURES]
    for name in MEASURES:
        assert ('<svg class="spark"' in cards[TITLES[name]]) == (name in TRENDED), name
        assert re.search(r"<strong>[^<]+</strong>", cards[TITLES[name]])
        assert "in 12 months" in cards[TITLES[name]]
    note = page.section("measures").text
    assert "kept fresh and give and take; for the others" in note
    assert "of whom no date is known" in note


def test_health_names_whom_the_network_hangs_on_and_whom_to_call(whole):
    page = whole["health.html"]
    assert "Tomasz Wieczorek The only way to Ines Carvalho and Rasmus Thygesen" in page.section("single").text
    assert "Knows 8 others of your network" in page.section("brokers").text
    calls = page.section("calls")
    assert "<summary>16 more</summary>" in calls.markup
    assert calls.text.index("Tomasz Wieczorek Strong, 76") < calls.text.index("Ingegerd Blom")
    assert "Get back in touch with Siobhan Keane" in page.section("steps").text


def test_a_network_without_a_past_compares_with_nothing(show):
    page = show("--- contacts/ada.md\n---\nname: Ada\n---\n## 2026-05-01 Coffee\n", "health.html")["health.html"]
    assert "do not go back to 15 May 2025" in page.text
    assert "→" not in page.section("measures").text
    assert "12 months ago" not in page.section("bands").text


# Reports


def test_every_report_is_listed_and_has_a_page_or_a_place_where_it_is_answered(whole):
    page = whole["reports.html"]
    for name in all_reports():
        report = load(name)
        assert report.summary in page.text, name
        if report.words and name != "timeline":
            assert f"reports/{name}.html" not in whole
        else:
            assert (f"reports/{name}.html", name.capitalize()) in page.links
    elsewhere = {url for url, _ in page.links if not url.startswith("reports/")}
    assert elsewhere == {"people.html", "map.html"}


def test_a_report_says_on_its_page_what_it_says_to_people_and_no_more(example, whole):
    content = gather(example, {part.name for part in all_page_files()})
    for name in all_reports():
        if (url := f"reports/{name}.html") not in whole:
            continue
        text = whole[url].text
        made = content.once(document, name)
        for block in made.blocks:
            match block:
                case Heading() | Paragraph():
                    said = [block.text]
                case Items():
                    said = [line for one in block.items for line in (one.what.text, one.why)]
                case List():
                    said = [cell.text for cell in block.items]
                case Table(is_hidden=False):
                    said = [cell.text for row in block.shown.rows for cell in row if cell.text.strip("#")]
                case _:
                    said = []
            for one in said:
                assert " ".join(one.split()) in text, (name, one)
        assert "####" not in text, "a bar of characters is drawn"


def test_reports_link_what_they_speak_of(whole):
    page = whole["reports/strength.html"]
    assert ("../people/tomasz-wieczorek.html", "Tomasz Wieczorek") in page.links
    page = whole["reports/next.html"]
    assert ("../people/siobhan-keane.html", "Siobhan Keane") in page.links
    assert "Get back in touch with Siobhan Keane" in page.text


def test_a_name_is_linked_only_as_a_whole_word(show):
    pages = show("--- hobnob.yaml\n", "reports/next.html")
    page = pages["reports/next.html"]
    assert "Think of something to offer each group" in page.text
    assert "me" not in [text for _, text in page.links]


def test_the_definitions_behind_a_report_are_folded_below_it(whole):
    page = whole["reports/cadence.html"]
    folded = page.markup.partition('<details class="definitions">')[2]
    assert "How it is worked out" in folded
    assert "With whom is it time to be in touch again?" in folded
    assert "<pre><code>last        the latest interaction" in folded
    assert "hobnob report cadence --explain" in folded


def test_some_reports_have_a_page_for_each_objective_under_way(whole):
    pages = {url for url in whole if url.startswith("reports/") and url.count("/") == 2}
    under_way = {"clinical-software-role", "falls-board-on-six-wards", "talk-at-care-data-days"}
    assert pages == {f"reports/{slug}/{name}.html" for slug in under_way for name in BY_OBJECTIVE}
    one = whole["reports/clinical-software-role/gaps.html"]
    assert "Of 6 needs 3 are covered" in one.text
    assert ("../../reports/gaps.html", "The whole network") in one.links
    assert 'href="../../reports/clinical-software-role/gaps.html" aria-current="page"' in one.markup


# The frame


def test_every_part_stands_once_in_the_navigation_and_the_page_that_is_open_is_marked(whole):
    for url in ("index.html", "health.html", "reports/gaps.html", "people/tomasz-wieczorek.html"):
        nav = whole[url].markup.partition('<nav aria-label="Pages">')[2].partition("</nav>")[0]
        titles = re.findall(r">([A-Z][a-z]+)(?: <span|</a>)", nav)
        assert sorted(titles) == sorted(one.title for one in all_page_files() if one.title)
        assert nav.count("aria-current") == 1
        assert nav.count("<ul>") == 4
    assert '<a href="../reports.html" aria-current="true">Reports</a>' in whole["reports/gaps.html"].markup


def test_a_page_that_nobody_sorted_still_stands_in_the_navigation(example):
    site = private_site(example, NOWHERE)
    page = next(iter(site.pages))
    extra = type(site.shared["places"][0])("novel", "Novel", "novel.html")
    shared = {**site.shared, "places": [*site.shared["places"], extra]}
    markup = render(environment(), page.template, {**shared, "root": "", "here": page.url, **page.data})
    assert '<a href="novel.html">Novel</a>' in markup


@pytest.mark.parametrize("part", sorted({one.name for one in all_page_files()} - {"today"}))
def test_no_link_leads_to_a_part_that_is_switched_off(example, part):
    settings = replace(example.network.settings, site_pages=(part,))
    pages = shown(replace(example, network=replace(example.network, settings=settings)), is_read=False)
    assert pages.keys() >= {"index.html"}
    for url, page in pages.items():
        for link, text in page.links:
            if re.match(r"\w+:", link):
                continue
            path, _, anchor = link.partition("#")
            parts: list[str] = []
            for one in (url.rpartition("/")[0] + "/" + path).strip("/").split("/"):
                parts = parts[:-1] if one == ".." else [*parts, one]
            target = "/".join(parts) if path else url
            assert target in pages, f"{url} links to {link} ({text})"
            is_place = anchor and "=" not in anchor
            assert not is_place or anchor in pages[target].ids, f"{url} links to {link}"


def test_an_empty_network_reads_well_on_every_page(show):
    for url, page in show("--- hobnob.yaml\n").items():
        assert page.text, url
        for oddity in (r"None(?! yet)", "0 given", r"\[\]", r"\bnan\b", r"\(\)"):
            assert not re.search(oddity, page.text.partition("How it is worked out")[0]), (url, oddity)


def test_hostile_names_stay_text_in_pictures_and_reports(show):
    name = '"><img src=x onerror=alert(1)>'
    quoted = name.replace('"', '\\"')
    for page in show(ADA.replace("name: Ada Lovelace", f'name: "{quoted}"')).values():
        assert "<img" not in page.markup


# Events and the timeline

EVENTS = """
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    ---
    ## 2026-01-02 Coffee
    --- contacts/bob.md
    ---
    name: Bob Ek
    met: 2026-05-10
    met_at: fair
    ---
    --- contacts/cy.md
    ---
    name: Cy Quist
    ---
    ## 2026-01-02 Coffee
    --- events/fair.md
    ---
    name: The fair
    date: 2026-05-10
    status: went
    meet: [ada, cy]
    ---
    ## 2026-05-10 At the fair with [[Ada Lovelace]]
    --- events/autumn.md
    ---
    name: The summer fair
    date: 2026-05-28
    meet: [cy]
    ---
"""


def test_an_event_says_what_to_do_before_and_what_is_left_after(show):
    page = show(EVENTS, "events.html")["events.html"]
    past, ahead = page.section("past").text, page.section("ahead").text
    assert "Met Ada Lovelace Bob Ek 1 for the first time Missed Cy Quist" in past
    assert "Bob Ek" in past.partition("→")[2], "whom nothing has followed with is not forgotten"
    assert "→ Tell Cy Quist that I am coming to The summer fair" in ahead


def test_the_timeline_has_a_strip_of_every_year_with_its_numbers(show):
    page = show(ADA, "timeline.html")["timeline.html"]
    cells = re.findall(r'<a class="heat h(\d)" href="([^"]+)" title="([^"]+)"', page.markup)
    assert cells == [
        ("3", "timeline/2026.html#2026-02", "February 2026: 2"),
        ("4", "timeline/2026.html#2026-05", "May 2026: 3"),
        ("2", "timeline/2025.html#2025-05", "May 2025: 1"),
        ("2", "timeline/2025.html#2025-06", "June 2025: 1"),
    ]
    assert page.markup.count('class="heat h0" aria-hidden="true"') == 20


def test_months_are_named_in_the_language_of_dates(show):
    files = ADA.replace("--- hobnob.yaml\n", "--- hobnob.yaml\n    site: {language: sv}\n")
    pages = show(files, "timeline.html", "people/ada.html")
    assert 'title="maj 2026: 3"' in pages["timeline.html"].markup
    assert 'title="februari 2026: 2"' in pages["people/ada.html"].markup


def test_a_category_may_be_called_what_the_unsorted_are_called_elsewhere(network):
    content = gather(
        network(
            """
            --- hobnob.yaml
            categories: {unsorted: {}, friends: {}}
            --- contacts/ada.md
            ---
            category: unsorted
            ---
            --- contacts/bob.md
            """
        ),
        {"map"},
    )
    assert content.sectors == ("unsorted", "friends", "no category")
    assert [content.sectors[content.people[id].sector] for id in ("ada", "bob")] == ["unsorted", "no category"]
