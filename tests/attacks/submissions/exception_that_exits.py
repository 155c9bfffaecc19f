"""An exception whose text ends the process, whose class lies and whose traceback is endless.

verdicts: crashed, error
bites: naive
"""
import os


class Trap(Exception):
    def __str__(self):
        os._exit(0)

    __repr__ = __str__


def integer_zeros(rows, columns):
    raise Trap
