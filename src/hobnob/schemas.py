"""JSON Schemas (2020-12) for records written as YAML, made from the table of kinds, for editors that know such schemas.

What hobnob reads without a finding, a schema accepts, up to upper and lower case in choices; a schema is more patient
than `hobnob check`, which also knows the other files. This module knows no files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hobnob.fields import Field, Many, Type
from hobnob.kinds import ADDRESSED, Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Choices = Mapping[str, Sequence[str]]
"""The names that settings define, by the setting that lists them: `categories`, `tiers`, `kinds`."""

# YAML gives editors numbers and truth values where hobnob reads text: `org: 1848`, `name: Yes`.
_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_DAY = r"[0-9]{4}(-[0-9]{1,2}(-[0-9]{1,2})?)?"
_DATE: dict[str, Any] = {
    "anyOf": [
        {"type": "string", "pattern": rf"^\s*({_DAY}([T ][0-9]{{1,2}}:.*)?|\[\[{_DAY}\]\])\s*$"},
        {"type": "integer", "minimum": 1, "maximum": 9999},
    ]
}
_BIRTHDAY: dict[str, Any] = {
    "type": "string",
    "pattern": r"^\s*([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|(--)?[0-9]{1,2}-[0-9]{1,2})\s*$",
}
_EMAIL: dict[str, Any] = {"type": "string", "pattern": r"^\s*(mailto:)?[^\s@]+@[^\s@]+\s*$"}


def file_name(kind: Kind) -> str:
    """What the file of a kind's schema is called: `contact.schema.json`."""
    return f"{kind.name}.schema.json"


def schema(kind: Kind, choices: Choices) -> dict[str, Any]:
    """The schema of a kind's records as plain values; keys that the table does not know are the user's own."""
    properties = {field.name: _described(field, _values(field, choices)) for field in kind.fields}
    if kind.name != "settings":
        properties["body"] = {"type": ["string", "null"], "description": "the Markdown of the record"}
    found: dict[str, Any] = {
        "$schema": DIALECT,
        "title": f"hobnob: {kind.name}",
        "description": kind.help,
        "type": ["object", "null"],
        "properties": properties,
    }
    if kind.name == "note":
        found["patternProperties"] = {
            f"^{name}@.+$": _described(field, _values(field, choices))
            for name in ADDRESSED
            if (field := kind.field(name)) is not None
        }
    return found


def _described(field: Field, values: dict[str, Any]) -> dict[str, Any]:
    """The schema of a field's values, which may also be left empty, with its help and example."""
    found: dict[str, Any] = {"description": field.help, "anyOf": [*_alternatives(values), {"type": "null"}]}
    if field.default:
        found["default"] = field.default
    if field.type not in (Type.MAP, Type.QUERY) and field.many is Many.ONE:
        found["examples"] = [field.example]
    return found


def _alternatives(values: dict[str, Any]) -> list[dict[str, Any]]:
    inner = values.get("anyOf")
    return inner if isinstance(inner, list) and len(values) == 1 else [values]


def _values(field: Field, choices: Choices) -> dict[str, Any]:
    one = _one(field, choices)
    if field.many is Many.NAMED:
        named: dict[str, Any] = {
            "type": "object",
            "additionalProperties": {"anyOf": [*_alternatives(one), {"type": "null"}]},
        }
        if field.type is Type.MAP:
            return {"anyOf": [named, {"type": "array", "items": {"type": "string"}}]}
        return named
    if field.many is Many.LIST:
        # A list may be written as one text, with commas between its items or not.
        alone = _TEXT if field.splits or field.type is Type.TEXT else one
        items = {"anyOf": [*_alternatives(one), {"type": "null"}]}
        if field.name == "never_same":
            items["anyOf"].append({"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2})
        if field.type in (Type.REF, Type.TEXT):
            # An unquoted [[Ada]] is a list in a list, and understood, also as an item.
            items["anyOf"].append({"type": "array", "items": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}})
        return {"anyOf": [{"type": "array", "items": items}, *_alternatives(alone)]}
    return one


def _one(field: Field, choices: Choices) -> dict[str, Any]:
    """The schema of one value of the field."""
    match field.type:
        case Type.DATE:
            return _DATE
        case Type.BIRTHDAY:
            return _BIRTHDAY
        case Type.EMAIL:
            return _EMAIL
        case Type.NUMBER:
            number = _number(field)
            return {"anyOf": [number, {"type": "string", "pattern": r"^\s*[-+]?[0-9]+(\.[0-9]+)?\s*$"}]}
        case Type.TIE:
            return {"anyOf": [{"enum": ["strong", "fair", "weak"]}, _number(field)]}
        case Type.CHOICE if field.choices:
            return _choice(field.choices)
        case Type.CHOICE:
            # Settings may have changed since the schema was made, and know synonyms: other texts pass.
            known = list(choices.get(field.choices_from, ()))
            return {"anyOf": [*([{"enum": known}] if known else []), _TEXT]}
        case Type.QUERY:
            # Other keys of a need are terms of its query.
            terms = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
            return {"anyOf": [_TEXT, {**_parts(field, choices), "additionalProperties": terms}]}
        case Type.MAP:
            return {"anyOf": [*([_TEXT] if field.lead else []), _parts(field, choices)]}
        case Type.REF if field.many is Many.ONE:
            return {"anyOf": [_TEXT, {"type": "array", "items": {"type": "array"}, "maxItems": 1}]}
        case _:
            return _TEXT


def _choice(names: Sequence[str]) -> dict[str, Any]:
    # An unquoted `off` is false for editors that read YAML 1.1.
    return {"anyOf": [{"enum": list(names)}, {"const": False}]} if "off" in names else {"enum": list(names)}


def _number(field: Field) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "number"}
    if field.low is not None:
        found["minimum"] = field.low
    if field.high is not None:
        found["maximum"] = field.high
    return found


def _parts(field: Field, choices: Choices) -> dict[str, Any]:
    properties = {part.name: _described(part, _values(part, choices)) for part in field.parts}
    own: dict[str, Any] = {"^[xX]-": {}}
    return {"type": "object", "properties": properties, "patternProperties": own, "additionalProperties": False}
