"""How long commands take, as ratios to what nobody can go below: reading the same files, and loading their YAML.

    python tests/bench/run.py                       # 500 and 1k
    python tests/bench/run.py --sizes 10k --repeat 3 --json figures.json
    python tests/bench/run.py --network DIR         # your own network instead of a generated one

Two tables for each size. In the first every row is a whole process, start-up included, and the floors are processes too:
`read` lists and reads every file, `load` also loads every front matter with PyYAML's C loader. In the second the rows
are stages inside one process and the floors are loops in it. Rounds are interleaved, one of each row a round, so that a
busy machine slows all rows alike; a row shows the median wall time, the median CPU time, the peak memory and both
ratios. The ratios are of CPU time, which other processes disturb least, and are what may be compared between days and
machines; seconds may not. Figures, not tests: nothing here fails for being slow.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parent))

import generate  # noqa: E402 - it lies beside this file, which is no package

COMMANDS = {
    "start": ["--version"],
    "check": ["check"],
    "find": ["find", "skill:python"],
    "next": ["next"],
    "path": ["path", "{far}"],
    "health": ["report", "health"],
    "build": ["build"],
}
FLOORS = ("read", "load")
WARM = ("check, again", "find skill:python, again", "next, again", "build, nothing changed", "build, one note changed")
"""Commands that find what the one before has left: its memory of the files, or its site. All others begin with nothing."""


class Sample(NamedTuple):
    """What one run cost: seconds of wall and CPU time, and MiB at its peak (0 where it was not measured)."""

    wall: float
    cpu: float
    memory: float = 0.0


class Row(NamedTuple):
    """A row of a table: medians of its samples and ratios of its CPU time to those of the floors."""

    name: str
    wall: float
    cpu: float
    memory: float
    to_read: float
    to_load: float


# Floors


def read_all(root: Path) -> list[bytes]:
    """Every file of a network, as bytes."""
    texts = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "site"]
        for name in names:
            if name.endswith((".md", ".yaml")):
                with open(f"{folder}/{name}", "rb") as file:  # noqa: PTH123 - a floor does not pay for comfort
                    texts.append(file.read())
    return texts


def load_all(texts: list[bytes]) -> int:
    """The front matter of each, loaded by PyYAML's C loader; how many had one."""
    import yaml

    loaded = 0
    for text in texts:
        if text.startswith(b"---\n"):
            yaml.load(text[4 : text.find(b"\n---", 4) + 1], yaml.CSafeLoader)
            loaded += 1
    return loaded


# Whole processes


def process(command: list[str]) -> Sample:
    """Runs a command to its end; raises RuntimeError if it fails for another reason than findings."""
    started = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as child:
        assert child.stderr is not None
        complaint = child.stderr.read().decode(errors="replace")
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if child.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}: {complaint[-500:]}")
    # Linux counts in KiB, macOS in bytes.
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def measure_processes(root: Path, repeat: int) -> list[Row]:
    """Every command cold, as people start it, and some once more, for whom an earlier one has left something."""
    memory = root.with_name(f"{root.name}-cache")
    os.environ["XDG_CACHE_HOME"] = str(memory)
    mine = [sys.executable, str(HERE)]
    jobs = {f"floor: {name}": [*mine, "--floor", name, "--network", str(root)] for name in FLOORS}
    far = max(path.stem for path in (root / "contacts").rglob("*.md"))
    for arguments in COMMANDS.values():
        name = " ".join(arguments)
        command = [sys.executable, "-m", "hobnob", "-C", str(root), *(word.format(far=far) for word in arguments)]
        jobs |= {f"hobnob {each}": command for each in (name, *(one for one in WARM if one.startswith(f"{name}, ")))}
    note = min((root / "notes").rglob("*.md"))
    as_it_was = note.read_bytes()
    samples: dict[str, list[Sample]] = {name: [] for name in jobs}
    for turn in range(repeat + 1):
        for name, command in jobs.items():
            if name.removeprefix("hobnob ") not in WARM:
                for folder in (root / "site", root / ".hobnob", memory):
                    shutil.rmtree(folder, ignore_errors=True)
            note.write_bytes(as_it_was + (b"\nA word more.\n" if name.endswith("one note changed") else b""))
            sample = process(command)
            # The first round fills the page cache and writes the .pyc files.
            if turn:
                samples[name].append(sample)
    note.write_bytes(as_it_was)
    return rows(samples, "floor: read", "floor: load")


# Stages in one process


def measure_stages(root: Path, repeat: int) -> list[Row]:
    """The stages of the pipeline one by one, in a process of its own, with the collector off as hobnob reads."""
    command = [sys.executable, str(HERE), "--stages", str(repeat), "--network", str(root)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    samples = {name: [Sample(*each) for each in found] for name, found in json.loads(done.stdout).items()}
    return rows(samples, "floor: read", "floor: load")


def stages(root: Path, repeat: int) -> dict[str, list[Sample]]:
    """Times each stage on the result of the one before it."""
    import gc

    from hobnob import checks
    from hobnob.analyses import cadence, facts, next, strength  # noqa: A004 - its name is its question
    from hobnob.analyses.known import Known
    from hobnob.drafts import Drafts
    from hobnob.parse import parse_file
    from hobnob.query import parse
    from hobnob.reports import all_reports, load
    from hobnob.reports._ask import Ask
    from hobnob.resolve import resolve
    from hobnob.settings import SETTINGS_FILE, read_settings
    from hobnob.source import Disk
    from hobnob.syntax.front_matter import take_apart

    samples: dict[str, list[Sample]] = {}

    def timed(name: str, stage: Callable[..., Any], *arguments: Any) -> Any:
        gc.collect()
        gc.disable()
        wall, cpu = time.perf_counter(), time.process_time()
        result = stage(*arguments)
        samples.setdefault(name, []).append(Sample(time.perf_counter() - wall, time.process_time() - cpu))
        gc.enable()
        return result

    for _ in range(repeat):
        timed("floor: read", read_all, root)
        timed("floor: load", lambda: load_all(read_all(root)))
        disk = Disk(root)
        settings = read_settings(disk.read(SETTINGS_FILE).text).settings
        today = settings.today or date(2026, 5, 15)
        paths = [path for path, _ in timed("list", disk.listing).paths]
        files = [(each.path, each.text) for each in timed("read", each_of, disk.read, paths)]
        timed("take apart", each_of, lambda file: take_apart(*file), files)
        parsed = timed("parse", each_of, lambda file, settings=settings: parse_file(*file, settings), files)
        network = timed("resolve", resolve, parsed, settings)
        timed("check", checks.run, network, today, (), {})
        for analysis in (strength.strengths, cadence.cadences, next.suggestions):
            timed(analysis.__name__, analysis, Known(network, today))
        known = timed("facts", facts.facts, Known(network, today))
        query = parse("skill:python state:overdue")
        timed("query", each_of, query.matches, list(known.values()))
        for name in all_reports():
            ask = Ask(Drafts(), WORDS.get(name, (far_from_me(network),) if name in ("brief", "path") else ()))
            timed(f"report {name}", load(name).make, Known(network, today), ask)
    return samples


WORDS = {"find": ("state:overdue",), "who": ("skill:python",)}


def far_from_me(network: Any) -> str:
    """The id of somebody with many ties whom I only want to meet; else of anybody."""
    wanted = [id for id, contact in network.contacts.items() if contact.standing == "wanted"]
    return max(wanted or network.contacts, key=lambda id: (len(network.contacts[id].knows), id))


def each_of(function: Callable[[Any], Any], things: list[Any]) -> list[Any]:
    """The function of each thing."""
    return [function(each) for each in things]


# Tables


def rows(samples: dict[str, list[Sample]], read: str, load: str) -> list[Row]:
    """Medians, and their ratios to the floors."""
    medians = {
        name: Sample(*(statistics.median(column) for column in zip(*found, strict=True)))
        for name, found in samples.items()
    }
    floors = [max(medians[name].cpu, 1e-9) for name in (read, load)]
    return [
        Row(name, each.wall, each.cpu, each.memory, each.cpu / floors[0], each.cpu / floors[1])
        for name, each in medians.items()
    ]


def table(title: str, found: list[Row]) -> str:
    """A table for people."""
    width = max(len(row.name) for row in found)
    lines = [title, f"{'':{width}}  {'wall s':>8}  {'CPU s':>8}  {'MiB':>6}  {'x read':>7}  {'x load':>7}"]
    for row in found:
        memory = f"{row.memory:6.0f}" if row.memory else " " * 6
        lines.append(
            f"{row.name:{width}}  {row.wall:8.3f}  {row.cpu:8.3f}  {memory}  {row.to_read:7.2f}  {row.to_load:7.2f}"
        )
    return "\n".join(lines) + "\n"


def measure(name: str, root: Path, repeat: int, count: int) -> dict[str, object]:
    """Measures one network, prints its tables as they come, and returns the figures."""
    before = os.getloadavg()[0]
    whole = measure_processes(root, repeat)
    print(table(f"{name}: {count} files, whole processes, median of {repeat}, load {before:.1f}", whole), flush=True)
    parts = measure_stages(root, repeat)
    print(table(f"{name}: stages in one process, median of {repeat}", parts), flush=True)
    return {
        "files": count,
        "repeat": repeat,
        "load": before,
        "processes": {row.name: row._asdict() for row in whole},
        "stages": {row.name: row._asdict() for row in parts},
    }


def main() -> None:
    """The command line of the suite."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", choices=generate.SIZES, default=["500", "1k"])
    parser.add_argument("--repeat", type=int, default=5, help="rounds that count; one more warms up")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    parser.add_argument("--network", type=Path, help="measure this network, copied, instead of generated ones")
    parser.add_argument("--floor", choices=FLOORS, help=argparse.SUPPRESS)
    parser.add_argument("--stages", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.floor:
        texts = read_all(chosen.network)
        if chosen.floor == "load":
            load_all(texts)
        return
    if chosen.stages:
        print(json.dumps(stages(chosen.network, chosen.stages)))
        return
    figures: dict[str, object] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} CPUs, Python {platform.python_version()}"
    }
    with tempfile.TemporaryDirectory(prefix="hobnob-bench-") as folder:
        if chosen.network:
            root = Path(folder, "own")
            shutil.copytree(chosen.network, root, ignore=shutil.ignore_patterns(".git", "site", ".hobnob"))
            figures["own"] = measure("own", root, chosen.repeat, sum(1 for path in root.rglob("*") if path.is_file()))
        else:
            for name in chosen.sizes:
                root = Path(folder, name)
                # In a process of its own: a child's peak memory is never counted below that of its parent.
                contacts, notes = (str(size) for size in generate.SIZES[name])
                command = [sys.executable, generate.__file__, str(root), "--contacts", contacts, "--notes", notes]
                subprocess.run([*command, "--seed", str(chosen.seed)], stdout=subprocess.DEVNULL, check=True)
                count = sum(len(names) for _, _, names in os.walk(root))
                figures[name] = measure(name, root, chosen.repeat, count)
                shutil.rmtree(root)
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
