"""What a check may ask of a student's containers so that it comes home as a value that can be expected."""

from collections.abc import Iterable, Sized
from itertools import islice
from typing import Any

__all__ = ["length", "listed"]

LONGEST = 10_000  # an object whose items never end is told so, and soon


def length(container: Sized) -> int:
    """What `len()` says."""
    return len(container)


def listed(items: Iterable[Any]) -> list[Any]:
    """All that one pass of a `for` loop gives. Raises ValueError where the pass does not end."""
    found = list(islice(items, LONGEST + 1))
    if len(found) > LONGEST:
        raise ValueError(f"the pass does not end within {LONGEST} items")
    return found
