"""What a notebook brings into a student's kernel: the public examples of a task, and its hints."""

import doctest
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

__all__ = ["ExamplesMissed", "helpers"]

_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL


class ExamplesMissed(Exception):
    """An example came out differently. Shown without a traceback: its text says all."""

    def _render_traceback_(self) -> list[str]:
        """What IPython shows in place of a traceback."""
        return str(self).splitlines()


def helpers(section: str) -> tuple[Callable[[str], None], Callable[..., None]]:
    """`examples` and `hint` for the tasks of one section."""

    def examples(task: str) -> None:
        """Try the examples in the prompt of `task`. Raises ExamplesMissed where one comes out differently."""
        _refuse_grading()
        namespace = _namespace()
        if task not in namespace:
            raise ExamplesMissed(f"{task} is not defined: run the cell above first.")
        _try(task, namespace)

    def hint(task: str, level: int = 1) -> None:
        """Print a hint for `task`: 1 is a nudge, the last is nearly the answer."""
        hints = _hints().get(f"{section}.{task}", [])
        if 1 <= level <= len(hints):
            print(f"Hint {level} of {len(hints)} for {task}:\n\n{hints[level - 1]}")
        else:
            print(f"There are {len(hints)} hints for {task}" + (f": hint({task!r}, 1) …" if hints else "."))

    return examples, hint


def _refuse_grading() -> None:
    """Stock nbgrader would run this cell and give full marks for the public examples alone."""
    if os.environ.get("NBGRADER_EXECUTION") == "autograde":
        raise RuntimeError(
            "this course is graded by torchcourse, and its step is not in force: see nbgrader_config.py"
        )


def _try(task: str, namespace: dict[str, Any]) -> None:
    """Run the examples in the student's own kernel, one after the other, and tell the first that differs."""
    runner = doctest.DocTestRunner(verbose=False, optionflags=_FLAGS)
    told: list[str] = []
    for text in _docstrings(namespace[task]):
        test = doctest.DocTestParser().get_doctest(text, dict(namespace), task, None, None)
        runner.run(test, out=told.append, clear_globs=False)
    tried, failed = runner.tries, runner.failures
    if failed:
        raise ExamplesMissed(
            f"{failed} of {tried} examples of {task} come out differently.\n\n{''.join(told)}"
        )
    print(
        f"All {tried} examples of {task} come out as shown." if tried else f"{task} has no examples any more."
    )


def _docstrings(thing: Any) -> Iterator[str]:
    """The docstring of a function, or of a class and its methods."""
    own = vars(thing).values() if isinstance(thing, type) else ()
    for one in (thing, *own):
        text = getattr(one, "__doc__", None)
        if isinstance(text, str) and (one is thing or callable(one)):
            yield text


def _namespace() -> dict[str, Any]:
    """The names of the notebook."""
    import __main__

    return vars(__main__)


def _hints() -> dict[str, list[str]]:
    """The hints that came with the notebook, or those of the checkout."""
    from grader.course import course_root
    from grader.errors import UserError
    from grader.hints import read_hints

    folders = [Path.cwd()]
    try:
        folders.append(course_root() / "exercises")
        return next(read_hints(folder) for folder in folders if (folder / "hints.json").is_file())
    except (UserError, StopIteration):
        return {}
