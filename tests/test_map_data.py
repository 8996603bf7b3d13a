"""What the scripts of the map are given: everybody in a line, ties enough to find the ways that `hobnob path` finds, and
queries to choose from."""

from __future__ import annotations

import html
import json
import math
import re

import pytest

from hobnob.analyses.facts import facts
from hobnob.analyses.known import Known
from hobnob.analyses.paths import Weights, ways_to, weights
from hobnob.constant_fields import SECTIONS
from hobnob.model import ME, Tie
from hobnob.query import parse
from hobnob.site.content import Content, gather
from hobnob.site.data import people, ties
from hobnob.site.pages import chosen
from hobnob.site.plan import File
from seen import shown

PEOPLE = """
# contacts/Äda.md
---
name: Äda
org: Difference Inc
role: analyst
category: clients
cadence: 4 weeks
met_through: Zed
knows_well: Zed
---
## 2026-05-01 Coffee with [[Äda]]
topics:: hiring, tea
- [ ] Send Äda the deck due:2026-05-14

# contacts/Zed.md
---
name: Zed
knows: [wanted, gone]
---

# contacts/a b.md
---
name: A B
---
## 2026-04-01 Lunch with [[a b]] and [[Äda]]

# contacts/gone.md
---
name: Gone
standing: past
knows: [Zed]
---

# contacts/wanted.md
---
name: Wanted
standing: wanted
---

# introductions/a-b.md
---
between: [me, a b]
introducer: Zed
made: 2026-01-10
---
"""


@pytest.fixture
def content(network) -> Content:
    files = {}
    for part in PEOPLE.strip().split("\n# "):
        name, _, text = part.removeprefix("# ").partition("\n")
        files[name] = text
    return gather(network(files), {part.name for part in chosen(())})


def taken(files) -> dict:
    """The values of the one data file that there is, read as a script of a page takes them."""
    (file,) = files
    assert isinstance(file, File)
    name = file.url.removeprefix("data/").removesuffix(".js")
    text = file.data.decode("ascii").removeprefix(f'hobnob.take("{name}",').removesuffix(");\n")
    assert not set("<>&") & set(text)
    return json.loads(json.loads(text))


def test_people_are_in_the_order_of_their_pages(content):
    found = taken(people.files(content))
    slugs = [row[0] for row in found["people"]]
    assert slugs == sorted(slugs) == ["a-b", "ada", "gone", "wanted", "zed"]
    assert content.once(people.in_order) == ("a b", "Äda", "gone", "wanted", "Zed")


def test_a_row_says_who_they_are_how_we_stand_and_what_is_next(content):
    found = taken(people.files(content))
    slug, name, mark, ring, sector, work, words, last, why, is_dormant = found["people"][1]
    assert (slug, name, mark, work, words) == ("ada", "Äda", "touch", "analyst, Difference Inc", "in touch")
    assert is_dormant == 0
    assert (found["rings"][ring], found["sectors"][sector]) == ("Close", "clients")
    assert last == "coffee about hiring and tea, 2 weeks ago"
    assert why == "Send Äda the deck"
    assert found["people"][3][2] == "wanted"
    assert found["people"][3][-3:] == ["", "", 0], "of a stranger there is nothing to tell"


def test_a_row_says_what_is_only_about_so_and_what_has_faded(network):
    talks = "".join(f"## 2019-0{month}-03 Coffee with [[old]]\n\n" for month in range(1, 9))
    content = gather(network({"contacts/met.md": "---\nmet: 2025-07\n---\n", "contacts/old.md": talks}), {"people"})
    met, old = taken(people.files(content))["people"]
    assert (met[7], met[9]) == ("about 10 months ago", 0)
    assert (old[7], old[9]) == ("Coffee with old, 7 years ago", 1)


@pytest.mark.parametrize(
    ("met", "last"), [("2026-05-15", "today"), ("2026-05-14", "yesterday"), ("2025", "about 10 months ago")]
)
def test_the_day_we_met_is_about_so_only_where_it_is_not_known(network, met, last):
    content = gather(network({"contacts/lena.md": f"---\nmet: {met}\n---\n"}), {"people"})
    assert taken(people.files(content))["people"][0][7] == content.people["lena"].last_words == last
    assert content.people["lena"].about.endswith(f", last {last}")


def test_ties_are_those_of_ways_and_nothing_of_the_past(content):
    found = taken(ties.files(content))
    assert found["near"] == [[[4, 1], [1, 0]], [[4, 2], [0, 0]], [], [[4, 1]], [[0, 1], [3, 1], [1, 2]]]
    assert [index for index, _, _ in found["mine"]] == [4, 0, 1]
    assert found["mine"][2][2].endswith("coffee 2 weeks ago")
    assert found["longest"] == content.network.settings.paths.longest
    ids = content.once(people.in_order)
    for some in (*found["near"], found["mine"]):
        order = [ids[one[0]] for one in some]
        assert order == sorted(order), "by ids, which decides between equal ways"


def test_weights_order_steps_as_their_warmth_does(content):
    found = taken(ties.files(content))
    together, knows, well = found["weights"]
    assert together > knows > well > 0
    weigh = content.known.once(weights)
    assert weigh.of(Tie(True, True, ())) == well
    assert weigh.of(Tie(False, True, ())) == knows
    assert weigh.of(Tie(False, False, ())) == together
    (way,) = ways_to(content.known, "wanted", start=ME, most=1)
    assert way.people == ("Äda", "Zed", "wanted")
    assert {index: weight for index, weight, _ in found["mine"]} == {
        content.once(people.in_order).index(id): weight for id, weight in weigh.mine.items()
    }


@pytest.mark.parametrize("field", ["knows_well", "knows", "together", "unsaid"])
def test_no_way_weighs_more_than_a_number_of_a_browser_holds(field):
    """At the ends of what settings allow: the coldest steps, and as many of them as a way may have."""
    bounds = SECTIONS["paths"].constants
    coldest = bounds[field].low / (100 if field == "unsaid" else 1)
    assert -math.log(coldest) * 2**40 * bounds["longest"].high < 2**53


def test_no_ties_where_there_is_no_map(network):
    content = gather(network(""), {"today", "people"})
    assert list(ties.files(content)) == []
    assert taken(people.files(content))["people"] == []


def test_weights_are_whole(content):
    weigh: Weights = content.known.once(weights)
    assert all(isinstance(one, int) for one in (*weigh[:3], *weigh.mine.values()))


def test_the_menu_of_the_map_asks_for_whole_names_whatever_they_hold(network):
    made = network("""
        --- communities/long.md
        ---
        name: The "Long"   Table
        ---
        --- communities/other.md
        ---
        name: The Long Table of Others
        ---
        --- contacts/ada.md
        ---
        name: Ada
        communities: [long]
        ---
        --- contacts/bob.md
        ---
        name: Bob
        communities: [other]
        ---
    """)
    known = Known(made.network, made.today)
    options = re.findall(r'<option value="(community:[^"]+)">', shown(made, "map.html")["map.html"].markup)
    queries = [parse(html.unescape(option)) for option in options]
    found = [[id for id, about in facts(known).items() if query.matches(about)] for query in queries]
    assert found == [["ada"], ["bob"]]
