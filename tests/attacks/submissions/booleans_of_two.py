"""Booleans whose byte is 2: inside torch they are neither true nor false, and equal to nothing or to all.

task: almost_equal
verdicts: crashed, failed, error
bites: no: no other grader has this wire
"""
import json
import os
import struct


def almost_equal(*args, **options):
    from grader import wire

    encoder = wire.Encoder(wire.Caps(), views=False)
    encoder.add(b"\2")
    _, blob = encoder.finish(None)
    tensor = {"$": "tensor", "dtype": "bool", "shape": [], "storage": 0}
    part = {"$": "dict", "v": [["values", [tensor]], ["raised", None]]}
    text = json.dumps({"$": "dict", "v": [["segments", [part]], ["tips", []]]}).encode()
    os.write(3, struct.pack(">IQ", len(text), len(blob)) + text + blob)
