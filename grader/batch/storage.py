"""Storage elsewhere that a URL names, reached by fsspec: what is wrong with it is told in one line.

Source: https://filesystem-spec.readthedocs.io.
"""

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem
from fsspec.registry import available_protocols

from grader.errors import UserError

__all__ = ["Storage", "reached", "told"]

_LONGEST = 200  # characters of what a library says of its failure
_REMEDY = "See that it is there, and that you may use it."
_COMMON = "s3://, gs://, abfs://, sftp://, https://"
_T = TypeVar("_T")


class Storage:
    """A folder or a file at a URL."""

    def __init__(self, url: str, files: Any, root: str) -> None:
        self.url = url
        self.files = files
        self.root = root.rstrip("/")

    def trying(self, what: str, call: Callable[[], _T]) -> _T:
        """What a call gives. Raises UserError for whatever the library raises, which may be anything."""
        try:
            return call()
        except UserError:
            raise
        except Exception as problem:
            raise UserError(None, None, f"{self.url} cannot be {what}: {told(problem)}", _REMEDY) from None


def reached(place: str | Path) -> Path | Storage:
    """Where a place is: a path of this machine, or storage elsewhere. Raises UserError where nobody can tell."""
    url = str(place)
    if "://" not in url:
        return Path(place)
    _see_protocol(url)
    try:
        files, root = url_to_fs(url)
    except ImportError as problem:
        what = f"{url} needs a package that is not installed"
        raise UserError(None, None, what, f"{_line(problem).rstrip('.')}.") from None
    except Exception as problem:
        raise UserError(None, None, f"{url} cannot be used: {told(problem)}", _REMEDY) from None
    return Path(root) if isinstance(files, LocalFileSystem) else Storage(url, files, root)


def told(problem: Exception) -> str:
    """What a library says of its failure, in a line."""
    return f"{type(problem).__name__}: {_line(problem)}".rstrip(": .")


def _line(problem: Exception) -> str:
    return " ".join(str(problem).split())[:_LONGEST]


def _see_protocol(url: str) -> None:
    known = available_protocols()
    for protocol in url.split("://")[0].split("::"):
        if protocol not in known:
            near = get_close_matches(protocol, known, n=1)
            remedy = f"Did you mean {near[0]}://?" if near else f"There are {_COMMON} and others of fsspec's."
            raise UserError(None, None, f"{url}: no storage is called {protocol}://", remedy)
