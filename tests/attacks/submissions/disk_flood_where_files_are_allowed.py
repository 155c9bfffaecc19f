"""Fills its scratch folder with files as large and as many as it gets, in a task that may write.

verdicts: error, failed, crashed, timeout
limits: files
checks: 1
bites: no: unsafe without a wall
"""
import time


def integer_zeros(rows, columns):
    written = 0
    for n in range(100_000):
        try:
            with open(f"attack-leftover-{n}", "wb") as file:
                for _ in range(8):
                    written += file.write(bytes(1 << 20))
        except OSError as problem:
            if n > 2_000:
                print("tried:", written >> 20, "MB, then", problem)
                break
        if written > 2 << 30:
            print("worked: two gigabytes of files")
            break
    time.sleep(1)
