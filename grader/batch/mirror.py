"""Results that stand at a URL: a folder here is filled from there, and what is written here is sent there."""

import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from grader.batch.fetching import fetch_file
from grader.batch.signing import SUFFIX
from grader.batch.storage import Storage, reached
from grader.errors import UserError

__all__ = ["Send", "nowhere", "reading", "single", "writing"]

Send = Callable[[Path], None]
"""Tells that a file of the folder was written."""

_SUFFIXES = (".json", f".json{SUFFIX}")


@contextmanager
def writing(place: str | Path) -> Iterator[tuple[Path, Send]]:
    """The folder for results and whom to tell of each. Raises UserError where a URL takes no files."""
    there = reached(place)
    if isinstance(there, Path):
        yield there, nowhere
        return
    with TemporaryDirectory(prefix="torchcourse-") as scratch:
        _prove(there, Path(scratch, "proof"))
        _fetch(there, Path(scratch, "results"))
        yield Path(scratch, "results"), partial(_send, there)


@contextmanager
def reading(place: str | Path) -> Iterator[Path]:
    """The folder with the results, each as old as it is there. Raises UserError where there is none."""
    there = reached(place)
    if isinstance(there, Path):
        yield there
        return
    with TemporaryDirectory(prefix="torchcourse-") as scratch:
        found = _fetch(there, Path(scratch))
        for path in (path for path in found if path.suffix == ".json"):
            when = there.trying("read", partial(_written, there, found[path])).timestamp()
            os.utime(path, (when, when))
        if not found:
            what = f"{there.url}: there are no results here"
            raise UserError(None, None, what, "Run `torchcourse grade` first.")
        yield Path(scratch)


@contextmanager
def single(place: str | Path) -> Iterator[Path]:
    """One file of results, with its signature beside it where there is one."""
    there = reached(place)
    if isinstance(there, Path):
        yield there
        return
    beside = Storage(there.url + SUFFIX, there.files, there.root + SUFFIX)
    with TemporaryDirectory(prefix="torchcourse-") as scratch:
        path = fetch_file(there, Path(scratch))
        if beside.trying("read", partial(there.files.exists, beside.root)):
            fetch_file(beside, Path(scratch))
        yield path


def nowhere(path: Path) -> None:
    """Whom to tell of results that are in their place already."""


def _fetch(storage: Storage, folder: Path) -> dict[Path, str]:
    """Bring every result here: each file with its path there."""
    folder.mkdir(exist_ok=True)
    names = storage.trying("read", partial(_listed, storage))
    if names:
        print(f"fetching {len(names)} files of results from {storage.url}", file=sys.stderr)
    found = {folder / name: f"{storage.root}/{name}" for name in names}
    for path, there in found.items():
        path.write_bytes(storage.trying("read", partial(storage.files.cat_file, there)))
    return found


def _listed(storage: Storage) -> list[str]:
    """The names of the files: what comes before them is written in another way here and there."""
    storage.files.invalidate_cache()
    try:
        listed = storage.files.ls(storage.root, detail=False)
    except FileNotFoundError:
        return []
    names = [PurePosixPath(path).name for path in listed]
    return [name for name in names if name.endswith(_SUFFIXES) and not name.startswith(".")]


def _written(storage: Storage, path: str) -> datetime:
    """When a file was written: of two results of a student the later one counts."""
    try:
        when: datetime = storage.files.modified(path)
    except NotImplementedError:
        facts = storage.files.info(path)
        if "modify" not in facts:
            what = f"{storage.url} does not tell when its files were written"
            raise UserError(None, None, what, "Give a folder with the results.") from None
        when = datetime.strptime(facts["modify"][:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)  # FTP, RFC 3659
    return when


def _send(storage: Storage, path: Path) -> None:
    """Put a file there under a name that nobody looks for, then into its place: nobody sees a part of it."""
    storage.trying("written", partial(_put, storage, path))


def _put(storage: Storage, path: Path) -> None:
    part = f"{storage.root}/.{path.name}.{secrets.token_hex(4)}"
    storage.files.put_file(str(path), part)
    storage.files.mv(part, f"{storage.root}/{path.name}")


def _prove(storage: Storage, path: Path) -> None:
    """See that files can be written there, before an hour of grading turns out to be for nothing."""
    path.write_text("written by torchcourse to see whether it can\n")

    def write_and_remove() -> None:
        if "/" in storage.root.strip("/"):  # a bucket is never made by the way
            with suppress(Exception):  # it is there already, or is needed nowhere: writing tells
                storage.files.mkdir(storage.root, create_parents=False)
        _put(storage, path)
        storage.files.rm_file(f"{storage.root}/{path.name}")

    storage.trying("written", write_and_remove)
