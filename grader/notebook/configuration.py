"""All that nbgrader must be told, for the one line of ours in an instructor's `nbgrader_config.py`."""

from typing import Any

__all__ = ["configure"]


def configure(c: Any) -> None:
    """Set our steps into nbgrader's pipeline. Names, not classes: the form grader writes them down.

    `source/` holds stubs already, so nothing is cleared there. Submissions are read by our exporter, graded by
    `Grade`, and entered by `SaveScores`; no kernel is started. See https://nbgrader.readthedocs.io for the traits.
    """
    c.GenerateAssignment.preprocessors = [
        "nbgrader.preprocessors.IncludeHeaderFooter",
        "nbgrader.preprocessors.LockCells",
        "nbgrader.preprocessors.ClearOutput",
        "nbgrader.preprocessors.CheckCellMetadata",
        "nbgrader.preprocessors.ComputeChecksums",
        "nbgrader.preprocessors.SaveCells",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    c.Autograde.exporter_class = "grader.notebook.exporter.SubmissionExporter"
    c.Autograde.pre_convert_hook = "grader.notebook.links.disarm"
    c.Autograde.sanitize_preprocessors = []  # the exporter has left nothing to clean
    c.Autograde.autograde_preprocessors = [
        "grader.notebook.steps.Grade",
        "grader.notebook.steps.SaveScores",
        "nbgrader.preprocessors.AssignLatePenalties",
    ]
    c.AssignLatePenalties.plugin_class = "grader.notebook.late.CourseLatePolicy"
