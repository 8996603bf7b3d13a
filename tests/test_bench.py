"""The generator of the benchmark's networks: seeded, of the size asked for, and free of mistakes."""

from __future__ import annotations

import importlib.util

import pytest

from folders import contents
from session import REPOSITORY

spec = importlib.util.spec_from_file_location("generate", REPOSITORY / "tests" / "bench" / "generate.py")
assert spec
assert spec.loader
generate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(generate)


def test_the_same_seed_makes_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        generate.generate(tmp_path / name, 30, 60, seed=7)
    generate.generate(tmp_path / "other", 30, 60, seed=8)
    assert contents(tmp_path / "one") == contents(tmp_path / "two") != contents(tmp_path / "other")


def test_it_has_the_size_asked_for(tmp_path):
    count = generate.generate(tmp_path, 80, 160)
    assert len(list((tmp_path / "contacts").iterdir())) == 80
    assert len(list((tmp_path / "notes").rglob("*.md"))) == 160
    assert count == len(contents(tmp_path))


def test_a_few_know_many(tmp_path, network):
    generate.generate(tmp_path / "network", 400, 2000)
    found = network().network
    degrees = sorted((len(found.of(person)) for person in found.contacts), reverse=True)
    assert degrees[0] > 10 * degrees[len(degrees) // 2]
    assert degrees[len(degrees) // 2] >= 1


def test_a_check_finds_no_mistake_in_it(root, run):
    generate.generate(root, 120, 400)
    done = run("check", "--format", "concise")
    assert done.exit_code == 0, done.stdout
    assert "warning" not in done.stdout


def test_more_people_than_names_are_refused(tmp_path):
    with pytest.raises(ValueError, match="names"):
        generate.generate(tmp_path, 100_000, 0)
