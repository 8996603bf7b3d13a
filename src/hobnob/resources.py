"""Where the folders lie that travel with the program, its templates and the example network, and a network's own.

A wheel carries them inside the package, as `hobnob/templates` and `hobnob/example`; a source checkout and an
editable install have them at the top of the repository. This module knows nothing of what they hold.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from hobnob.errors import HobnobError

OWN_FOLDER = "templates"
"""Where a network keeps its own templates, under its root."""


def templates_folder() -> Path:
    """The folder of the program's own templates. Raises HobnobError where an installation lacks it."""
    return _folder("templates", "templates")


def has_own(network: Path, name: str) -> bool:
    """Whether a network has a template of that name of its own. A link that leads out of its folder is none."""
    folder = (network / OWN_FOLDER).resolve()
    path = folder / name
    try:
        return path.is_file() and path.resolve().is_relative_to(folder)
    except (OSError, ValueError):
        return False


def example_folder() -> Path:
    """The folder of the example network. Raises HobnobError where an installation lacks it."""
    return _folder("example", "example-network")


def _folder(packaged: str, in_checkout: str) -> Path:
    found: Traversable = files("hobnob") / packaged
    if isinstance(found, Path) and found.is_dir():
        return found
    # In no kind of editable install does importlib.resources see these folders; the file of this module does.
    root = Path(__file__).resolve().parents[2]
    if (root / "pyproject.toml").is_file() and (root / in_checkout).is_dir():
        return root / in_checkout
    raise HobnobError(
        f'this installation of hobnob lacks its folder "{packaged}"', "install hobnob again, unpacked, not from a zip"
    )
