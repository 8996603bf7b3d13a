"""Two people of whom no check has anything to say."""

from __future__ import annotations

ADA = "---\nname: Ada Lovelace\nemail: ada@difference.example\n---\n"
BOB = "---\nname: Bob Stone\nemail: bob@difference.example\n---\n"
PEOPLE = {"contacts/ada.md": ADA, "contacts/bob-stone.md": BOB}
