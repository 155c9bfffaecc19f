"""Try hostile notebooks in nbgrader's own pipeline: what came of each, as JSON.

    notebook_trial.py OUT NAME...

Runs in a workspace (see workspace.py). A name is one of `notebook_attacks` or, with `code:` in front, one of
`submissions`, whose overlay then stands in the solution cell of the task that it attacks. All of them are one
class, graded in one batch, with an honest student at its end.
"""

import io
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

PLACE = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PLACE), str(Path(__file__).parent)]

import nbgrader
from attack import attacks
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from notebook_attacks import cell, hostile
from traitlets.config import Config
from trial import CANARY, WITNESSES, harmful, left, processes, settled
from workspace import unmarked

from grader.course import load_course
from grader.grading import grader
from grader.notebook.configuration import configure
from grader.notebook.making import notebook, notebook_text, solved
from grader.release.laws import read_laws
from grader.source import read_section

CLASS = PLACE / "class"
HONEST = "zz-honest"
LIMITS = {
    "seconds_per_call: 10": "3",
    "seconds_per_task: 60": "8",
    "memory_mb: 2048": "512",
    "file_mb: 64": "4",
}


def main() -> None:
    out, *names = sys.argv[1:]
    environment = Path(nbgrader.__file__).parents[
        4
    ]  # this runs beside it: alembic and the page's template lie there
    os.environ["PATH"] += os.pathsep + str(environment / "bin")
    os.environ["JUPYTER_PATH"] = str(environment / "share" / "jupyter")
    policy = PLACE / "course.yaml"
    text = policy.read_text(encoding="utf-8")
    for limit, less in LIMITS.items():
        text = text.replace(limit, f"{limit.partition(':')[0]}: {less}", 1)
    policy.write_text(text, encoding="utf-8")
    report = Batch(names).graded()
    Path(out).write_text(json.dumps(report, indent=1), encoding="utf-8")


class Batch:
    """A class in which everybody attacks but one."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.course = load_course(PLACE / "course.yaml")
        self.sections = {self._section(name) for name in names} | {"s03_tensors"}
        self.api = NbGraderAPI(config=self._config())
        self.blank: dict[str, Any] = {}
        self.solved: dict[str, Any] = {}

    def graded(self) -> dict[str, Any]:
        """Hand in, grade in one batch, and look at what came of it."""
        for section in self.sections:
            self._release(section)
        for number, name in enumerate(self.names):
            self._hand_in(student(number), name)
        for section in self.sections:
            self._write(HONEST, section, self.solved[section])
        before, files, begun = len(processes()), len(left()), time.monotonic()
        for section in sorted(self.sections):
            self.api.autograde(section, "*")
            shown = self.api.generate_feedback(section)
            assert shown["success"], shown
        took = time.monotonic() - begun
        grader().close()
        end: dict[str, Any] = {}
        settled(before, files, end)
        found = [self._record(student(number), name) for number, name in enumerate(self.names)]
        honest = [self._scores(HONEST, section) for section in sorted(self.sections)]
        return {"records": found, "honest": honest, "seconds": took, "before": [before, files], **end}

    def _section(self, name: str) -> str:
        return attacks()[name.removeprefix("code:")].section if name.startswith("code:") else "s03_tensors"

    def _config(self) -> Config:
        config = Config()
        config.CourseDirectory.root = str(CLASS)
        config.CourseDirectory.course_id = "attacked"
        CLASS.mkdir()
        configure(config)
        return config

    def _release(self, section: str) -> None:
        source = read_section(PLACE / "solutions" / f"{section}.py")
        laws = read_laws(PLACE / "grader" / "hidden")
        made = notebook(self.course.section(section), source, laws)
        folder = CLASS / "source" / section
        folder.mkdir(parents=True)
        (folder / f"{section}.ipynb").write_text(notebook_text(made), encoding="utf-8")
        done = self.api.generate_assignment(section)
        assert done["success"], done["log"]
        self.solved[section] = json.loads(unmarked(notebook_text(solved(made, source))))
        for one in self.solved[section]["cells"]:
            one["source"] = unmarked("".join(one["source"]))

    def _hand_in(self, name: str, attack: str) -> None:
        section = self._section(attack)
        if not attack.startswith("code:"):
            self._write(name, section, hostile(attack, self.solved[section]))
            return
        one = attacks()[attack.removeprefix("code:")]
        made = json.loads(json.dumps(self.solved[section]))
        cell(made, one.task.partition(".")[2])["source"] = one.compose("")
        self._write(name, section, made)

    def _write(self, name: str, section: str, made: dict[str, Any]) -> None:
        folder = CLASS / "submitted" / name / section
        folder.mkdir(parents=True)
        text = json.dumps(made).encode("utf-8", "replace")
        (folder / f"{section}.ipynb").write_bytes(text)

    def _record(self, name: str, attack: str) -> dict[str, Any]:
        section = self._section(attack)
        code = attack.removeprefix("code:")
        task = attacks()[code].task.partition(".")[2] if code != attack else "integer_zeros"
        scores = self._scores(name, section)
        pages = self._pages(name, section)
        return {
            "name": attack,
            "points": scores.get(f"points-{task}"),
            "others": {one: scores.get(f"points-{one}") for one in WITNESSES[section] if one != task},
            "leaks": sorted(set(CANARY.findall(pages))),
            "worked": sorted({line for line in pages.splitlines() if line.startswith("worked:")})[:20],
            "harmful": harmful(pages.replace("\xa0", " ")),  # hard spaces are in the page's own style
            "page": str(CLASS / "feedback" / name / section / f"{section}.html"),
            "size": len(pages),
        }

    def _scores(self, name: str, section: str) -> dict[str, float | None]:
        """What the gradebook holds; nothing where the submission was not graded."""
        with Gradebook(self.api.coursedir.db_url, self.api.coursedir.course_id) as book:
            try:
                handed = book.find_submission_notebook(section, section, name)
            except MissingEntry:
                return {}
            return {grade.name: grade.auto_score for grade in handed.grades}

    def _pages(self, name: str, section: str) -> str:
        text = io.StringIO()
        for folder in ("autograded", "feedback"):
            for path in sorted((CLASS / folder / name / section).rglob("*")):
                if path.is_file():
                    text.write(path.read_text(encoding="utf-8", errors="replace"))
        return text.getvalue()


def student(number: int) -> str:
    """Students in the order of the attacks, the honest one behind them."""
    return f"attacker-{number:03}"


if __name__ == "__main__":
    main()
