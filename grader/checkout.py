"""What only the full checkout of the course can do: said in one line where it cannot."""

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager

from grader.errors import UserError

__all__ = ["in_checkout", "need"]


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


def need(*packages: str) -> None:
    """Raises UserError where packages that only instructors install are missing."""
    missing = [name for name in packages if importlib.util.find_spec(name) is None]
    if missing:
        what = f"this needs {' and '.join(missing)}, which is not installed"
        raise UserError(None, None, what, "Run `pip install 'torchcourse[instructor]'`.")
