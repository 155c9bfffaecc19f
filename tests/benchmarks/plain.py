"""The hidden checks as plain pytest has them: beside the student's code, in one process. `rivals` runs it."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from tests.benchmarks.inkernel import checker


def pytest_generate_tests(metafunc: Any) -> None:
    """A test for each task, such as `s03_tensors.one_hot`."""
    metafunc.parametrize("task", os.environ["BENCH_TASKS"].split(","))


def test_task(task: str) -> None:
    """The task earns its points."""
    section, _, name = task.partition(".")
    _checker(section)(name)


@cache
def _checker(section: str) -> Callable[[str], None]:
    module = Path(os.environ["BENCH_MODULES"]) / f"{section}.py"
    return checker(section, [module.read_text(encoding="utf-8")], module.name)
