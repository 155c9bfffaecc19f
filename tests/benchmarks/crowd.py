"""A class of hand-ins made from what the corpora hold: right answers of many kinds, wrong ones, stubs left alone.

`python -m tests.benchmarks.crowd DIR` writes one: a folder a student.
"""

import argparse
import ast
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

import nbformat
from nbformat import NotebookNode

from grader.course import Course, load_course
from grader.notebook.making import notebook, notebook_text, solved
from grader.release.stubs import stub_text
from grader.source import read_section
from grader.verdict import Verdict
from grader.verify.corpus import Entry, Kind, read_corpus

__all__ = ["Crowd", "write_class"]

ROOT = Path(__file__).resolve().parents[2]
_PLAIN = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)

Answers = Mapping[str, str]
"""What a student has in the place of the reference, by task, as code."""


class Crowd:
    """What a class hands in for one section; student `number` hands in the same on every machine.

    Students are able to different degrees, and tasks are hard to different degrees: of ten answers about six are the
    reference's, two right in another way, one wrong, one left out.
    """

    def __init__(self, course: Course, name: str) -> None:
        self.section = course.section(name)
        path = ROOT / "solutions" / f"{self.section.id}.py"
        self._text = path.read_text(encoding="utf-8")
        self._source = read_section(path)
        self._blank = notebook(self.section, self._source, {})
        nodes = ast.parse(stub_text(self._source)).body
        self._stubs = {one.name: ast.unparse(one) for one in nodes if isinstance(one, _PLAIN[2:])}
        self._kept = {kind: self._corpus(kind) for kind in Kind}

    def answers(self, number: int) -> Answers:
        """Where student `number` differs from the reference."""
        names = [task.name for task in self.section.tasks]
        return {name: text for name in names for text in self._answer(name, number)}

    def module(self, number: int) -> str:
        """Their module."""
        return "\n\n# %%\n".join([self._text, *self.answers(number).values()])

    def notebook(self, number: int) -> NotebookNode:
        """Their notebook: a cell of their own stands below the one that it corrects."""
        made = solved(self._blank, self._source)
        own = self.answers(number)
        cells: list[NotebookNode] = []
        for cell in made.cells:
            cells.append(cell)
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if name in own and own[name] == self._stubs[name]:
                cell.source = own[name]
            elif name in own:
                cells.append(nbformat.v4.new_code_cell(own[name], id=f"{name}-own"))
        made.cells = cells
        return made

    def _answer(self, name: str, number: int) -> Iterator[str]:
        chance, hard = Random(f"{number} {name}"), Random(name).uniform(0.2, 1.8)
        lacking = (number % 10) / 9 * hard
        wheats, chaffs = (self._kept[kind][name] for kind in (Kind.WHEAT, Kind.CHAFF))
        luck = chance.random()
        if luck < 0.2 * lacking:
            yield self._stubs[name]
        elif luck < 0.4 * lacking and chaffs:
            yield chance.choice(chaffs).text
        elif luck > 0.75 and wheats:
            yield chance.choice(wheats).text

    def _corpus(self, kind: Kind) -> Mapping[str, Sequence[Entry]]:
        found: dict[str, list[Entry]] = {task.name: [] for task in self.section.tasks}
        for entry in read_corpus(ROOT / "tests", kind, self.section):
            if _gentle(entry):
                found[entry.task.partition(".")[2]].append(entry)
        return found


def write_class(folder: Path, crowd: Crowd, students: int, *, notebooks: bool = False) -> None:
    """A folder a student, with the section's module or notebook in it."""
    for number in range(students):
        place = folder / f"student{number:04}"
        place.mkdir(parents=True, exist_ok=True)
        text = notebook_text(crowd.notebook(number)) if notebooks else crowd.module(number)
        name = f"{crowd.section.id}.{'ipynb' if notebooks else 'py'}"
        (place / name).write_text(text, encoding="utf-8")


def _gentle(entry: Entry) -> bool:
    """Whether it can be graded without walls: it defines, does nothing else, and comes to an end by itself."""
    body = ast.parse(entry.text).body[1:]
    return all(isinstance(node, _PLAIN) for node in body) and not {Verdict.TIMEOUT, Verdict.CRASHED} & {
        *entry.verdicts
    }


def main() -> None:
    """Write the class that was asked for."""
    parser = argparse.ArgumentParser(description="Make a class of hand-ins from the wheats and chaffs.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--students", type=int, default=50)
    parser.add_argument("--sections", default="all", help="such as s03,s04; else the whole course")
    parser.add_argument("--notebooks", action="store_true", help="notebooks in the place of modules")
    options = parser.parse_args()
    course = load_course()
    everything = [section.id for section in course.sections]
    for name in everything if options.sections == "all" else options.sections.split(","):
        write_class(options.folder, Crowd(course, name), options.students, notebooks=options.notebooks)


if __name__ == "__main__":
    main()
