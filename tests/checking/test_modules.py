"""Drawn weights find their parameters whatever these are called, and a module that has none is found out."""

from contextlib import contextmanager

import pytest
import torch

from grader.checking.expect import CheckFailed
from grader.checking.modules import assign_parameters
from grader.student.remote import fetch
from tests.kit import checking

WEIGHT, BIAS, X = torch.arange(6.0).reshape(2, 3), torch.tensor([7.0, 8.0]), torch.tensor([[1.0, -1.0, 2.0]])

MODULE = """
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        {init}
    def forward(self, x):
        return {forward}
"""
LAYOUTS = {
    "linear": ("self.layer = torch.nn.Linear(3, 2)", "self.layer(x)"),
    "transposed": (
        "self.b, self.w = torch.nn.Parameter(torch.zeros(2)), torch.nn.Parameter(torch.zeros(3, 2))",
        "x @ self.w + self.b",
    ),
    "transposed with a spare axis": (
        "self.b, self.w = torch.nn.Parameter(torch.zeros(1, 2)), torch.nn.Parameter(torch.zeros(3, 1, 2))",
        "x @ self.w[:, 0] + self.b",
    ),
    "in a list": (
        "self.all = torch.nn.ParameterList([torch.zeros(2), torch.zeros(2, 3)])",
        "x @ self.all[1].T + self.all[0]",
    ),
}
REFUSED = {
    "nothing registered": ("self.layers = [torch.nn.Linear(3, 2)]", "not registered"),
    "another width": ("self.layer = torch.nn.Linear(3, 4)", r"no parameter of shape \(2, 3\)"),
    "no bias": ("self.layer = torch.nn.Linear(3, 2, bias=False)", "is a bias missing"),
    "one too many": ("self.a, self.b = torch.nn.Linear(3, 2), torch.nn.Linear(5, 5)", "was not asked for"),
    "a false list": ("self.named_parameters = lambda: [1, 2]", "does not give pairs"),
    "no tensors": ("self.named_parameters = lambda: [('w', None)]", "not a tensor"),
}


@contextmanager
def network(init, forward="x"):
    with checking(MODULE.format(init=init, forward=forward), task="Net") as (student, _):
        yield student.Net()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_weights_are_loaded_by_shape(layout):
    with network(*LAYOUTS[layout]) as net:
        assign_parameters(net, [WEIGHT, BIAS])
        torch.testing.assert_close(fetch(net(X)), X @ WEIGHT.T + BIAS)


@pytest.mark.parametrize("mistake", REFUSED)
def test_what_does_not_fit_fails_with_its_cause(mistake):
    init, cause = REFUSED[mistake]
    with network(init) as net, pytest.raises(CheckFailed, match=cause) as refused:
        assign_parameters(net, [WEIGHT, BIAS])
    assert refused.value.cause
