"""Answers, and then refuses to end: atexit handlers, finalizers and hooks that sleep.

verdicts: failed, timeout
checks: 1
bites: no: a plain grader would hang at its end
"""
import atexit
import signal
import sys
import threading
import time


class Undying:
    def __del__(self):
        time.sleep(60)


def integer_zeros(rows, columns):
    signal.signal(signal.SIGTERM, lambda *args: time.sleep(60))
    atexit.register(time.sleep, 60)
    threading.Thread(target=time.sleep, args=(60,)).start()
    sys.excepthook = sys.unraisablehook = lambda *args: time.sleep(60)
    integer_zeros.kept = Undying()
    return None
