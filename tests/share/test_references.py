"""What a reference of a shared record means: somebody who is shared too, or nobody."""

from __future__ import annotations

from hobnob.site.share.projection import project
from leaking import SHARE
from session import TODAY


def test_references_lead_to_shared_records_alone(network):
    known = network("""
        --- hobnob.yaml
        site: {share: {fields: [name, org, knows, met_at, met_through, communities, history, meet, allies, stakeholders]}}
        --- contacts/ada.md
        ---
        name: Ada
        visibility: public
        org: Club
        knows: [bob, Cy, hidden, nobody]
        met_at: a long train
        met_through: hidden
        history: [Cook org:hidden-club, "Clerk org:club from:2019", {org: Old Mill, role: miller, to: 2010}]
        ---
        --- contacts/bob.md
        ---
        name: Bob
        visibility: public
        org: hidden-club
        met_at: "[[Hidden club]]"
        history: ["Scribe org:[[Hidden club]]"]
        ---
        --- contacts/cy.md
        ---
        name: Cy
        visibility: shared
        org: "[[club]]"
        ---
        --- contacts/cy2.md
        ---
        name: Cy
        ---
        --- contacts/hidden.md
        --- communities/club.md
        ---
        name: Club
        visibility: public
        ---
        --- communities/hidden-club.md
        --- events/fair.md
        ---
        name: Fair
        visibility: public
        meet: [ada, hidden, somebody with a hat]
        ---
        --- objectives/job.md
        ---
        name: Job
        visibility: public
        allies: [hidden, bob]
        stakeholders: ["hidden power:5", "ada power:4 interest:5 stance:supporter", {seat: the chair}]
        ---
    """).network
    found = {record.slug: record for record in project(known, SHARE, TODAY).records}

    def said(slug: str, name: str) -> list[tuple[str, ...]]:
        return [(value.text, value.url, value.note) for value in found[slug].values_of(name)]

    club = "communities/club.html"
    assert said("ada", "org") == said("cy", "org") == [("Club", club, "")]
    assert said("ada", "knows") == [("Bob", "people/bob.html", ""), ("Cy", "people/cy.html", "")]
    assert said("ada", "met_at") == [("a long train", "", "")]
    assert said("ada", "met_through") == []
    assert said("ada", "history") == [("Cook", "", ""), ("Club", club, "Clerk, 2019"), ("Old Mill", "", "miller, 2010")]
    assert said("bob", "org") == said("bob", "met_at") == []
    assert said("bob", "history") == [("Scribe", "", "")]
    assert said("fair", "meet") == [("Ada", "people/ada.html", "")]
    assert said("job", "allies") == [("Bob", "people/bob.html", "")]
    assert said("job", "stakeholders") == [
        ("Ada", "people/ada.html", "power 4, interest 5, supporter"),
        ("the chair", "", ""),
    ]


def test_two_shared_files_of_one_id_are_both_shown_and_neither_is_meant(network):
    known = network("""
        --- hobnob.yaml
        site: {share: {fields: [name, knows]}}
        --- contacts/ada.md
        ---
        name: Ada
        visibility: public
        knows: [bob]
        ---
        --- contacts/bob.md
        ---
        name: Bob
        visibility: public
        ---
        --- contacts/more/bob.md
        ---
        name: Bob
        visibility: public
        ---
    """).network
    records = project(known, SHARE, TODAY).records
    assert [record.slug for record in records] == ["ada", "bob", "bob-2"]
    assert records[0].fields == ()


def test_an_alias_leads_to_somebody_only_if_aliases_are_listed(network):
    files = """
        --- hobnob.yaml
        site: {share: {fields: [name, knows]}}
        --- contacts/ada.md
        ---
        name: Ada
        visibility: public
        aliases: [The Countess]
        ---
        --- contacts/bob.md
        ---
        name: Bob
        visibility: public
        knows: [The Countess]
        ---
    """
    for listed, shown in (("name, knows", 0), ("name, knows, aliases", 1)):
        known = network(files.replace("name, knows", listed)).network
        bob = project(known, SHARE, TODAY).of("contact")[1]
        assert len(bob.values_of("knows")) == shown
