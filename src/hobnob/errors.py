"""What stops a command: the one class of exceptions that people are meant to see.

Mistakes in the files of a network are findings and never raise; this is for the environment: no network here, no
permission, a folder in the way, bad usage. This module knows nothing of who shows it.
"""

from __future__ import annotations

import errno


class HobnobError(Exception):
    """A reason why a command cannot do its work; the message is one sentence for people, lower case, no full stop.

    `hint` says what to do next. `exit_code` is what the process ends with.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


_CAUSES = {
    errno.EACCES: "you have no permission",
    errno.EPERM: "the system does not allow it",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "the file would be too large",
    errno.EROFS: "the disk is read-only",
    errno.EIO: "the disk reports a fault",
    errno.ELOOP: "its links lead in a circle",
    errno.ENOENT: "it is not there",
    errno.ENOTDIR: "a part of its path is no folder",
    errno.EISDIR: "it is a folder",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
}


def cause(error: OSError) -> str:
    """Why the system refused something, in words for the end of a sentence."""
    known = _CAUSES.get(error.errno or 0)
    return known or (error.strerror or "the system refused").lower()
