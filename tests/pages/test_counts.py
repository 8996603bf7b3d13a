"""One word means one thing: whatever two pages count, they count alike, and so do the reports.

Held over the example network and over a generated one with people of every sort. A number here is always read from a
page or a report as people see it, and compared with another one that they see.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import inline
from hobnob.query.fields import BY_NAME
from hobnob.site.content import gather
from hobnob.site.homes import homes
from hobnob.site.profiles import STANDINGS
from hobnob.workspace import Snapshot, open_network
from seen import ADA, Seen, shown
from session import EXAMPLE, REPOSITORY, TODAY, run_hobnob

# What a generated network lacks: people put off, of the past, not met yet though known, and met again before long.
OF_EVERY_SORT = """
    --- contacts/zz-asleep.md
    ---
    name: Zz Asleep
    cadence: 2 weeks
    snooze: 2026-08-17
    category: clients
    ---
    ## 2026-01-02 Coffee
    --- contacts/zz-gone.md
    ---
    name: Zz Gone
    standing: past
    tie: strong
    category: mentors
    communities: [zz-choir]
    ---
    ## 2019-01-02 Coffee
    --- contacts/zz-ahead.md
    ---
    name: Zz Ahead
    met: 2026-06-20
    category: clients
    communities: [zz-choir]
    ---
    --- contacts/zz-soon.md
    ---
    name: Zz Soon
    cadence: 2 weeks
    communities: [zz-choir]
    ---
    ## 2026-04-20 Coffee
    ## 2026-05-17 Lunch is planned
    --- contacts/zz-late.md
    ---
    name: Zz Late
    cadence: 2 weeks
    org: Zz Choir
    ---
    ## 2025-04-20 Coffee
    ## 2026-05-18 Lunch is planned
    --- contacts/zz-unsorted.md
    --- contacts/zz-wanted.md
    ---
    standing: wanted
    communities: [zz-lodge]
    ---
    --- communities/zz-choir.md
    ---
    name: Zz Choir
    kind: local
    ---
    --- communities/zz-lodge.md
    ---
    name: Zz Lodge
    standing: wanted
    ---
"""


@dataclass
class Place:
    """A network with its pages, and what its reports say."""

    root: Path
    snapshot: Snapshot
    pages: dict[str, Seen]
    said: dict[tuple[str, ...], str] = field(default_factory=dict)

    def report(self, *words: str) -> str:
        if words not in self.said:
            self.said[words] = run_hobnob(["-C", str(self.root), "report", *words], merged=False).stdout
        return self.said[words]

    def data(self, *words: str) -> dict:
        return json.loads(self.report(*words, "--format", "json"))


@pytest.fixture(scope="module", params=["example", "generated"])
def place(request, example, whole, tmp_path_factory) -> Place:
    if request.param == "example":
        return Place(EXAMPLE, example, whole)
    spec = importlib.util.spec_from_file_location("generate", REPOSITORY / "tests" / "bench" / "generate.py")
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    root = tmp_path_factory.mktemp("generated")
    generate.generate(root, 120, 400, seed=3)
    inline.write(root, inline.parse(OF_EVERY_SORT))
    made = open_network(root, TODAY)
    return Place(root, made, shown(made))


def number(pattern: str, text: str) -> int:
    """The number in the group of a pattern, 0 where the text does not have it."""
    found = re.search(pattern, text)
    return int(found[1].replace(",", "")) if found else 0


def legends(page: Seen) -> list[dict[str, int]]:
    """What each legend of a page counts, by its words."""
    found = re.findall(r'<ul class="legend[^>]*>(.*?)</ul>', page.markup, re.DOTALL)
    return [
        {words: int(count) for words, count in re.findall(r'([a-z][a-z ]+?) <span class="quiet">(\d+)</span>', legend)}
        for legend in found
    ]


def chips(page: Seen, label: str) -> dict[str, int]:
    (group,) = re.findall(rf'<ul class="chips[^"]*" aria-label="{label}">(.*?)</ul>', page.markup, re.DOTALL)
    found = re.findall(r'<bdi>([^<]+)</bdi> <span class="quiet">(\d+)</span>', group)
    return {words: int(count) for words, count in found}


def tallied(sentence: str) -> Counter[str]:
    """`4 people, 2 close, 1 overdue, 2 to meet` as counts by word."""
    counts = Counter[str]()
    for part in sentence.split(", "):
        if found := re.match(r"(\d+)(?: of (\d+))?(?: (person|people|close|overdue|to meet|of the past))?$", part):
            counts[(found[3] or "people").replace("person", "people")] += int(found[2] or found[1])
        else:
            assert part == "nobody yet", sentence
    return counts


def summary(place: Place) -> Counter[str]:
    (lead,) = re.findall(r'<p class="lead">(.*?)</p>', place.pages["people.html"].markup)
    return Counter(
        {
            "people": number(r"(\d+) (?:person|people)", lead),
            "close": number(r"(\d+) of them close", lead),
            "to meet": number(r"(\d+) to meet", lead),
            "of the past": number(r"(\d+) of the past", lead),
            "overdue": number(r"(\d+) overdue", lead),
        }
    )


def group_of_today(place: Place, title: str) -> int:
    return number(
        rf'<h3 class="small quiet">{title} <span class="tag quiet">(\d+)</span>', place.pages["index.html"].markup
    )


def test_the_network_is_summed_up_in_the_same_words_everywhere(place):
    (lead,) = re.findall(r'<p class="lead">(.*?)\.</p>', place.pages["people.html"].markup)
    assert lead in place.pages["index.html"].text
    assert lead in place.pages["map.html"].text


def test_every_legend_of_everybody_counts_alike_and_counts_everybody_once(place):
    first, *others = legends(place.pages["index.html"])
    assert others == [first], "large and small"
    on_the_map = [one for one in legends(place.pages["map.html"]) if sum(one.values()) == sum(first.values())]
    assert on_the_map.count(first) >= 3, "large, small and below the groups"
    assert sum(first.values()) == len(place.snapshot.network.contacts)
    assert sum(first.values()) == len(re.findall("<tr data-person", place.pages["people.html"].markup))


def test_what_people_are_asked_for_is_what_the_legend_counts(place):
    legend = legends(place.pages["index.html"])[0]
    assert chips(place.pages["people.html"], "State") == {words: count for words, count in legend.items() if count}


def test_each_row_of_what_people_are_asked_for_counts_everybody_once(place):
    rows = [chips(place.pages["people.html"], label) for label in ("State", "Tie", "Category")]
    assert [sum(row.values()) for row in rows] == [len(place.snapshot.network.contacts)] * 3


def test_the_map_and_the_page_of_people_ask_in_the_same_words(place):
    """And a query for them finds just as many as are counted."""
    (options,) = re.findall(r'<optgroup label="State">(.*?)</optgroup>', place.pages["map.html"].markup)
    terms = {words: term for term, words in re.findall(r'<option value="([^"]+)">([^<]+)</option>', options)}
    counts = legends(place.pages["index.html"])[0]
    assert terms["overdue"] == "state:overdue", "the lapsed are among them"
    for words, term in terms.items():
        found = place.data("find", term)["people"]
        assert len(found) == counts.get(words, 0), words


def test_everybody_is_in_one_line_of_the_legend():
    assert Counter(state for one in STANDINGS for state in one.states) == Counter(BY_NAME["state"].choices)


def test_the_legend_and_the_summary_agree(place):
    legend, said = legends(place.pages["index.html"])[0], summary(place)
    assert legend["overdue"] == said["overdue"]
    assert legend["not met yet"] == said["to meet"]
    assert legend.get("of the past", 0) == said["of the past"]
    known = ("in touch", "due", "overdue", "snoozed", "no cadence")
    assert sum(legend.get(words, 0) for words in known) == said["people"]


def test_today_lists_as_many_as_are_due_and_overdue(place):
    legend = legends(place.pages["index.html"])[0]
    assert group_of_today(place, "Overdue: get back in touch") == legend["overdue"]
    assert group_of_today(place, "Due: be in touch before long") == legend["due"]


def test_the_report_of_cadences_counts_as_the_map_does(place):
    legend, text = legends(place.pages["index.html"])[0], place.report("cadence")
    assert number(r"(\d+) (?:is|are) overdue", text) == legend["overdue"]
    assert number(r"(\d+) (?:is|are) due", text) == legend["due"]
    assert number(r"(\d+) (?:is|are) snoozed", text) == legend.get("snoozed", 0)
    assert number(r"in touch with (\d+)", text) == legend["in touch"]
    assert number(r"(\d+) (?:person has|people have) no cadence", text) == legend["no cadence"]
    cadenced = ("in touch", "due", "overdue", "snoozed")
    assert number(r"Of (\d+) (?:person|people) with a cadence", text) == sum(legend.get(one, 0) for one in cadenced)


def test_health_counts_the_same_people(place):
    said, page = summary(place), place.pages["health.html"]
    figures = dict(re.findall(r"<h3>([^<]+)</h3>\n<p class=\"measure\"><strong>([\d.,%]+)", page.markup))
    assert int(figures["People you know"]) == said["people"]
    assert int(figures["Close ties"]) == said["close"]
    assert number(r"and (\d+) more whom you would like to know", page.text) == said["to meet"]
    assert f"{said['overdue']} are overdue" in page.text
    assert number(r"in touch with (\d+) of", page.text) == legends(place.pages["index.html"])[0]["in touch"]


def test_bands_and_categories_add_up_to_those_i_know(place):
    said, health = summary(place), place.pages["health.html"]
    tables = {
        name: dict(
            re.findall(
                r'<th scope="row"><bdi>([^<]+)</bdi></th><td class="number">(\d+)</td>', health.section(name).markup
            )
        )
        for name in ("bands", "categories")
    }
    bands = {name.lower(): int(count) for name, count in tables["bands"].items() if int(count)}
    assert sum(bands.values()) == said["people"]
    assert bands.get("strong", 0) + bands.get("fair", 0) == said["close"]
    sectors = {
        name: tallied(note)["people"]
        for name, note in re.findall(
            r'<bdi>([^<]+)</bdi> <span class="note[^"]*">([^<]*)</span></th>', place.pages["map.html"].markup
        )
    }
    assert {name: count for name, count in sectors.items() if count} == {
        name: int(count) for name, count in tables["categories"].items() if int(count)
    }
    strength = place.report("strength")
    assert number(r"You know (\d+) people", strength) == said["people"]
    for band, count in bands.items():
        assert band == "unknown" or f"{count} are {band}" in strength or f"{count} is {band}" in strength


def test_the_sectors_of_the_map_add_up_to_the_whole(place):
    notes = re.findall(r'<th scope="rowgroup".*?<span class="note[^"]*">([^<]*)</span>', place.pages["map.html"].markup)
    total = sum(map(tallied, notes), Counter())
    assert total == +summary(place)


def test_a_community_counts_its_people_alike_wherever_it_is_named(place):
    tiles = place.pages["communities.html"].markup.split("<li>\n<h3>")[1:]
    paged = {
        re.search("<bdi>(.*?)</bdi>", tile)[1]: re.search(r'<p class="small quiet">(?:<bdi>[^<]*</bdi>; )?([^<]*)</p>', tile)[1]
        for tile in tiles
    }  # fmt: skip
    listed = dict(
        re.findall(
            r"<li>(?:<a [^>]*>)?<bdi>([^<]+)</bdi>(?:</a>)? <span class=\"small quiet\">([^<]*)</span></li>",
            place.pages["map.html"].section("groups-name").markup,
        )
    )
    assert {name: text.partition(";")[0] for name, text in paged.items()} == listed
    for one in place.data("communities")["communities"]:
        name = one["name"].replace("'", "&#39;")
        counted = tallied(listed[name])
        assert counted["people"] == len(one["here"]), name
        if not one["is_personal"] and one["here"]:
            lately = re.search(r"; (\w+) ", paged[name])[1]
            counts = {"all": len(one["here"]), "none": 0, "with": 1, "without": 0}
            assert one["in_touch"] == (int(lately) if lately.isdigit() else counts[lately]), name


def test_the_canvas_counts_as_the_list_below_it(place):
    listed = dict(
        re.findall(
            r"<bdi>([^<]+)</bdi>(?:</a>)? <span class=\"small quiet\">([^<]*)</span></li>",
            place.pages["map.html"].section("groups-name").markup,
        )
    )
    for home in homes(gather(place.snapshot, {"map", "people"})):
        if home.community:
            note = home.note.replace(", all in other circles", "")
            assert tallied(note)["people"] == tallied(listed[home.name.replace("'", "&#39;")])["people"], home.name


def test_needs_have_one_verdict_and_one_word_for_it(place):
    words = ("covered", "thin", "within reach", "missing")
    on_the_map = [
        Counter({word: number(rf"(\d+) {word}", text) for word in words})
        for text in re.findall(r'<p class="quiet">\d+ needs?: ([^.<]*)\.', place.pages["map.html"].markup)
    ]
    today = [
        Counter({word: number(rf"(\d+) {word}", text) for word in words})
        for text in re.findall(r'aria-label="needs: ([^"]*)"', place.pages["index.html"].markup)
    ]
    assert sum(on_the_map, Counter()) == sum(today, Counter())
    gaps, health = place.report("gaps"), place.pages["health.html"].text
    whole = sum(today, Counter())
    assert number(r"Of (\d+) needs", gaps) == whole.total()
    assert number(r"(\d+) of \d+ needs covered", health) == whole["covered"]
    for word in words[1:]:
        assert number(rf"(\d+) {word}", gaps.splitlines()[2]) == number(rf"(\d+) {word}", health) == whole[word], word
    assert not re.search(r"\d reachable", "".join(page.text for page in place.pages.values()))


def test_promises_are_counted_alike(place):
    first = place.report("next").splitlines()[2]
    assert group_of_today(place, "Keep a promise") == number(r"(\d+) promises? ", first)
    assert group_of_today(place, "Do what you planned") == number(r"(\d+) plans? ", first)


def test_the_timeline_counts_what_has_happened_and_no_plans(place):
    page, text = place.pages["timeline.html"], place.report("timeline").splitlines()[2]
    happened = number(r"(\d[\d,]*) interactions", text)
    assert number(r'<p class="lead">([\d,]+) interactions', page.markup) == happened
    years = page.markup.partition('<ul class="years">')[2].partition("</ul>")[0]
    assert sum(map(int, re.findall(r'title="[^"]*: (\d+)"', years))) == happened
    month = re.search(r"^May 2026: (\d+) interaction", place.report("timeline"), re.MULTILINE)
    assert month
    assert f'title="May 2026: {month[1]}"' in years


def test_introductions_are_counted_alike(place):
    page = place.pages["introductions.html"]
    said = place.report("introductions").splitlines()[2]
    columns = dict(re.findall(r'<h3 id="stage-\d">(\w+) <span class="tag quiet">(\d+)</span>', page.markup))
    open_ones = sum(int(columns[stage]) for stage in ("Idea", "Proposed", "Agreed", "Made"))
    assert number(r"(\d+) introductions? (?:is|are) under way", said) == open_ones
    assert said in page.text


def test_the_balance_counts_as_its_report_does(place):
    counted = dict(
        re.findall(
            r'<h2 id="group-\d">([^<]+) <span class="tag quiet">(\d+)</span>', place.pages["balance.html"].markup
        )
    )
    text = place.report("balance", "--all")
    for title, count in counted.items():
        below = text.partition(f"\n{title}\n")[2].partition("\n\n")[0]
        assert below.count("\n- ") + 1 == int(count), title


# One voice


FIRST_PERSON = re.compile(r"(?<![\w'.`/])(I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|us|[Oo]ur|[Ww]e)(?!['.]?\w|/)")


def test_pages_speak_to_the_owner_and_never_as_they(network):
    """Letters, questions and pitches aside: those are the owner's words to others."""
    files = inline.parse(ADA) | inline.parse(OF_EVERY_SORT)
    files["hobnob.yaml"] += "title: Nora\n"
    files["objectives/job.md"] = (
        "---\nname: A job\nallies: [ada]\nneeds: [skill:law]\n---\n- [ ] Write it due:2026-06-01\n"
    )
    files["introductions/one.md"] = "---\nbetween: [me, cy]\nintroducer: bob\nproposed: 2026-05-01\n---\n"
    files["introductions/two.md"] = "---\nbetween: [me, zz-wanted]\nintroducer: ada\n---\n"
    files["events/fair.md"] = "---\nname: The fair\ndate: 2026-05-20\nmeet: [ada, cy]\n---\n"
    files["events/past.md"] = "---\nname: The ball\ndate: 2026-05-01\nstatus: skipped\nmeet: [ada]\n---\n"
    found = {}
    for url, page in shown(network(files)).items():
        if url == "reports/pitch.html":
            continue
        text = re.sub(r"<blockquote>.*?</blockquote>|<code>.*?</code>", " ", page.markup, flags=re.DOTALL)
        text = Seen(text).text.replace("Whom else should I talk to?", "").replace("In my place, what", "what")
        if said := FIRST_PERSON.findall(text):
            found[url] = [text[max(0, at.start() - 40) : at.end() + 20] for at in FIRST_PERSON.finditer(text)], said
    assert found == {}
