"""Returns twenty million numbers.

verdicts: error, out_of_memory, timeout
bites: no: it only costs time
"""


def integer_zeros(rows, columns):
    return list(range(20_000_000))
