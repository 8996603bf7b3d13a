"""Networks of any size for the benchmark suite: believable people, the same bytes for the same seed.

    python tests/bench/generate.py DIR --contacts 1000 --notes 5000 --seed 1

Degrees follow a power law: a few people know many and are in many notes, most know few and are in one or none. The
files look like those of the example network (fields, bodies, tasks, mentions, journal headings) and a check of them
finds no error. Everything happens before 15 May 2026, which the settings name as today.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

TODAY = date(2026, 5, 15)
SIZES = {"500": (500, 2_500), "1k": (1_000, 5_000), "10k": (10_000, 50_000)}

FIRST = """
Ada Agnes Aino Alma Amara Amir Anders Anouk Astrid Bela Berit Bilal Birgitta Bo Camille Carlos Chidi Clara Dagmar Daniel
Davit Dilan Edda Eero Elias Elif Emil Esra Ewa Farida Fatima Felix Fredrik Gabriela Gita Greta Gustav Hanna Hassan Helle
Hugo Ibrahim Ida Ines Ingrid Ivo Jakob Jamila Jana Joao Johanna Jonas Jun Kaito Karin Karolina Kenji Kerstin Lars Leila
Lena Linh Lukas Magda Malik Mariam Marta Mateo Mehmet Mikael Mina Nadia Nils Noor Ola Oskar Ottilia Petra Pontus Priya
Rafael Rania Rosa Ruth Samir Sara Selma Shirin Signe Sofia Stellan Svea Tariq Thea Tobias Tomasz Tuva Ulla Vera Viktor
Wanda Yara Yusuf Zainab Zofia Zoe
""".split()
LAST = """
Abara Ahmadi Alm Andersson Aziz Bakker Bauer Berg Bergman Björk Blom Bondarenko Castro Chen Cohen Dahl Demir Diallo
Dubois Ek Eriksen Fischer Forsberg Fuentes Garcia Gran Grönlund Haddad Hagen Hansen Hedlund Holm Horvat Ivanova Jansen
Johansson Kaya Keller Khan Kim Kovac Kowalska Larsen Laurent Lindqvist Lund Mäkinen Marino Mbeki Meyer Molina Moreau
Nakamura Ngo Nilsson Novak Nyberg Obi Okafor Olsen Öberg Patel Pereira Persson Petrov Quist Rahimi Ramos Rossi Ruiz
Sahin Salo Sandberg Santos Sato Schmidt Sharma Silva Sjögren Skog Sokolov Sousa Ström Suzuki Svensson Tanaka Thorsen
Toivonen Torres Vargas Vega Vermeer Virtanen Wagner Wallin Weber Wik Winter Wójcik Yilmaz Young Zhang Zimmer
""".split()
PLACES = "Gothenburg Stockholm Malmö Oslo Copenhagen Helsinki Berlin Hamburg Lisbon Kraków Utrecht Tallinn".split()
ROLES = (
    "data engineer", "nurse", "product manager", "ward manager", "researcher", "designer", "head of data", "founder",
    "statistician", "teacher", "recruiter", "analyst", "project manager", "clinical informatician", "developer",
)  # fmt: skip
SKILLS = (
    "Python", "SQL", "hiring", "statistics", "public speaking", "user research", "dashboards", "health records", "Rust",
    "regulation", "fundraising", "teaching", "negotiation", "machine learning", "writing", "facilitation", "accounting",
)  # fmt: skip
INTERESTS = (
    "sailing", "choirs", "bouldering", "repairing radios", "chess", "sourdough", "cold baths", "football", "orienteering",
    "poetry", "birds", "board games", "old maps", "cycling", "ceramics", "jazz",
)  # fmt: skip
WORDS = (
    "We talked about the new ward, the old system and what neither of them does.",
    "The budget is settled in June; until then nobody may say yes.",
    "They are looking for somebody who can read a specification and a patient.",
    "A long talk about whether to move, and what the children think of it.",
    "Somebody always knows somebody; this time it may even be true.",
    "Much laughter about the conference badge that named the wrong hospital.",
    "The pilot runs on two wards and the figures look better than anybody hoped.",
    "I should ask again in the autumn, when the reorganisation is through.",
)
KINDS = ("coffee", "call", "video", "meeting", "meal", "email", "message", "event")
CATEGORIES = ("family", "friends", "colleagues", "former colleagues", "clients", "mentors", "industry", "community")
TIERS = ("inner", "key", "active", "active", "wide", "wide", "", "", "", "")
COMMUNITY_KINDS = ("team", "employer", "alumni", "professional", "local", "voluntary", "online")


class Person(NamedTuple):
    """A contact to be: the id (the file's stem) and the name."""

    id: str
    name: str


def generate(root: Path, contacts: int, notes: int, seed: int = 1) -> int:
    """Writes a network into `root` and says how many files it has; raises ValueError for more people than names.

    Where `root` holds files already they are overwritten or left, never removed.
    """
    pool = list(itertools.product(FIRST, LAST))
    if contacts > len(pool):
        raise ValueError(f"there are names for {len(pool)} people, not for {contacts}")
    dice = random.Random(seed)
    people = [_person(first, last) for first, last in dice.sample(pool, contacts)]
    communities = [f"circle-{number}" for number in range(max(3, contacts // 40))]
    files = {"hobnob.yaml": f"title: {contacts} people and {notes} notes\ntoday: {TODAY}\n", "me.md": ME}
    files |= {f"communities/{each}.md": _community(each, dice) for each in communities}
    files |= {f"objectives/objective-{number}.md": _objective(number, people, dice) for number in range(3)}
    files |= {f"events/event-{number}.md": _event(number, people, dice) for number in range(max(2, contacts // 100))}
    for number in range(max(2, contacts // 50)):
        files[f"introductions/introduction-{number}.md"] = _introduction(people, dice)
    for index, person in enumerate(people):
        files[f"contacts/{person.id}.md"] = _contact(index, person, people, communities, dice)
    for number in range(notes):
        path, text = _note(number, people, dice)
        files[path] = text
    _write(root, files)
    return len(files)


ME = """---
name: Robin Vale
skills: Python, SQL, teaching
offers: [an hour of SQL help, an introduction to the ward]
needs: [a mentor, a reviewer]
---

## Pitch

I was a nurse for ten years and now I make the figures of a hospital tell the truth.
"""


def _person(first: str, last: str) -> Person:
    plain = unicodedata.normalize("NFKD", f"{first}-{last}".lower()).encode("ascii", "ignore").decode()
    return Person(plain, f"{first} {last}")


def _some(items: Sequence[str], most: int, dice: random.Random) -> str:
    return ", ".join(dice.sample(items, dice.randint(1, most)))


def _popular(count: int, dice: random.Random) -> int:
    """An index; the likelihood of the n-th goes with one over the root of n, which makes degrees a power law."""
    return int(count * dice.random() ** 2)


def _day(dice: random.Random, within: int = 1_000) -> date:
    """A day of the past, recent ones more likely."""
    return TODAY - timedelta(days=1 + int(within * dice.random() ** 2))


def _contact(index: int, person: Person, people: list[Person], communities: list[str], dice: random.Random) -> str:
    lines = ["---", f"name: {person.name}", f"org: {dice.choice(LAST)} & {dice.choice(LAST)}"]
    lines += [f"role: {dice.choice(ROLES)}", f"location: {dice.choice(PLACES)}", f"email: {person.id}@people.example"]
    if dice.random() < 0.4:
        lines.append(f"phone: +46 70 {index:07d}")
    if dice.random() < 0.3:
        lines.append(f"birthday: {dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}")
    lines.append(f"category: {dice.choice(CATEGORIES)}")
    if tier := dice.choice(TIERS):
        lines.append(f"tier: {tier}")
    lines.append(f"met: {dice.randint(2015, 2025)}-{dice.randint(1, 12):02d}")
    lines.append(f"communities: [{_some(communities, 2, dice)}]")
    lines.append(f"skills: {_some(SKILLS, 4, dice)}")
    if dice.random() < 0.5:
        lines.append(f"interests: {_some(INTERESTS, 3, dice)}")
    if dice.random() < 0.2:
        lines.append(f"needs: [somebody who knows {dice.choice(SKILLS)}]")
    if dice.random() < 0.1:
        lines.append(f"can_reach: [{dice.choice(ROLES)}s]")
    if dice.random() < 0.1:
        lines.append("standing: wanted")
    known = {_popular(len(people), dice) for _ in range(min(20, int(dice.paretovariate(1.1))))} - {index}
    if known:
        lines.append(f"knows: [{', '.join(people[other].id for other in sorted(known))}]")
    lines += ["---", "", dice.choice(WORDS), ""]
    if dice.random() < 0.05:
        lines += [
            f"- [ ] Send {person.name.split()[0]} the paper due:{TODAY + timedelta(days=dice.randint(-5, 60))}",
            "",
        ]
    if dice.random() < 0.1:
        lines += [f"## {_day(dice)} {dice.choice(KINDS).capitalize()}", "", dice.choice(WORDS), ""]
    return "\n".join(lines)


def _note(number: int, people: list[Person], dice: random.Random) -> tuple[str, str]:
    day = _day(dice)
    kind = dice.choice(KINDS)
    ids = sorted({_popular(len(people), dice) for _ in range(dice.choice((1, 1, 1, 2, 3)))})
    lines = ["---", f"date: {day}", f"with: [{', '.join(people[each].id for each in ids)}]", f"kind: {kind}"]
    if dice.random() < 0.5:
        lines.append(f"duration: {dice.choice((15, 30, 45, 60, 90))}m")
    if dice.random() < 0.3:
        lines.append(f"topics: [{_some(SKILLS, 2, dice)}]")
    if dice.random() < 0.15 and len(ids) == 1:
        lines.append(f"{dice.choice(('gave', 'got'))}: [help with {dice.choice(SKILLS)}]")
    lines += ["---", "", *dice.sample(WORDS, dice.randint(1, 3))]
    if dice.random() < 0.3:
        other = people[dice.randrange(len(people))]
        lines.append(f"They mentioned [[{other.id}|{other.name}]].")
    if dice.random() < 0.1:
        state = dice.choice(
            (f"- [ ] Send the figures due:{day + timedelta(days=30)}", f"- [x] Say thank you done:{day}")
        )
        lines += ["", state]
    return f"notes/{day.year}/{day}-{kind}-{number}.md", "\n".join(lines) + "\n"


def _community(name: str, dice: random.Random) -> str:
    kind = dice.choice(COMMUNITY_KINDS)
    return f"---\nname: {name.replace('-', ' ').title()}\nkind: {kind}\noffers: [time]\n---\n\n{dice.choice(WORDS)}\n"


def _objective(number: int, people: list[Person], dice: random.Random) -> str:
    needs = "".join(f"  - skill:{skill.split()[0].lower()}\n" for skill in dice.sample(SKILLS, 4))
    seats = "".join(
        f"  - {people[dice.randrange(len(people))].id} power:{dice.randint(1, 5)} interest:{dice.randint(1, 5)}\n"
        for _ in range(3)
    )
    return (
        f"---\nname: Objective {number}\nstatus: active\ndue: 2026-12-31\nwhy: It matters.\n"
        f"needs:\n{needs}stakeholders:\n{seats}---\n\n- [ ] Write the plan due:2026-06-30\n"
    )


def _event(number: int, people: list[Person], dice: random.Random) -> str:
    day = _day(dice)
    who = people[dice.randrange(len(people))].id
    return f"---\nname: Evening {number}\ndate: {day}\nplace: {dice.choice(PLACES)}\nstatus: went\nmeet: [{who}]\n---\n"


def _introduction(people: list[Person], dice: random.Random) -> str:
    first, second = dice.sample(people, 2)
    day = _day(dice) - timedelta(days=30)
    lines = ["---", f"between: [{first.id}, {second.id}]", "why: They would like each other", f"proposed: {day}"]
    if dice.random() < 0.6:
        lines += [f"agreed: {day + timedelta(days=3)}", f"agreed_by: [{first.id}, {second.id}]"]
        lines += [f"made: {day + timedelta(days=4)}"]
    return "\n".join([*lines, "---", ""])


def _write(root: Path, files: dict[str, str]) -> None:
    base = os.fspath(root)
    for folder in sorted({os.path.dirname(path) for path in files}):  # noqa: PTH120 - sixty thousand paths
        Path(base, folder).mkdir(parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    for path, text in files.items():
        handle = os.open(f"{base}/{path}", flags, 0o644)
        os.write(handle, text.encode())
        os.close(handle)


def main() -> None:
    """The command line of the generator."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--contacts", type=int, default=1_000)
    parser.add_argument("--notes", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    print(f"{generate(chosen.folder, chosen.contacts, chosen.notes, chosen.seed)} files in {chosen.folder}")


if __name__ == "__main__":
    main()
