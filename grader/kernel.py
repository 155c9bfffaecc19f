"""What a notebook brings into a student's kernel: the public examples of a task, and its hints."""

import doctest
import io
import linecache
import os
import textwrap
import traceback
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from pathlib import Path
from types import FunctionType, TracebackType
from typing import Any

__all__ = ["ExamplesMissed", "helpers"]

_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL
_TRACEBACK = "Traceback (most recent call last)"
_Raised = tuple[type[BaseException], BaseException, TracebackType]


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
        if not hints:
            print(f"There are no hints for {task} here.")
        elif 1 <= level <= len(hints):
            more = f"\n\nMore: hint({task!r}, {level + 1})" if level < len(hints) else ""
            print(f"Hint {level} of {len(hints)} for {task}:\n\n{hints[level - 1]}{more}")
        else:
            print(f"There are {len(hints)} hints for {task}: hint({task!r}, 1) …")

    return examples, hint


def _refuse_grading() -> None:
    """Stock nbgrader would run this cell and give full marks for the public examples alone."""
    if os.environ.get("NBGRADER_EXECUTION") == "autograde":
        raise RuntimeError(
            "this course is graded by torchcourse, and its step is not in force: see nbgrader_config.py"
        )


def _try(task: str, namespace: dict[str, Any]) -> None:
    """Run the examples in the student's own kernel, one after the other, and tell the first that differs."""
    runner, aside = _Runner(verbose=False, optionflags=_FLAGS), io.StringIO()
    with redirect_stderr(aside):  # nbgrader's Validate takes any warning for a failure
        for text in _docstrings(namespace[task]):
            test = doctest.DocTestParser().get_doctest(text, dict(namespace), task, None, None)
            runner.run(test, out=_nowhere, clear_globs=False)
    print(aside.getvalue(), end="")
    if runner.untouched:
        raise ExamplesMissed(f"{task}: not attempted yet, NotImplementedError is still raised.")
    if runner.missed:
        differ = "comes" if runner.failures == 1 else "come"
        raise ExamplesMissed(
            f"{runner.failures} of {runner.tries} examples of {task} {differ} out differently. The first:\n\n"
            f"{runner.missed[0]}"
        )
    if not runner.tries:
        raise ExamplesMissed(f"{task} has no examples any more: put its docstring back to try them.")
    print(f"All {runner.tries} examples of {task} come out as shown.")


class _Runner(doctest.DocTestRunner):
    """Collects what differs, as text for a student; `untouched` where a stub's NotImplementedError was met."""

    def __init__(self, *, verbose: bool, optionflags: int) -> None:
        super().__init__(verbose=verbose, optionflags=optionflags)
        self.missed: list[str] = []
        self.untouched = False

    def report_failure(self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str) -> None:
        """An answer that is not the one shown, or another exception than that."""
        raised = example.exc_msg is not None and got.startswith(_TRACEBACK)
        got = got.rstrip().splitlines()[-1] if raised else got or "nothing"
        self.untouched |= raised and got.startswith(NotImplementedError.__name__)
        self.missed.append(_told(example, [("expected", _wanted(example)), ("got", got)]))

    def report_unexpected_exception(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, exc_info: _Raised
    ) -> None:
        """An exception in place of an answer."""
        kind, raised, trace = exc_info
        self.untouched |= issubclass(kind, NotImplementedError)
        told = traceback.format_exception_only(raised)[-1]
        self.missed.append(
            _told(example, [("expected", _wanted(example)), ("raised", told), ("where", _where(trace))])
        )


def _told(example: doctest.Example, rows: list[tuple[str, str]]) -> str:
    prompted = textwrap.indent(example.source.rstrip("\n"), "... ").replace("... ", ">>> ", 1)
    aligned = [
        f"{name + ':':10}" + text.strip().replace("\n", "\n" + " " * 10) for name, text in rows if text
    ]
    return "\n".join([prompted, *aligned])


def _wanted(example: doctest.Example) -> str:
    return f"{example.exc_msg.split(':')[0]} to be raised" if example.exc_msg else example.want


def _where(trace: TracebackType) -> str:
    """The innermost line of the notebook that the exception came through; an example itself is none."""
    frames = [frame for frame in traceback.extract_tb(trace) if "ipykernel" in frame.filename]
    if not frames:
        return ""
    last = frames[-1]
    line = linecache.getline(last.filename, last.lineno or 0).strip()
    return f"line {last.lineno} of the cell: {line}"


def _nowhere(_text: str) -> None:
    """Doctest's own report is not wanted."""


def _docstrings(thing: Any) -> Iterator[str]:
    """The docstring of a function, or of a class and of the methods that are written in it."""
    own = vars(thing).values() if isinstance(thing, type) else ()
    methods = [getattr(one, "__func__", getattr(one, "fget", one)) for one in own]
    written = [one for one in methods if isinstance(one, FunctionType) and one.__module__ == thing.__module__]
    for one in (thing, *written):
        if isinstance(one.__doc__, str):
            yield one.__doc__


def _namespace() -> dict[str, Any]:
    """The names of the notebook."""
    import __main__

    return vars(__main__)


def _hints() -> dict[str, list[str]]:
    """The hints that came with the notebook, or those of the checkout."""
    from grader.errors import UserError
    from grader.hints import FILE, read_hints

    beside = Path.cwd()
    try:
        return read_hints(beside if (beside / FILE).is_file() else _checkout())
    except UserError:
        return {}


def _checkout() -> Path:
    from grader.course import course_root

    return course_root() / "exercises"
