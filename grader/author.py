"""Everything that a hidden check may import: the one public face of the checking kit."""

from grader.checking.chance import follows, normal_cdf, share_is, uniform_cdf
from grader.checking.conduct import threshold
from grader.checking.data import digits_files, hidden_digits, public_digits
from grader.checking.expect import Expectation, expect
from grader.checking.exported import FIXED_AXIS, LEFT, PROGRAM_MISTAKES, drawn_with_statistics, untouched
from grader.checking.files import onnx_linear, scripted_bytes
from grader.checking.given import cases, given
from grader.checking.labelled import labelled_batches
from grader.checking.laboratory import delivered, laboratory, require
from grader.checking.modules import assign_parameters
from grader.checking.once import expect_kept, once
from grader.checking.reading import expect_reading
from grader.checking.registry import task
from grader.checking.saved import CODE_RAN, Hostile, from_gpu, saved
from grader.checking.showing import show_confusion, show_curve
from grader.checking.strategies import bool_tensors, distinct_sides, int_tensors, shapes, tensors
from grader.checking.twins import (
    drawn_batch,
    drawn_linear,
    drawn_two_mode,
    is_tensor,
    linear_twin,
    nothing_raised,
    per_batch,
    per_sample,
    rivals,
    run_batches,
    two_mode_twin,
)
from grader.checking.worlds import needs_device, world
from grader.student.failures import Failure
from grader.student.remote import Remote, fetch

__all__ = [
    "CODE_RAN",
    "Expectation",
    "FIXED_AXIS",
    "Failure",
    "Hostile",
    "LEFT",
    "PROGRAM_MISTAKES",
    "Remote",
    "assign_parameters",
    "bool_tensors",
    "cases",
    "delivered",
    "digits_files",
    "distinct_sides",
    "drawn_batch",
    "drawn_linear",
    "drawn_two_mode",
    "drawn_with_statistics",
    "expect",
    "expect_kept",
    "expect_reading",
    "fetch",
    "follows",
    "from_gpu",
    "given",
    "hidden_digits",
    "int_tensors",
    "is_tensor",
    "laboratory",
    "labelled_batches",
    "linear_twin",
    "needs_device",
    "normal_cdf",
    "nothing_raised",
    "once",
    "onnx_linear",
    "per_batch",
    "per_sample",
    "public_digits",
    "require",
    "rivals",
    "run_batches",
    "scripted_bytes",
    "saved",
    "shapes",
    "share_is",
    "show_confusion",
    "show_curve",
    "task",
    "tensors",
    "threshold",
    "two_mode_twin",
    "uniform_cdf",
    "untouched",
    "world",
]
