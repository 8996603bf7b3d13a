"""The balance: the same figures drawn and in a table, and whom I owe."""

from __future__ import annotations

import re

import pytest

from hobnob.analyses.balance import network_balance
from hobnob.site.content import gather
from hobnob.site.pages.balance import BARS, SHOWN
from seen import shown


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
        kind: [float(text) for text in re.findall(rf'class="{kind}"[^>]*height="([\d.]+)%"', chart)]
        for kind in ("gave", "got")
    }
    most = max(max(one.sums) for one in quarters)
    assert heights["gave"] == [pytest.approx(one.sums.gave / most * BARS / 2, abs=0.06) for one in quarters]
    assert heights["got"] == [pytest.approx(one.sums.got / most * BARS / 2, abs=0.06) for one in quarters]
    names = [f"Q{one.quarter}" for one in quarters]
    years = [str(one.year) for at, one in enumerate(quarters) if not at or one.quarter == 1]
    texts = re.findall(r'<text [^>]*dy="(\d+)">([^<]+)</text>', chart)
    assert [[text for dy, text in texts if dy == line] for line in ("14", "28")] == [names, years]
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
    assert "So far you have only asked 1 Ada Lovelace 0 given and 2 received Help Ada Lovelace with" in page.text
    assert "Given freely so far 1 Bob Ek 2 given and 0 received" in page.text
    assert "Bob Ek Send Bob the deck 5 days late" in page.section("promised").text
    assert "Given 2 Received 3" in page.section("sums").text
    assert "No account is kept with family. Of 1 person you know nothing is noted" in page.text
    assert "Dad" not in page.section("everybody").text
    assert "Ada Lovelace 0 2 so far you have only asked" in page.section("everybody").text


def test_of_many_who_wait_for_something_the_first_are_seen_and_the_others_folded(network):
    files = {
        f"contacts/p{number}.md": f"---\nname: P{number}\n---\n- [ ] Send P{number} it due:2026-05-{number + 1:02d}\n"
        for number in range(20)
    }
    promised = shown(network(files), "balance.html")["balance.html"].section("promised").markup
    seen, folded = promised.split("<details>")
    assert (seen.count("Send P"), folded.count("Send P")) == (SHOWN, 20 - SHOWN)
    assert f"<summary>{20 - SHOWN} more people" in folded
