"""How to come to talk to somebody, and the first thing to do for it."""

from __future__ import annotations

import pytest

from hobnob.analyses.approach import approach, opening_move, through_words
from hobnob.analyses.known import Known
from hobnob.analyses.paths import warmest_ways
from session import TODAY

INES = "--- contacts/ines.md\n---\nname: Ines\nstanding: wanted\n---\n"
TOM = "--- contacts/tom.md\n---\nname: Tom\ntie: 70\nknows: ines\n---\n"
DAN = "--- contacts/dan.md\n---\nname: Dan\ntie: 10\n---\n"


def introduction(stages: str, name: str = "one", introducer: str = "dan") -> str:
    return f"--- introductions/{name}.md\n---\nbetween: [me, ines]\nintroducer: {introducer}\n{stages}\n---\n"


@pytest.mark.parametrize(
    ("files", "kind", "via", "text"),
    [
        (INES, "cold", "", "Write to Ines, cold and short"),
        (INES + TOM, "through", "tom", "Ask Tom for an introduction to Ines"),
        (INES + TOM + DAN + introduction("why: x"), "idea", "dan", "Ask Dan for an introduction to Ines"),
        (
            INES + TOM + DAN + introduction("proposed: 2026-05-01"),
            "under way",
            "dan",
            "Ask Dan about the introduction to Ines",
        ),
        (INES + TOM + DAN + introduction("declined: 2026-05-01"), "declined", "", None),
        (INES + TOM + DAN + introduction("proposed: 2026-06-01"), "idea", "dan", "Ask Dan for an introduction to Ines"),
        (INES.replace("wanted", "known"), "direct", "", "Reach out to Ines"),
        (INES.replace("wanted", "past") + TOM, "past", "", None),
        (INES.replace("wanted", "wanted\ntie: 10") + TOM, "direct", "", "Reach out to Ines"),
        (
            INES.replace("wanted", "wanted\ntie: 10") + DAN + introduction("agreed: 2026-05-01"),
            "under way",
            "dan",
            "Ask Dan about the introduction to Ines",
        ),
    ],
)
def test_how_to_come_to_talk_to_somebody(read, files, kind, via, text):
    known = Known(read(files), TODAY)
    found = approach(known, "ines")
    assert (found.kind, found.via) == (kind, via)
    move = opening_move(known, "ines", "because")
    assert (move.text if move else None) == text
    if move:
        assert move.why.startswith("because")


def test_of_several_introductions_the_one_with_the_latest_stage_counts(read):
    files = INES + DAN + introduction("declined: 2026-01-01") + introduction("proposed: 2026-05-01", "two")
    assert approach(Known(read(files), TODAY), "ines").introduction == "two"


def test_a_longer_way_is_walked_one_introduction_at_a_time(read):
    files = INES + "--- contacts/eva.md\n---\nname: Eva\nstanding: wanted\nknows: ines\n---\n"
    files += "--- contacts/tom.md\n---\nname: Tom\ntie: 70\nknows: eva\n---\n"
    move = opening_move(Known(read(files), TODAY), "ines", "")
    assert move.text == "Ask Tom for an introduction to Eva, on the way to Ines"
    assert move.draft[:3] == ("ask-introduction", "tom", "eva")
    files += "--- introductions/eva.md\n---\nbetween: [me, eva]\nintroducer: tom\nproposed: 2026-05-01\n---\n"
    assert opening_move(Known(read(files), TODAY), "ines", "").text == "Meet Eva first, and ask about Ines then"
    declined = Known(read(files.replace("proposed", "declined")), TODAY)
    found = approach(declined, "ines")
    assert (found.kind, found.introduction) == ("declined", "eva")
    assert found.words == "an introduction to Eva on the way there was declined on 2026-05-01"
    assert opening_move(declined, "ines", "") is None
    written_down = files.replace("proposed: 2026-05-01", "why: x")
    assert opening_move(Known(read(written_down), TODAY), "ines", "").text == move.text


def test_where_somebody_on_the_way_has_declined_another_way_is_taken(read):
    files = INES + "--- contacts/eva.md\n---\nname: Eva\nstanding: wanted\nknows: [ines, tom]\n---\n" + TOM
    files = files.replace("knows: ines", "interests: x") + DAN.replace("tie: 10", "tie: 10\nknows: ines")
    no = "--- introductions/eva.md\n---\nbetween: [me, eva]\nintroducer: tom\ndeclined: 2026-05-01\n---\n"
    # Over Tom and Eva 0.7 * 0.5 * 0.5 = 0.175 is warmer than 0.1 * 0.5 over Dan.
    assert approach(Known(read(files), TODAY), "ines").via == "tom"
    known = Known(read(files + no), TODAY)
    assert (approach(known, "ines").kind, approach(known, "ines").via) == ("through", "dan")
    assert opening_move(known, "ines", "").text == "Ask Dan for an introduction to Ines"
    assert approach(known, "ines", known.once(warmest_ways)["ines"]).kind == "declined", "where that way is asked about"


def test_the_first_to_ask_is_the_last_one_on_the_way_whom_i_know(read):
    files = INES + TOM.replace("70", "10") + "--- contacts/ada.md\n---\nname: Ada\ntie: 90\nknows_well: tom\n---\n"
    known = Known(read(files), TODAY)
    # Over Ada 0.9 * 0.8 * 0.5 = 0.36 is warmer than 0.1 * 0.5, but Tom I know myself.
    found = approach(known, "ines")
    assert (found.via, found.words, found.way.people) == ("tom", "through Tom", ("ada", "tom", "ines"))
    move = opening_move(known, "ines", "because")
    assert (move.text, move.why, move.draft.to) == ("Ask Tom for an introduction to Ines", "because", "tom")
    assert through_words(known, known.once(warmest_ways)["tom"]) == "", "he needs no introduction"
