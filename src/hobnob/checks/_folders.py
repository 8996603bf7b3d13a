"""What the checks of folders share."""

from __future__ import annotations

from hobnob.folding import fold_name
from hobnob.network import Network


def missing_folders(network: Network) -> tuple[str, ...]:
    """The kinds, by their plurals, of which settings name a folder that holds no file and could be looked into."""
    settings = network.settings
    known = [fold_name(path) for path in (*(one.path for one in network.parsed), *network.unread)]
    return tuple(
        kind
        for kind, folder in settings.folders.items()
        if f"folders.{kind}" in settings.at
        and not any(path == fold_name(folder) or path.startswith(f"{fold_name(folder)}/") for path in known)
    )
