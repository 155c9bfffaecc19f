"""Where a class's bundle keeps its stubs as they were handed out: students write in `exercises`, not here."""

from pathlib import Path

__all__ = ["SUFFIX", "is_bundle", "pristine_folder"]

SUFFIX = ".stub"  # not `.py`: whoever looks for the answers in a hand-in must not find a section twice


def pristine_folder(root: Path) -> Path:
    """The folder of the pristine stubs."""
    return root / "grader" / "public"


def is_bundle(root: Path) -> bool:
    """Is the course in this folder one that was released to a class?"""
    return pristine_folder(root).is_dir()
