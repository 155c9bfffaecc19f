"""Replaces its own code object, file name and line table, so that tracebacks and stub comparison see something else.

verdicts: error, failed, not_attempted
others: passed, error
bites: no: it is about the feedback
rungs: 1 2 3 4
"""


def _lie(rows, columns):
    raise NotImplementedError("\x1b[2J")


def integer_zeros(rows, columns):
    raise NotImplementedError


integer_zeros.__code__ = _lie.__code__.replace(co_filename="/etc/passwd", co_qualname="\x1b[2J", co_name="grader")
