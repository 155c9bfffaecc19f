"""A blob that is all head: hundreds of thousands of tensors of no bytes.

verdicts: crashed
bites: no: no other grader has this wire
"""
import json
import os
import struct


def integer_zeros(rows, columns):
    entry = ',"%d":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}'
    head = ("{" + "".join(entry % n for n in range(300_000))[1:] + "}").encode()
    blob = struct.pack("<Q", len(head)) + head
    part = {"$": "dict", "v": [["values", [1]], ["raised", None]]}
    text = json.dumps({"$": "dict", "v": [["segments", [part]], ["tips", []]]}).encode()
    rest = struct.pack(">IQ", len(text), len(blob)) + text + blob
    while rest:
        rest = rest[os.write(3, rest) :]
