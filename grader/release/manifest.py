"""What a class gets, name by name. Whatever is not listed here stays behind."""

__all__ = ["DATA", "GRADER"]

GRADER = {
    "": """
        __init__ atomic book bundle checkout cli cli_check cli_class cli_doctor cli_grade cli_hint cli_nbgrader
        cli_unpack course course_errors digits doctor edition engine errors examples exits hints items kernel
        marked_yaml modules percent picture plugin policy pristine results score source verdict
    """,
    "checking": "__init__ causes compare conduct expect registry showing worlds",
    "jail": """
        __init__ accelerators alone artefacts collecting containers deprecations excuses footprint instruments
        interpreter landlock limits loading models notebooks objects packages pages patches plain privilege probe proof
        rehearsal resting scratch seccomp server setup syscalls worker world
    """,
    "report": "__init__ feedback sketch terminal",
    "student": """
        __init__ archive bubblewrap channel deaths failures function inprocess keeper ladder launch output presence
        remote render reply service session sharing solitary submission transport workplace
    """,
    "wire": "__init__ blob decoding encoding streams values",
}
"""Modules of the grader, by the folder that they lie in."""

DATA = """
    README.md
    MNIST/raw/t10k-images-idx3-ubyte.gz
    MNIST/raw/t10k-labels-idx1-ubyte.gz
    MNIST/raw/train-images-idx3-ubyte.gz
    MNIST/raw/train-labels-idx1-ubyte.gz
"""
"""Files of `exercises/data`."""
