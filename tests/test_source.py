"""Solution modules are read by tokenizing; whatever is wrong with one is told with its line."""

from pathlib import Path

import pytest

from grader.errors import UserError
from grader.source import SectionSource, read_section, read_solutions, read_stub

HEADER = "# ---\n# jupyter: {}\n# ---\n\n"
GOOD = (
    HEADER
    + '''\
# %% [markdown]
# # 1. First
#
#     # %% an indented line is prose

# %% Imports
import math

# %% tags=["helper"]
NOTE = """
# %%
### BEGIN SOLUTION
"""


# %%
def one(x: float) -> float:
    """Add one.

    >>> one(1)
    2
    >>> one(
    ...     math.inf
    ... )
    inf
    """
    ### BEGIN SOLUTION
    return x + 1
    ### END SOLUTION


# %% [markdown] hints="one"
# - Which number is next?
# - Add one,
#   that is:
#
#       x + 1

# %%
class Two:
    """Count.

    >>> Two().count()
    1
    """

    def __init__(self) -> None:
        super().__init__()
        ### BEGIN SOLUTION
        self.n = 0
        ### END SOLUTION

    def count(self) -> int:
        """Count once more.

        >>> Two().count()
        1
        """
        ### BEGIN SOLUTION
        self.n += 1
        return self.n
        ### END SOLUTION
'''
)


def read(folder: Path, text: str) -> SectionSource:
    path = folder / "s01_first.py"
    path.write_text(text, encoding="utf-8")
    return read_section(path)


def complaint(folder: Path, text: str) -> str:
    with pytest.raises(UserError) as caught:
        read(folder, text)
    return str(caught.value).removeprefix(f"{folder}/")


def test_cells_have_kind_title_metadata_and_line(tmp_path):
    section = read(tmp_path, GOOD)
    assert (section.id, section.header) == ("s01_first", HEADER)
    assert [cell.kind for cell in section.cells] == ["markdown", "code", "code", "code", "markdown", "code"]
    assert [cell.title for cell in section.cells][:3] == ["", "Imports", ""]
    assert section.cells[2].metadata == {"tags": ["helper"]}
    lines = GOOD.split("\n")
    for cell in section.cells:
        assert lines[cell.line - 2] == cell.marker
        assert lines[cell.line - 1 : cell.end] == cell.text.split("\n")[:-1]


def test_the_file_is_its_header_and_its_cells(tmp_path):
    section = read(tmp_path, GOOD)
    assert section.header + "".join(f"{cell.marker}\n{cell.text}" for cell in section.cells) == GOOD


def test_markers_in_a_string_are_part_of_the_string(tmp_path):
    section = read(tmp_path, GOOD)
    assert "### BEGIN SOLUTION" in section.cells[2].text
    assert [cell.title for cell in section.helpers] == ["Imports", ""]


def test_tasks_have_prompt_examples_hints_and_line(tmp_path):
    one, two = read(tmp_path, GOOD).tasks
    assert (one.name, two.name) == ("one", "Two")
    assert one.docstring.startswith("Add one.")
    assert [(example.source, example.want) for example in one.examples] == [
        ("one(1)\n", "2\n"),
        ("one(\n    math.inf\n)\n", "inf\n"),
    ]
    lines = GOOD.split("\n")
    assert [lines[example.line - 1].strip() for example in one.examples] == [">>> one(1)", ">>> one("]
    assert len(two.examples) == 2
    assert one.hints == ("Which number is next?", "Add one,\nthat is:\n\n    x + 1")
    assert lines[one.line - 1].startswith("def one")
    assert (len(one.cell.regions), len(two.cell.regions)) == (1, 2)
    assert one.source == one.cell.text


def test_a_task_is_found_by_name(tmp_path):
    section = read(tmp_path, GOOD)
    assert section.task("Two").name == "Two"
    with pytest.raises(UserError, match=r"the solutions hold no task 'oen'\. Did you mean 'one'\?"):
        section.task("oen")


def test_windows_line_ends_and_a_missing_last_one_change_nothing(tmp_path):
    path = tmp_path / "s01_first.py"
    path.write_bytes(GOOD.rstrip("\n").replace("\n", "\r\n").encode())
    assert read_section(path) == read(tmp_path, GOOD)


def test_a_pristine_stub_is_read_by_the_names_of_its_tasks():
    root = Path(__file__).parents[1]
    for section in read_solutions(root / "solutions").values():
        stub = read_stub(root / "exercises" / section.path.name, {task.name for task in section.tasks})
        shown = [(task.name, [(one.source, one.want) for one in task.examples]) for task in section.tasks]
        assert [(t.name, [(one.source, one.want) for one in t.examples]) for t in stub.tasks] == shown
        assert stub.id == section.id


def test_the_kits_own_solutions_are_read():
    root = Path(__file__).parents[1]
    solutions = read_solutions(root / "solutions")
    assert all(section.tasks for section in solutions.values())


BEGIN, END = "    ### BEGIN SOLUTION\n", "    ### END SOLUTION\n"
ONE = f"def one(x):\n{BEGIN}    return x\n{END}"  # lines 6 to 9 behind the header and a marker line

MISTAKES = {
    "unmatched begin": (
        f"# %%\ndef one(x):\n{BEGIN}    return x\n",
        "s01_first.py:7: this solution never ends. Put `### END SOLUTION` below it.",
    ),
    "unmatched end": (
        f"# %%\ndef one(x):\n    return x\n{END}",
        "s01_first.py:8: a solution ends that never began. Put `### BEGIN SOLUTION` above it.",
    ),
    "nested": (
        f"# %%\ndef one(x):\n{BEGIN}{BEGIN}    return x\n{END}{END}",
        "s01_first.py:8: a solution begins inside the one of line 7. Put `### END SOLUTION` between the two.",
    ),
    "nearly a marker": (
        f"# %%\ndef one(x):\n    ## begin solution\n    return x\n{END}",
        "s01_first.py:7: '## begin solution' is not quite a marker. "
        "Write `### BEGIN SOLUTION` or `### END SOLUTION`, and nothing after it.",
    ),
    "a marker behind code": (
        f"# %%\ndef one(x):\n    y = x  ### BEGIN SOLUTION\n    return y\n{END}",
        "s01_first.py:7: a marker stands behind code. Give it a line of its own.",
    ),
    "into the next cell": (
        f"# %%\ndef one(x):\n{BEGIN}    return x\n\n# %%\n{END}",
        "s01_first.py:7: this solution goes on into the next cell. Put `### END SOLUTION` before line 10.",
    ),
    "outside a function": (
        "# %%\n### BEGIN SOLUTION\ndef one(x):\n    return x\n### END SOLUTION\n",
        "s01_first.py:6: this solution stands in no function. "
        "Put `### BEGIN SOLUTION` and `### END SOLUTION` into the function's body, indented like it.",
    ),
    "in a class but in no method": (
        f"# %%\nclass One:\n{BEGIN}    x = 1\n{END}",
        "s01_first.py:7: this solution stands in no function. "
        "Put `### BEGIN SOLUTION` and `### END SOLUTION` into the function's body, indented like it.",
    ),
    "two regions in one function": (
        f"# %%\ndef one(x):\n{BEGIN}    x += 1\n{END}{BEGIN}    return x\n{END}",
        "s01_first.py:10: function 'one' has a second solution region. Make it one region.",
    ),
    "two definitions": (
        f"# %%\n{ONE}def two(x):\n{BEGIN}    return x\n{END}",
        "s01_first.py:10: the cell of task 'one' holds more. "
        "A task's cell holds one function or class and nothing else; put the rest into another cell.",
    ),
    "an import beside the task": (
        f"# %%\nimport math\n{ONE}",
        "s01_first.py:6: the cell of task 'one' holds more. "
        "A task's cell holds one function or class and nothing else; put the rest into another cell.",
    ),
    "no definition": (
        f"# %%\nif True:\n{BEGIN}    x = 1\n{END}",
        "s01_first.py:6: this task's cell defines nothing. "
        "A task's cell holds one function or class and nothing else; put the rest into another cell.",
    ),
    "a definition in two cells": (
        f"# %%\ndef one(x):\n{BEGIN}    x += 1\n{END}# %%\n    return x\n",
        "s01_first.py:10: the definition of 'one' goes on into the next cell. Take the line `# %%` out.",
    ),
    "the same task twice": (
        f"# %%\n{ONE}\n# %%\n{ONE}",
        "s01_first.py:12: task 'one' is defined twice (first on line 6). Rename or remove one of the two.",
    ),
    "no cells": (
        "x = 1\n",
        "s01_first.py:1: the file has no cells. Begin every cell with a line `# %%`.",
    ),
    "code before the first cell": (
        "x = 1\n# %%\n",
        "s01_first.py:5: code stands before the first cell. Put a line `# %%` above it.",
    ),
    "code in a markdown cell": (
        "# %% [markdown]\n# prose\nx = 1\n",
        "s01_first.py:7: code stands in a markdown cell. Put a line `# %%` above it.",
    ),
    "an unknown kind": (
        "# %% [markdwon]\n# prose\n",
        "s01_first.py:5: a cell of unknown kind 'markdwon'. Write `# %%` or `# %% [markdown]`.",
    ),
    "metadata that is not JSON": (
        f"# %%\n{ONE}\n# %% [markdown] hints=one\n# - x\n",
        's01_first.py:11: cell metadata one is not JSON. Write it as key="text".',
    ),
    "hints for nobody": (
        f'# %%\n{ONE}\n# %% [markdown] hints="oen"\n# - x\n',
        "s01_first.py:11: hints for 'oen', which is no task here. Did you mean 'one'?",
    ),
    "hints twice": (
        f'# %%\n{ONE}\n# %% [markdown] hints="one"\n# - x\n# %% [markdown] hints="one"\n# - y\n',
        "s01_first.py:13: task 'one' has a second cell of hints. Make it one cell.",
    ),
    "hints that are code": (
        f'# %%\n{ONE}\n# %% hints="one"\n# - x\n',
        's01_first.py:11: hints stand in a code cell. Write `# %% [markdown] hints="one"`.',
    ),
    "hints without a bullet": (
        f'# %%\n{ONE}\n# %% [markdown] hints="one"\n# x\n',
        "s01_first.py:11: the cell holds no hint for 'one'. Begin each hint with `- `.",
    ),
    "a malformed doctest": (
        f'# %%\ndef one(x):\n    """Do.\n\n    >>>one(1)\n    """\n{BEGIN}    return x\n{END}',
        "s01_first.py:7: a doctest is malformed: line 3 of the docstring for <string> lacks blank after >>>: "
        "' >>>one(1)'. Mend the example.",
    ),
    "not Python": (
        "# %%\ndef one(x:\n",
        "s01_first.py:6: not valid Python: '(' was never closed. Mend the syntax.",
    ),
    "a null byte": (
        "# %%\nx = '\0'\n",
        "s01_first.py: not valid Python: source code string cannot contain null bytes. Mend the syntax.",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_line(tmp_path, name):
    text, expected = MISTAKES[name]
    assert complaint(tmp_path, HEADER + text) == expected


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UserError, match="there is no such file"):
        read_section(tmp_path / "s01_first.py")


def test_a_file_that_is_not_text(tmp_path):
    (tmp_path / "s01_first.py").write_bytes(b"\xff\xfe")
    with pytest.raises(UserError, match="not UTF-8 text"):
        read_section(tmp_path / "s01_first.py")
