"""Hidden checks of section 6: one update with clipped gradients.

`play` does the same on either side of the wire; a mistake is a function with the task's own signature.
"""

import torch

from grader.author import (
    cases,
    drawn_batch,
    drawn_linear,
    expect,
    is_tensor,
    linear_twin,
    nothing_raised,
    rivals,
    task,
)

NEAR = {"rtol": 1e-4, "atol": 1e-5}

TENSOR = "the answer is still a tensor, which keeps its whole graph alive: return a number with .item()"
NOT_CLEARED = "the old gradients were still there: zero_grad() is missing, or comes too late"
NOT_MOVED = (
    "no parameter moved: step() is not called, comes before backward(), or zero_grad() comes between the two"
)
NO_RAISE = "a number that is not finite was passed over: test for it and raise"


def play_steps(step, lib, weights, batches, *options, stale=3.0):
    """The weights after one call a batch, with stale gradients from the start."""
    model, optimizer = linear_twin(lib, weights)
    model.weight.grad = torch.full((4, 6), stale)
    for inputs, targets in batches:
        step(model, optimizer, lib.nn.CrossEntropyLoss(), inputs, targets, *options)
    return model.state_dict()


def play_once(step, lib, weights, inputs, targets, *options, loss="CrossEntropyLoss"):
    """What one call returns, and the model."""
    model, optimizer = linear_twin(lib, weights)
    return step(model, optimizer, getattr(lib.nn, loss)(), inputs, targets, *options), model


def no_update(model, *rest):
    pass


def clipping(clip):
    """An update whose gradients are treated by `clip(model, max_norm)` before the step."""

    def step(model, optimizer, loss_function, inputs, targets, max_norm):
        optimizer.zero_grad()
        loss_function(model(inputs), targets).backward()
        clip(model, max_norm)
        optimizer.step()

    return step


def each_parameter(model, max_norm):
    for parameter in model.parameters():
        torch.nn.utils.clip_grad_norm_(parameter, max_norm)


def always_scaled(model, max_norm):
    norm = norm_of(model)
    for parameter in model.parameters():
        parameter.grad.mul_(max_norm / norm)


def norm_of(model, kind=2.0):
    return torch.nn.utils.get_total_norm([parameter.grad for parameter in model.parameters()], kind)


def clipping_without_clearing(model, optimizer, loss_function, inputs, targets, max_norm):
    loss_function(model(inputs), targets).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()


CLIP_MISTAKES = {
    NOT_MOVED: no_update,
    NOT_CLEARED: clipping_without_clearing,
    "the gradients were not clipped: clip between backward() and step()": clipping(lambda *rest: None),
    "each number was clipped by itself: scale all gradients by one factor": clipping(
        lambda model, max_norm: torch.nn.utils.clip_grad_value_(model.parameters(), max_norm)
    ),
    "each parameter was clipped by itself: the norm is that of all gradients together": clipping(
        each_parameter
    ),
    "the largest entry was taken for the norm: the Euclidean norm is wanted": clipping(
        lambda model, max_norm: torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm, torch.inf)
    ),
    "gradients shorter than max_norm were made longer: leave them as they are": clipping(always_scaled),
}


@task("s06_training.clip_and_step")
def test_clip_and_step_scales_all_gradients_together(student, reference):
    """A gradient longer than max_norm is scaled to max_norm, all parameters by one factor."""
    weights, batches = drawn_linear(), [drawn_batch(5), drawn_batch(3)]

    def play(step, lib):
        return play_steps(step, lib, weights, batches, 0.25)

    expect(play(student.clip_and_step, student.torch)).close_to(
        lambda: play(reference.clip_and_step, torch),
        unless=rivals(play, CLIP_MISTAKES),
        **NEAR,
    )


@task("s06_training.clip_and_step")
def test_clip_and_step_leaves_short_gradients(student, reference):
    """A gradient shorter than max_norm is used as it is."""
    weights, batches = drawn_linear(), [drawn_batch(5), drawn_batch(3)]

    def play(step, lib):
        return play_steps(step, lib, weights, batches, 100.0)

    expect(play(student.clip_and_step, student.torch)).close_to(
        lambda: play(reference.clip_and_step, torch),
        unless=rivals(play, CLIP_MISTAKES),
        **NEAR,
    )


@task("s06_training.clip_and_step")
@cases(max_norm=[0.25, 100.0])
def test_clip_and_step_returns_the_norm_before(student, reference, max_norm):
    """The norm of the whole gradient before clipping comes back as a plain Python float."""
    weights, (inputs, targets) = drawn_linear(), drawn_batch(5)

    def before(measure):
        model, _ = linear_twin(torch, weights)
        loss = torch.nn.CrossEntropyLoss()(model(inputs), targets)
        loss.backward()
        return float(measure(model, loss))

    norm, _ = play_once(student.clip_and_step, student.torch, weights, inputs, targets, max_norm)
    expect(norm).number_close_to(
        lambda: before(lambda model, loss: norm_of(model)),
        when={TENSOR: is_tensor},
        unless={
            "this is the norm after clipping: measure it before": lambda: min(
                max_norm, before(lambda m, _: norm_of(m))
            ),
            "this is the loss: the norm of the gradient is wanted": lambda: before(lambda model, loss: loss),
            "this is the square of the norm": lambda: before(lambda model, loss: norm_of(model) ** 2),
            "this is the sum of the parameters' norms: take that of all gradients together": lambda: before(
                lambda model, loss: sum(parameter.grad.norm() for parameter in model.parameters())
            ),
            "this is the largest entry: the Euclidean norm is wanted": lambda: before(
                lambda m, _: norm_of(m, torch.inf)
            ),
        },
        rtol=1e-4,
    )


@task("s06_training.clip_and_step")
def test_clip_and_step_leaves_out_what_has_no_gradient(student, reference):
    """A frozen parameter neither counts in the norm nor stands in the way."""
    weights, (inputs, targets) = drawn_linear(), drawn_batch(5)

    def play(step, lib):
        model, optimizer = linear_twin(lib, weights)
        model.bias.requires_grad = False
        norm = step(model, optimizer, lib.nn.CrossEntropyLoss(), inputs, targets, 0.25)
        return norm, model

    norm, model = play(student.clip_and_step, student.torch)
    none = {"NoneType": "a parameter without a gradient has .grad None: leave it out of the norm"}
    expect(norm, raised=none).number_close_to(lambda: play(reference.clip_and_step, torch)[0], rtol=1e-4)
    expect(model.state_dict()).close_to(lambda: play(reference.clip_and_step, torch)[1].state_dict(), **NEAR)


@task("s06_training.clip_and_step")
def test_clip_and_step_refuses_a_norm_that_is_not_finite(student, reference):
    """A norm that is NaN or infinite raises RuntimeError, and no parameter changes."""
    for spoiled in (torch.nan, 1e30):
        weights, inputs, targets = drawn_linear(), torch.randn(5, 6), torch.randn(5, 4)
        inputs[2, 1] = spoiled
        norm, model = play_once(
            student.clip_and_step, student.torch, weights, inputs, targets, 1.0, loss="MSELoss"
        )
        expect(norm).raises("RuntimeError", when={NO_RAISE: nothing_raised})
        expect(model.state_dict()).unchanged(
            weights, "the parameters were updated before the norm was tested"
        )
