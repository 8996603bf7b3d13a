"""What is held back from a shared site, because its owner may have wanted to keep it."""

from __future__ import annotations

import pytest

from hobnob.errors import HobnobError
from hobnob.site.build import build
from hobnob.site.share.eligible import eligible
from hobnob.site.share.projection import project
from leaking import SHARE
from secrets_of import SECRETS
from session import TODAY


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("private: [phon]", '"private" names "phon"'),
        ("private: {name: yes}", "cannot be read"),
        ("private: [phone, {a: b}]", "cannot be read"),
        ("private: *x", "star-or-ampersand"),
        ("private:\n- phone\n  - email", "misindented-item"),
        ("Private: phone", 'its field "Private" may say who may see it'),
        ("privat: phone", 'its field "privat" may say'),
        ("hidden: [location]", 'its field "hidden" may say'),
        ("do-not-share: yes", 'its field "do-not-share" may say'),
        ("x-private: yes", 'its field "x-private" may say'),
        ("publish: false", 'its field "publish" may say'),
        ("access: Private", 'its field "access" may say'),
        ("tags: [sailing, '#secret']", 'its tag "secret" may say'),
        ("private: phone\nprivate: email", "duplicate-key"),
        ("name: [", "cannot be read"),
    ],
)
def test_what_its_owner_may_have_wanted_to_keep_keeps_the_record_back(network, front, reason):
    known = network({"contacts/ada.md": f"---\nvisibility: public\n{front}\n---\n"}).network
    assert project(known, SHARE, TODAY).records == ()
    [held] = eligible(known, SHARE).held_back
    assert held.path == "contacts/ada.md"
    assert reason in held.reason


@pytest.mark.parametrize(
    "body",
    [
        "access:: private\n",
        "Visibility: private\n",
        "---\nvisibility: 'private'\n---\n",
        "- visibility : private\n\n## Public\nA\n",
    ],
)
def test_a_word_of_privacy_in_the_text_keeps_the_record_back(network, body):
    known = network({"contacts/ada.md": f"---\nvisibility: public\n---\n{body}"}).network
    assert project(known, SHARE, TODAY).records == ()
    [held] = eligible(known, SHARE).held_back
    assert "stands in its text" in held.reason


def test_a_text_about_privacy_holds_nothing_back(network):
    known = network(
        {"contacts/ada.md": "---\nvisibility: public\n---\n## Public\nHer talk: visibility: private or not.\n"}
    )
    assert len(project(known.network, SHARE, TODAY).records) == 1


@pytest.mark.parametrize("front", ["private: [phone, Skills, x-size, shoe_size, tags]", "birthday: soon", "email: none",
                                   "shoe: 42", "public_key: 7", "publisher: x", "secretary: y", "hidden: z"])  # fmt: skip
def test_other_mistakes_hold_nothing_back(network, front):
    files = {
        "hobnob.yaml": "fields: [shoe_size, hidden]",
        "contacts/ada.md": f"---\nvisibility: public\nskills: [x]\n{front}\n---\n",
    }
    [ada] = project(network(files).network, SHARE, TODAY).records
    assert bool(ada.fields) == ("Skills" not in front)


@pytest.mark.parametrize(
    ("settings", "is_clear"),
    [
        ("site: {share: {fields: [name]}}", True),
        ("site: {share: {fields: [name, rol]}}", True),
        ("site: {share: {fields: [name], accent: red}}", False),
        ("site: {share: {fields: [name}}", False),
        ("site: {share: {fields: {name: yes}}}", False),
        ("site: {shares: {fields: [name]}}", False),
        ("sites: {share: {fields: [name]}}", False),
        ("site: {share: {field: [name]}}", False),
        ("site: {share: {fields: [name]}}\nsite: {accent: '#123456'}", False),
        ("site: {shar: {fields: [name]}}", False),
        ("tiers: {key: {cadence: soon, limits: never}}", True),
        ("site: {accent: red, share: {fields: [name]}}", True),
        (b"title: \xff\nsite: {share: {fields: [name]}}\n", False),
    ],
)
def test_settings_that_leave_it_in_doubt_what_may_be_shared_stop_the_build(network, root, settings, is_clear):
    """What cannot be read of settings has its default, which may list more than its owner did."""
    snapshot = network({"hobnob.yaml": settings, "contacts/ada.md": "---\nvisibility: public\n---\n"})
    if is_clear:
        assert build(snapshot, root, sharing=SHARE).pages > 1
    else:
        with pytest.raises(HobnobError, match="not sure what may be shared"):
            build(snapshot, root, sharing=SHARE)
        assert not (root / "site-shared").exists()


def test_private_may_name_the_public_section(network):
    known = network({"contacts/ada.md": "---\nvisibility: public\nprivate: body\n---\n## Public\nA\n"}).network
    assert project(known, SHARE, TODAY).records[0].text == ""


def test_parts_of_the_site_that_settings_leave_out_are_not_shared(network):
    known = network(SECRETS.replace("checks: {stale-facts: off}", "site: {pages: [today, communities]}")).network
    assert {record.kind for record in project(known, SHARE, TODAY).records} == {"contact", "community"}


def test_own_keys_are_shared_if_they_are_listed_and_plain(network):
    files = {
        "hobnob.yaml": "fields: [shoe, hat, pet, den]\nsite: {share: {fields: [shoe, hat, pet, den]}}",
        "contacts/ada.md": "---\nvisibility: public\nshoe: 42\nhat: 'a bowler'\npet: [cat, dog] # HBNPRIV\nden: '[[x]]'\n---\n",
    }
    [ada] = project(network(files).network, SHARE, TODAY).records
    assert [(field.name, field.values[0].text) for field in ada.fields] == [("shoe", "42"), ("hat", "a bowler")]
