"""Announces an answer of an exabyte.

verdicts: crashed
shows: too large
bites: no: no other grader has this wire
quick: yes
"""
import os
import struct


def integer_zeros(rows, columns):
    os.write(3, struct.pack(">IQ", 100, 1 << 60))
