"""A mapping whose keys never end.

verdicts: failed, timeout, crashed, error, out_of_memory
bites: no: it harms whoever copies it
"""
import itertools
from collections.abc import Mapping


class Endless(Mapping):
    def __getitem__(self, key):
        return key

    def __iter__(self):
        return (str(n) for n in itertools.count())

    def __len__(self):
        return 0


def integer_zeros(rows, columns):
    return Endless()
