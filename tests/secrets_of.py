"""Networks in which everything private bears a mark, and what their shared sites say all the same."""

from __future__ import annotations

TOKEN = "HBNPRIV"
"""Stands in everything that is private below, and in nothing else."""


SECRETS = """
    --- hobnob.yaml
    title: Open house
    fields: [hbnpriv_key]
    categories: {HBNPRIV lovers: {offers: [HBNPRIV]}, friends: {offers: [HBNPRIV]}, clients: {}}
    tiers: {HBNPRIV tier: {cadence: 7 weeks}, key: {cadence: 9 weeks}}
    kinds: {HBNPRIV walk: {words: [hbnprivwalk]}}
    never_same: [[ada, HBNPRIV-bob]]
    checks: {stale-facts: off}
    --- me.md
    ---
    name: HBNPRIV Owner
    skills: [HBNPRIV]
    ---
    ## Public
    HBNPRIV
    ## Pitch
    HBNPRIV
    --- contacts/ada.md
    ---
    # HBNPRIV
    name: Ada Lovelace # HBNPRIV
    pronouns: HBNPRIV
    org: "[[HBNPRIV-works]]"
    role: Analyst <!-- HBNPRIV --> of [[HBNPRIV-bob|HBNPRIV things]]
    history: [HBNPRIV org:HBNPRIV-works]
    location: HBNPRIV
    email: HBNPRIV@HBNPRIV.example
    phone: "+44 20 7946 0958"
    links: [https://HBNPRIV.example]
    category: friends
    tier: HBNPRIV tier
    met_at: HBNPRIV
    met_through: HBNPRIV-bob
    knows: [HBNPRIV-bob, carl]
    knows_well: [HBNPRIV-bob]
    communities: [open-club, HBNPRIV-club, "[[HBNPRIV-club]]"]
    skills: [hiring, "[[HBNPRIV-bob]] and patience [HBNPRIV:: x]", "[HBNPRIV](HBNPRIV-bob.md)", "[sums](https://sums.example)"]
    needs: [HBNPRIV]
    offers: [HBNPRIV]
    interests: [HBNPRIV]
    can_reach: [HBNPRIV]
    find_out: [HBNPRIV]
    helps_me_as: [HBNPRIV]
    aliases: [HBNPRIV]
    tags: [HBNPRIV]
    hbnpriv_key: HBNPRIV
    x-HBNPRIV: HBNPRIV
    visibility: public
    private: [interests]
    ---
    HBNPRIV [[HBNPRIV-bob]]

    ## Public

    A *public* word on [[open-club]] and [[carl|Carl himself]], not on [[HBNPRIV-bob]], [[HBNPRIV-bob|HBNPRIV label]],
    ![[HBNPRIV-bob]], [HBNPRIV](HBNPRIV-bob.md), [**HBNPRIV**](../contacts/HBNPRIV-bob.md "HBNPRIV"),
    ![HBNPRIV](HBNPRIV.png), [HBNPRIV][far], [HBNPRIV][near], `[[HBNPRIV-bob]]`, <a href="HBNPRIV.md">HBNPRIV</a>,
    [HBNPRIV](obsidian://open?file=HBNPRIV), <obsidian://HBNPRIV>, [HBNPRIV](file:///HBNPRIV) or
    [about](https://about.example). <!-- HBNPRIV
    ## HBNPRIV --> A word [gave:: HBNPRIV] more. %% HBNPRIV %%

    [near]: HBNPRIV-bob.md "HBNPRIV"

    learned:: HBNPRIV
    > got:: HBNPRIV

    - [ ] HBNPRIV for:HBNPRIV-bob
      HBNPRIV
    HBNPRIV
    - an item
    - [x] HBNPRIV done:2026-05-01

    > - [ ] HBNPRIV

    | one | two |
    |---|---|
    | [ ] HBNPRIV | x |

    HBNPRIV is owed the paper
    due:2026-05-01

    **2026-05-01** HBNPRIV

    HBNPRIV

    ### 2026-05-02 HBNPRIV

    HBNPRIV

    ### HBNPRIV on 1 May

    HBNPRIV

    ### More

    the end

    ## HBNPRIV

    HBNPRIV

    [far]: HBNPRIV.md

    ## 2026-05-01 HBNPRIV with [[carl]]

    HBNPRIV

    ## 2026-05-03 HBNPRIV with [[HBNPRIV-bob]]

    visibility:: public
    HBNPRIV

    ## 2026-05-04 Coffee with [[carl]] <!-- HBNPRIV -->

    visibility:: public
    kind:: HBNPRIV walk
    at:: HBNPRIV
    topics:: HBNPRIV
    gave:: HBNPRIV
    got:: HBNPRIV
    told:: HBNPRIV
    learned:: HBNPRIV
    HBNPRIV [[HBNPRIV-bob]]

    - [ ] HBNPRIV

    ## 2026-05-05 HBNPRIV contradiction with [[carl]]

    visibility:: public
    visibility:: private

    # 2026-05-06 HBNPRIV with [[carl]]

    ## Public

    HBNPRIV
    --- contacts/HBNPRIV-folder/carl.md
    ---
    name: Carl
    category: clients
    visibility: shared
    org: Open works
    role: baker
    communities: open-club
    ---
    --- contacts/HBNPRIV-dora.md
    ---
    name: Dora
    visibility: public
    org: hbnpriv-works
    ---
    --- contacts/HBNPRIV-bob.md
    ---
    name: HBNPRIV Bob
    aliases: [Carl, Ada Lovelace, open-club, dora]
    knows: [ada]
    communities: [open-club]
    org: Open works
    category: HBNPRIV lovers
    ---
    ## 2026-05-07 HBNPRIV with [[ada]]

    visibility:: public
    --- contacts/eve.md
    ---
    name: HBNPRIV Eve
    visibility: everybody
    ---
    --- contacts/gil.md
    ---
    name: HBNPRIV Gil
    visibility: public
    phone: [HBNPRIV
    ---
    --- contacts/hal.md
    ---
    name: HBNPRIV Hal
    visibility: public
    private: [HBNPRIV phon]
    ---
    --- contacts/ida.md
    ---
    name: HBNPRIV Ida
    visibility: public
    visibility: private
    ---
    --- contacts/jon.md
    ---
    name: HBNPRIV Jon
    visibility: public
    private: {name: yes}
    ---
    --- contacts/kit.md
    ---
    name: HBNPRIV Kit
    visibility: public
    Private: name
    ---
    --- contacts/leo.md
    ---
    name: HBNPRIV Leo
    visibility: public
    ---
    ## Public
    visibility:: private
    --- communities/open-club.md
    ---
    name: Open club
    kind: HBNPRIV
    my_role: HBNPRIV
    meets: HBNPRIV
    url: https://HBNPRIV.example
    values: [HBNPRIV]
    visibility: public
    ---
    HBNPRIV
    --- communities/HBNPRIV-club.md
    ---
    name: HBNPRIV club
    aliases: [Open works]
    kind: employer
    ---
    --- communities/HBNPRIV-works.md
    --- objectives/job.md
    ---
    name: A job
    why: HBNPRIV
    needs: [HBNPRIV, "knows:HBNPRIV-bob"]
    allies: [HBNPRIV-bob, ada]
    stakeholders: ["HBNPRIV-bob power:4 stance:sceptic", {seat: HBNPRIV}]
    visibility: public
    ---
    - [ ] HBNPRIV
    --- objectives/HBNPRIV-rule.md
    --- events/fair.md
    ---
    name: The fair
    date: 2026-06-01
    place: HBNPRIV
    meet: [HBNPRIV-bob, ada, HBNPRIV words]
    ask: HBNPRIV
    objective: HBNPRIV-rule
    visibility: shared
    ---
    ## 2026-06-01 HBNPRIV with [[ada]]
    --- introductions/HBNPRIV-and-ada.md
    ---
    between: [HBNPRIV-bob, ada]
    why: HBNPRIV
    visibility: public
    ---
    --- introductions/HBNPRIV-carl-and-ada.md
    ---
    between: [carl, ada]
    agreed_by: [carl]
    visibility: public
    ---
    --- notes/2026-05-08-HBNPRIV-lunch.md
    ---
    with: [ada, HBNPRIV-bob]
    visibility: public
    ---
    # HBNPRIV lunch
    --- notes/2026-05-09-HBNPRIV-tea.md
    ---
    with: [ada, carl]
    visibility: public
    ---
    # Tea with [[HBNPRIV-bob|HBNPRIV]] in mind

    HBNPRIV
    ## Public
    Tea was had.
    --- notes/2026-05-10-HBNPRIV.md
    ---
    with: [ada]
    visibility: public
    topics: [HBNPRIV]
    ---
    HBNPRIV
"""

LISTED = """
    --- hobnob.yaml
    site: {share: {fields: [name, needs, stakeholders, history, aliases, links, met, skills, x-own]}}
    --- contacts/ada.md
    ---
    name: Ada
    needs: [bread, "knows:HBNPRIV", "<HBNPRIV.md>", "HBNPRIV due:2026-05-01"]
    history: [Engineer org:HBNPRIV from:2001, HBNPRIV org:Open from:2002]
    private: [org]
    links: ["https://HBNPRIV:HBNPRIV@open.example/", "http://HBNPRIV@bare.example"]
    skills: ["[[HBNPRIV-bob]]", "[[HBNPRIV-bob|HBNPRIV]]", "[HBNPRIV][b]", "[HBNPRIV](HBNPRIV (x).md)", "![[HBNPRIV", "see https://u:HBNPRIV@seen.example"]
    met: 2024-05
    x-own: golf with [HBNPRIV](HBNPRIV-bob.md)
    visibility: public
    ---
    ## Public

    Two [[HBNPRIV-bob|wrapped
    HBNPRIV]], [[HBNPRIV-bob
    |HBNPRIV]], [Bob
    HBNPRIV][b], [**HBNPRIV**][b], [HBNPRIV], [HBNPRIV][], ![HBNPRIV
    x][b], [**HBNPRIV**](obsidian://HBNPRIV), [[bo[b|HBNPRIV]], <a href="HBNPRIV.md"
    >HBNPRIV</a>, [[cy|to
    Cy]], [[x|y|HBNPRIV]], [ours], [the
    others][ours], [^1] and [web](https://HBNPRIV:HBNPRIV@web.example).
    [HBNPRIV]: HBNPRIV-bob.md

    learned:: she moves to
    HBNPRIV

    - gave:: a hand to
      HBNPRIV

    > [[HBNPRIV-bob|a quoted
    > HBNPRIV]]

    [ours]: https://ours.example

    ##\u00a0HBNPRIV

    HBNPRIV

    ## Links

    [b]: HBNPRIV-bob.md
    [HBNPRIV]: HBNPRIV-bob.md
    --- contacts/cy.md
    ---
    name: Cy
    history: [HBNPRIV org:Open from:2001]
    private: [role]
    visibility: public
    ---
    --- contacts/dan.md
    ---
    name: HBNPRIV
    aliases: [HBNPRIV]
    private: [name]
    visibility: public
    ---
    --- contacts/HBNPRIV-bob.md
    ---
    name: HBNPRIV Bob
    ---
    --- objectives/job.md
    ---
    name: A job
    needs: [flour, "knows:HBNPRIV-bob", "knows:HBNPRIV"]
    stakeholders: [{who: HBNPRIV-bob, seat: HBNPRIV chair, need: HBNPRIV}, {who: cy, seat: HBNPRIV}, {seat: the chair}]
    visibility: public
    ---
"""
"""A network whose secrets stand in fields that are listed, and over the ends of lines."""

LISTED_SAID = ("bread", "flour", "https://open.example/", "open.example", "http://bare.example", "the chair", "to Cy</a>",
               '<a href="https://ours.example"', "https://web.example", "golf with (not shared)", "May 2024", "[^1]")  # fmt: skip
"""What the shared site of LISTED does say."""

SAID = ("Ada Lovelace", "Carl", "Dora", "Open club", "Open works", "A job", "The fair", "hiring", "Coffee with Carl",
        "<em>public</em>", "Carl himself", "an item", "the end", "https://about.example", "Tea was had.", "(not shared)",
        "baker", "Friends")  # fmt: skip
"""What the shared site of SECRETS does say."""
