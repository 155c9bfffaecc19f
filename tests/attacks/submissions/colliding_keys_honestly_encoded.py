"""The same keys in a mapping that the task returns: the worker is to build it, not the grader.

verdicts: error, timeout
bites: no: it only costs time
"""


def integer_zeros(rows, columns):
    return {n * (2**61 - 1): 0 for n in range(3_000)}
