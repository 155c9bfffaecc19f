"""Hidden checks of section 12: `l2_penalty`, by exact values and updates."""

import torch

from grader.author import cases, expect, is_tensor, rivals, task

NEAR = {"rtol": 1e-4, "atol": 1e-6}


def tied(lib):
    """A model with buffers, and a weight that two layers share."""
    nn = lib.nn
    model = nn.Sequential(
        nn.Linear(6, 5), nn.BatchNorm1d(5), nn.Linear(5, 5), nn.Linear(5, 5, bias=False), nn.Linear(5, 4)
    )
    model[3].weight = model[2].weight
    return model


def penalized(lib, state):
    """The same with these numbers, and a parameter that is frozen."""
    model = tied(lib)
    model.load_state_dict(state)
    model[4].bias.requires_grad = False
    return model


def drawn_state():
    """Numbers for it; the tied weights get the same."""
    model = tied(torch)
    for tensor in model.state_dict().values():
        if tensor.is_floating_point():
            torch.nn.init.normal_(tensor)
    return {name: value.clone() for name, value in model.state_dict().items()}


def trainable(model):
    return [parameter for parameter in model.parameters() if parameter.requires_grad]


def summed(choose=trainable, each=lambda p: p.square().sum(), share=0.5):
    """A penalty of other parameters, of another measure, or without the half."""
    return lambda model, strength: share * strength * sum(each(parameter) for parameter in choose(model))


def tied_twice(model):
    return [p for _, p in model.named_parameters(remove_duplicate=False) if p.requires_grad]


PENALTY_SLIPS = {
    "the half is missing: strength / 2 times the sum of squares": summed(share=1.0),
    "this is the sum of absolute values: squares are wanted": summed(each=lambda p: p.abs().sum(), share=1.0),
    "this is half of the sum of absolute values: squares are wanted": summed(each=lambda p: p.abs().sum()),
    "these are norms: their squares are wanted": summed(each=lambda p: p.norm(), share=1.0),
    "these are norms, halved: their squares are wanted": summed(each=lambda p: p.norm()),
    "this is the norm of all parameters: its square is wanted": lambda model, strength: (
        strength * torch.cat([p.flatten() for p in trainable(model)]).norm()
    ),
    "this is half the norm of all parameters: its square is wanted": lambda model, strength: (
        strength / 2 * torch.cat([p.flatten() for p in trainable(model)]).norm()
    ),
    "means were taken: squares are to be summed": summed(each=lambda p: p.square().mean()),
    "the biases are missing: all trainable parameters count": summed(
        lambda model: [p for p in trainable(model) if p.dim() > 1]
    ),
    "parameters that do not require gradients count, too": summed(lambda model: model.parameters()),
    "a parameter that two layers share was counted twice": summed(tied_twice),
    "shared and frozen parameters were counted as if they were trainable ones of their own": summed(
        lambda model: [p for _, p in model.named_parameters(remove_duplicate=False)]
    ),
    "the buffers were counted, too": summed(
        lambda model: [value.float() for value in model.state_dict().values()]
    ),
    "only the first parameter was counted": summed(lambda model: trainable(model)[:1]),
    "only the last parameter was counted": summed(lambda model: trainable(model)[-1:]),
    "strength is not used": lambda model, strength: summed()(model, 1.0),
    "strength was squared": lambda model, strength: summed()(model, strength**2),
    "the sign is wrong": summed(share=-0.5),
}
NO_GRAPH = "no gradient reaches the parameters: no .data, .item(), detach() or no_grad on the way"
NUMBER = "a number came back: a tensor connected to the parameters is wanted"
RAISED = {
    r"does not require grad|no attribute '(backward|dim)'": NO_GRAPH,
    r"expects a non-empty|non-empty TensorList|empty": "a model may have no trainable parameters",
}


@task("s12_optimization.l2_penalty")
@cases(strength=[0.3, 1.0, 0.0])
def test_l2_penalty_is_half_the_sum_of_squares(student, reference, strength):
    """The value is strength / 2 times the sum of the squares of all trainable parameters."""
    state = drawn_state()

    def play(penalty, lib):
        return penalty(penalized(lib, state), strength)

    expect(play(student.l2_penalty, student.torch), raised=RAISED).close_to(
        lambda: play(reference.l2_penalty, torch).detach(),
        unless=rivals(play, PENALTY_SLIPS),
        when={
            NUMBER: lambda got: not is_tensor(got),
            "the result has axes: a single number is wanted": has_axes,
        },
        **NEAR,
    )


def has_axes(got):
    return got.dim() > 0


@task("s12_optimization.l2_penalty")
def test_l2_penalty_acts_as_weight_decay(student, reference):
    """Added to the loss it makes plain SGD do what weight_decay=strength does, from gradients cleared or not."""
    state, x = drawn_state(), torch.randn(7, 6)

    def step(penalty, lib, decay=0.0):
        model = penalized(lib, state)
        optimizer = lib.optim.SGD(model.parameters(), lr=0.1, weight_decay=decay)
        loss = model(x).square().mean()
        (loss if penalty is None else loss + penalty(model, 0.3)).backward()
        optimizer.step()
        return model.state_dict()

    unless = {NO_GRAPH: lambda: dict(step(None, torch))} | {
        cause: lambda slip=slip: dict(step(slip, torch)) for cause, slip in PENALTY_SLIPS.items()
    }
    expect(step(student.l2_penalty, student.torch), raised=RAISED).close_to(
        lambda: dict(step(None, torch, 0.3)), unless=unless, **NEAR
    )


@task("s12_optimization.l2_penalty")
def test_l2_penalty_of_nothing_is_zero(student, reference):
    """A model without trainable parameters has a penalty of 0, a tensor too."""
    frozen = student.torch.nn.Linear(3, 2).requires_grad_(False)
    for model in (student.torch.nn.ReLU(), frozen):
        expect(student.l2_penalty(model, 0.5), raised=RAISED).satisfies(
            lambda got: got.shape == () and got.is_floating_point() and got.item() == 0,
            says="a tensor without axes that holds 0",
            when={
                "a model without trainable parameters has a penalty of 0, as a tensor": lambda got: (
                    not is_tensor(got)
                ),
                "parameters that do not require gradients count, too": lambda got: got.item() != 0,
            },
        )


@task("s12_optimization.l2_penalty")
def test_l2_penalty_changes_nothing(student, reference):
    """Neither the parameters nor their gradients are changed, and dtype and device are the parameters'."""
    state = {"weight": torch.randn(3, 5), "bias": torch.randn(3)}
    model = student.torch.nn.Linear(5, 3)
    model.load_state_dict(state)
    model.weight.grad = torch.ones(3, 5)
    student.l2_penalty(model, 0.5)
    expect(model.state_dict(), raised=RAISED).unchanged(state, "the parameters were changed")
    expect(model.weight.grad).unchanged(
        torch.ones(3, 5), "the gradients were changed: the caller calls backward()"
    )
    wide = student.torch.nn.Linear(5, 3).double()
    expect(student.l2_penalty(wide, 0.5), raised=RAISED).has(shape=(), dtype=torch.float64)
    meta = student.torch.nn.Linear(5, 3, device="meta")
    expect(student.l2_penalty(meta, 0.5), raised=RAISED).close_to(torch.empty((), device="meta"))
