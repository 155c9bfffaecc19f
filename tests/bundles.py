"""What the tests of a release share: the real course's bundle, and a small course that can be changed."""

import ast
import gzip
from collections.abc import Iterator
from pathlib import Path

from grader.cli_build import read_sources
from grader.release.contents import bundle_contents
from grader.release.manifest import DATA
from grader.source import SectionSource

ROOT = Path(__file__).parents[1]

COURSE = """\
schema_version: 1
title: Kurs für alle   # a remark of the instructor's
seed: 7654321
feedback: score-only
late: {percent_per_day: 10, percent_at_most: 50, grace_minutes: 15}
sections:
  - id: s01_first
    title: First
    tasks:
      - {id: one, points: 1}
      - {id: two, points: 2, needs: [one], forbids: [torch.add], thresholds: {accuracy: 0.5}, limits: {files: true}}
  - id: s02_second
    title: Second
    tasks:
      - {id: three, points: 3}
assignments:
  - {id: week1, title: Week 1, sections: [s01_first], due: 2026-10-01T23:59:00+02:00}
  - {id: week2, title: "Week 2 | more", sections: [s02_second]}
"""

TASK = '''\
# %%
def {name}(x):
    """Do.

    >>> {name}(1)
    1
    """
    ### BEGIN SOLUTION
    return {answer}
    ### END SOLUTION


# %% [markdown] hints="{name}"
# - Nudge.
# - Nearer.

'''


def write_course(root: Path) -> Path:
    """A checkout's course of two sections, three tasks and two assignments."""
    (root / "solutions").mkdir(parents=True)
    (root / "course.yaml").write_text(COURSE, encoding="utf-8")
    write_solution(root, "s01_first", one="x", two="one(x)")
    write_solution(root, "s02_second", three="x")
    for name in DATA.split():
        path = root / "exercises" / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(name.encode()) if name.endswith(".gz") else b"Digits.\n")
    return root


def write_solution(root: Path, section: str, end: str = "", **answers: str) -> None:
    """A section's single source; `end` is a remark below its tasks."""
    tasks = "".join(TASK.format(name=name, answer=answer) for name, answer in answers.items())
    (root / "solutions" / f"{section}.py").write_text(tasks + f"# %% [markdown]\n# The end. {end}\n")


def real_contents() -> dict[str, bytes]:
    """The bundle of the whole course, file by file."""
    course, solutions, laws = read_sources()
    return bundle_contents(course, course.assignments, solutions, laws)


def solution_lines(section: SectionSource) -> Iterator[str]:
    """Every line between the solution markers of a section."""
    for task in section.tasks:
        lines = task.cell.text.splitlines()
        for region in task.cell.regions:
            yield from lines[region.begin - task.cell.line + 1 : region.end - task.cell.line]


def check_lines(path: Path) -> Iterator[str]:
    """Every line of a file of hidden checks; but not the docstrings, which are the laws that everybody may read."""
    text = path.read_text(encoding="utf-8")
    documented = (ast.Module, ast.FunctionDef, ast.ClassDef)
    told: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, documented) and ast.get_docstring(node):
            told.update(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    yield from (line for number, line in enumerate(text.splitlines(), 1) if number not in told)
