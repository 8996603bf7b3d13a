"""Where the folders lie that travel with the program, its templates and the example network, and a network's own.

A wheel carries them inside the package, as `hobnob/templates` and `hobnob/example`; a source checkout and an
editable install have them at the top of the repository. This module knows names, and nothing of what the files hold.
"""

from __future__ import annotations

import os
import pkgutil
import re
from pathlib import Path

from hobnob.errors import HobnobError
from hobnob.listing import OWN_TEMPLATES

ASSETS = "site/assets/"
"""Where, among the templates, the files lie that go with a site as they are."""

ASSET_ENDINGS = (".css", ".js", ".svg", ".png", ".ico", ".txt")
_ENDING = ".j2"
_PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")


def templates_folder() -> Path:
    """The folder of the program's own templates. Raises HobnobError where an installation lacks it."""
    return _folder("templates", "templates")


def has_own(network: Path, name: str) -> bool:
    """Whether a network has a template of that name of its own. A link that leads out of its folder is none."""
    folder = (network / OWN_TEMPLATES).resolve()
    path = folder / name
    try:
        return path.is_file() and path.resolve().is_relative_to(folder)
    except (OSError, ValueError):
        return False


def own_files(network: Path) -> tuple[str, ...]:
    """The files of a network's folder of templates that are there for hobnob, in order, named from that folder on.

    Forms for other programs may lie there too. What is hobnob's lies in a folder that the packaged templates have, or
    ends with `.j2`; what an editor leaves beside it is not. Links that `has_own` does not count are listed.
    """
    top = network / OWN_TEMPLATES
    ours = {path.name for path in templates_folder().iterdir()}
    # One of these folders may be a link to another one here; links further down are none that anybody needs.
    links = {name: top / name for name in ours if (top / name).is_symlink()}
    inside = [path for path in links.values() if path.resolve().is_relative_to(top.resolve())]
    found = [name for name, path in links.items() if path not in inside]
    for folder, folders, names in (walked for start in (top, *inside) for walked in os.walk(start)):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(folder, name).relative_to(top).as_posix()
            is_meant = path.partition("/")[0] in ours or name.endswith(_ENDING)
            if is_meant and not name.startswith((".", "#")) and not name.endswith("~"):
                found.append(path)
    return tuple(sorted(found))


def spellings(name: str) -> tuple[str, str]:
    """The names under which a template may lie, the likelier first, whichever was asked for: with `.j2` and without."""
    bare = name.removesuffix(_ENDING)
    return f"{bare}{_ENDING}", bare


def is_asset(name: str) -> bool:
    """Whether a file of that name, without a folder, may go with a site: it stands in links and in a list of files."""
    return name.endswith(ASSET_ENDINGS) and _PLAIN.fullmatch(name) is not None


def report_names() -> tuple[str, ...]:
    """The names of the reports, in order, by listing their folder: a network's own template of one bears its name."""
    folder = Path(__file__).parent / "reports"
    names = (module.name for module in pkgutil.iter_modules([str(folder)]))
    return tuple(sorted(name.replace("_", "-") for name in names if not name.startswith("_")))


def example_folder() -> Path:
    """The folder of the example network. Raises HobnobError where an installation lacks it."""
    return _folder("example", "example-network")


def _folder(packaged: str, in_checkout: str) -> Path:
    # Slow to import, and commands ask this module for names too.
    from importlib.resources import files

    found = files("hobnob") / packaged
    if isinstance(found, Path) and found.is_dir():
        return found
    # In no kind of editable install does importlib.resources see these folders; the file of this module does.
    root = Path(__file__).resolve().parents[2]
    if (root / "pyproject.toml").is_file() and (root / in_checkout).is_dir():
        return root / in_checkout
    raise HobnobError(
        f'this installation of hobnob lacks its folder "{packaged}"', "install hobnob again, unpacked, not from a zip"
    )
