"""That policy, solutions and hidden checks speak of the same tasks, found by reading them only."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from grader.course import Course, Section
from grader.errors import UserError, did_you_mean
from grader.source import SectionSource, TaskSource

__all__ = ["check_problems", "solution_problems"]


def solution_problems(course: Course, solutions: Mapping[str, SectionSource]) -> Iterator[UserError]:
    """Tasks of `course.yaml` without a solution, solutions without a task, prompts that lack something."""
    for section in course.sections:
        if section.id in solutions:
            yield from _section_problems(course, section, solutions[section.id])
        else:
            path = course.root / "solutions" / f"{section.id}.py"
            what = f"section {section.id!r} has no solutions"
            yield UserError(course.file, section.line, what, f"Write {path.relative_to(course.root)}.")
    ids = [section.id for section in course.sections]
    for unlisted in sorted(set(solutions) - set(ids)):
        path = solutions[unlisted].path
        yield UserError(path, 1, f"section {unlisted!r} is not in {course.file.name}", _LIST_IT)


_LIST_IT = "Add it there, with its points."


def _section_problems(course: Course, section: Section, source: SectionSource) -> Iterator[UserError]:
    solved = {task.name: task for task in source.tasks}
    listed = [task.name for task in section.tasks]
    for task in section.tasks:
        if task.name not in solved:
            spare = [name for name in solved if name not in listed]
            near = did_you_mean(task.name, spare)
            remedy = near if near.startswith("Did") else f"Add a marked solution to {source.path.name}."
            yield UserError(course.file, task.line, f"task {task.id!r} has no solution", remedy)
    for solution in source.tasks:
        if solution.name not in listed:
            what = f"task {solution.name!r} is not in {course.file.name}"
            yield UserError(source.path, solution.line, what, _LIST_IT)
        yield from _prompt_problems(source.path, solution)


def _prompt_problems(path: Path, task: TaskSource) -> Iterator[UserError]:
    """A task is asked for in its docstring, shown by a doctest, and helped by two hints."""
    name, line = task.name, task.line
    if not task.docstring:
        yield UserError(path, line, f"task {name!r} has no prompt", "Say in its docstring what is wanted.")
    elif not task.examples:
        yield UserError(path, line, f"task {name!r} has no public example", "Add a doctest to its docstring.")
    if len(task.hints) < 2:
        what = f"task {name!r} has fewer than two hints"
        remedy = f'Add a cell `# %% [markdown] hints="{name}"` with a bullet each.'
        yield UserError(path, line, what, remedy)


def check_problems(course: Course, hidden: Path) -> Iterator[UserError]:
    """Tasks without a hidden check, checks of no task, thresholds that a check asks for in vain."""
    checked: set[str] = set()
    names: set[str] = set()
    for path in sorted(hidden.glob("test_s[0-9][0-9]_*.py")):
        names.update(_functions(path))
        for line, name, arguments in _calls(path):
            if name == "task" and arguments:
                checked.add(arguments[0])
                yield from _unknown_task(course, path, line, arguments[0])
            elif name == "threshold" and len(arguments) == 2:
                yield from _missing_threshold(course, path, line, *arguments)
    for task in course.tasks:
        if task.id not in checked:
            remedy = f"Write one in {hidden.name}/test_{task.section_id}.py."
            yield UserError(course.file, task.line, f"task {task.id!r} has no hidden check", remedy)
        for step in task.steps:
            if f"test_{task.name}_{step}" not in names:
                remedy = f"Write test_{task.name}_{step}, or take the step out."
                yield UserError(
                    course.file, task.line, f"step {step!r} of task {task.id!r} has no check", remedy
                )


def _unknown_task(course: Course, path: Path, line: int, task_id: str) -> Iterator[UserError]:
    known = [task.id for task in course.tasks]
    if task_id not in known:
        what = f"a check of {task_id!r}, which is no task in {course.file.name}"
        yield UserError(path, line, what, did_you_mean(task_id, known))


def _missing_threshold(course: Course, path: Path, line: int, task_id: str, name: str) -> Iterator[UserError]:
    known = {task.id: task for task in course.tasks}
    if task_id not in known:
        yield from _unknown_task(course, path, line, task_id)
    elif name not in known[task_id].thresholds:
        yield known[task_id].missing_threshold(name)


def _functions(path: Path) -> Iterator[str]:
    """The names of a file's functions."""
    return (node.name for node in _tree(path).body if isinstance(node, ast.FunctionDef))


def _tree(path: Path) -> ast.Module:
    try:
        return ast.parse(path.read_text(encoding="utf-8"))
    except SyntaxError as error:
        raise UserError(path, error.lineno, f"not valid Python: {error.msg}", "Mend the syntax.") from None


def _calls(path: Path) -> Iterator[tuple[int, str, list[str]]]:
    """Every call of a plain name with constant texts: its line, the name, the texts."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            values = [*node.args, *(keyword.value for keyword in node.keywords)]
            texts = [value.value for value in values if isinstance(value, ast.Constant)]
            yield node.lineno, node.func.id, [text for text in texts if isinstance(text, str)]
