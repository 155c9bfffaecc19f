"""Takes memory by Python's own objects.

verdicts: out_of_memory, timeout, crashed
checks: 1
bites: no: unsafe without a wall
"""


def integer_zeros(rows, columns):
    kept = []
    while True:
        kept.append(bytearray(1 << 20))
