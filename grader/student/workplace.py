"""The folder on this machine in which the workers of one server get their scratch folders."""

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

__all__ = ["Workplace"]

_PREFIX = "torchcourse-"
_FRESH = 60.0  # seconds in which a folder may still be waiting for its lock


class Workplace:
    """Such a folder, locked as long as we live: one without a lock is a leftover, for the next to remove."""

    def __init__(self, uid: int | None = None) -> None:
        _sweep(Path(tempfile.gettempdir()))
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        if uid is not None:
            self.folder.chmod(0o711)  # another user's workers pass through to their own
        self._lock = os.open(self.folder, os.O_RDONLY)
        _try_lock(self._lock)

    def close(self) -> None:
        """Remove the folder, if the server has not done so."""
        _remove(self.folder)
        with suppress(OSError):
            os.close(self._lock)


def _sweep(place: Path) -> None:
    """Remove the folders of those who were killed together with their server."""
    for folder in place.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            status = folder.lstat()
            if status.st_uid != os.getuid() or time.time() - status.st_mtime < _FRESH:
                continue
            handle = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY)
            try:
                if _try_lock(handle):
                    _remove(folder)
            finally:
                os.close(handle)


def _try_lock(handle: int) -> bool:
    import fcntl  # not on Windows, where this is never asked

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _remove(folder: Path) -> None:
    """The server has done better already, unless it was killed: a tree too deep for recursion then stays."""
    with suppress(RecursionError):
        rmtree(folder, ignore_errors=True)
