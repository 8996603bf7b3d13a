"""The order of the house: a module imports only what stands above it, and a command only what it needs."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from session import EXAMPLE, SOURCE

# From the top of the house to its doors. Modules in one line stand on one floor; a package stands for all in it.
FLOORS = (
    ("diagnostics", "dates", "digests", "errors", "folding", "progress", "quoting"),
    ("model", "ids", "titles", "closest", "wording", "constants", "languages"),
    ("fields", "constant_fields", "kinds", "schemas"),
    ("decoding", "listing", "source"),
    ("syntax",),
    ("edits",),
    ("pieces", "slips", "converters", "values", "ignores", "settings", "entries", "parse"),
    ("ties", "names", "network", "resolve"),
    ("query", "lookup"),
    # Above the checks, because a check of a need asks what `find` asks.
    ("analyses",),
    ("checks",),
    ("resources", "sandbox", "wrong_templates", "templating", "own_templates"),
    ("cache", "reading", "workspace"),
    ("locking", "write", "fixing"),
    ("document", "markup", "drafts", "starters", "urls"),
    ("reports",),
    ("render",),
    ("interchange",),
    ("site",),
    ("lsp",),
    ("cli",),
)
FLOOR_OF = {name: number for number, names in enumerate(FLOORS) for name in names}


@cache
def modules() -> dict[str, Path]:
    """Every module of hobnob by its dotted name, less `hobnob.`; `__init__` stands for its package."""
    found = {}
    for path in sorted((SOURCE / "hobnob").rglob("*.py")):
        parts = path.relative_to(SOURCE / "hobnob").with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports(path: Path) -> set[str]:
    """The modules of hobnob that a file imports anywhere in it, inside functions too, less `hobnob.`."""
    known = modules()
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            for alias in node.names:
                # `from hobnob import edits` imports a module, `from hobnob.edits import apply` what is in it.
                whole = f"{node.module}.{alias.name}"
                found.add(whole if whole.removeprefix("hobnob.") in known else str(node.module))
    return {name.removeprefix("hobnob").lstrip(".") for name in found if name == "hobnob" or name.startswith("hobnob.")}


@pytest.mark.parametrize("name", sorted(name for name in modules() if name not in {"", "__main__"}))
def test_a_module_imports_only_from_above(name):
    top = name.split(".")[0]
    assert top in FLOOR_OF, f"say in the list of floors where {top} stands"
    for imported in imports(modules()[name]) - {""}:
        above = imported.split(".")[0]
        assert FLOOR_OF[above] <= FLOOR_OF[top], f"hobnob.{name} imports hobnob.{imported}, which stands below it"


def test_no_two_modules_need_each_other():
    edges = {name: imports(path) - {name, ""} for name, path in modules().items()}
    seen: dict[str, int] = {}

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert seen.get(name) != 1, "a circle: " + " -> ".join([*trail[trail.index(name) :], name])
        if name in seen:
            return
        seen[name] = 1
        for other in sorted(edges.get(name, ())):
            walk(other, (*trail, name))
        seen[name] = 2

    for name in sorted(edges):
        walk(name, ())


def test_only_the_writer_writes_into_a_network():
    """The folders of the site and of the cache are not the network's and have their own writers; a check may make the folder that shows it."""
    writers = {"write_text", "write_bytes", "unlink", "rename", "replace", "mkdir", "rmdir", "touch", "rmtree"}
    allowed = {"cache", "write", "locking", "site"}
    found = set()
    for name, path in modules().items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if name.startswith("checks."):
            tree.body = [node for node in tree.body if getattr(node, "name", "check") == "check"]
        for node in ast.walk(tree):
            # `os.replace` writes; `str.replace` and `date.replace` do not.
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in writers
                and not (node.func.attr == "replace" and not is_os(node.func.value))
                and name.split(".")[0] not in allowed
            ):
                found.add(f"hobnob.{name}:{node.lineno} {node.func.attr}")
    assert found == set()


def is_os(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "os"


PROGRAM = """
import json, sys
before = set(sys.modules)
sys.argv = ["hobnob", *sys.argv[1:]]
try:
    from hobnob.cli import main
    main()
except SystemExit as stop:
    assert not stop.code, stop.code
print(json.dumps(sorted(set(sys.modules) - before)), file=sys.stderr)
"""


def imported_by(*arguments: str, cwd: Path = EXAMPLE) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-I", "-c", PROGRAM, *arguments],
        capture_output=True, text=True, timeout=60, check=False, cwd=cwd,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


def foreign(loaded: set[str]) -> set[str]:
    """The packages among them that are neither hobnob's nor the standard library's."""
    tops = {name.split(".")[0] for name in loaded if not name.startswith(("_cython_", "cython_runtime"))}
    return tops - {"hobnob"} - set(sys.stdlib_module_names)


def own(loaded: set[str]) -> set[str]:
    return {name.split(".")[1] for name in loaded if name.startswith("hobnob.")}


def test_help_imports_next_to_nothing():
    loaded = imported_by("--help")
    assert foreign(loaded) <= {"click"}
    assert own(loaded) <= {"cli", "errors"}


def test_check_imports_no_page_and_no_template():
    loaded = imported_by("check")
    assert foreign(loaded) <= {"click", "yaml", "_yaml"}
    assert own(loaded).isdisjoint({"site", "templating", "document", "reports", "interchange", "lsp"})


def test_check_imports_what_reads_templates_only_where_there_are_some(network, root):
    network({"templates/daily.md": "{{date}}"})
    assert "jinja2" not in imported_by("check", cwd=root)
    network({"templates/site/me.html.j2": "{{ me.name }}"})
    assert "jinja2" in imported_by("check", cwd=root)


def test_check_needs_no_network_library():
    assert imported_by("check").isdisjoint(
        {"socket", "ssl", "http.client", "urllib.request", "asyncio", "multiprocessing"}
    )


def test_no_source_file_is_longer_than_a_person_reads_at_once():
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules().items()}
    # The table of kinds is looked things up in, not read.
    assert {name: length for name, length in lengths.items() if length > 450 and name != "kinds"} == {}
