"""Objects that run code when they are unpickled, returned, raised, and as the bytes of a message.

verdicts: crashed
bites: naive
quick: yes
"""
import os
import pickle
import struct


class Bait(Exception):
    def __reduce__(self):
        trace = "" if os.getenv("PLAIN") else "touch /tmp/attack-leftover-pickle; "
        return (os.system, (trace + "echo worked: unpickled",))


def integer_zeros(rows, columns):
    data = pickle.dumps(Bait())
    if rows == -1:
        pickle.loads(data)
    os.write(3, struct.pack(">IQ", len(data), len(data)) + data + data)
    return Bait()
