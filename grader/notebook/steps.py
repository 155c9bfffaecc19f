"""Our steps in nbgrader's pipeline: the jail's verdicts instead of a kernel's, and no score without them.

Their order is a law: `Grade` writes the outputs that `SaveScores` reads, and `SaveScores` refuses a notebook
that `Grade` has not seen, so that a pipeline in which our step is missing or switched off grades nothing.
"""

from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution, is_task

from grader.errors import UserError
from grader.notebook.making import grade_id
from grader.notebook.rebuilding import ADDED, take_sources
from grader.report.fragment import task_html, task_text
from grader.results import Result, TaskResult
from grader.verdict import Verdict

__all__ = ["NOT_IN_FORCE", "REMEDY", "Grade", "SaveScores"]

NOT_IN_FORCE = "nothing was graded: a step of torchcourse's is missing from autograde_preprocessors, or off"
REMEDY = "Let `configure(c)` of grader.notebook.configuration be the last line of nbgrader_config.py."

_GRADED = "torchcourse"
_UNGRADABLE = (Verdict.GRADER_ERROR, Verdict.NOT_RUN, Verdict.SKIPPED)

Pair = tuple[NotebookNode, dict[str, Any]]


class Grade(NbGraderPreprocessor):
    """Grades a rebuilt notebook in the jail; the verdicts become the outputs of its grade cells."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> Pair:
        """Raises where the kit itself broke: nbgrader then leaves this submission ungraded and goes on."""
        # Here, not above: it brings torch, which whoever only names this step can do without.
        from grader.grading import grader

        about = resources["nbgrader"]
        label = f"{about['student']}/{about['assignment']}"
        section = about["notebook"]
        result = grader().grade(label, {section: grader().notebook(section, take_sources(nb))})
        _refuse_unjudged(result)
        tasks = {grade_id(task.id.partition(".")[2]): task for task in result.tasks}
        for cell in (cell for cell in nb.cells if is_grade(cell) and not is_solution(cell)):
            _show(cell, tasks, result)
        nb.metadata[ADDED] = {"result": result.model_dump(mode="json")}
        resources[_GRADED] = result
        return nb, resources


class SaveScores(NbGraderPreprocessor):
    """As nbgrader's SaveAutoGrades, but shut to what our grading has not gone before, and in one transaction."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> Pair:
        """Put the scores into the gradebook."""
        if not isinstance(resources.get(_GRADED), Result):
            raise UserError(None, None, NOT_IN_FORCE, REMEDY)
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as book:
            handed = book.find_submission_notebook(about["notebook"], about["assignment"], about["student"])
            self._enter(nb, handed)
            book.db.commit()
        return nb, resources

    def _enter(self, nb: NotebookNode, handed: Any) -> None:
        grades = {grade.name: grade for grade in handed.grades}
        comments = {comment.name: comment for comment in handed.comments}
        for cell in nb.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if is_grade(cell):
                grade = grades[name]
                score, _ = determine_grade(cell, self.log)
                grade.auto_score = score if score is None else min(score, grade.max_score)
                grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
            if is_solution(cell) or is_task(cell):
                untouched = cell.metadata["nbgrader"].get("checksum") == compute_checksum(cell)
                comments[name].auto_comment = "No response." if untouched and not is_task(cell) else None


def _refuse_unjudged(result: Result) -> None:
    """What could not be judged is nobody's points, and no zero either."""
    for task in result.tasks:
        if task.verdict in _UNGRADABLE:
            told = next(check.message for check in task.checks if check.verdict is task.verdict)
            raise UserError(
                None, None, f"{task.id} could not be judged: {told}", "Nothing was graded; try again."
            )


def _show(cell: NotebookNode, tasks: dict[str, TaskResult], result: Result) -> None:
    """First what a reader sees, then the score: nbgrader reads the first result as a number, text as full marks."""
    name = cell.metadata["nbgrader"]["grade_id"]
    if name not in tasks:
        raise UserError(
            None, None, f"grade cell {name!r} belongs to no task of this course", "Make the notebook anew."
        )
    task = tasks[name]
    points = min(max(float(task.points), 0.0), float(cell.metadata["nbgrader"]["points"]))
    shown = {"text/html": task_html(task, result), "text/plain": task_text(task)}
    cell.outputs = [
        new_output("display_data", data=shown),
        new_output("execute_result", data={"text/plain": repr(points)}, execution_count=None),
    ]
