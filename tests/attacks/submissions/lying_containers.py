"""Subclasses of list, dict, str and int that lie, loop or grow while they are read.

verdicts: failed, timeout, crashed, error, out_of_memory
others: passed
bites: no: they harm whoever copies them
"""


class Endless(list):
    def __iter__(self):
        while True:
            yield 0

    def __len__(self):
        return 0


def integer_zeros(rows, columns):
    return Endless([1])
