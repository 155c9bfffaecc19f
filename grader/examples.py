"""The examples in a prompt's docstring, as checks that everybody may see. They earn no points."""

import doctest
from collections.abc import Iterable, Mapping
from typing import Any

from grader.checking.conduct import current
from grader.checking.expect import CheckFailed
from grader.checking.registry import Check
from grader.source import Example, SectionSource

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
            told = (
                f"Traceback (most recent call last):\n{getattr(failure, 'kind', '')}: {failure}\n"
                if failure
                else ""
            )
            if _fits(checker, example, printed + told):
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


def _fits(checker: doctest.OutputChecker, example: Example, got: str) -> bool:
    if example.want.startswith("Traceback"):
        return _exception(example.want) == _exception(got)
    return checker.check_output(example.want, got, _FLAGS)


def _exception(text: str) -> str:
    """The class that a traceback names last."""
    last = text.strip().splitlines()[-1] if text.strip() else ""
    return last.partition(":")[0].rpartition(".")[2]
