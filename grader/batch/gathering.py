"""From the places that a command was given to hand-ins: zips of many are unpacked, for as long as it takes."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.batch.intake import Handin, find
from grader.batch.landing import Landing
from grader.batch.unpacking import is_export, unpack

__all__ = ["gathered"]


@contextmanager
def gathered(places: Sequence[Path], sections: Sequence[str]) -> Iterator[list[Handin]]:
    """All hand-ins, by student; their files are there until the context ends.

    A zip given alone may be an export. Raises UserError where there are none, or a student is there twice.
    """
    with TemporaryDirectory(prefix="torchcourse-") as scratch:
        if len(places) == 1 and is_export(places[0], sections):
            yield _exported(places[0], Path(scratch), sections)
        else:
            yield find(places, sections)


def _exported(path: Path, scratch: Path, sections: Sequence[str]) -> list[Handin]:
    landing = Landing(scratch / (path.stem.strip(".") or "export"))
    unpack(path, landing)
    handins = [landing.told(handin) for handin in find([landing.root], sections)]
    print(f"{path.name} is what a learning platform exported: {len(handins)} students", file=sys.stderr)
    return handins
