"""Closes the descriptor on which answers are sent, and goes on running.

verdicts: crashed
shows: closed the channel
checks: 1
bites: no: no other grader has this wire
quick: yes
"""
import os
import time


def integer_zeros(rows, columns):
    os.close(3)
    time.sleep(60)
