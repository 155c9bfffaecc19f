"""The closed set of outcomes that one check of one task can have."""

from enum import StrEnum

__all__ = ["Verdict"]


class Verdict(StrEnum):
    """How one check ended. Only `PASSED` earns points."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_ATTEMPTED = "not_attempted"
    ERROR = "error"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    GRADER_ERROR = "grader_error"
    SKIPPED = "skipped"
    NOT_RUN = "not_run"
