"""A folder that is not read looks as if it held records.

Records lie in the folders of their kinds: `contacts/`, `communities/`, `objectives/`, `events/`, `introductions/` and
`notes/`, or where `folders` in `hobnob.yaml` says. Whatever lies elsewhere is left alone, as any folder of your own is;
but one that is named almost like these, or holds files with the fields of a contact, was perhaps meant to be read.

Example:

```
--- contact/ada.md
---
name: Ada Lovelace
email: ada@difference.example
---
```

Instead:

```
--- contacts/ada.md
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
from hobnob.fields import meant
from hobnob.folding import fold_name
from hobnob.kinds import BY_NAME, CONTACT, KINDS
from hobnob.network import Network
from hobnob.parse import Parsed
from hobnob.settings import Settings

severity = Severity.HINT


def check(network: Network) -> Iterator[Diagnostic]:
    """Finds top-level folders in no kind's place that are named like one, or hold what looks like contacts."""
    strays: dict[str, list[Parsed]] = {}
    for one in network.parsed:
        if one.record is None and "/" in one.path:
            strays.setdefault(one.path.partition("/")[0], []).append(one)
    missing = missing_folders(network)
    for folder, files in strays.items():
        kind = _kind_of_folder(network, folder, files)
        # Where settings name a folder that is missing, that is the finding.
        if not kind or kind in missing or any(path.startswith(f"{fold_name(folder)}/") for path in _homes(network)):
            continue
        home = network.settings.folders[kind]
        yield Diagnostic(
            f'"{folder}" is no folder of records, but looks as if it held {kind}',
            Span(next((one.path for one in files if one.looks_like), files[0].path), 0, 0),
            hint=f'move its files to "{home}", or write folders: {{{kind}: {folder}}} in hobnob.yaml',
        )


def _homes(network: Network) -> tuple[str, ...]:
    return tuple(network.settings.homes)


def _kind_of_folder(network: Network, folder: str, files: list[Parsed]) -> str:
    """The plural of the kind whose records a folder seems to hold, or ""."""
    if any(one.looks_like for one in files):
        return CONTACT.plural
    names = _names(network.settings)
    if kind := names.get(fold_name(folder)):
        return kind
    slip = meant(folder, names)
    if slip is None:
        return ""
    kind = names[slip.name]
    # "Contracts" beside a folder full of contacts is another word.
    is_used = any(key.kind in BY_NAME and BY_NAME[key.kind].plural == kind for key in network.records)
    return "" if is_used and not slip.is_same else kind


def _names(settings: Settings) -> dict[str, str]:
    """What a folder of each kind might be called, and the plural of the kind."""
    kinds = [kind for kind in KINDS if not kind.is_single]
    names = {name: kind.plural for kind in kinds for name in (kind.name, kind.plural)}
    return {**names, **{fold_name(folder): kind for kind, folder in settings.folders.items()}}
