"""The result model: what one grading found, versioned, the one source of every report."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from grader.picture import Picture
from grader.verdict import Verdict

__all__ = ["CheckResult", "Provenance", "Result", "SectionResult", "TaskResult"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


class CheckResult(_Model):
    """How one check ended, and what a student can learn from it. All texts are plain.

    `shown` is what the check has in hand to look at: where tensors differ, curves, a confusion matrix.
    """

    id: str
    verdict: Verdict
    law: str
    message: str = ""
    cause: str = ""
    called: str = ""
    got: str = ""
    expected: str = ""
    example: str = ""
    lines: list[str] = []
    output: str = ""
    hint: str = ""
    shown: list[Picture] = []
    seconds: float = 0.0


class TaskResult(_Model):
    """One task: its verdict is that of its worst check."""

    id: str
    title: str
    verdict: Verdict
    points: float
    max_points: float
    checks: list[CheckResult]
    tips: list[str] = []
    mend_first: list[str] = []


class SectionResult(_Model):
    """What a section's tasks add up to."""

    id: str
    title: str
    points: float
    max_points: float


class Provenance(_Model):
    """All that it takes to get the same result again. Digests are SHA-256, in hexadecimal.

    `course` covers policy, solutions, hidden checks and the kit; `submission` the modules, and not whose they are.
    `files` tells by section where in the hand-in its module or notebook lay.
    """

    grader_version: str
    commit: str
    course: str
    submission: str
    seed: int
    torch_version: str
    python_version: str
    machine: str
    files: dict[str, str] = {}


class Result(_Model):
    """One submission, graded. `partial`: some checks were deselected or not reached, so this is no grade.

    `examples_only`: nothing but the public examples of the prompts was run, and these earn no points.
    """

    schema_version: Literal[1] = 1
    course: str
    submission: str
    score: float
    max_score: float
    partial: bool
    examples_only: bool = False
    isolation: str
    seed: int
    torch_version: str
    grader_version: str
    sections: list[SectionResult]
    tasks: list[TaskResult]
    provenance: Provenance | None = None
