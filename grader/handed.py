"""What of a section was handed in, as it is graded."""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Module", "notebook_module"]


@dataclass(frozen=True)
class Module:
    """The text of one section's module, and the name of the file that it came in."""

    text: str
    filename: str


def notebook_module(section: str, stub: str, cells: Sequence[str]) -> Module:
    """The module that a student's own cells make, behind the untouched stub of the section."""
    return Module("\n\n\n# %%\n".join([stub, *cells]), f"{section}.ipynb")
