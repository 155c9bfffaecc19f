"""Sends open descriptors, out-of-band bytes and credentials along with an answer.

verdicts: failed, crashed, error
bites: no: no other grader has this wire
"""
import array
import os
import socket

import torch


def integer_zeros(rows, columns):
    try:
        channel = socket.socket(fileno=os.dup(3))
        channel.sendmsg([b"\0" * 12], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0, 1, 2]))])
        print("worked: sendmsg with descriptors")
    except OSError as problem:
        print("tried descriptors:", problem)
    try:
        channel.send(b"!", socket.MSG_OOB)
        print("worked: out-of-band byte")
    except (OSError, UnboundLocalError) as problem:
        print("tried out of band:", problem)
    return torch.ones(rows, columns)
