"""What only the full checkout of the course can do: said in one line where it cannot."""

from collections.abc import Iterator
from contextlib import contextmanager

from grader.errors import UserError

__all__ = ["in_checkout"]


@contextmanager
def in_checkout(command: str) -> Iterator[None]:
    """A command whose code no class gets: in a bundle it is not there to be imported."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name == "libcst":
            remedy = "Run `pip install 'torchcourse[instructor]'`."
            raise UserError(None, None, "verifying needs libcst, which is not installed", remedy) from None
        if not str(error.name).startswith("grader."):
            raise
        what = f"`torchcourse {command}` belongs to the full checkout of the course"
        remedy = "Run `torchcourse check`, which tries the examples."
        raise UserError(None, None, what, remedy) from None
