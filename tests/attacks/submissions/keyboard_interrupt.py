"""Pretends that somebody pressed Ctrl-C, which ends most graders in the middle.

verdicts: error
shows: KeyboardInterrupt
bites: no: pytest reports an interrupted run
"""


def integer_zeros(rows, columns):
    raise KeyboardInterrupt
