"""Overwrites, renames and plants files in the libraries and in the grader's own package.

verdicts: failed
bites: no: it would damage this installation
quick: yes
"""
import os
import sys

import torch


def integer_zeros(rows, columns):
    package = os.path.dirname(torch.__file__)
    own = os.path.dirname(sys.modules["grader"].__file__) if "grader" in sys.modules else package
    for target in (os.path.join(package, "__init__.py"), os.path.join(own, "wire.py"), os.path.join(own, "jail", "worker.py")):
        for name, way in (
            ("append", lambda path: open(path, "ab")),
            ("rename", lambda path: os.rename(path, path + ".old")),
            ("unlink", os.unlink),
            ("chmod", lambda path: os.chmod(path, 0o666)),
            ("truncate", lambda path: os.truncate(path, 0)),
        ):
            try:
                way(target)
                print("worked:", name, target)
            except OSError as problem:
                print("tried", name, problem.strerror)
    for folder in (os.path.dirname(package), package, own):
        for name in ("sitecustomize.py", "attack-leftover.pth", "conftest.py"):
            try:
                open(os.path.join(folder, name), "x")
                print("worked: planted", name)
            except OSError as problem:
                print("tried", name, problem.strerror)
