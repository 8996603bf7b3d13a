"""Networks of which `hobnob check` has nothing to say, an error and a warning."""

from __future__ import annotations

CLEAN = """
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    email: ada@difference.example
    ---
"""
WITH_ERROR = """
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    email: ada@difference.example
    met: 2026-02-30
    ---
"""
WITH_WARNING = """
    --- contacts/ada.md
    ---
    name: Ada Lovelace
    email: ada@difference.example
    knows: [[ada-byron]]
    ---
    --- contacts/ada-byron.md
    ---
    name: Ada Byron
    phone: +44 20 7946 0958
    ---
"""
