"""Announces the largest answer that is allowed, has the room for it reserved, and sends one byte a second.

verdicts: timeout
checks: 1
bites: no: no other grader has this wire
"""
import os
import struct
import time


def integer_zeros(rows, columns):
    os.write(3, struct.pack(">IQ", 2 << 20, 256 << 20))
    while True:
        os.write(3, b" ")
        time.sleep(0.05)
