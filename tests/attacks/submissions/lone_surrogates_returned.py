"""Returns halves of characters, as values and as keys.

verdicts: failed, error, crashed
bites: no: nothing prints them
rungs: 1 2 3 4
"""
import collections
import pathlib


def integer_zeros(rows, columns):
    return ["\ud800", {"\udfff": 1}, pathlib.PurePath("\ud800"), type("\ud800", (), {})()]
