"""A safetensors blob with offsets beyond its end, a negative shape and a dtype that does not exist.

verdicts: crashed
bites: no: no other grader has this wire
"""
import json
import os
import struct


def integer_zeros(rows, columns):
    head = json.dumps({"0": {"dtype": "U8", "shape": [1 << 62], "data_offsets": [0, 1 << 62]}}).encode()
    blob = struct.pack("<Q", len(head)) + head + b"abc"
    tensor = {"$": "tensor", "dtype": "int64", "shape": [1], "storage": 0}
    part = {"$": "dict", "v": [["values", [tensor]], ["raised", None]]}
    text = json.dumps({"$": "dict", "v": [["segments", [part]], ["tips", []]]}).encode()
    os.write(3, struct.pack(">IQ", len(text), len(blob)) + text + blob)
