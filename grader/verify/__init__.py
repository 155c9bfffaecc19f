"""The grader's own grade: right answers accepted, wrong ones refused and told why, mutants."""

from grader.verify.command import run

__all__ = ["run"]
