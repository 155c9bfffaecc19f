"""Reading corpora; a malformed file is one line that says where, what, and the remedy."""

import pytest

from grader.errors import UserError
from grader.verdict import Verdict
from grader.verify.corpus import Kind, bindings, read_corpus, sections_in

FINE = "def double(x):\n    return x\n"

MALFORMED = [
    (FINE, ":1: this chaff has no docstring. Begin the file with a docstring that says what is wrong."),
    ('"""X."""\ndef dubble(x): pass', ":1: the file defines no 'double'. Define double at its top level"),
    ('"""X."""\ndef double(x:', ":2: not valid Python:"),
    ('"""X.\n\ncause:\n"""\n' + FINE, ":3: the line 'cause' says nothing."),
    ('"""X.\n\ncuase: y\n"""\n' + FINE, ":3: unknown key 'cuase'. Did you mean 'cause'?"),
    ('"""X.\n\nverdict: wrong\n"""\n' + FINE, ":3: 'wrong' is no verdict that a wrong answer can get."),
    ('"""X.\n\nverdict: passed\n"""\n' + FINE, ":3: 'passed' is no verdict that a wrong answer can get."),
    (
        '"""X.\n\nalso: quadrupel\n"""\n' + FINE,
        ":3: section s90_tiny has no task 'quadrupel'. Did you mean 'quadruple'?",
    ),
]


@pytest.mark.parametrize(("text", "line"), MALFORMED, ids=[line for _, line in MALFORMED])
def test_a_malformed_file_is_one_line(tiny, text, line):
    path = tiny.write("tests/chaffs/s90_tiny/double/bad.py", text)
    with pytest.raises(UserError) as caught:
        list(read_corpus(tiny.root / "tests", Kind.CHAFF, tiny.course().section("s90")))
    assert str(caught.value).startswith(f"{path}{line}")
    assert "\n" not in str(caught.value)


def test_a_folder_of_no_task_is_refused(tiny):
    tiny.chaff("x", "X.", FINE, task="dubble")
    with pytest.raises(UserError, match=r"section s90_tiny has no task 'dubble'\. Did you mean 'double'"):
        list(read_corpus(tiny.root / "tests", Kind.CHAFF, tiny.course().section("s90")))


@pytest.mark.parametrize("place", ["x.py", "double/more/x.py"])
def test_a_file_in_no_tasks_folder_is_refused(tiny, place):
    tiny.write(f"tests/chaffs/s90_tiny/{place}", '"""X."""\n' + FINE)
    tiny.write("tests/chaffs/s90_tiny/double/__pycache__/x.py", "")
    with pytest.raises(UserError, match="this file does not lie in a task's folder"):
        list(read_corpus(tiny.root / "tests", Kind.CHAFF, tiny.course().section("s90")))


def test_a_file_that_is_not_text_is_refused(tiny):
    path = tiny.chaff("x", "X.", FINE)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(UserError, match="the file is not UTF-8 text"):
        list(read_corpus(tiny.root / "tests", Kind.CHAFF, tiny.course().section("s90")))


def test_what_a_docstring_says(tiny):
    tiny.chaff("x", "First line.\n\nCause: The sign \nverdict: failed, error\nalso: quadruple\n", FINE)
    (entry,) = read_corpus(tiny.root / "tests", Kind.CHAFF, tiny.course().section("s90"))
    assert entry.about == "First line."
    assert entry.cause == "The sign"
    assert entry.verdicts == (Verdict.FAILED, Verdict.ERROR)
    assert entry.also == ("s90_tiny.quadruple",)
    assert entry.name == "double/x"


def test_a_folder_of_no_section_is_refused(tiny):
    tiny.write("own/wheats/s91_other/double/x.py", '"""X."""\n' + FINE)
    with pytest.raises(UserError, match="the course has no section 's91_other'"):
        sections_in(tiny.root / "own", tiny.course())
    with pytest.raises(UserError, match="this folder holds neither wheats nor chaffs"):
        sections_in(tiny.root / "solutions", tiny.course())


def test_names_bound_to_the_same_thing_are_told_from_others():
    import ast

    one = bindings(ast.parse("import torch.nn.functional as F\nimport torch\ndef f(): pass\na, b = 1, 2"))
    two = bindings(ast.parse("from torch.nn import functional as F\nimport torch.nn\ndef f(): return 1"))
    assert set(one) == {"F", "torch", "f", "a", "b"}
    assert one["F"] == two["F"]
    assert one["torch"] == two["torch"]
    assert one["f"] != two["f"]
