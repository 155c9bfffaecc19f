"""One megabyte of bytes that an answer names forty thousand times.

verdicts: crashed
bites: no: no other grader has this wire
"""
import json
import os
import struct


def integer_zeros(rows, columns):
    from grader import wire

    encoder = wire.Encoder(wire.Caps(), views=False)
    encoder.add(bytes(1 << 20))
    _, blob = encoder.finish(None)
    tensor = {"$": "tensor", "dtype": "bool", "shape": [1 << 20], "storage": 0}
    values = [tensor, {"$": "bytes", "v": 0}] * 12_000
    part = {"$": "dict", "v": [["values", values], ["raised", None]]}
    text = json.dumps({"$": "dict", "v": [["segments", [part]], ["tips", []]]}).encode()
    rest = struct.pack(">IQ", len(text), len(blob)) + text + blob
    while rest:
        rest = rest[os.write(3, rest) :]
