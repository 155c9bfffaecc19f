"""Raises classes that are called as the exceptions that other graders treat kindly.

verdicts: error
bites: no: only a grader that goes by names would fall for it
rungs: 1 2 3 4
"""


def integer_zeros(rows, columns):
    kind = type("Skipped", (BaseException,), {"__module__": "builtins", "__qualname__": "Skipped"})
    raise kind("skipped, passed, full points")
