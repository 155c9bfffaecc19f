"""Names methods of the decoder and of every object as kinds of values.

verdicts: crashed
bites: no: no other grader has this wire
"""
import json
import os
import struct


def integer_zeros(rows, columns):
    values = [{"$": kind, "v": []} for kind in ("__class__", "_init_", "pickle", "items", "", "../tensor", None)]
    part = {"$": "dict", "v": [["values", values[:1]], ["raised", None]]}
    text = json.dumps({"$": "dict", "v": [["segments", [part]], ["tips", values]]}).encode()
    os.write(3, struct.pack(">IQ", len(text), 0) + text)
