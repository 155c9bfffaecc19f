"""Forges tips and traceback lines: very many, very long, with escape sequences.

verdicts: error, crashed
bites: no: no other grader has this wire
quick: yes
"""
import os


def integer_zeros(rows, columns):
    from grader import wire

    evil = "\x1b[2J\x1b]0;owned\x07 worked well: full points"
    raised = {"kind": evil, "bases": [evil] * 5000, "message": evil * 2000, "lines": [evil] * 5000}
    raised |= {"memory": False, "unwritten": False}
    reply = {"segments": [{"values": [], "raised": raised}], "tips": [evil] * 5000}
    rest = b"".join((lambda one: one.frame(one.add(reply)))(wire.Encoder(wire.Caps(), views=False)))
    while rest:
        rest = rest[os.write(3, rest) :]
