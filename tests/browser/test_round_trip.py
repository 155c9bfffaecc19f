"""From release to feedback, in a browser: everything is clicked and typed, nothing is called behind the scenes."""

from pathlib import Path

import pytest

pytest.importorskip("nbgrader", reason="no nbgrader: pip install -e '.[dev]' brings it")

import nbformat
from classroom import SECTION, STUDENT, answers, blank

TRIED, MISTAKEN, UNTOUCHED = "parse_version", "seed_everything", "install_command"


def test_round_trip(form_grader, desk, classroom, screenshots):
    """Generate, release; fetch, solve, validate, submit; collect, autograde in the jail, feedback; read it."""
    _release(form_grader)
    desk.open_list()
    desk.fetch(SECTION)
    notebook = desk.open(SECTION)
    _try(notebook, screenshots)
    _answer_wrongly(notebook)
    _validate(notebook, screenshots)
    desk.submit(SECTION)
    _grade(form_grader, screenshots)
    _read(desk, screenshots)
    assert _sources(classroom.course / "source") == _sources(classroom.course / "release")


def test_a_solved_notebook_is_valid(desk, classroom):
    (classroom.home / "solved.ipynb").write_text(nbformat.writes(answers()))
    assert "Success! Your notebook passes all the tests" in desk.open_file("solved.ipynb").validate()


def _release(form_grader) -> None:
    form_grader.assignment(SECTION, "assign")
    form_grader.assignment(SECTION, "release")


def _try(notebook, screenshots: Path) -> None:
    """A first answer that the examples refuse, a hint, a second that they accept."""
    notebook.run(notebook.cell("from grader.kernel import"))
    notebook.run(notebook.cell("import importlib"))
    answer, grade = notebook.cell(f"def {TRIED}"), notebook.cell(f'examples("{TRIED}")')
    assert notebook.run(grade) == f"{TRIED} is not defined: run the cell above first."
    notebook.run(answer)
    assert "not attempted yet" in notebook.run(grade)
    notebook.write(answer, _filled(TRIED, 'return tuple(int(part) for part in text.split("."))'))
    notebook.run(answer)
    assert "raised:   ValueError" in notebook.run(grade)
    notebook.page.screenshot(path=screenshots / "notebook.png")
    notebook.write(answer, f'hint("{TRIED}")')
    assert notebook.run(answer).startswith(f"Hint 1 of 3 for {TRIED}")
    notebook.write(answer, _source_of(answers(), TRIED))
    notebook.run(answer)
    assert notebook.run(grade).strip() == f"All 4 examples of {TRIED} come out as shown."
    assert "not yours" not in notebook.write(grade, "# not yours"), "a grade cell is locked"


def _answer_wrongly(notebook) -> None:
    notebook.write(
        notebook.cell(f"def {MISTAKEN}"), _filled(MISTAKEN, "random.seed(seed)\n    torch.manual_seed(seed)")
    )


def _validate(notebook, screenshots: Path) -> None:
    told = notebook.validate(screenshots / "validate.png")
    assert f"{UNTOUCHED}: not attempted yet" in told
    assert f"1 of 4 examples of {MISTAKEN} comes out differently" in told
    assert f'examples("{TRIED}")' not in told


def _grade(form_grader, screenshots: Path) -> None:
    form_grader.assignment(SECTION, "collect")
    form_grader.go_to_submissions(SECTION)
    form_grader.submission(STUDENT, "autograde")
    assert form_grader.score(STUDENT) == "2 / 10"
    form_grader.page.screenshot(path=screenshots / "form-grader.png")
    form_grader.submission(STUDENT, "generate-feedback")
    form_grader.submission(STUDENT, "release-feedback")
    form_grader.go_to_graded(SECTION, STUDENT)
    form_grader.show(MISTAKEN)
    form_grader.page.screenshot(path=screenshots / "form-grader-notebook.png")


def _read(desk, screenshots: Path) -> None:
    desk.fetch_feedback(SECTION)
    page = desk.view_feedback(SECTION)
    assert "Score: 2.0 / 10.0" in page.locator("body").inner_text()
    told = page.locator(".torchcourse", has_text=MISTAKEN)
    assert "failed, 0 of 1 point" in told.inner_text()
    assert "NumPy's global generator was not seeded" in told.inner_text()
    assert "Isolation: rung" in told.inner_text()
    told.evaluate("one => one.scrollIntoView({block: 'center'})")
    desk.page.screenshot(path=screenshots / "feedback.png")


def _filled(task: str, body: str) -> str:
    return _source_of(blank(), task).replace("raise NotImplementedError", body)


def _source_of(notebook: nbformat.NotebookNode, task: str) -> str:
    return next(cell.source for cell in notebook.cells if cell.id == task)


def _sources(folder: Path) -> list[tuple[str, str]]:
    """Ids and sources of the section's cells: nbgrader's own Generate leaves both as they are."""
    notebook = nbformat.read(folder / SECTION / f"{SECTION}.ipynb", as_version=4)
    return [(cell.id, cell.source) for cell in notebook.cells]
