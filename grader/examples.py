"""The examples in a prompt's docstring, as checks that everybody may see. They earn no points."""

import doctest
from collections.abc import Iterable, Mapping
from typing import Any

from grader.checking.conduct import current
from grader.checking.expect import CheckFailed
from grader.checking.registry import Check
from grader.source import Example, SectionSource
from grader.student.failures import Failure, StudentRaised
from grader.verdict import Verdict

__all__ = ["example_checks"]

_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL


def example_checks(tasks: Iterable[str], sections: Mapping[str, SectionSource]) -> list[Check]:
    """One check a task: its examples, one after the other as at the prompt."""
    found = []
    for task in tasks:
        section, _, name = task.partition(".")
        source = sections[section].task(name)
        law = "The examples of the prompt come out as shown."
        file, body = str(sections[section].path), _Examples(source.examples)
        found.append(Check(task, f"test_{name}_example_prompt", law, body, file, source.line, public=True))
    return found


class _Examples:
    def __init__(self, examples: Iterable[Example]) -> None:
        self.examples = examples

    def __call__(self, student: Any, reference: Any) -> None:
        """Raise for the first example that prints something else."""
        conduct = current()
        checker = doctest.OutputChecker()
        for example in self.examples:
            conduct.expectations += 1
            printed, failure = conduct.session.example(example.source)
            if _fits(checker, example, printed, failure):
                continue
            if failure is not None:
                failure.called = example.source.strip()
                raise failure
            raise CheckFailed(
                "the example prints something else",
                called=example.source.strip(),
                got=printed.strip(),
                expected=example.want.strip(),
            )


def _fits(checker: doctest.OutputChecker, example: Example, printed: str, failure: Failure | None) -> bool:
    """Did the example print, or raise, what it shows? As in the hidden checks, subclasses count."""
    if not example.want.startswith("Traceback"):
        return failure is None and checker.check_output(example.want, printed, _FLAGS)
    if not isinstance(failure, StudentRaised) or failure.verdict is Verdict.NOT_ATTEMPTED:
        return False
    return _shown_class(example.want) in {failure.kind, *failure.bases}


def _shown_class(traceback: str) -> str:
    """The class that a traceback names: on the first line after its frames, which are indented."""
    told = [line for line in traceback.splitlines()[1:] if line[:1].strip()]
    return told[0].partition(":")[0].rpartition(".")[2] if told else ""
