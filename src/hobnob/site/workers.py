"""Much work of one kind, shared out among this process and copies of it.

A worker is a fork: it knows all that this process knows at that moment, and hands back what it makes. Whoever is free
takes the next piece, so that nobody waits for the slowest. What a worker fails at, or leaves because it was stopped, is
left to this process, which then fails as it would have without. This module knows no page and no file.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Generic, NoReturn, Self, TypeVar

R = TypeVar("R")

MANY = 400
"""From so many pages on a site is worth a worker: to copy a process takes as long as to draw some."""

_MOST = 3
"""So many workers at most."""

_SPARE = 2
"""The system must have so many times the memory to spare that a worker may come to need: as much as this process."""

_SIZE = 4
"""Bytes of the number of a piece."""

_ROOM = 1 << 20
"""Bytes that a worker may be ahead of whoever reads what it makes: as many as Linux gives anybody."""


def workers_for(pages: int) -> int:
    """How many workers are worth their while for so many pages; none where a process cannot well be copied.

    A copy of a process with several threads may wait forever for what another of them held, and macOS has libraries
    that do not bear to be copied.
    """
    if pages < MANY or sys.platform != "linux" or threading.active_count() > 1:
        return 0
    return max(0, min(len(os.sched_getaffinity(0)) - 1, _MOST, _spare() // (_SPARE * _used() + 1)))


def _spare() -> int:
    """How much memory the system has to spare, in bytes; nothing where it does not tell."""
    with suppress(OSError, ValueError):
        for line in Path("/proc/meminfo").read_text("ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return 0


def _file_of(data: bytes) -> int:
    """A file in memory. Whoever reads of it takes that away from all, who read on where the last one stopped.

    It is opened by its name, for only of such a file the system lets one read after the other.
    """
    nameless = os.memfd_create("hobnob")
    try:
        os.write(nameless, data)
        return os.open(f"/proc/self/fd/{nameless}", os.O_RDONLY)
    finally:
        os.close(nameless)


def _widen(pipe: int) -> None:
    """Gives a pipe room for a piece, so that a worker need not wait until somebody has time to read of it."""
    import fcntl

    with suppress(OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)


def _used() -> int:
    """How much memory this process takes, in bytes."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


class Workers(Generic[R]):
    """So many workers at work on the numbers below `count`; for a `with`, at whose end all of them are gone.

    `left` has the numbers of which nothing was handed on yet.
    """

    def __init__(self, work: Callable[[int], R], count: int, workers: int) -> None:
        self.left = dict.fromkeys(range(count))
        self._work = work
        self._workers = workers
        self._numbers = -1
        self._was_frozen = False
        self._pids: list[int] = []
        self._results: list[int] = []
        self._readers: list[threading.Thread] = []
        self._reading = 0
        self._arrived: SimpleQueue[tuple[int, R] | None] = SimpleQueue()

    def __enter__(self) -> Self:
        if self._workers and self.left:
            try:
                self._begin()
            except BaseException:
                self.__exit__()
                raise
        return self

    def __exit__(self, *_: object) -> None:
        for pid in self._pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for pid in self._pids:
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)
        for reader in self._readers:
            reader.join()
        if self._numbers >= 0:
            os.close(self._numbers)
            if not self._was_frozen:
                gc.unfreeze()

    def done(self) -> Iterator[R]:
        """What workers have made by now and was not handed on yet."""
        with suppress(Empty):
            while True:
                yield from self._taken(self._arrived.get_nowait())

    def rest(self) -> Iterator[R]:
        """All that can be made of the rest; this process helps until it fails, for what fails is for later."""
        while self._pids and (number := self._next()) is not None:
            try:
                made = self._work(number)
            except Exception:  # noqa: BLE001 - whoever makes what is left will meet it again
                break
            yield from self._taken((number, made))
            yield from self.done()
        while self._reading:
            yield from self._taken(self._arrived.get())

    def _taken(self, arrived: tuple[int, R] | None) -> Iterator[R]:
        if arrived is None:
            self._reading -= 1
        else:
            del self.left[arrived[0]]
            yield arrived[1]

    def _begin(self) -> None:
        """Sets all workers to work, or as many as the system allows."""
        with suppress(OSError):
            self._numbers = _file_of(b"".join(number.to_bytes(_SIZE) for number in self.left))
            self._was_frozen = gc.get_freeze_count() > 0
            # What is there by now is not looked through for garbage any more, or all of it would have to be copied.
            gc.freeze()
            for _ in range(self._workers):
                self._fork()
        # Not before the last copy was made: a copy has no threads.
        for results in self._results:
            self._readers.append(threading.Thread(target=self._read, args=(results,), daemon=True))
            self._readers[-1].start()
            self._reading += 1

    def _fork(self) -> None:
        results, given = os.pipe()
        _widen(given)
        # Until a worker is one, no signal may make it tidy up after this process.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
        try:
            pid = os.fork()
            if not pid:
                self._help(given)
            self._pids.append(pid)
            self._results.append(results)
        except OSError:
            os.close(results)
            raise
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            os.close(given)

    def _help(self, given: int) -> NoReturn:
        """All that a worker does in its life. The keyboard is not for it, but for whoever made it and will stop it."""
        try:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM,))
            with open(given, "wb") as file:
                while (number := self._next()) is not None:
                    try:
                        made = pickle.dumps((number, self._work(number)), 5)
                    except Exception:  # noqa: BLE001, S112 - it is left to whoever made this worker
                        continue
                    file.write(made)
                    file.flush()
        finally:
            os._exit(0)

    def _next(self) -> int | None:
        """The number of the next piece that nobody has begun; None where there is none."""
        taken = os.read(self._numbers, _SIZE)
        return int.from_bytes(taken) if taken else None

    def _read(self, results: int) -> None:
        """Takes in what a worker makes, so that it need not wait until this process has time for it."""
        # Of a worker that was stopped, the last result may be half a one, of which nothing can be said.
        with open(results, "rb") as file, suppress(Exception):
            while True:
                self._arrived.put(pickle.load(file))  # noqa: S301 - a copy of this process wrote it
        self._arrived.put(None)
