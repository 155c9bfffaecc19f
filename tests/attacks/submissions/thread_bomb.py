"""Twenty thousand threads.

verdicts: error, out_of_memory, crashed, failed, timeout
checks: 1
bites: no: unsafe without a wall
"""
import threading
import time


def integer_zeros(rows, columns):
    for _ in range(20_000):
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
