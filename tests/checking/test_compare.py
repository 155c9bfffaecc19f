"""Where two values part, and where they do not."""

import math

import numpy
import pytest
import torch

from grader.checking.compare import Rule, difference
from grader.wire import Named, Opaque

EXACT = Rule(exact=True)
NEAR = Rule()
f64 = torch.float64


def told(got, expected, rule=NEAR):
    found = difference(got, expected, rule)
    return found.text + " | " + found.cause if found else ""


SAME = [
    (torch.tensor([1.0, math.nan, -0.0]), torch.tensor([1.0, math.nan, 0.0])),
    (torch.tensor([]), torch.tensor([])),
    (torch.tensor([1e9]), torch.tensor([1e9 + 500])),
    (torch.tensor(3), torch.tensor(3)),
    (torch.tensor([True]), torch.tensor([True])),
    (torch.tensor([2**62 + 1]), torch.tensor([2**62 + 1])),
    (torch.tensor([250], dtype=torch.uint8), torch.tensor([250], dtype=torch.uint8)),
    (torch.tensor([1 + 1j]), torch.tensor([1 + 1j])),
    (torch.tensor([1.0], requires_grad=True), torch.tensor([1.0])),
    (torch.empty(2, device="meta"), torch.empty(2, device="meta")),
    (numpy.ones(2), numpy.ones(2)),
    ([1, (2.0, "a")], [1, (2.0, "a")]),
    (Named.build("P", ("x",), [1]), (1,)),
    ({"a": torch.ones(1)}, {"a": torch.ones(1)}),
    (1, 1.0),
    (numpy.float64(0.5), 0.5),
    (math.nan, math.nan),
    (math.inf, math.inf),
    (1 + 1j, 1 + 1j),
    ((2, 3), torch.Size([2, 3])),
    (None, None),
    ("a", "a"),
]


@pytest.mark.parametrize(("got", "expected"), SAME, ids=repr)
def test_right_answers_agree(got, expected):
    assert told(got, expected) == ""


DIFFERENT = [
    (torch.ones(2, 1), torch.ones(2), "wrong shape"),
    (torch.ones(2), torch.ones(2, dtype=f64), "wrong dtype"),
    (
        torch.tensor([1.0, 2.0]),
        torch.tensor([1.0, 3.0]),
        "1 of 2 entries differ, first at [1]: got 2.0, expected 3.0",
    ),
    (torch.tensor([2**53]), torch.tensor([2**53 + 1]), "entries differ"),
    (torch.zeros(3), torch.full((3,), 1e-4), "entries differ"),
    (torch.tensor([math.nan]), torch.tensor([1.0]), "entries differ"),
    (torch.tensor([math.inf]), torch.tensor([-math.inf]), "entries differ"),
    (None, torch.ones(1), "is a return missing?"),
    (numpy.ones(1, dtype="f4"), torch.ones(1), "a NumPy array came back; a tensor is wanted"),
    (1.0, torch.tensor(1.0), "a 0-d tensor is wanted"),
    (torch.tensor(1.0), 1.0, "a 0-d tensor came back; a Python float is wanted"),
    (True, 1, "a bool came back"),
    (1, True, "a bool is wanted"),
    ([1], (1,), "a tuple is wanted"),
    ([1, 2], [1], "2 items came back; 1 are wanted"),
    ({"a": 1}, {"b": 1}, "keys"),
    ({"a": 1}, {"a": 2}, "in ['a']"),
    (Opaque("Net"), torch.ones(1), "an object of class Net"),
    (torch.ones(1), torch.ones(1, device="meta"), "wrong device"),
    (numpy.ones(1), numpy.ones(1, dtype="f4"), "another kind"),
    ("1", 1, "a string came back"),
    (10**400, 1.0, "came back"),
]


@pytest.mark.parametrize(("got", "expected", "text"), DIFFERENT, ids=lambda value: repr(value)[:40])
def test_wrong_answers_are_told_apart_in_words(got, expected, text):
    assert text in told(got, expected)


def test_an_exact_rule_takes_no_neighbour():
    near = torch.tensor([1.0 + 1e-6])
    assert told(near, torch.ones(1)) == ""
    assert told(near, torch.ones(1), EXACT)
    assert told(1, 1.0, EXACT)


def test_a_loose_rule_takes_a_list_for_a_tuple():
    assert told([1, 2], (1, 2), Rule(loose=True)) == ""
    assert told([1, 2], (1, 2))


def test_no_broadcasting_hides_a_wrong_shape():
    assert told(torch.ones(4, 1), torch.ones(4))
    assert told(torch.ones(()), torch.ones(1))


def test_own_tolerances_take_the_place_of_the_dtypes():
    assert told(torch.tensor([1.01]), torch.ones(1), Rule(rtol=0.02, atol=0)) == ""
    assert told(torch.tensor([1.03]), torch.ones(1), Rule(rtol=0.02, atol=0))
