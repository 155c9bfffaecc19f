"""Takes memory by Python's own objects.

verdicts: out_of_memory
checks: 1
limits: slow
bites: no: unsafe without a wall
"""


def integer_zeros(rows, columns):
    kept = []
    while True:
        kept.append(bytearray(1 << 20))
