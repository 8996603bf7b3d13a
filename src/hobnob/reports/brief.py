"""What to know of a person, an event or anything else before you meet.

Of a person why now, the last interactions, promises both ways, whom you have in common, what they need and what you
could give, the ways to somebody you do not know yet, and a letter that fits. Of an event whom to meet and what to say,
or what is left to do after it; of an objective its needs and whoever has a say in it; of a community whom you know
there.
A key is only there where there is something to say.

Keys of the JSON:

    answer                   the answer in a line: why now, or how it stands; not of a note or yourself
    id                       its id
    record                   its kind: community, objective, event, introduction, note or me; not of a person
    aliases[]                what else it is called
    who                      of a person: role, organisation, place and pronouns
    standing                 of a person or a community, where it is not the usual one
    category                 of a person: their category
    tier                     of a person: their tier
    communities[]            of a person: the communities they belong to, as written
    helps_me_as[]            of a person: what they are to you
    reach[]                  of a person: addresses, numbers and links
    strength                 of a person: your tie, 0 to 100, exact; null where nothing is known
    state                    of a person: where they stand by their cadence
    balance                  of a person: -1 (only they gave) to 1 (only you gave), exact
    met                      of a person: when you met; of an introduction: when they did
    birthday                 of a person: their birthday
    skills[]                 what they can help with
    can_reach[]              of a person: whom they could lead to
    interests[]              what they are interested in
    talks[].date             of a person: the date of one of the last interactions
    talks[].title            its title
    talks[].id               the id of its note
    planned[].date           of a person: the date of a meeting planned
    planned[].title          its title
    planned[].id             the id of its note
    promised[].action        of a person: the id of something that you promised them
    promised[].do            what it is
    promised[].due           when it is due; null where nothing was said
    promised_to_you[].action of a person: the id of something that they promised
    promised_to_you[].do     what it is
    promised_to_you[].due    when it is due; null where nothing was said
    needs[]                  of a person: what they look for
    could_give[].need        of a person: a need that something of yours fits
    could_give[].gift        what you could give
    could_give[].from        who has it: me, or the id of whom to introduce
    offers[]                 what they offer, or what you offer there
    find_out[]               what you would like to find out
    learned[].text           of a person: something learned about them
    learned[].date           when
    in_common[].id           of a person: the id of somebody who knows them
    in_common[].well         whether they know each other well
    in_common[].is_declared  whether a file says so, and not only notes that they share
    in_common[].evidence[]   where it was said
    words[]                  of a person: what you wrote of them
    ways[].people[]          of a person you do not know yet: the ids along a way to them
    ways[].warmth            its warmth, above 0 and up to 1, exact
    draft                    of a person or an introduction: a letter that fits, to send yourself
    date                     of an event or a note: its date
    from                     of an event: the day it begins
    to                       of an event: the day it ends
    place                    of an event or a note: where
    url                      its address
    community                of an event: its community
    objective                what it serves
    status                   of an event or an objective: its status
    meet[]                   of an event: whom to meet, as written
    bring[]                  of an event: what to bring
    ask[]                    of an event: what to ask
    pitch                    of an event: which pitch
    pitch_opening            of an event ahead: how long its pitch takes, and how it begins
    guests[].id              of an event ahead: the id of somebody to meet; null for a description
    guests[].text            what was written
    guests[].who             what they are called
    guests[].approach        direct, under way, declined, idea, through, cold or past; null for a description
    guests[].strength        your tie, 0 to 100, exact; null where nothing is known
    guests[].last            the day you last had to do with them; null where none is known
    guests[].could_give[]    what you could give them
    guests[].find_out[]      what you would like to find out
    people_met[].id          of an event that is over: the id of somebody met there
    people_met[].name        their name
    people_met[].is_new      whether for the first time
    people_met[].state       followed up, promised, open, or known for an old acquaintance
    people_met[].since       how often something has happened with them since
    missed[]                 of an event that is over: ids of contacts to meet whom nothing says that you met
    unfiled[]                of an event that is over: names that have no file yet
    got_there[]              of an event that is over: what you got there
    next[].what              of an event, an introduction, an objective or a community to join: something to do
    next[].why               why
    next[].kind              the sort of action
    next[].about             the record it is about
    next[].people[]          ids of those it takes
    next[].objective         the id of the objective that it serves; null where that is none
    due                      of an objective: its deadline
    why                      of an objective or an introduction: why
    allies[]                 of an objective: its allies, as written
    needs[].objective        of an objective: its id
    needs[].need             the label of a need
    needs[].query            its query
    needs[].people           for how many it asks
    needs[].verdict          covered, thin, reachable, missing or unclear
    needs[].why              what the verdict rests on
    needs[].close[]          ids of those who cover it
    needs[].known[]          ids of those you know who match it
    needs[].past[]           ids of those you knew who match it
    needs[].within_reach[]   ids of those you want to know, and a way leads to them
    needs[].out_of_reach[]   ids of those you want to know, and none does
    needs[].declined[]       ids of those you want to know, to whom an introduction was declined
    needs[].leads[]          ids of those who could lead to such people
    needs[].under_way[]      what is under way
    needs[].do               what to do; null where that is nothing
    stakeholders[].id        of an objective: the id of somebody who has a say; null for a seat, or a name of nobody
    stakeholders[].name      their name, or the empty seat
    stakeholders[].is_empty  whether it is an empty seat
    stakeholders[].power     from 1 to 5; null where it is not noted
    stakeholders[].interest  from 1 to 5; null where it is not noted
    stakeholders[].stance    supporter, neutral or sceptic; null where it is not noted
    stakeholders[].need      what you need from them; null where that is nothing
    stakeholders[].place     their place in the grid of power and interest
    kind                     of a community or a note: its kind
    my_role                  of a community: your role there
    since                    of a community: since when you are a member
    meets                    of a community: when it meets
    values[]                 of a community: what its people value
    members[]                of a community: ids of its members, the strongest ties first
    wanted[]                 of a community: ids of those who belong to it and whom you do not know yet
    former_members[]         of a community: ids of those who were there
    past[]                   of a community: ids of those of the past who are or were there
    actions[].action         the id of an action, the open ones but of a note
    actions[].do             what it is
    actions[].due            when it is due; null where nothing was said
    actions[].promised_by    who promised it: me, or the id of a contact
    actions[].state          of a note: open, done or dropped
    people[]                 of a note: ids of those who were there
    minutes                  of a note: how long it took
    started_by               of a note: who began, me or them
    got[].text               of a note: something you got; gave and told are given alike
    got[].people[]           ids of those whom it concerned
    between[]                of an introduction: between whom, as written
    introducer               of an introduction: who makes it
    turn[]                   of an introduction: the ids of those whose turn it is; nobody where nothing is left to do
    proposed                 of an introduction: the day of this stage; the later ones are given alike
    agreed                   of an introduction: the day on which the last yes came
    agreed_by[]              of an introduction: who has said yes
    pronouns                 of yourself: your pronouns
    role                     of yourself: your role
    org                      of yourself: your organisation
    location                 of yourself: where you are
    email[]                  of yourself: your addresses
    links[]                  of yourself: your pages
    travels[]                of yourself: where you travel
    pitches[].audience       of yourself: whom a pitch is for; empty for anybody
    pitches[].seconds        how long it takes, exact
    pitches[].text           what it says
    interactions[]           ids of the notes that belong to it, the latest first
    text                     what its file says besides
    named_by[].about         a record that names it and is not told of above
    named_by[].name          its name
"""

from __future__ import annotations

from hobnob.analyses.known import Known
from hobnob.document import Document
from hobnob.lookup import the_one
from hobnob.model import Contact
from hobnob.network import ANY_KIND
from hobnob.reports._ask import Ask
from hobnob.reports._person_brief import person_brief
from hobnob.reports._record_brief import record_brief

EXPLAINS = (
    "strength",
    "cadence",
    "giving",
    "balance",
    "approach",
    "events",
    "triage",
    "introductions",
    "stakeholders",
)
OPTIONS: tuple[str, ...] = ()
WORDS = "REF"


def report(known: Known, ask: Ask) -> Document:
    """The brief of the record that the words mean; HobnobError where they mean none, or several."""
    key = the_one(known.network, " ".join(ask.words), ANY_KIND)
    record = known.network.record(key)
    return person_brief(known, ask, record) if isinstance(record, Contact) else record_brief(known, ask, record)
