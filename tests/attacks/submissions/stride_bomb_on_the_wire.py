"""Forges a tensor that is larger than its bytes, and one whose strides lead out of them.

verdicts: crashed
bites: no: no other grader has this wire
"""
import json
import os
import struct


def integer_zeros(rows, columns):
    from grader import wire

    encoder = wire.Encoder(wire.Caps(), views=False)
    encoder.add(b"1234")
    _, blob = encoder.finish(None)
    tensor = {"$": "tensor", "dtype": "int64", "shape": [1 << 40], "stride": [0], "offset": 0, "storage": 0}
    part = {"$": "dict", "v": [["values", [tensor]], ["raised", None]]}
    text = json.dumps({"$": "dict", "v": [["segments", [part]], ["tips", []]]}).encode()
    os.write(3, struct.pack(">IQ", len(text), len(blob)) + text + blob)
