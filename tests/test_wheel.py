"""What people install: the wheel and the sdist hold what they should and nothing else, and work away from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from session import REPOSITORY

# Nobody's home directory, editor or machine settings may end up in a release.
STRAYS = (
    ".env.local",
    "templates/.env.local",
    "example-network/.env.local",
    "example-network/site/index.html",
    "example-network/.hobnob/cache",
    "example-network/contacts/.someone.md.swp",
    "src/hobnob/notes.md~",
)


class Release(NamedTuple):
    """A built release and the tree that it was built from."""

    tree: Path
    wheel: Path
    sdist: Path
    direct_wheel: Path


@pytest.fixture(scope="module")
def release(tmp_path_factory) -> Release:
    """Builds the sdist, a wheel from it and a wheel straight from a tree with strays in it."""
    folder = tmp_path_factory.mktemp("release")
    tree = folder / "tree"
    skipped = shutil.ignore_patterns(
        ".git", ".venv", "venv", ".hobnob", "__pycache__", "build", "dist", ".*_cache", ".hypothesis"
    )
    shutil.copytree(REPOSITORY, tree, ignore=skipped)
    shutil.rmtree(tree / "example-network" / "site", ignore_errors=True)
    for stray in STRAYS:
        (tree / stray).parent.mkdir(parents=True, exist_ok=True)
        (tree / stray).write_text("secret", encoding="utf-8")
    for kinds, target in (((), "dist"), (("--wheel",), "direct")):
        command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder / target), *kinds, str(tree)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=300, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = (folder / "dist").glob("*.whl")
    (sdist,) = (folder / "dist").glob("*.tar.gz")
    (direct,) = (folder / "direct").glob("*.whl")
    return Release(tree, wheel, sdist, direct)


@pytest.fixture(scope="module")
def installed(release, tmp_path_factory) -> Path:
    """The `hobnob` of a clean environment that has the wheel, and borrows its dependencies from this one."""
    folder = tmp_path_factory.mktemp("clean") / "environment"
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    binaries = folder / ("Scripts" if os.name == "nt" else "bin")
    install = ["-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check"]
    subprocess.run([binaries / "python", *install, release.wheel], check=True, timeout=300)
    packages = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
    Path(packages, "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return binaries / "hobnob"


def call(program: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [program, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files(tree: Path, folder: str) -> set[str]:
    strays = {tree / stray for stray in STRAYS}
    found = {path for path in (tree / folder).rglob("*") if path.is_file()}
    return {path.relative_to(tree / folder).as_posix() for path in found - strays if "__pycache__" not in path.parts}


@pytest.mark.parametrize(
    ("folder", "inside"),
    [("templates", "hobnob/templates/"), ("example-network", "hobnob/example/")],
)
def test_the_wheel_holds_every_template_and_the_example(release, folder, inside):
    packed = {name.removeprefix(inside) for name in names(release.wheel) if name.startswith(inside)}
    assert packed == files(release.tree, folder)


def test_the_wheel_holds_the_code_and_nothing_but_it(release):
    code = {
        name.removeprefix("hobnob/")
        for name in names(release.wheel)
        if name.startswith("hobnob/") and not name.startswith(("hobnob/templates/", "hobnob/example/"))
    }
    assert code == files(release.tree, "src/hobnob")
    assert "py.typed" in code
    tops = {name.split("/")[0] for name in names(release.wheel)}
    assert len(tops) == 2, tops


def test_no_stray_file_gets_into_a_release(release):
    with tarfile.open(release.sdist) as archive:
        packed = archive.getnames()
    for name in [*packed, *names(release.wheel), *names(release.direct_wheel)]:
        assert not name.endswith((".env.local", ".swp", "~")), name
        assert "/site/index.html" not in name
        assert "/.hobnob/" not in name


def test_the_wheel_of_the_sdist_is_that_of_the_tree(release):
    assert names(release.wheel) == names(release.direct_wheel)


def test_the_sdist_can_be_tested_and_read(release):
    with tarfile.open(release.sdist) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    for name in ("LICENSE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", ".ci/run", ".pre-commit-hooks.yaml"):
        assert name in packed
    assert {f"tests/{name}" for name in files(release.tree, "tests")} <= packed


def test_the_licence_goes_with_it(release):
    assert any(name.endswith("dist-info/licenses/LICENSE") for name in names(release.wheel))


def test_the_installed_command_is_not_the_checkout(installed, tmp_path):
    python = installed.with_name("python")
    done = call(python, "-c", "import hobnob, sys; print(hobnob.__file__); print(sys.prefix)", cwd=tmp_path)
    where, prefix = done.stdout.splitlines()
    assert where.startswith(prefix)


def test_it_says_its_version(installed, release, tmp_path):
    done = call(installed, "--version", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert release.wheel.name.split("-")[1] in done.stdout


def test_it_makes_the_example_checks_it_and_builds_its_site(installed, tmp_path):
    done = call(installed, "init", "--example", "mine", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    done = call(installed, "-C", "mine", "check", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    done = call(installed, "-C", "mine", "build", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    index = tmp_path / "mine" / "site" / "index.html"
    assert "<svg" in index.read_text(encoding="utf-8") or (index.parent / "map.html").exists()


def test_it_makes_a_new_file_from_a_packed_template(installed, tmp_path):
    call(installed, "init", "mine", cwd=tmp_path)
    done = call(installed, "-C", "mine", "new", "contact", "Ada Lovelace", "--no-edit", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Ada Lovelace" in (tmp_path / "mine" / "contacts" / "ada-lovelace.md").read_text(encoding="utf-8")
