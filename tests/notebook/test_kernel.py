"""What a student meets in the notebook: examples that are tried, hints, and no traceback."""

import json
import sys
import types

import pytest

from grader import kernel
from grader.kernel import ExamplesMissed, helpers

GOOD = '''
def double(x):
    """Double it.

    >>> double(2)
    4
    >>> double("a")
    Traceback (most recent call last):
    TypeError: ...
    """
    return x + x + 0
'''

CLASS = '''
class Counter:
    """Counts.

    >>> Counter().count
    0
    """

    step = len
    count = 0

    def advance(self):
        """One more.

        >>> Counter().advance()
        1
        """
        BODY

    @staticmethod
    def zero():
        """Nothing.

        >>> Counter.zero()
        0
        """
        return 0
'''


@pytest.fixture
def notebook(monkeypatch):
    """The names of a notebook in which `source` was run."""
    made = types.ModuleType("made")
    monkeypatch.setitem(sys.modules, "made", made)
    monkeypatch.setattr(kernel, "_namespace", lambda: vars(made))
    return lambda source: exec(compile(source, "/tmp/ipykernel_1/1.py", "exec"), vars(made))


@pytest.fixture
def examples():
    return helpers("s01_made_up")[0]


@pytest.fixture
def hint(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hints.json").write_text(json.dumps({"s01_made_up.double": ["Add.", "x + x"]}))
    return helpers("s01_made_up")[1]


def missed(examples, task):
    with pytest.raises(ExamplesMissed) as caught:
        examples(task)
    assert "\n".join(caught.value._render_traceback_()) == str(caught.value)
    return str(caught.value)


def test_examples_that_hold(notebook, examples, capsys):
    notebook(GOOD)
    examples("double")
    assert capsys.readouterr().out == "All 2 examples of double come out as shown.\n"


def test_the_first_that_differs_is_told(notebook, examples):
    notebook(GOOD.replace("x + x + 0", "x * 3"))
    told = "2 of 2 examples of double come out differently. The first:\n\n>>> double(2)\nexpected: 4\ngot:      6"
    assert missed(examples, "double") == told


def test_an_exception_is_told_with_its_line(notebook, examples):
    notebook(GOOD.replace("x + x + 0", "x + y"))
    told = missed(examples, "double")
    assert "raised:   NameError: name 'y' is not defined" in told
    assert "where:    line 11 of the cell" in told
    assert "Traceback" not in told


def test_no_exception_where_one_is_asked_for(notebook, examples):
    notebook(GOOD.replace("x + x + 0", "x + x"))
    assert missed(examples, "double").endswith("expected: TypeError to be raised\ngot:      'aa'")


def test_another_exception_than_is_asked_for(notebook, examples):
    notebook(GOOD.replace("return x", "x != 'a' or [][0]\n    return x"))
    told = missed(examples, "double")
    assert told.endswith("expected: TypeError to be raised\ngot:      IndexError: list index out of range")


def test_a_stub_is_not_attempted(notebook, examples):
    notebook(GOOD.replace("return x + x + 0", "raise NotImplementedError"))
    assert missed(examples, "double").startswith("double: not attempted yet")


def test_a_stub_whose_only_example_is_an_exception(notebook, examples):
    source = GOOD.replace("    >>> double(2)\n    4\n", "")
    notebook(source.replace("return x + x + 0", "raise NotImplementedError"))
    assert missed(examples, "double").startswith("double: not attempted yet")


def test_a_cell_that_was_not_run(notebook, examples):
    assert missed(examples, "double") == "double is not defined: run the cell above first."


def test_a_docstring_that_was_taken_out(notebook, examples):
    notebook("def double(x):\n    return x + x")
    assert missed(examples, "double").startswith("double has no examples any more")


def test_methods_have_examples_too(notebook, examples, capsys):
    notebook(CLASS.replace("BODY", "return 1"))
    examples("Counter")
    assert "All 3 examples" in capsys.readouterr().out
    notebook(CLASS.replace("BODY", "return 2"))
    assert ">>> Counter().advance()" in missed(examples, "Counter")


def test_warnings_are_no_failure(notebook, examples, capsys):
    notebook(GOOD.replace("return", "import sys; print('Careful', file=sys.stderr); return"))
    examples("double")
    shown = capsys.readouterr()
    assert shown.err == ""
    assert shown.out.startswith("Careful\n")


def test_stock_grading_is_refused(notebook, examples, monkeypatch):
    notebook(GOOD)
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    with pytest.raises(RuntimeError, match=r"nbgrader_config\.py"):
        examples("double")


def test_hints_lead_on(hint, capsys):
    hint("double")
    assert capsys.readouterr().out == "Hint 1 of 2 for double:\n\nAdd.\n\nMore: hint('double', 2)\n"
    hint("double", 2)
    assert capsys.readouterr().out == "Hint 2 of 2 for double:\n\nx + x\n"


def test_hints_that_are_not_there(hint, capsys):
    hint("double", 3)
    assert capsys.readouterr().out == "There are 2 hints for double: hint('double', 1) …\n"
    hint("treble")
    assert capsys.readouterr().out == "There are no hints for treble here.\n"
