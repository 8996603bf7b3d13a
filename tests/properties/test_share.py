"""Whatever a network holds, what is private in it makes no difference to the site that is handed out."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from hobnob.network import Network
from hobnob.parse import parse_file
from hobnob.resolve import resolve
from hobnob.settings import read_settings
from hobnob.site.share.eligible import Sharing
from hobnob.site.share.projection import Shared, project
from hobnob.site.share.public import public
from leaking import site_bytes
from session import TODAY

TOKEN = "HBNPRIV"
IDS = ("ada", "bob", "cy", "club", "fair")
NAMES = (*IDS, "Ada", "Ada Lovelace", "Bob", "Club", "李明", "me")
KINDS = ("contacts", "communities", "events", "objectives", "notes", "introductions")
LISTED = (
    "name",
    "org",
    "role",
    "category",
    "communities",
    "skills",
    "knows",
    "meet",
    "between",
    "with",
    "allies",
    "topics",
)
NOISY = ("location", "phone", "needs", "offers", "interests", "find_out", "aliases", "tags", "met_at", "met_through", "place",
         "why", "outcome", "values", "verified", "tie", "tier", "hbn_key", "x-hbn")  # fmt: skip
SHARINGS = (Sharing(), Sharing("public"), Sharing(initials=True))

names = st.sampled_from(NAMES)
words = st.one_of(
    names,
    st.sampled_from(
        [
            "hiring",
            "[[ada]] and more",
            "[[bob|him]]",
            "Ada's",
            "bread <!-- x -->",
            "a [b:: c] d",
            "[sums](https://a.example)",
        ]
    ),
    # What leads to nothing shared is to be seen nowhere, though the field is.
    st.sampled_from(
        [
            f"[[{TOKEN}]]",
            f"[[{TOKEN}|{TOKEN}]]",
            f"see {TOKEN}.md",
            f"<{TOKEN}.md>",
            f"knows:{TOKEN}",
            f"[{TOKEN}](x.md)",
        ]
    ),
)
secrets = st.one_of(words, st.just(TOKEN), words.map(lambda text: f"{text} {TOKEN}"))


@dataclass
class Open:
    """What others may see of one file: its kind and id, its listed fields, its texts and its open entries."""

    kind: str
    id: str
    visibility: str
    fields: dict[str, str]
    text: str
    entries: list[str]
    heading: str


@dataclass
class Noise:
    """What is private in such a file: fields that are not listed, other text, other entries."""

    fields: dict[str, str]
    before: str
    inside: str
    after: str
    entries: list[str]


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def listed(texts: list[str]) -> str:
    return "[" + ", ".join(map(quoted, texts)) + "]"


values = st.lists(words, max_size=3).map(listed)
open_files = st.builds(
    Open,
    st.sampled_from(KINDS),
    st.sampled_from(IDS),
    st.sampled_from(["shared", "public"]),
    st.fixed_dictionaries(
        {},
        optional={
            "name": names.map(quoted),
            "org": words.map(quoted),
            "role": words.map(quoted),
            "category": st.sampled_from(["friends", "clients"]),
            "communities": values,
            "skills": values,
            "knows": values,
            "meet": values,
            "between": values,
            "with": values,
            "allies": values,
            "topics": values,
            "private": st.sampled_from(["[phone]", "[skills, role]", "[name]"]),
        },
    ),
    st.sampled_from(
        [
            "",
            "Hello, [[ada]].",
            "See [[bob|Bob]] and [club](../communities/club.md).",
            "- a\n- [[nobody]]",
            "With [Ada], [x][club] and `rows[0]`.",
            f"<{TOKEN}.md> [[{TOKEN}|x]] [{TOKEN}][] b%6Fb.md",
        ]
    ),
    st.lists(st.sampled_from(["Tea with [[ada]]", "Tea with [[bob]] and [[Club]]", "Tea"]), max_size=2),
    st.sampled_from(["", "# Tea with [[ada]]", "# Tea with [[fair]] and [[Bob]]"]),
)
noises = st.builds(
    Noise,
    st.fixed_dictionaries({}, optional={name: secrets.map(quoted) for name in NOISY}),
    secrets,
    st.sampled_from(
        [
            "",
            f"<!-- {TOKEN} -->",
            f"- [ ] {TOKEN} for:ada",
            f"learned:: {TOKEN}",
            f"### 2026-05-02 {TOKEN}\n\n[[ada]]",
            f"### {TOKEN}, 2 May\n\n[[ada]]",
            f"**2026-05-02** {TOKEN}\n\n[[ada]]",
            f"| [ ] {TOKEN} | x |",
            f"{TOKEN}\ndue:2026-05-02",
            f"[//]: # ({TOKEN})",
            f"{TOKEN} #private",
        ]
    ),
    st.one_of(secrets, st.just(f"[Ada]: {TOKEN}.md\n[club]: ada.md"), st.just(f"# {TOKEN} with [[ada]]")),
    st.lists(secrets, max_size=2),
)


@dataclass
class Hidden:
    """A private file."""

    folder: str
    kind: str
    id: str
    visibility: str
    noise: Noise
    name: str


hidden_files = st.builds(
    Hidden,
    st.sampled_from(["A", "zz", "open/A"]),
    st.sampled_from(KINDS),
    st.one_of(st.sampled_from(IDS), st.just(TOKEN)),
    st.sampled_from(["", "visibility: private\n", "visibility: everybody\n", "visibility: public\nprivate: {\n"]),
    noises,
    st.one_of(names, st.just(TOKEN)),
)
setting_noises = st.lists(
    st.sampled_from([f"tiers: {{{TOKEN}: {{cadence: 3 weeks}}}}", f"never_same: [[ada, {TOKEN}]]", "strength: {half_life: 9 days}",
                     "pitch: {seconds: 30}", "log: {into: journal}"]),
    unique=True,
)  # fmt: skip
spare_categories = st.sampled_from(["", f", {TOKEN}: {{}}"])


def open_text(one: Open, noise: Noise, number: int) -> tuple[str, str]:
    """The path and text of a file that is shared, with what is private in it."""
    kept = {name: value for name, value in noise.fields.items() if name not in one.fields}
    fields = {**one.fields, **kept, "visibility": one.visibility}
    front = "".join(f"{name}: {value}\n" for name, value in fields.items())
    # A heading at the top of a note may name it and its people; nothing private stands above it.
    before = f"{one.heading}\n\n{noise.before}" if one.heading else noise.before
    public = f"## Public\n\n{one.text}\n\n{noise.inside}\n\n## Other\n\n{noise.after}\n\n"
    entries = "".join(
        f"## 2026-05-0{day} {title}\n\nvisibility:: public\n\n" for day, title in enumerate(one.entries, 1)
    )
    private = "".join(
        f"## 2026-04-0{day} {title} with [[ada]]\n\n{TOKEN}\n\n" for day, title in enumerate(noise.entries, 1)
    )
    return f"{one.kind}/open/{number}/{one.id}.md", f"---\n{front}---\n{before}\n\n{public}{entries}{private}"


def hidden_text(one: Hidden, number: int) -> tuple[str, str]:
    front = "".join(f"{name}: {value}\n" for name, value in one.noise.fields.items())
    body = f"{one.noise.before}\n\n## Public\n\n{TOKEN}\n\n## 2026-05-03 Tea with [[ada]]\n\nvisibility:: public\n"
    text = f"---\nname: {quoted(one.name)}\n{front}{one.visibility}---\n{body}"
    return f"{one.kind}/{one.folder}/{number}/{one.id}.md", text


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Network, Network]:
    """Two networks that differ in nothing but what is private."""
    opened = draw(st.lists(open_files, max_size=5))
    return networks(draw, opened), networks(draw, opened)


def networks(draw: st.DrawFn, opened: list[Open]) -> Network:
    files = [open_text(one, draw(noises), number) for number, one in enumerate(opened)]
    files += [hidden_text(one, number) for number, one in enumerate(draw(st.lists(hidden_files, max_size=4)))]
    if draw(st.booleans()):
        files.append(("me.md", f"---\nname: {quoted(draw(names))}\n---\n## Public\n\n{TOKEN}\n"))
    known = read_settings(
        "\n".join(
            [
                f"categories: {{friends: {{}}{draw(spare_categories)}, clients: {{}}}}",
                f"site: {{share: {{fields: {list(LISTED)}}}}}",
                "fields: [hbn_key]",
                *draw(setting_noises),
            ]
        )
    ).settings
    return resolve([parse_file(path, text, known) for path, text in files], known)


@given(pairs())
def test_what_is_private_makes_no_difference(pair: tuple[Network, Network]) -> None:
    for sharing in SHARINGS:
        one, other = (project(network, sharing, TODAY) for network in pair)
        assert one == other
        assert TOKEN.casefold() not in repr(one).casefold()
        check_links(one)


def check_links(shared: Shared) -> None:
    """Every value that leads somewhere leads to a record of the projection, and every record has its own address."""
    urls = [record.url for record in shared.records]
    assert len(set(urls)) == len(urls)
    values = [value for record in shared.records for field in record.fields for value in field.values]
    assert {value.url for value in values if value.url and not value.is_outside} <= set(urls)


@given(pairs(), st.sampled_from(SHARINGS))
@settings(max_examples=10)
def test_what_is_private_makes_no_difference_to_a_byte(pair: tuple[Network, Network], sharing: Sharing) -> None:
    one, other = (site_bytes(network, sharing) for network in pair)
    assert one == other
    for name, data in one.items():
        assert TOKEN.casefold() not in f"{name}{data.decode()}".casefold()


PIECES = (
    "## Public\n~## Public\n~## More\n~# ~### ~\n~\n\n~ ~    ~\t~- ~1. ~- [ ] ~- [x] ~> ~`~```~```\n~~~~\n~<!--~-->~%%~::~a:: b~[a:: b]~word~"
    "[[ada]]~---\n~===\n~2026-05-03~## 2026-05-03 ~<h2>~\r\n~é~\0~|"
).split("~")
BODIES = st.lists(st.sampled_from([*PIECES, "~~~", "~~~\n"]), max_size=30).map("".join)


@given(
    BODIES,
    st.sampled_from(
        ["## Private", "# Private", "Private\n---", "## 2026-05-03 Tea", "## Publicity", "### 3 May", "**3 May 2026**"]
    ),
)
def test_what_stands_under_another_heading_is_never_public(body: str, heading: str) -> None:
    assert TOKEN not in public(f"{body}\n\n{heading}\n\n{TOKEN}\n").text


@given(
    BODIES,
    st.sampled_from(
        [
            "<!-- {} -->",
            "%% {} %%",
            "- [ ] {}",
            "> - [x] {}",
            "key:: {}",
            "a [key:: {}] b",
            "> key:: {}",
            "| [ ] {} |",
            "**2026-05-03** {}",
            "3 May: {}",
            "### 3 May {}",
            "{}\ndue:2026-05-03",
            "{} 📅 2026-05-03",
            "[//]: # ({})",
        ]
    ),
)
def test_what_is_hidden_in_a_public_section_is_never_public(body: str, hidden: str) -> None:
    before = body.replace("`", "").replace("~", "")
    assert TOKEN not in public(f"{before}\n\n## Public\n\n{hidden.format(TOKEN)}\n\n{body}").text


people = st.lists(
    st.tuples(
        st.sampled_from(["Zed", "Zoe"]),
        st.lists(st.integers(0, 6), max_size=2),
        st.booleans(),
        st.sampled_from(["", "## Public\n\nWith [[{}]].\n"]),
    ),
    min_size=2,
    max_size=7,
)


@given(people, st.randoms(use_true_random=False))
def test_what_files_are_called_makes_no_difference(
    drawn: list[tuple[str, list[int], bool, str]], random: Random
) -> None:
    """Where people who cannot be told apart know one another, the order of their files must not be seen either."""
    ids = [f"p{number}" for number in range(len(drawn))]
    for sharing in SHARINGS:
        assert project(called(drawn, ids), sharing, TODAY) == project(
            called(drawn, random.sample(ids, len(ids))), sharing, TODAY
        )


def called(drawn: list[tuple[str, list[int], bool, str]], ids: list[str]) -> Network:
    """A network of people whose files are called so, and who know those of the numbers."""
    known = read_settings("site: {share: {fields: [name, knows]}}").settings
    files = {}
    for id, (name, knows, is_nameless, text) in zip(ids, drawn, strict=True):
        others = [ids[number] for number in knows if number < len(ids) and ids[number] != id]
        private = "private: [name]\n" if is_nameless else ""
        front = f"name: {name}\nvisibility: public\nknows: {others}\n{private}"
        body = text.format(others[0]) if others else ""
        files[f"contacts/{id}.md"] = f"---\n{front}---\n{body}"
    return resolve([parse_file(path, files[path], known) for path in sorted(files)], known)
