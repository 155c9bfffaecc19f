"""Hand-ins that lie elsewhere are brought here, as bytes under names that lead nowhere else."""

import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from grader.bar import Bar
from grader.batch.intake import KINDS
from grader.batch.landing import Landing, LostError, harmless
from grader.batch.storage import Storage, told
from grader.errors import UserError
from grader.student.archive import RefusedError, is_hidden

__all__ = ["fetch", "fetch_file"]

_LARGEST = 4 << 30  # bytes of a single file that somebody names
_PIECE = 1 << 20
_AT_ONCE = 8  # files on their way, where the storage can do that


def fetch(storage: Storage, scratch: Path) -> tuple[Path, Landing]:
    """Bring a file or a folder under `scratch`: where it lies now, and what of it was not let in."""
    landing = Landing(scratch / _name(storage))
    if _is_file(storage):
        return fetch_file(storage, landing.root), landing
    _fetch_all(storage, landing)
    return landing.root, landing


def fetch_file(storage: Storage, folder: Path) -> Path:
    """Bring a single file into a folder."""
    path = folder / _name(storage)
    print(f"fetching {storage.url}", file=sys.stderr)
    storage.trying("read", partial(_copy, storage, path))
    return path


def _is_file(storage: Storage) -> bool:
    """Whether it is named like a file and is no folder; on the web a name is all there is to tell by."""
    named = Path(_name(storage)).suffix.lower() in KINDS
    asked = partial(storage.files.isdir, storage.root)
    return named and (_of_the_web(storage) or not storage.trying("read", asked))


def _name(storage: Storage) -> str:
    root = unquote(storage.root.split("?")[0]) if _of_the_web(storage) else storage.root
    return harmless(root)[-1]


def _of_the_web(storage: Storage) -> bool:
    """Names there are URLs, in which many a letter is written in another way."""
    return "http" in storage.files.protocol


def _copy(storage: Storage, path: Path) -> None:
    with storage.files.open(storage.root, "rb") as there, path.open("wb") as here:
        while piece := there.read(_PIECE):
            if here.tell() > _LARGEST:
                raise UserError(
                    None, None, f"{storage.url} is too large", f"At most {_LARGEST} bytes are allowed."
                )
            here.write(piece)


def _fetch_all(storage: Storage, landing: Landing) -> None:
    files = storage.trying("read", partial(_listed, storage))
    if not files:
        raise UserError(None, None, f"{storage.url}: nothing was handed in here", "Name what is there.")
    print(f"fetching {len(files)} files from {storage.url}", file=sys.stderr)
    workers = _AT_ONCE if storage.files.async_impl else 1  # others may have one connection for all
    with Bar("fetching", len(files)) as bar, ThreadPoolExecutor(workers) as pool:
        reads = {name: partial(_read, storage, info) for name, info in files.items()}
        for _ in pool.map(landing.put, reads.keys(), reads.values()):
            bar.advance()


def _listed(storage: Storage) -> Mapping[str, Mapping[str, Any]]:
    """What is known of each file, by its path below the root; hidden ones are left out."""
    storage.files.invalidate_cache()
    found = {}
    for path, info in storage.files.find(storage.root, detail=True).items():
        name = path.removeprefix(storage.root).lstrip("/") or PurePosixPath(path).name
        name = unquote(name) if _of_the_web(storage) else name
        if not is_hidden(name):
            found[name] = {"name": path, **info}
    return found


def _read(storage: Storage, info: Mapping[str, Any], largest: int) -> bytes:
    if info.get("islink") or info.get("type", "file") != "file":
        raise RefusedError("it is a link or a device: hand in the file itself")
    try:
        with storage.files.open(info["name"], "rb") as file:
            data: bytes = file.read(largest + 1)
    except Exception as problem:  # each kind of storage has errors of its own
        raise LostError(f"it cannot be fetched: {told(problem)}") from None
    if len(data) > largest:
        raise RefusedError(f"it has more than {largest} bytes")
    return data
