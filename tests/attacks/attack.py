"""What an attack is: a hostile overlay on a section's solution, and what its docstring says about it.

task: the task it attacks (default s03_tensors.integer_zeros); it redefines that one, wrongly
verdicts: those that the attacked task may get
others: the verdicts that other tasks of the same hand-in may get (default passed)
shows: a text that must occur in the attacked task's report
checks: how many of the task's checks are conducted (default 3)
limits: `files` or `fork` where the task may write files, or fork; `slow` where the attack needs more time
rungs: the rungs on which it is contained (default 1 2 3)
rung_3: what works there all the same, each a text that a line `worked: …` begins with; SECURITY.md tells it
users: yes where it is meant for an ordinary user only
bites: `naive` where it is seen to gain points, or to do what it says, against a grader in its own process;
    otherwise `no`, with the reason
source: how to make a source that is no readable file
quick: yes for those that the ordinary test suite tries as well
"""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
SUBMISSIONS = HERE / "submissions"
DEFAULT_TASK = "s03_tensors.integer_zeros"

_HEAD = "def integer_zeros(rows, columns):\n    return "
_BODIES = {
    "nested": lambda: f"{_HEAD}{'(' * 100_000}1{')' * 100_000}\n",
    "unary": lambda: f"{_HEAD}{'-' * 900_000}1\n",
    "attributes": lambda: f"{_HEAD}int{'.real' * 190_000}\n",
    "odd": lambda: "# -*- coding: utf-7 -*-\n\x0c\x00\ndef integer_zeros(rows, columns):\n    return ⅻ\n",
}


@dataclass(frozen=True)
class Attack:
    """One file of `submissions/`."""

    name: str
    story: str
    task: str
    verdicts: frozenset[str]
    others: frozenset[str]
    shows: str
    checks: int
    limits: frozenset[str]
    rungs: tuple[int, ...]
    rung_3: tuple[str, ...]
    users: bool
    bites: str
    source: str
    quick: bool

    @property
    def section(self) -> str:
        """The section of the attacked task."""
        return self.task.partition(".")[0]

    def held(self, worked: list[str], rung: int) -> bool:
        """Whether nothing worked that the rung should have stopped."""
        return all(rung == 3 and line.startswith(self.rung_3) for line in worked)

    def compose(self, solution: str) -> str:
        """The hand-in: everything right, but for what the attack redefines."""
        if self.source:
            return f"{solution}\n\n# %%\n{_BODIES[self.source]()}"
        overlay = (SUBMISSIONS / f"{self.name}.py").read_text(encoding="utf-8")
        return f"{solution}\n\n# %%\n{overlay}"


@cache
def attacks() -> dict[str, Attack]:
    """All of them, by name."""
    return {path.stem: _read(path) for path in sorted(SUBMISSIONS.glob("*.py"))}


def _read(path: Path) -> Attack:
    text = path.read_text(encoding="utf-8")
    told = _docstring(text)
    fields = dict(re.findall(r"^(\w+): (.+)$", told, re.MULTILINE))
    unknown = fields.keys() - {
        "task",
        "verdicts",
        "others",
        "shows",
        "checks",
        "limits",
        "rungs",
        "rung_3",
        "users",
        "bites",
        "source",
        "quick",
    }
    if unknown or not {"verdicts", "bites"} <= fields.keys():
        raise ValueError(f"{path.name}: unknown {unknown}, or verdicts and bites are missing")
    task = fields.get("task", DEFAULT_TASK)
    return Attack(
        name=path.stem,
        story=told.strip().splitlines()[0],
        task=task if "." in task else f"s03_tensors.{task}",
        verdicts=_words(fields["verdicts"]),
        others=_words(fields.get("others", "passed")),
        shows=fields.get("shows", ""),
        checks=int(fields.get("checks", "3")),
        limits=_words(fields.get("limits", "")),
        rungs=tuple(int(rung) for rung in fields.get("rungs", "1 2 3").split()),
        rung_3=tuple(f"worked: {text}" for text in fields.get("rung_3", "").split(", ") if text),
        users="users" in fields,
        bites=fields["bites"],
        source=fields.get("source", ""),
        quick="quick" in fields,
    )


def _docstring(text: str) -> str:
    """The docstring of a file that need not be Python any further down."""
    end = text.index('"""', 3) + 3
    return str(ast.literal_eval(text[:end]))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))
