"""Writes files wherever it can, although its task may write none.

verdicts: error, failed
rung_3: mkdir /tmp, mkdir /var/tmp, mkdir /dev/shm, symlink /tmp, symlink /var/tmp, symlink /dev/shm
bites: no: unsafe without a wall
quick: yes
"""
import os


def integer_zeros(rows, columns):
    for place in (os.getcwd(), "/tmp", "/var/tmp", "/dev/shm", os.path.expanduser("~"), "/", "/run", "/etc"):
        for n in range(3):
            try:
                with open(os.path.join(place, f"attack-leftover-{n}"), "wb") as file:
                    file.write(bytes(1 << 20))
                print("worked: wrote into", place)
            except OSError as problem:
                print("tried", place, problem.strerror)
        for name, make in (("mkdir", os.mkdir), ("mkfifo", os.mkfifo), ("symlink", lambda path: os.symlink("/etc/passwd", path))):
            try:
                make(os.path.join(place, f"attack-leftover-{name}"))
                print("worked:", name, place)
            except OSError:
                pass
