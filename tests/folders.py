"""Folders that tests look into or begin with."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from session import EXAMPLE


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path in it, in the order of paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def everything(root: Path) -> dict[str, bytes]:
    """Every file of a network but what hobnob keeps in its own folder there, by its path."""
    return {name: data for name, data in contents(root).items() if not name.startswith(".hobnob/")}


def copy_example(folder: Path) -> Path:
    """Makes a folder a copy of the example network, without what somebody may have built there; gives it back."""
    ignored = shutil.ignore_patterns("site", "site-shared", ".hobnob")
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True, ignore=ignored)
    return folder


def spoil_file(path: Path, how: str) -> None:
    """What may befall a file that only a program reads: it is gone, empty, cut off, a folder, a link or a pipe."""
    data = path.read_bytes()
    path.rename(path.with_name("kept"))
    match how:
        case "gone":
            pass
        case "empty" | "cut off":
            path.write_bytes(data[:-20] if how == "cut off" else b"")
        case "a folder":
            path.mkdir()
        case "a link":
            path.symlink_to("kept")
        case "a pipe":
            os.mkfifo(path)
    if how != "a link":
        path.with_name("kept").unlink()
