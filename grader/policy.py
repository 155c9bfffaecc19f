"""The parts of `course.yaml` that stand by themselves: what all of it shares, limits, assignments."""

from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

__all__ = [
    "Assignment",
    "Count",
    "DottedName",
    "LatePolicy",
    "Name",
    "Policy",
    "SectionId",
    "TaskLimits",
    "WireLimits",
]

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
SectionId = Annotated[str, StringConstraints(pattern=r"^s\d\d_[a-z0-9_]+$")]
DottedName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$")]
Seconds = Annotated[float, Field(gt=0)]
Count = Annotated[int, Field(gt=0)]
AssignmentId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$")]

Percent = Annotated[float, Field(ge=0, le=100)]


class Policy(BaseModel):
    """What all parts of the file share: nothing unknown, nothing converted, nothing changed later."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class TaskLimits(Policy):
    """What one task of a submission may use; the field names are those of the transport's `Limits`."""

    seconds_per_call: Seconds = 10.0
    seconds_per_task: Seconds = 60.0
    memory_mb: Count = 2048
    file_mb: Count = 64
    output_kb: Count = 64
    files: bool = False
    fork: bool = False


class WireLimits(Policy):
    """How large one message between grader and jail may be."""

    blob_mb: Count = 256
    json_mb: Count = 2
    depth: Count = 40
    keys: Count = 256


class LatePolicy(Policy):
    """What handing in late costs: so many per cent of the score for each day begun, and never more than `at_most`."""

    percent_per_day: Percent = 0.0
    percent_at_most: Percent = 100.0
    grace_minutes: Annotated[int, Field(ge=0)] = 0

    def penalty(self, score: float, seconds_late: float) -> float:
        """The points that a score loses by so many seconds beyond the due date."""
        late = seconds_late - 60 * self.grace_minutes
        days = -(-late // 86_400) if late > 0 else 0
        return score * min(days * self.percent_per_day, self.percent_at_most) / 100


class Assignment(Policy):
    """Sections that are handed out and collected together."""

    id: AssignmentId
    sections: Annotated[tuple[SectionId, ...], Field(min_length=1)]
    title: str = ""
    due: Annotated[AwareDatetime | None, Field(strict=False)] = None
