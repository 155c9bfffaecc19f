"""Sends one answer too many, so that every later answer is taken for that of the question before.

verdicts: crashed, failed
checks: 9
bites: no: no other grader has this wire
"""
import os

import torch

_sent = []


def integer_zeros(rows, columns):
    from grader import wire

    if not _sent:
        _sent.append(True)
        reply = {"segments": [{"values": [torch.zeros(2, 3, dtype=torch.int64)], "raised": None}], "tips": []}
        os.write(3, b"".join((lambda one: one.frame(one.add(reply)))(wire.Encoder(wire.Caps(), views=False))))
    return torch.ones(rows, columns)
