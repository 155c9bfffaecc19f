"""Answers with a reference to an object of the worker, which the grader might send back as an argument.

verdicts: crashed
bites: no: no other grader has this wire
"""
import json
import os
import struct


def integer_zeros(rows, columns):
    part = {"$": "dict", "v": [["values", [{"$": "ref", "v": 1}]], ["raised", None]]}
    text = json.dumps({"$": "dict", "v": [["segments", [part]], ["tips", []]]}).encode()
    os.write(3, struct.pack(">IQ", len(text), 0) + text)
