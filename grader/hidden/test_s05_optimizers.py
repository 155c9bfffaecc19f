"""Hidden checks of section 5: SGD with momentum, by hand and from the library.

`play_…` does the same on either side of the wire; a mistake is a function with the task's own signature.
"""

import copy

import torch

from grader.author import cases, expect, given, rivals, shapes, task

NEAR = {"rtol": 1e-4, "atol": 1e-5}

# momentum_update


def plain(parameter, gradient, velocity, lr, momentum):
    return parameter - lr * gradient, gradient


def lr_inside(parameter, gradient, velocity, lr, momentum):
    velocity = momentum * velocity - lr * gradient
    return parameter + velocity, velocity


def lr_inside_negated(parameter, gradient, velocity, lr, momentum):
    velocity = momentum * velocity + lr * gradient
    return parameter - velocity, velocity


def nesterov(parameter, gradient, velocity, lr, momentum):
    velocity = momentum * velocity + gradient
    return parameter - lr * (gradient + momentum * velocity), velocity


def dampened(parameter, gradient, velocity, lr, momentum):
    velocity = momentum * velocity + (1 - momentum) * gradient
    return parameter - lr * velocity, velocity


def old_velocity(parameter, gradient, velocity, lr, momentum):
    return parameter - lr * velocity, momentum * velocity + gradient


def uphill(parameter, gradient, velocity, lr, momentum):
    velocity = momentum * velocity + gradient
    return parameter + lr * velocity, velocity


def swapped(parameter, gradient, velocity, lr, momentum):
    velocity = lr * velocity + gradient
    return parameter - momentum * velocity, velocity


def momentum_over_all(parameter, gradient, velocity, lr, momentum):
    velocity = momentum * (velocity + gradient)
    return parameter - lr * velocity, velocity


def turned_round(parameter, gradient, velocity, lr, momentum):
    velocity = momentum * velocity + gradient
    return velocity, parameter - lr * velocity


def forgetful(parameter, gradient, velocity, lr, momentum):
    return parameter - lr * (momentum * velocity + gradient), velocity


LR_INSIDE = "lr belongs outside the velocity: v = momentum * v + gradient, then p = p - lr * v"
SLIPS = {
    "momentum is missing: the velocity of earlier steps is not used": plain,
    LR_INSIDE: lr_inside,
    f"{LR_INSIDE} (so a new lr acts at once)": lr_inside_negated,
    "this is Nesterov's variant: the parameter moves by lr times the velocity, no more": nesterov,
    "dampening: the gradient enters the velocity whole, not times 1 - momentum": dampened,
    "the parameter moved by the old velocity: update the velocity first": old_velocity,
    "the sign is wrong: the parameter moves against the velocity": uphill,
    "lr and momentum are swapped": swapped,
    "momentum multiplies the old velocity only, not the gradient": momentum_over_all,
    "the order of the pair is wrong: parameter first, velocity second": turned_round,
    "the new velocity is to be returned: this is the one that came in": forgetful,
}
NO_PAIR = {
    "a pair is wanted, (parameter, velocity): the next step needs both": lambda got: hasattr(got, "shape")
}


@task("s05_networks.momentum_update")
@given(shape=shapes(0, 3, min_side=0), edges=[{"shape": (3,)}, {"shape": (2, 4)}])
def test_momentum_update_takes_one_step(student, reference, shape):
    """The result is the pair of new parameter and new velocity."""
    p, g, v = torch.randn(shape), torch.randn(shape), torch.randn(shape)

    def play(update, lib):
        return update(p, g, v, 0.1, 0.6)

    expect(play(student.momentum_update, student.torch)).like(
        lambda: play(reference.momentum_update, torch), unless=rivals(play, SLIPS), when=NO_PAIR, **NEAR
    )


def play_steps(update, start, gradients, rates, momentum):
    """Several steps, each with a rate of its own; the velocity starts at zero."""
    parameter, velocity = start, torch.zeros_like(start)
    for gradient, lr in zip(gradients, rates, strict=True):
        answer = update(parameter, gradient, velocity, lr=lr, momentum=momentum)
        parameter, velocity = answer[0], answer[1]
    return parameter


def library_steps(start, gradients, rates, momentum):
    """The same with torch.optim.SGD."""
    parameter = start.clone().requires_grad_()
    sgd = torch.optim.SGD([parameter], lr=1.0, momentum=momentum)
    for gradient, lr in zip(gradients, rates, strict=True):
        parameter.grad, sgd.param_groups[0]["lr"] = gradient, lr
        sgd.step()
    return parameter.detach()


@task("s05_networks.momentum_update")
@cases(momentum=[0.9, 0.5, 0.0])
def test_momentum_update_agrees_with_the_library_when_lr_changes(student, reference, momentum):
    """Over steps with changing lr the parameter goes where torch.optim.SGD takes it."""
    start, gradients, rates = torch.randn(3, 4), list(torch.randn(4, 3, 4)), [0.1, 0.1, 0.01, 0.3]

    def play(update, lib):
        return play_steps(update, start, gradients, rates, momentum)

    pair = {r"too many indices|out of range|unpack": "a pair is wanted: (parameter, velocity)"}
    expect(play(student.momentum_update, student.torch), raised=pair).close_to(
        lambda: library_steps(start, gradients, rates, momentum), unless=rivals(play, SLIPS), **NEAR
    )


@task("s05_networks.momentum_update")
@cases(dtype=[torch.float32, torch.float64])
def test_momentum_update_leaves_its_arguments_as_they_were(student, reference, dtype):
    """Parameter, gradient and velocity are not changed, and their dtype is kept."""
    values = {name: torch.randn(3, 2, dtype=dtype) for name in ("parameter", "gradient", "velocity")}
    sent = {name: student.send(value) for name, value in values.items()}
    answer = student.momentum_update(*sent.values(), 0.1, 0.9)
    expect(answer[1]).close_to(lambda: 0.9 * values["velocity"] + values["gradient"])
    for name, value in values.items():
        expect(sent[name]).unchanged(value, cause=f"the {name} was changed in place: make a new tensor")


# make_optimizer


def two_layers(lib, weights):
    model = lib.nn.Sequential(lib.nn.Linear(4, 3), lib.nn.Tanh(), lib.nn.Linear(3, 2))
    model.load_state_dict(weights)
    return model


def train(optimizer, model, batches, lib):
    """The model's weights after a step on each batch."""
    for x, y in batches:
        optimizer.zero_grad()
        lib.nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()
    return model.state_dict()


def drawn_task():
    """Weights for `two_layers`, and three batches."""
    sides = {"0.weight": (3, 4), "0.bias": (3,), "2.weight": (2, 3), "2.bias": (2,)}
    weights = {name: torch.randn(shape) for name, shape in sides.items()}
    return weights, [(torch.randn(5, 4), 3 * torch.randn(5, 2)) for _ in range(3)]


def sgd(choose=lambda model: model.parameters(), **fixed):
    """A maker of SGD with some arguments fixed, for a choice of the parameters."""

    def make(model, lr=0.01, momentum=0.9):
        return torch.optim.SGD(choose(model), **{"lr": lr, "momentum": momentum, **fixed})

    return make


def swapped_sgd(model, lr=0.01, momentum=0.9):
    return torch.optim.SGD(model.parameters(), momentum, lr)


def fast_sgd(model, lr=0.01, momentum=0.9):
    return torch.optim.SGD(model.parameters(), momentum)


def adam(model, lr=0.01, momentum=0.9):
    return torch.optim.Adam(model.parameters(), lr=lr, betas=(momentum, 0.999))


def never_clearing(model, lr=0.01, momentum=0.9):
    optimizer = torch.optim.SGD(model.parameters(), lr, momentum)
    optimizer.zero_grad = lambda: None
    return optimizer


def dampened_sgd(model, lr=0.01, momentum=0.9):
    return torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum, dampening=momentum)


WRONG_MAKERS = {
    "momentum is missing": sgd(momentum=0.0),
    "this is Nesterov's variant": sgd(nesterov=True),
    "dampening was not asked for": dampened_sgd,
    "lr and momentum are swapped: pass them by name": swapped_sgd,
    "the momentum was passed as lr: pass arguments by name": fast_sgd,
    "the arguments lr and momentum are not used": sgd(lr=0.01, momentum=0.9),
    "the default of lr is to be 0.01": sgd(lr=0.001),
    "this is Adam: SGD is wanted": adam,
    "weight decay was not asked for": sgd(weight_decay=0.01),
    "the parameters did not move: the optimizer must hold those of this very model": sgd(
        lambda model: copy.deepcopy(model).parameters()
    ),
    "the biases did not move": sgd(lambda model: [p for p in model.parameters() if p.dim() > 1]),
    "the weights did not move": sgd(lambda model: [p for p in model.parameters() if p.dim() == 1]),
    "only the last layer moved: hand over all parameters of the model": sgd(
        lambda model: model[2].parameters()
    ),
    "only the first layer moved: hand over all parameters of the model": sgd(
        lambda model: model[0].parameters()
    ),
    "zero_grad() leaves old gradients behind": never_clearing,
}
RAISED = {
    "NoneType": "a parameter may have no gradient: pass over one whose .grad is None",
    r"has no attribute '(step|zero_grad)'|(step|zero_grad)\(\) missing": (
        "an object with step() and zero_grad() is wanted"
    ),
}


@task("s05_networks.make_optimizer")
@cases(settings=[{"lr": 0.2, "momentum": 0.5}, {}, {"lr": 0.05}, {"momentum": 0.0, "lr": 0.1}])
def test_make_optimizer_trains_by_sgd_with_momentum(student, reference, settings):
    """Three steps, each on gradients of its own batch, take the model where SGD with momentum does."""
    weights, batches = drawn_task()

    def play(make, lib):
        model = two_layers(lib, weights)
        model[0].weight.grad = torch.full((3, 4), 5.0)  # what earlier work left behind
        return train(make(model, **settings), model, batches, lib)

    expect(play(student.make_optimizer, student.torch), raised=RAISED).close_to(
        lambda: dict(play(sgd(), torch)), unless=rivals(play, WRONG_MAKERS), **NEAR
    )


@task("s05_networks.make_optimizer")
def test_make_optimizer_passes_over_frozen_parameters(student, reference):
    """Parameters without a gradient stay as they are, the others learn."""
    weights, batches = drawn_task()

    def play(make, lib):
        model = two_layers(lib, weights)
        model[0].weight.requires_grad_(False)
        return train(make(model, lr=0.1), model, batches, lib)

    expect(play(student.make_optimizer, student.torch), raised=RAISED).close_to(
        lambda: dict(play(sgd(), torch)), unless=rivals(play, WRONG_MAKERS), **NEAR
    )


@task("s05_networks.make_optimizer")
def test_make_optimizer_leaves_the_model_as_it_was(student, reference):
    """Making the optimizer changes no parameter."""
    weights, _ = drawn_task()
    model = two_layers(student.torch, weights)
    student.make_optimizer(model)
    cause = "the model was changed: making an optimizer must not touch the parameters"
    expect(model.state_dict()).unchanged(weights, cause=cause)
