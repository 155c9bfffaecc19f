"""Puts tensors where the message, the kind and the lines of an exception are read.

verdicts: crashed
bites: no: no other grader has this wire
"""
import os

import torch


def integer_zeros(rows, columns):
    from grader import wire

    odd = torch.zeros(3, dtype=torch.float8_e4m3fn)
    raised = dict.fromkeys(("kind", "bases", "message", "lines", "memory", "unwritten"), odd)
    reply = {"segments": [{"values": [], "raised": raised}], "tips": odd}
    os.write(3, b"".join((lambda one: one.frame(one.add(reply)))(wire.Encoder(wire.Caps(), views=False))))
