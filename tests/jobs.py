"""An objective and people for the networks of tests, as inline files."""

from __future__ import annotations

JOB = """
--- objectives/job.md
---
name: A job
needs: [{need}]
allies: [{allies}]
---
"""


def job(need: str = "skill:sql", allies: str = "") -> str:
    return JOB.format(need=need, allies=allies)


def person(id: str, more: str = "skills: SQL") -> str:
    return f"--- contacts/{id}.md\n---\nname: {id.capitalize()}\n{more}\n---\n"
