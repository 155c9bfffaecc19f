"""Reading an answer: it comes from a process that student code may have taken over.

Nothing in it is asked, iterated or turned into text before its type is known: a tensor in the place of a list
would fall into millions of tensors, and its truth value is an exception.
"""

from typing import Any, TypeVar

from grader.student.render import clean

__all__ = ["MalformedError", "optional", "take", "texts"]

T = TypeVar("T")
_MOST_TEXTS = 20


class MalformedError(Exception):
    """The answer is not as an honest worker sends it."""


def take(answer: Any, name: str, kind: type[T]) -> T:
    """The field `name` of an answer. Raises MalformedError where it is missing or not just of this kind."""
    value = answer.get(name) if type(answer) is dict else None
    if type(value) is not kind:
        raise MalformedError
    return value


def optional(answer: Any, name: str, kind: type[T]) -> T | None:
    """As `take`, but the field may be None."""
    if type(answer) is dict and name in answer and answer[name] is None:
        return None
    return take(answer, name, kind)


def texts(answer: Any, name: str) -> list[str]:
    """A field that holds a list of texts: harmless ones, and not too many."""
    found = take(answer, name, list)[:_MOST_TEXTS]
    if any(type(text) is not str for text in found):
        raise MalformedError
    return [clean(text) for text in found]
