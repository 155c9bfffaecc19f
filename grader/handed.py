"""What was handed in, as it is graded."""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

__all__ = ["Handed", "Module", "notebook_module"]


@dataclass(frozen=True)
class Module:
    """The text of one section's module, and the name of the file that it came in."""

    text: str
    filename: str


@dataclass
class Handed:
    """One student's modules by section, why others cannot be read, and in which files of the hand-in they lie.

    `problem`: there is nothing to grade, and whether that is `ours` to put right.
    """

    student: str
    modules: dict[str, Module] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    problem: str = ""
    ours: bool = False

    @property
    def digest(self) -> str:
        """What was handed in, in 64 hexadecimal digits; whose it is has no part in it."""
        content = {name: (module.filename, module.text) for name, module in self.modules.items()}
        told = json.dumps([content, self.refused], sort_keys=True)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()

    def keep(self, wanted: Collection[str]) -> None:
        """Forget all sections but these."""
        self.modules = {name: one for name, one in self.modules.items() if name in wanted}
        self.refused = {name: why for name, why in self.refused.items() if name in wanted}
        self.files = {name: file for name, file in self.files.items() if name in wanted}

    def note_file(self, section: str, file: str) -> None:
        """Where a section was found first."""
        self.files.setdefault(section, file)


def notebook_module(section: str, stub: str, cells: Sequence[str]) -> Module:
    """The module that a student's own cells make, behind the untouched stub of the section."""
    return Module("\n\n\n# %%\n".join([stub, *cells]), f"{section}.ipynb")
