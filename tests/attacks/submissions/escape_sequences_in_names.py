"""Hides escape sequences in class names, keys, strings and file names of what it returns.

verdicts: failed
bites: no: it needs eyes
rungs: 1 2 3 4
"""
import collections
import pathlib


def integer_zeros(rows, columns):
    odd = type("Odd\x1b[2J", (), {})
    named = collections.namedtuple("Pair", ["a", "b"])
    named.__name__ = "Pair\x1b[2J"
    return {"\x1b[2J": odd(), "x": named("\x1b]0;owned\x07", pathlib.Path("/\x1b[2J"))}
