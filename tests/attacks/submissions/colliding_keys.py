"""A hundred thousand integer keys of one hash value: building the mapping takes minutes.

verdicts: crashed, error
bites: no: it only costs time
"""
import json
import os
import struct


def integer_zeros(rows, columns):
    pairs = [[n * (2**61 - 1), 0] for n in range(60_000)]
    values = [{"$": "dict", "v": pairs}]
    part = {"$": "dict", "v": [["values", values], ["raised", None]]}
    text = json.dumps({"$": "dict", "v": [["segments", [part]], ["tips", []]]}, separators=(",", ":")).encode()
    rest = struct.pack(">IQ", len(text), 0) + text
    while rest:
        rest = rest[os.write(3, rest) :]
