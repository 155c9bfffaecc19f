"""Leaves a tree deeper than any recursion, unreadable folders, links and pipes in its scratch folder.

verdicts: failed, crashed
limits: files
checks: 1
bites: no: it would be hard to remove
"""
import os


def integer_zeros(rows, columns):
    os.symlink("/etc", "attack-leftover-link")
    try:
        os.mkfifo("attack-leftover-fifo")
    except OSError:
        pass
    here = os.getcwd()
    for n in range(3_000):
        os.mkdir("d")
        os.chdir("d")
    os.chdir(here)
    os.mkdir("attack-leftover-locked")
    os.open("attack-leftover-locked/x", os.O_CREAT)
    os.umask(0o777)
    os.mkdir("attack-leftover-closed")
    print("tried")
