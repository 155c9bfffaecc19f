"""The mutants that the operators make, and the list of those that are equivalent."""

import pytest

from grader.errors import UserError
from grader.results import CheckResult
from grader.source import read_section
from grader.verify.bars import Figures
from grader.verify.judging import enter_mutant
from grader.verify.mutation.equivalents import read_equivalents
from grader.verify.mutation.generate import OPERATORS, Mutant, mutants
from grader.verify.trials import Outcome, Part

MADE = [
    ("return a + b", "arithmetic: a + b -> a - b"),
    ("return a @ b", "arithmetic: a @ b -> a * b"),
    ("return a + b", "operand: a + b -> b"),
    ("return a < b", "comparison: a < b -> a <= b"),
    ("return a is None", "comparison: a is None -> a is not None"),
    ("return a and b", "boolean: a and b -> a or b"),
    ("return not a", "sign: not a -> a"),
    ("return -a", "sign: -a -> a"),
    ("return a if b else c", "condition: a if b else c -> c"),
    ("return [x for x in a if x]", "filter: for x in a if x -> for x in a"),
    ("return a[1]", "integer: 1 -> 0"),
    ("return a * 2", "integer: 2 -> (-2)"),
    ("return 0.5", "float: 0.5 -> 1.5"),
    ("return f(True)", "truth: True -> False"),
    ('return f("x")', "string: \"x\" -> 'XXxXX'"),
    ("return a[0]", "index: a[0] -> a"),
    ("return a[1:]", "slice: 1: -> :"),
    ("return a.T", "view: a.T -> a"),
    ("return a.detach()", "method: a.detach() -> a"),
    ("return torch.sqrt(a)", "function: torch.sqrt(a) -> a"),
    ("return f(a, b, c)", "swap: f(a, b, c) -> f(b, a, c)"),
    ("return f(a, k=1)", "keyword: f(a, k=1) -> f(a)"),
    ("return a.sum(dim=k)", "dim: dim=k -> dim=-1"),
    ("return a.sum()", "name: sum -> mean"),
    ("return a.clamp(min=k)", "name: min -> max"),
    ("f(a)", "statement: f(a) -> pass"),
    ("for x in a:\n        f(x)", "statement: for x in a: … -> pass"),
    ("for x in a:\n        f(x)", "once: for x in a: … -> for x in a: …"),
    ("for x in a:\n        break", "jump: break -> continue"),
    ("return a", "return: return a -> return None"),
    ("a += b", "augmented: a += b -> a = b"),
    ("if a:\n        f(b)", "condition: if a: … -> if (not a): …"),
    ("with torch.no_grad():\n        f(a)", "with: with torch.no_grad(): … -> if True: …"),
    ("@wrap\n    def g():\n        pass", "decorator: @wrap … -> def g(): …"),
]


def of_body(tmp_path, body):
    """The mutants of a function with this body."""
    path = tmp_path / "s90_body.py"
    head = "# %%\nimport torch\n\n# %%\ndef task(a, b, c, k):\n"
    path.write_text(f"{head}    ### BEGIN SOLUTION\n    {body}\n    ### END SOLUTION\n")
    section = read_section(path)
    return list(mutants(section, section.task("task")))


@pytest.mark.parametrize(("body", "key"), MADE, ids=[key for _, key in MADE])
def test_an_operator_makes_the_mutant_that_it_says(tmp_path, body, key):
    found = {mutant.key: mutant for mutant in of_body(tmp_path, body)}
    assert key in found
    compile(found[key].cell, "cell", "exec")
    assert found[key].cell.startswith("def task(a, b, c, k):")


def test_every_operator_is_tried_above():
    assert {operator.name for operator in OPERATORS} == {key.partition(":")[0] for _, key in MADE}


def test_mutants_are_distinct_and_none_is_the_solution(tmp_path):
    found = of_body(tmp_path, "return torch.sum(a, dim=0) + (a - a) * 0")
    cells = [mutant.cell for mutant in found]
    assert len(set(cells)) == len(cells)
    assert not any("torch.sum(a, dim=0) + (a - a) * 0" in cell for cell in cells)
    keys = [mutant.key for mutant in found]
    assert len(set(keys)) == len(keys)


def test_the_same_change_at_another_place_is_numbered(tmp_path):
    keys = [mutant.key for mutant in of_body(tmp_path, "return f(2, a * 2)")]
    assert "integer: 2 -> 3" in keys
    assert "integer: 2 -> 3 #2" in keys


def test_nothing_outside_the_regions_is_changed(tmp_path):
    path = tmp_path / "s90_class.py"
    path.write_text(
        "# %%\nclass Task:\n    width = 5\n\n    def f(self, n=3):\n        m = n + 4\n"
        "        ### BEGIN SOLUTION\n        return m\n        ### END SOLUTION\n"
    )
    section = read_section(path)
    assert [mutant.key for mutant in mutants(section, section.task("Task"))] == [
        "return: return m -> return None"
    ]


def test_the_words_of_an_exception_and_annotations_stay(tmp_path):
    keys = [mutant.key for mutant in of_body(tmp_path, 'x: "Tensor" = a\n    raise ValueError("no")')]
    assert not any(key.startswith("string") for key in keys)


def test_a_surviving_mutant_is_reported(tiny):
    tiny.write("grader/hidden/test_s90_tiny.py", '"""None."""')
    (miss, *_) = tiny.verify(Part.MUTANTS).misses
    assert miss.bar == "mutants killed"
    assert "it passed every check" in miss.what


def test_a_listed_mutant_is_not_reported_and_not_counted(tiny):
    path = tiny.root / "grader/hidden/test_s90_tiny.py"
    path.write_text(path.read_text().replace("[1.0, -3.0]", "[0.0, 0.0]"))
    before = tiny.verify(Part.MUTANTS)
    key = "integer: 2 -> 3"
    assert any(key in miss.subject for miss in before.misses)
    tiny.equivalent(f"- task: double\n  reason: because\n  mutants: ['{key}']\n")
    after = tiny.verify(Part.MUTANTS)
    assert not any(key in miss.subject for miss in after.misses)
    assert after.equivalent == 1
    assert after.bars["mutants killed"].of == before.bars["mutants killed"].of - 1


def test_a_stale_entry_and_a_killed_one_are_reported(tiny):
    tiny.equivalent("- task: double\n  reason: because\n  mutants: ['integer: 8 -> 9', 'integer: 2 -> 3']\n")
    misses = [str(miss) for miss in tiny.verify(Part.MUTANTS).misses]
    assert "s90_tiny.yaml:3: `integer: 8 -> 9` is no mutant of the solution any more." in " ".join(misses)
    assert any("listed as equivalent, but failed in s90_tiny.double" in miss for miss in misses)


def outcome_of(verdict):
    check = CheckResult(id="s90_tiny.double::test_double_doubles", law="", verdict=verdict)
    return Outcome(Part.MUTANTS, "m", {"s90_tiny.double": [check]})


@pytest.mark.parametrize(
    ("verdict", "killed", "by_time"),
    [("failed", 1, 0), ("error", 1, 0), ("timeout", 1, 1), ("grader_error", 0, 0), ("passed", 0, 0)],
)
def test_what_kills_a_mutant(verdict, killed, by_time):
    figures = Figures("s90_tiny")
    enter_mutant(figures, Mutant("double", "integer: 2 -> 3", 16, ""), outcome_of(verdict), equivalent=False)
    assert figures.bars["mutants killed"].reached == killed
    assert len(figures.misses) == 1 - killed
    assert len(figures.by_time) == by_time


LISTS = [
    ("- {task: dubble, reason: x, mutants: [y]}", ":1: no task 'dubble' here. Did you mean 'double'?"),
    ("- {task: double, mutants: [y]}", ":1: 0.reason: Field required. Write a list of"),
    ("- {task: double, reason: x, mutants: []}", ":1: 0.mutants:"),
    ("- {task: double, reason: x, mutants: [y, y]}", ":1: mutant 'y' is listed already, on line 1."),
]


@pytest.mark.parametrize(("text", "line"), LISTS)
def test_a_malformed_list_is_one_line(tmp_path, text, line):
    path = tmp_path / "s90_tiny.yaml"
    path.write_text(text)
    with pytest.raises(UserError) as caught:
        read_equivalents(path, ["double"])
    assert line in str(caught.value)
    assert "\n" not in str(caught.value)
