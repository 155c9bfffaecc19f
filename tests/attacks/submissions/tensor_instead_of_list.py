"""Puts a tensor of fifty million entries where a list of values is read: iterating it makes fifty million tensors.

verdicts: crashed
bites: no: no other grader has this wire
quick: yes
"""
import os

import torch


def integer_zeros(rows, columns):
    from grader import wire

    many = torch.zeros(50_000_000, dtype=torch.bool)
    reply = {"segments": [{"values": many, "raised": None}], "tips": []}
    rest = b"".join((lambda one: one.frame(one.add(reply)))(wire.Encoder(wire.Caps(), views=False)))
    while rest:
        rest = rest[os.write(3, rest) :]
