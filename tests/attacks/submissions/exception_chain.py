"""A chain of ten thousand exceptions that point at each other in a circle.

verdicts: error, timeout, crashed, out_of_memory
bites: no: it costs time
rungs: 1 2 3 4
"""


def integer_zeros(rows, columns):
    first = last = ValueError("x" * 1000)
    for n in range(10_000):
        new = ValueError("x" * 100)
        new.__cause__, last = last, new
    first.__cause__ = last
    raise last
