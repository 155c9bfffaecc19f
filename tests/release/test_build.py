"""Stubs are generated from the solutions, never over a student's work, and the committed ones are fresh."""

import gzip
import json
from pathlib import Path

import pytest

from grader.course import load_course
from grader.digits import unpack_digits
from grader.errors import UserError
from grader.modules import load_checks
from grader.release.build import Build, build, stale
from grader.release.laws import read_laws
from grader.release.stubs import hints_text, stub_text
from grader.source import SectionSource, read_section, read_solutions

SOLUTION = '''\
# ---
# jupyter: {}
# ---

# %% [markdown]
# # 1. First

# %%
NOTE = "### BEGIN SOLUTION"


# %%
class One:
    """Count."""

    def __init__(self):
        super().__init__()
        ### BEGIN SOLUTION
        self.n = 0
        self.m = 1
        ### END SOLUTION

    def count(self):
        ### BEGIN SOLUTION
        return self.n
        ### END SOLUTION


# %% [markdown] hints="One"
# - Nudge.
# - Nearer.

# %% [markdown]
# The end.
'''

STUB = '''\
# ---
# jupyter: {}
# ---

# %% [markdown]
# # 1. First

# %%
NOTE = "### BEGIN SOLUTION"


# %%
class One:
    """Count."""

    def __init__(self):
        super().__init__()
        raise NotImplementedError

    def count(self):
        raise NotImplementedError


# %% [markdown]
# The end.
'''

LAWS: dict[str, tuple[str, ...]] = {}

NEW_SOLUTION = SOLUTION.replace("# The end.", "# The new end.")
NEW_STUB = STUB.replace("# The end.", "# The new end.")
ANSWER = STUB.replace("raise NotImplementedError", "return 1")


@pytest.fixture
def exercises(tmp_path: Path) -> Path:
    folder = tmp_path / "exercises"
    raw = folder / "data" / "MNIST" / "raw"
    raw.mkdir(parents=True)
    (raw / "t10k-labels-idx1-ubyte.gz").write_bytes(gzip.compress(b"digits"))
    return folder


def sections(folder: Path, text: str = SOLUTION) -> dict[str, SectionSource]:
    path = folder.parent / "s01_first.py"
    path.write_text(text, encoding="utf-8")
    return {"s01_first": read_section(path)}


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def test_a_stub_has_neither_solutions_nor_hints(exercises):
    assert stub_text(sections(exercises)["s01_first"]) == STUB


def test_a_stub_lists_the_laws_of_its_tasks_below_them(exercises):
    laws = {"s01_first.One": ("It counts.", "word " * 30 + "end."), "s01_first.Two": ("It is another's.",)}
    text = stub_text(sections(exercises)["s01_first"], laws)
    _, after = text.split("    def count(self):\n        raise NotImplementedError\n\n\n")
    assert after.startswith("# %% [markdown]\n# **What is checked:**\n#\n# - It counts.\n# - word word")
    assert after.endswith(" end.\n\n# %% [markdown]\n# The end.\n")
    assert "another" not in text
    assert max(map(len, text.splitlines())) <= 110


def test_the_laws_are_the_docstrings_of_the_checks(tmp_path):
    (tmp_path / "test_s01_first.py").write_text(
        '@task("s01_first.One")\n@given(n=3)\ndef test_one(student, reference, n):\n    """It counts\n    up."""\n'
        'def helper():\n    """No law."""\n'
        '@task("s01_first.One")\ndef test_one_again(student, reference):\n    """It starts at 0."""\n'
    )
    assert read_laws(tmp_path) == {"s01_first.One": ("It counts up.", "It starts at 0.")}


def test_every_law_of_the_course_is_found():
    root = Path(__file__).parents[2]
    checks = load_checks(root / "grader" / "hidden")
    laws = {check.task: [other.law for other in checks if other.task == check.task] for check in checks}
    assert read_laws(root / "grader" / "hidden") == {
        task: tuple(dict.fromkeys(found)) for task, found in laws.items()
    }


def test_hints_are_listed_by_task(exercises):
    text = hints_text(sections(exercises).values())
    assert json.loads(text) == {"s01_first.One": ["Nudge.", "Nearer."]}


def test_a_first_build_writes_everything_and_a_second_nothing(exercises):
    done = build(exercises, sections(exercises), LAWS)
    assert names(done.written) == ["s01_first.py", ".generated.json", "hints.json"]
    assert names(done.unpacked) == ["t10k-labels-idx1-ubyte"]
    assert (exercises / "s01_first.py").read_text() == STUB
    assert build(exercises, sections(exercises), LAWS) == Build()


def test_an_untouched_stub_is_replaced(exercises):
    build(exercises, sections(exercises), LAWS)
    build(exercises, sections(exercises, NEW_SOLUTION), LAWS)
    assert (exercises / "s01_first.py").read_text() == NEW_STUB


def test_an_answer_is_kept_where_the_solutions_did_not_change(exercises):
    build(exercises, sections(exercises), LAWS)
    (exercises / "s01_first.py").write_text(ANSWER)
    done = build(exercises, sections(exercises), LAWS)
    assert names(done.kept) == ["s01_first.py"]
    assert (exercises / "s01_first.py").read_text() == ANSWER


def test_an_answer_is_never_overwritten_however_often_one_builds(exercises):
    build(exercises, sections(exercises), LAWS)
    (exercises / "s01_first.py").write_text(ANSWER)
    for _ in range(2):
        done = build(exercises, sections(exercises, NEW_SOLUTION), LAWS)
        assert names(done.conflicts) == ["s01_first.py"]
        assert (exercises / "s01_first.py").read_text() == ANSWER


def test_force_replaces_an_answer(exercises):
    build(exercises, sections(exercises), LAWS)
    (exercises / "s01_first.py").write_text(ANSWER)
    done = build(exercises, sections(exercises, NEW_SOLUTION), LAWS, force=True)
    assert not done.conflicts
    assert (exercises / "s01_first.py").read_text() == NEW_STUB


def test_a_file_of_which_nothing_is_recorded_is_the_students(exercises):
    (exercises / "s01_first.py").write_text(ANSWER)
    done = build(exercises, sections(exercises), LAWS)
    assert names(done.conflicts) == ["s01_first.py"]
    assert (exercises / "s01_first.py").read_text() == ANSWER


def test_windows_line_ends_are_no_change(exercises):
    build(exercises, sections(exercises), LAWS)
    (exercises / "s01_first.py").write_bytes(STUB.replace("\n", "\r\n").encode())
    done = build(exercises, sections(exercises, NEW_SOLUTION), LAWS)
    assert not done.conflicts


def test_without_solutions_only_the_digits_are_unpacked(exercises):
    done = build(exercises, {}, LAWS)
    assert names(done.unpacked) == ["t10k-labels-idx1-ubyte"]
    assert not done.written


def test_digits_that_were_damaged_are_unpacked_again(exercises):
    raw = exercises / "data" / "MNIST" / "raw"
    unpack_digits(raw)
    (raw / "t10k-labels-idx1-ubyte").write_bytes(b"dig")
    assert names(unpack_digits(raw)) == ["t10k-labels-idx1-ubyte"]
    assert (raw / "t10k-labels-idx1-ubyte").read_bytes() == b"digits"


def test_stale_files_are_named(exercises):
    build(exercises, sections(exercises), LAWS)
    assert stale(exercises, sections(exercises), LAWS) == []
    (exercises / "s02_gone.py").write_text("")
    problems = stale(exercises, sections(exercises, NEW_SOLUTION), LAWS)
    lines = [str(problem).removeprefix(f"{exercises}/") for problem in problems]
    remedy = "Run `torchcourse build` (`--force` where a stub itself was changed)."
    assert lines == [
        f"s01_first.py: not what the solutions give. {remedy}",
        f".generated.json: not what the solutions give. {remedy}",
        "s02_gone.py: a stub without a solution. Remove it.",
    ]


@pytest.mark.parametrize("text", ["[]", "{"])
def test_a_damaged_record_is_told(exercises, text):
    (exercises / ".generated.json").write_text(text)
    with pytest.raises(UserError, match=r"\.generated\.json: not a list of digests\. Restore it"):
        build(exercises, sections(exercises), LAWS)


def test_the_committed_exercises_are_fresh():
    root = load_course().root
    assert [
        str(problem)
        for problem in stale(
            root / "exercises", read_solutions(root / "solutions"), read_laws(root / "grader" / "hidden")
        )
    ] == []
