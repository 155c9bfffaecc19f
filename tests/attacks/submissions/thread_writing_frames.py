"""A thread that never stops writing well-formed answers, between and inside the honest ones.

verdicts: crashed, failed, timeout
bites: no: no other grader has this wire
"""
import os
import threading


def integer_zeros(rows, columns):
    from grader import wire

    reply = {"segments": [{"values": [None], "raised": None}], "tips": []}
    data = b"".join((lambda one: one.frame(one.add(reply)))(wire.Encoder(wire.Caps(), views=False)))

    def write():
        while True:
            os.write(3, data)

    threading.Thread(target=write, daemon=True).start()
