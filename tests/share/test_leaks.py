"""The shared site gives nothing away: not in a byte, not by what it leaves out, and not by mistake."""

from __future__ import annotations

import base64
import html
import json
import re
from dataclasses import replace

import pytest

from folders import contents
from hobnob.kinds import BY_NAME
from hobnob.site.build import build
from hobnob.site.output import MANIFEST
from hobnob.site.share.eligible import NEVER, Sharing
from hobnob.site.share.projection import project
from leaking import SHARE, leaks, site_bytes
from secrets_of import LISTED, LISTED_SAID, SAID, SECRETS
from session import TODAY

PUBLIC = Sharing("public")


# What must not be seen


@pytest.mark.parametrize("sharing", [SHARE, PUBLIC, Sharing(initials=True)], ids=["shared", "public", "initials"])
def test_no_byte_tells_of_anything_private(shared, sharing):
    assert leaks(contents(shared(sharing=sharing))) == {}


def test_what_is_shared_is_said(shared):
    files = contents(shared())
    text = html.unescape("".join(data.decode() for name, data in files.items() if name.endswith(".html")))
    assert [words for words in SAID if words not in text] == []
    assert "2026" not in re.sub(r"<footer.*?</footer>", "", text, flags=re.DOTALL), "dates are not listed"
    assert "Note 1" not in text, "a note of which nothing may be shown is not shown"


@pytest.mark.parametrize("sharing", [SHARE, Sharing(initials=True)], ids=["names", "initials"])
def test_no_listed_field_and_no_end_of_a_line_gives_anything_away(network, sharing):
    files = site_bytes(network(LISTED).network, sharing)
    assert leaks(files) == {}
    if not sharing.initials:
        text = html.unescape("".join(data.decode() for name, data in files.items() if name.endswith(".html")))
        assert [words for words in LISTED_SAID if words not in text] == []


def test_a_month_is_no_day(network):
    """Whoever was met in May is not found by what compares days."""
    files = LISTED.replace("name: Cy\n", "name: Cy\n    met: 2024-05-07\n")
    assert '"met":",2024-05-07,"' in site_bytes(network(files).network)["data/facts.js"].decode().replace("\\", "")


def test_addresses_and_other_names_are_no_columns(network):
    files = site_bytes(network(LISTED.replace("name: Cy\n", "name: Cy\n    aliases: [Cyrus]\n")).network)
    assert b"open.example" in files["people/ada.html"]
    assert b"Cyrus" in files["people/cy.html"]
    assert not any(words in files["people.html"] for words in (b"open.example", b"Cyrus", b"Earlier"))


def test_only_public_leaves_out_what_is_shared(shared):
    files = contents(shared(sharing=PUBLIC))
    assert "people/ada-lovelace.html" in files
    assert leaks(files, "Carl") == leaks(files, "The fair") == {}


def test_every_disguise_is_seen_through():
    word = "xHBNPRIVx"
    encoded = base64.b64encode(b"some HBNPRIV data").decode()
    data = json.dumps(json.dumps({"a": word}))
    for text in (word, "&#72;BNPRIV", "%48BNPRIV", "\\u0048BNPRIV", "HBN<b>PRIV</b>", f'"{encoded}"', f"x({data})"):
        assert leaks({"page.html": text.encode()}), text
    assert leaks({"people/hbnpriv-bob.html": b""})


UNLISTED = sorted(
    {field.name for field in BY_NAME["contact"].fields if field.name not in NEVER}
    - {"name", "org", "role", "category", "communities", "skills"}
    - {"birthday", "standing", "met", "verified", "phone", "knows", "knows_well", "met_through", "history"}
)


@pytest.mark.parametrize("field", [one for one in UNLISTED if one != "interests"])
def test_the_leak_test_fails_where_a_field_too_many_is_shown(network, field):
    """Each of these fields of Ada's holds the token, and shows as soon as the wrong list lets it through."""
    known = network(SECRETS).network
    wrong = replace(known, settings=replace(known.settings, share_fields=(*known.settings.share_fields, field)))
    assert leaks(site_bytes(wrong))


def test_the_leak_test_fails_where_nothing_is_kept_private(network, monkeypatch):
    known = network(SECRETS).network
    monkeypatch.setattr("hobnob.site.share.eligible._plain", lambda name: "")
    assert leaks(site_bytes(known))


@pytest.mark.parametrize("field", sorted(NEVER))
def test_no_list_makes_closeness_or_balance_public(network, field):
    values = {"tie": "77", "cadence": "77 weeks", "cadence_limit": "77 weeks", "snooze": "2077-07-07", "private": "phone",
              "ignore": "long-pitch", "visibility": "public"}  # fmt: skip
    front = f"{field}: {values[field]}" if field in values else "role: x"
    files = {
        "hobnob.yaml": f"site: {{share: {{fields: [name, {field}]}}}}",
        "contacts/ada.md": f"---\nname: Ada\n{front}\nvisibility: public\n---\n## 2026-05-01 Tea\n{field}:: 77 hours\n"
        if field != "visibility"
        else f"---\nname: Ada\n{front}\n---\n",
    }
    [ada] = [one for one in project(network(files).network, SHARE, TODAY).records if one.kind == "contact"]
    assert ada.fields == ()


# What may not make a difference


def test_to_the_public_what_is_shared_is_private_too(network, root):
    before = project(network(SECRETS).network, PUBLIC, TODAY)
    for path in ("contacts/HBNPRIV-folder/carl.md", "events/fair.md"):
        (root / path).unlink()
    assert project(network("").network, PUBLIC, TODAY) == before


CHANGES = {
    "a private person": {"contacts/zoe.md": "---\nname: Zoe\ncommunities: [open-club]\nknows: [ada]\n---\n"},
    "a private person of a shared one's id": {"communities/ada.md": "---\nname: Ada\n---\n"},
    "a private person of a shared one's name": {"contacts/a.md": "---\nname: Ada Lovelace\n---\n"},
    "a private namesake by file": {"contacts/a/ada.md": "---\nname: Another\n---\n"},
    "a private namesake that comes first": {"contacts/A/carl.yaml": "name: Carl\n"},
    "a private community of an employer's name": {"communities/open.md": "---\nname: Open works\n---\n"},
    "a file for the private person of a note": {"contacts/lunch.md": "---\nname: Lunch\n---\n"},
    "private notes": {"notes/2026-01-01-x.md": "---\nwith: [ada, carl]\n---\nMany words on [[ada]].\n"},
    "a broken file": {"contacts/broken.md": "---\nname: [\nvisibility: public\n---\n"},
    "an unreadable file": {"contacts/latin.md": b"---\nname: \xff\xfe\nvisibility: public\n---\n"},
    "the owner": {"me.md": "---\nname: Somebody Else\nneeds: [much]\n---\n## Public\nOther words.\n"},
    "no owner": {"me.md": ""},
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_private_makes_no_difference(network, change):
    """A site is made of its projection and of nothing else, so that equal ones make equal sites."""
    before = network(SECRETS).network
    after = network(CHANGES[change]).network
    for sharing in (SHARE, PUBLIC, Sharing(initials=True)):
        assert project(before, sharing, TODAY) == project(after, sharing, TODAY)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("role: Analyst <!-- HBNPRIV -->", "role: Analyst <!-- other -->"),
        ("knows: [HBNPRIV-bob, carl]", "knows: [carl]"),
        ("location: HBNPRIV", "location: elsewhere"),
        ("interests: [HBNPRIV]", "interests: [bread]"),
        ("aliases: [HBNPRIV]\n", "aliases: [carl, open club, Dora]\n"),
        ("HBNPRIV [[HBNPRIV-bob]]\n", "Other words on [[carl]].\n"),
        ("    [far]: HBNPRIV.md\n", "    [far]: carl.md\n"),
        ("with [[carl]]\n\n    HBNPRIV\n", "with [[carl]]\n\n    - [ ] Send it due:2026-05-02\n"),
        ("kind:: HBNPRIV walk", "kind:: coffee"),
        ("communities: [open-club, HBNPRIV-club,", "communities: [open-club,"),
        ("HBNPRIV lovers: {offers: [HBNPRIV]}, ", ""),
        ("kinds: {HBNPRIV walk: {words: [hbnprivwalk]}}", "kinds: {}"),
        ("checks: {stale-facts: off}", "strength: {half_life: 10 days}"),
        ("why: HBNPRIV", "why: Because\n    due: 2027"),
        ("met_through: HBNPRIV-bob", "met_through: carl\n    met: 2020\n    tie: strong"),
    ],
)
def test_what_is_not_listed_makes_no_difference(network, old, new):
    before = project(network(SECRETS).network, SHARE, TODAY)
    assert SECRETS.count(old) >= 1
    assert project(network(SECRETS.replace(old, new)).network, SHARE, TODAY) == before


ALIKE = {
    "communities": ("communities: [k]\n---\n", "communities: [l]\n---\n"),
    "a nameless one's communities": ("knows: [n]\n---\n", "knows: [m]\n---\n"),
    "text": ("---\n## Public\none\n", "---\n## Public\ntwo\n"),
    "a link of the text": ("---\n## Public\n[[k|it]]\n", "---\n## Public\n[[l|it]]\n"),
    "who knows them": ("---\n", "---\n"),
}


@pytest.mark.parametrize("private", ["", "private: [name]\n"])
@pytest.mark.parametrize("alike", ALIKE)
def test_the_names_of_files_make_no_difference(network, alike, private):
    """Two people who are called alike, or not at all, change files."""
    first, second = ALIKE[alike]
    head = f"---\nname: Zed\nvisibility: public\n{private}"
    nameless = "---\nvisibility: public\nprivate: [name]\n"

    def built(one: str, other: str) -> dict[str, bytes]:
        files = {
            "hobnob.yaml": "site: {share: {fields: [name, communities, knows]}}",
            f"contacts/{one}.md": head + first,
            f"contacts/{other}.md": head + second,
            f"contacts/{'mn'[one == 'p']}.md": f"{nameless}communities: [k]\n---\n",
            f"contacts/{'nm'[one == 'p']}.md": f"{nameless}communities: [l]\n---\n",
            "contacts/ada.md": f"---\nname: Ada\nvisibility: public\nknows: [{one if 'knows' in alike else ''}]\n---\n",
            "communities/k.md": "---\nname: K\nvisibility: public\n---\n",
            "communities/l.md": "---\nname: L\nvisibility: public\n---\n",
        }
        if "nameless" in alike:
            swapped = {"knows: [n]": "knows: [m]", "knows: [m]": "knows: [n]"}
            if one == "p":
                for path in (f"contacts/{one}.md", f"contacts/{other}.md"):
                    files[path] = re.sub(r"knows: \[[mn]\]", lambda found: swapped[found[0]], files[path])
        return site_bytes(network(files).network)

    assert built("p", "q") == built("q", "p")


CIRCLES = ([[1], [2], [3], [0]], [[1], [0], [3], [4], [2]], [[1, 2], [2, 0], [0, 1], [4], [3]])


@pytest.mark.parametrize("knows", CIRCLES)
@pytest.mark.parametrize("field", ["knows: {}\n---\n", "---\n## Public\n{}\n"])
def test_the_names_of_files_make_no_difference_to_a_circle_of_people_who_are_alike(network, root, knows, field):
    """Numbers follow who knows whom, where nothing else tells people apart."""

    def built(ids: str) -> dict[str, bytes]:
        files = {"hobnob.yaml": "site: {share: {fields: [name, knows]}}"}
        for id, others in zip(ids, knows, strict=False):
            links = [f"'[[{ids[other]}]]'" for other in others]
            known = f"[{', '.join(links)}]" if "knows" in field else " ".join(links)
            files[f"contacts/{id}.md"] = f"---\nname: Zed\nvisibility: public\n{field.format(known)}"
        return site_bytes(network(files).network)

    before = built("abcde")
    for ids in ("badce", "ecabd", "dbeca", "cdaeb"):
        for path in (root / "contacts").iterdir():
            path.unlink()
        assert built(ids) == before


def test_a_built_folder_is_equal_to_the_byte_too(network, root, tmp_path):
    one = contents(build(network(SECRETS), root, tmp_path / "one", sharing=SHARE).folder)
    (root / "contacts" / "HBNPRIV-bob.md").unlink()
    (root / "communities" / "HBNPRIV-club.md").unlink()
    (root / "contacts" / "new.md").write_text("---\nname: New\nknows: [ada]\n---\n## 2026-05-05 Tea\n")
    again = network("")
    two = contents(build(again, root, tmp_path / "two", sharing=SHARE).folder)
    assert one == two
    assert MANIFEST in one
    assert not any("place" in name for name in one), "kept places would tell who stood beside them"


def test_the_name_of_a_file_is_not_the_name_of_a_page(shared):
    files = contents(shared())
    assert {"people/dora.html", "people/carl.html", "communities/open-club.html"} <= files.keys()
