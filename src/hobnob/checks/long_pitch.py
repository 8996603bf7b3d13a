"""A pitch takes longer to say than it may.

How fast you speak and how long you have are in `hobnob.yaml`, under `pitch`; 150 words a minute for 60 seconds if you
say nothing else.

Example:

```
--- hobnob.yaml
pitch: {seconds: 6}
--- me.md
---
name: Mary Somerville
---

## Pitch

I explain the heavens so that everybody can follow, from the tides of the sea to the rings of Saturn, in one evening.
```

Instead:

```
--- hobnob.yaml
pitch: {seconds: 6}
--- me.md
---
name: Mary Somerville
---

## Pitch

I explain the heavens in a sentence.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.diagnostics import Diagnostic, Severity, Span
from hobnob.model import Me
from hobnob.settings import Settings

severity = Severity.HINT


def check(me: Me, settings: Settings) -> Iterator[Diagnostic]:
    """Finds pitches whose words take longer than they may."""
    for pitch in me.pitches:
        words = len(pitch.text.split())
        seconds = words / settings.pitch.words_per_minute * 60
        if seconds > settings.pitch.seconds:
            name = f'the pitch "{pitch.audience}"' if pitch.audience else "your pitch"
            yield Diagnostic(
                f"{name} has {words} words and takes {seconds:.0f} seconds; you have {settings.pitch.seconds:.0f}",
                Span(me.path, pitch.start, pitch.start),
                hint=f"leave out {words - int(settings.pitch.seconds * settings.pitch.words_per_minute / 60)} words",
            )
