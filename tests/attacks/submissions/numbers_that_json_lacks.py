"""NaN and Infinity as bare words, numbers beyond all floats, an integer of two million digits.

verdicts: crashed
bites: no: no other grader has this wire
"""
import os
import struct


def integer_zeros(rows, columns):
    head = '{"$":"dict","v":[["segments",[{"$":"dict","v":[["values",[NaN,Infinity,1e9999,'
    text = (head + "7" * 2_000_000 + ']],["raised",null]]}]],["tips",[]]]}').encode()
    rest = struct.pack(">IQ", len(text), 0) + text
    while rest:
        rest = rest[os.write(3, rest) :]
