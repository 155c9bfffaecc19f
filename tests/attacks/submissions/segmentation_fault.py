"""Reads the address 0.

verdicts: crashed
shows: segmentation fault
bites: no: a plain grader would crash
quick: yes
"""
import ctypes


def integer_zeros(rows, columns):
    return ctypes.string_at(0)
