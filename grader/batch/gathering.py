"""From the places that a command was given to hand-ins: what lies elsewhere is fetched, zips of many are unpacked."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.batch.fetching import fetch
from grader.batch.intake import Handin, find
from grader.batch.landing import Landing
from grader.batch.storage import reached
from grader.batch.unpacking import class_root, unpack

__all__ = ["gathered"]


@contextmanager
def gathered(places: Sequence[str | Path], sections: Sequence[str]) -> Iterator[list[Handin]]:
    """All hand-ins, by student; their files are there until the context ends.

    A zip that is named alone may be a class's. Raises UserError where there are none, or a student is there twice.
    """
    with TemporaryDirectory(prefix="torchcourse-") as scratch:
        landings: list[Landing] = []
        here = [_brought(place, Path(scratch, str(at)), landings) for at, place in enumerate(places)]
        root = class_root(here[0], sections) if len(here) == 1 else None
        if root is not None:
            here = [_unpacked(here[0], root, Path(scratch, "class"), landings)]
        handins = find(here, sections, places)
        for landing in landings:
            handins = [landing.told(handin) for handin in handins]
        yield handins


def _brought(place: str | Path, scratch: Path, landings: list[Landing]) -> Path:
    """Where a place is on this machine."""
    there = reached(place)
    if isinstance(there, Path):
        return there
    path, landing = fetch(there, scratch)
    landings.append(landing)
    return path


def _unpacked(zipped: Path, root: str, scratch: Path, landings: list[Landing]) -> Path:
    print(f"{zipped.name} is taken for the hand-ins of a class", file=sys.stderr)
    landing = Landing(scratch / (zipped.stem.strip(".") or "class"))
    unpack(zipped, root, landing)
    landings.append(landing)
    return landing.root
