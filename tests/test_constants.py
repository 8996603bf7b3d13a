"""The constants of the analyses: each has a default, a meaning and bounds, and can be set."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from hobnob import constants
from hobnob.constant_fields import SECTIONS
from hobnob.settings import Settings, read_settings
from reading import settings

ALL = [(name, constant) for name, section in SECTIONS.items() for constant in section.constants]


def test_every_class_of_constants_is_a_section_and_every_section_a_setting():
    classes = {one for _, one in inspect.getmembers(constants, inspect.isclass) if one.__module__ == constants.__name__}
    assert classes == {type(section.defaults) for section in SECTIONS.values()}
    for name, section in SECTIONS.items():
        assert getattr(Settings(), name) == section.defaults


@pytest.mark.parametrize("name", SECTIONS)
def test_every_constant_is_described_and_lies_within_its_bounds(name: str):
    section = SECTIONS[name]
    assert tuple(section.constants) == section.defaults._fields
    for constant, bounds in section.constants.items():
        assert bounds.help
        assert bounds.low <= getattr(section.defaults, constant) <= bounds.high


def setting(name: str, constant: str, value: float) -> str:
    if not SECTIONS[name].constants[constant].is_time:
        return f"{name}: {{{constant}: {value:g}}}"
    length = f"{value:g} days" if value < 10_000 else f"{value / 365.25:g} years"
    return f"{name}: {{{constant}: {length}}}"


@pytest.mark.parametrize(("name", "constant"), ALL)
def test_the_example_of_every_constant_is_its_default(name: str, constant: str):
    default = getattr(SECTIONS[name].defaults, constant)
    (part,) = [one for one in SECTIONS[name].field(name).parts if one.name == constant]
    read: Any = getattr(settings(f"{name}: {{{constant}: {part.example}}}"), name)
    assert getattr(read, constant) == default
    assert type(getattr(read, constant)) is type(default)


@pytest.mark.parametrize(("name", "constant"), ALL)
def test_every_constant_can_be_set_and_leaves_the_others_alone(name: str, constant: str):
    bounds = SECTIONS[name].constants[constant]
    for value in (bounds.low, bounds.high):
        read = getattr(settings(setting(name, constant, value)), name)
        assert getattr(read, constant) == pytest.approx(value)
        assert read._replace(**{constant: 0}) == SECTIONS[name].defaults._replace(**{constant: 0})


@pytest.mark.parametrize(("name", "constant"), ALL)
def test_what_is_out_of_bounds_is_found_and_the_default_kept(name: str, constant: str):
    bounds = SECTIONS[name].constants[constant]
    read = read_settings(setting(name, constant, bounds.high * 2 + 1))
    assert len(read.diagnostics) == 1
    assert getattr(read.settings, name) == SECTIONS[name].defaults
