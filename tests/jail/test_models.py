"""The models of the checks of exports have just the one peculiarity that they are there for."""

import pytest
import torch

from grader.jail.models import Convolved, Doubling, Gate, Tangled, TwoFaced

pytestmark = pytest.mark.filterwarnings("ignore")  # torch.jit is deprecated, and a trace of a branch warns


@pytest.mark.parametrize(("sign", "branch"), [(1.0, "up"), (-1.0, "down")])
def test_a_gates_data_decide(sign, branch):
    gate, x = Gate().eval(), sign * torch.ones(2, 6)
    assert torch.equal(gate(x), getattr(gate, branch)(x))
    assert torch.equal(torch.jit.script(gate)(x), gate(x))
    assert torch.equal(gate.train()(x), getattr(gate, branch).bias.expand(2, 4))


def test_a_trace_of_a_gate_has_one_branch():
    gate, x = Gate().eval(), torch.ones(2, 6)
    assert not torch.equal(torch.jit.trace(gate, x, check_trace=False)(-x), gate(-x))


@pytest.mark.parametrize(("start", "end"), [(1.0, 128.0), (60.0, 120.0), (100.0, 100.0), (-30.0, -120.0)])
def test_doubling_goes_on_as_long_as_the_data_ask_for(start, end):
    assert Doubling()(torch.tensor([start])).item() == end
    assert torch.jit.script(Doubling())(torch.tensor([start])).item() == end


def test_the_tangled_one_can_be_traced_but_not_compiled():
    model, x = Tangled(), torch.randn(2, 6)
    assert torch.allclose(model(x), model.layers["first"](x) + model.layers["second"](x))
    assert torch.allclose(torch.jit.trace(model, x)(2 * x), model(2 * x))
    with pytest.raises(Exception, match=r"(?i)compile|kwargs|keyword"):
        torch.jit.script(model)


def exported(model, x):
    return torch.export.export(model, (x,), dynamic_shapes=({0: torch.export.Dim("n")},)).module()


def strictly_exported(model, x):
    shapes = ({0: torch.export.Dim("n")},)
    return torch.export.export(model, (x,), dynamic_shapes=shapes, strict=True).module()


@pytest.mark.parametrize("export", [exported, strictly_exported, torch.jit.trace])
@pytest.mark.parametrize(("one_row", "by"), [(True, 1.0), (False, 0.25)])
def test_the_two_faced_one_differs_where_it_says_and_only_when_exported(export, one_row, by):
    model = TwoFaced(one_row=one_row, by=by)
    program = export(model, torch.randn(3, 6))
    for rows in (1, 3):
        x = torch.randn(rows, 6)
        gap = program(x) - model(x)
        torch.testing.assert_close(gap, torch.full_like(gap, by * float((rows == 1) == one_row)))


def test_convolved_flattens_what_it_has_convolved():
    model, x = Convolved(), torch.randn(4, 1, 5, 4)
    assert torch.equal(model(x), model.layer(x).relu().flatten(1))
