"""Detaches a daemon that ignores all signals and would outlive the grading.

verdicts: error, failed
bites: no: it would outlive this test
"""
import os
import signal
import time


def integer_zeros(rows, columns):
    os.setpgid(0, 0) if os.getpgid(0) != os.getpid() else None
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            for number in range(1, 32):
                signal.signal(number, signal.SIG_IGN) if number not in (9, 19) else None
            print("worked: a daemon")
            time.sleep(60)
        os._exit(0)
