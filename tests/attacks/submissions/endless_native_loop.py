"""Loops without end in native code that never looks at signals: a deque swallows an endless counter.

verdicts: timeout
checks: 1
bites: no: a plain grader would hang
"""
import collections
import itertools


def integer_zeros(rows, columns):
    collections.deque(itertools.count(), maxlen=0)
