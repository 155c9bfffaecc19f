"""Everything that a hidden check may import: the one public face of the checking kit."""

from grader.checking.conduct import threshold
from grader.checking.data import hidden_digits, public_digits
from grader.checking.expect import Expectation, expect
from grader.checking.given import cases, given
from grader.checking.modules import assign_parameters
from grader.checking.registry import task
from grader.checking.strategies import bool_tensors, distinct_sides, int_tensors, shapes, tensors
from grader.student.failures import Failure
from grader.student.remote import Remote, fetch

__all__ = [
    "Expectation",
    "Failure",
    "Remote",
    "assign_parameters",
    "bool_tensors",
    "cases",
    "distinct_sides",
    "expect",
    "fetch",
    "given",
    "hidden_digits",
    "int_tensors",
    "public_digits",
    "shapes",
    "task",
    "tensors",
    "threshold",
]
