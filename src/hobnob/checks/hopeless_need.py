"""A need asks for something that can never be found.

It names a category, a tier, a state or a standing that does not exist, so no contact, present or future, would match.

Example:

```
--- objectives/data-job.md
---
name: A job in data
needs: ['category:investors']
---
```

Instead:

```
--- objectives/data-job.md
---
name: A job in data
needs: ['category:mentors']
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.analyses.cadence import STATES
from hobnob.diagnostics import Diagnostic, Severity
from hobnob.folding import fold_phrase
from hobnob.model import Objective
from hobnob.query import QueryError, parse
from hobnob.settings import Settings

severity = Severity.WARNING


def check(objective: Objective, settings: Settings) -> Iterator[Diagnostic]:
    """Finds needs that name a choice which no contact can have."""
    choices = {
        "category": tuple(settings.choices["categories"]),
        "tier": tuple(settings.choices["tiers"]),
        "standing": ("known", "wanted", "past"),
        "state": STATES,
    }
    for index, need in enumerate(objective.needs):
        query = parse(need.query, settings.fields)
        if isinstance(query, QueryError):
            continue
        for term in query.terms():
            known = choices.get(term.field)
            if known is None or not term.words:
                continue
            folded = "\n".join(map(fold_phrase, known))
            if not any(word.begins_one_of(folded) for word in term.words):
                yield Diagnostic(
                    f'nobody can ever match "{need.query}": there is no {term.field} "{term.words[0].text}"',
                    objective.span(f"needs[{index}]"),
                    hint=f"known are {', '.join(known)}",
                )
