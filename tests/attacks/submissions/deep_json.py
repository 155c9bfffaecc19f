"""Two million opening brackets.

verdicts: crashed
bites: no: no other grader has this wire
quick: yes
"""
import os
import struct


def integer_zeros(rows, columns):
    text = b"[" * 2_000_000
    rest = struct.pack(">IQ", len(text), 0) + text
    while rest:
        rest = rest[os.write(3, rest) :]
