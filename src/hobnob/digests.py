"""Digests: of any bytes, and of hobnob itself, so that what another hobnob remembered is never taken for ours.

This module knows no file of a network.
"""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path

from hobnob import __version__

_PACKAGES = ("Jinja2", "MarkupSafe", "markdown-it-py", "PyYAML", "Babel")
"""What is not ours and has a say in what is read of a file, or stands on a page."""


def digest_of(*parts: bytes) -> str:
    """A digest of some bytes, each part apart."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


@cache
def code_digest() -> str:
    """A digest of what reads files and makes sites: our own code, by a look at each file, and what it stands on.

    Of code that lies in no files nothing is known, so that no two processes have it in common.
    """
    package = Path(__file__).resolve().parent
    # An editor's lock may lie among them: a link to nothing, with a dot before its name.
    looks: object = sorted(
        (path.relative_to(package).as_posix(), (status := path.stat()).st_size, status.st_mtime_ns)
        for path in package.rglob("[!.]*.py")
    ) or os.urandom(16)
    versions = [(name, _version(name)) for name in _PACKAGES]
    return digest_of(repr((__version__, sys.version, versions, looks)).encode())


def _version(name: str) -> str:
    # It is slow to import, and only large networks and sites need it.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return ""
