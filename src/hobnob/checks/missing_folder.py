"""Settings name a folder that holds no file.

All records of that kind would lie there, and nowhere else. Perhaps the folder has another name, or the files still lie
where they did.

Example:

```
--- hobnob.yaml
folders: {contacts: people}
--- contacts/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
```

Instead:

```
--- hobnob.yaml
folders: {contacts: people}
--- people/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.checks._folders import missing_folders
from hobnob.diagnostics import Diagnostic, Severity, Span
from hobnob.network import Network
from hobnob.settings import SETTINGS_FILE

severity = Severity.WARNING


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds folders of settings without any file."""
    settings = network.settings
    for kind in missing_folders(network):
        folder = settings.folders[kind]
        yield Diagnostic(
            f'no file lies in "{folder}", which settings name for {kind}',
            Span(SETTINGS_FILE, *settings.at[f"folders.{kind}"]),
            hint=f"put the files of {kind} there, or name the folder in which they lie",
        )
