"""Hidden checks of section 13: programs of torch.export, and comparing what was exported with the model."""

import math

import torch

from grader.author import (
    LEFT,
    PROGRAM_MISTAKES,
    cases,
    delivered,
    drawn_with_statistics,
    expect,
    is_tensor,
    laboratory,
    nothing_raised,
    task,
    two_mode_twin,
    untouched,
)

NEAR = {"rtol": 1e-4, "atol": 1e-5}
FILE = "model.pt2"
IN_TRAINING = "the model was exported in training mode: its dropout is still at work"


# export_program


@task("s13_deployment.export_program")
def test_export_program_writes_what_the_model_computes(student, reference):
    """The program, loaded without your code, is the model in evaluation mode, for any batch size."""
    weights = drawn_with_statistics()
    model, (twin, _) = two_mode_twin(student.torch, weights)[0], two_mode_twin(torch, weights)
    student.export_program(model, torch.randn(3, 6), student.path(FILE))
    with laboratory() as lab:
        program = lab.program(FILE, delivered(student, FILE))
        for size in (3, 1, 5):
            x = torch.randn(size, 6)
            expect(program(x), raised=PROGRAM_MISTAKES).close_to(
                lambda x=x: twin.eval()(x).detach(),
                unless={IN_TRAINING: lambda size=size: twin[3].bias.detach().expand(size, 4)},
                **NEAR,
            )


@task("s13_deployment.export_program")
@cases(training=[True, False])
def test_export_program_leaves_the_model_as_it_was(student, reference, training):
    """The model keeps its mode, its parameters and its buffers."""
    weights = drawn_with_statistics()
    model, _ = two_mode_twin(student.torch, weights)
    model.train(training)
    student.export_program(model, torch.randn(3, 6), student.path(FILE))
    untouched(model, weights, training=training, raised=PROGRAM_MISTAKES)


@task("s13_deployment.export_program")
def test_export_program_takes_images(student, reference):
    """A model of images is exported as well."""
    nn, weight, bias = student.torch.nn, torch.randn(2, 1, 3, 3), torch.randn(2)
    model = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.Flatten()).eval()
    model.load_state_dict({"0.weight": weight, "0.bias": bias})
    student.export_program(model, torch.randn(2, 1, 5, 4), student.path(FILE))
    with laboratory() as lab:
        program, x = lab.program(FILE, delivered(student, FILE)), torch.randn(4, 1, 5, 4)
        expect(program(x), raised=PROGRAM_MISTAKES).close_to(
            lambda: torch.nn.functional.conv2d(x, weight, bias).relu().flatten(1), **NEAR
        )
    expect(model.training).equals(False, when=LEFT)


# max_difference


@task("s13_deployment.max_difference")
@cases(training=[True, False], last=[True, False])
def test_max_difference_is_the_largest_over_all_batches(student, reference, training, last):
    """The result is the largest absolute difference to the model in evaluation mode, over all batches."""
    weights, other = drawn_with_statistics(), drawn_with_statistics()
    model, (twin, _) = two_mode_twin(student.torch, weights)[0], two_mode_twin(torch, weights)
    deployed, (strange, _) = two_mode_twin(student.torch, other)[0].eval(), two_mode_twin(torch, other)
    model.train(training)
    batches = [torch.randn(size, 6) * scale for size, scale in ((3, 1.0), (5, 2.0), (2, 0.5))]
    batches[2 if last else 0] *= 9  # where the largest is found
    with torch.no_grad():
        gaps = [strange.eval()(x) - twin.eval()(x) for x in batches]
        noisy = [strange(x) - twin[3].bias for x in batches]
    sizes = [gap.abs().max().item() for gap in gaps]
    expect(student.max_difference(model, deployed, batches)).number_close_to(
        max(sizes),
        unless={
            "the model ran in training mode": lambda: max(gap.abs().max().item() for gap in noisy),
            "only the first batch counts": lambda: sizes[0],
            "only the last batch counts": lambda: sizes[-1],
            "the smallest of the batches' differences was taken": lambda: min(sizes),
            "the batches' differences were averaged": lambda: sum(sizes) / 3,
            "the batches' differences were added": lambda: sum(sizes),
            "the differences are not absolute: a negative one may be the largest": lambda: max(
                gap.max().item() for gap in gaps
            ),
            "differences were averaged instead of taking the largest": lambda: max(
                gap.abs().mean().item() for gap in gaps
            ),
            "the differences are squared": lambda: max(sizes) ** 2,
        },
        when={"the result is a tensor: a Python float is wanted": is_tensor},
        rtol=1e-4,
    )


@task("s13_deployment.max_difference")
@cases(training=[True, False], shift=[-7.5, 7.5])
def test_max_difference_takes_a_negative_difference_for_large(student, reference, training, shift):
    """A difference below zero counts as much as one above, and the batches may come from a generator."""
    model = student.torch.nn.ReLU().train(training)
    shifted = student.function(lambda x: x + shift)
    loader = student.instruments.RecordingLoader([torch.rand(2, 3), torch.rand(4, 3)], once=True)
    expect(student.max_difference(model, shifted, loader)).satisfies(
        lambda got: type(got) is float and 7.4 < got < 7.6,
        says="a Python float near 7.5",
        when={
            "the differences are not absolute": lambda got: type(got) is float and got < 0,
            "the result is a NumPy number or another kind: a Python float is wanted": lambda got: (
                type(got) is not float
            ),
        },
    )
    expect(model.training).equals(training, when=LEFT)


@task("s13_deployment.max_difference")
@cases(place=[0, 1, 2])
def test_max_difference_does_not_lose_a_nan(student, reference, place):
    """A NaN in any batch is the result."""
    batches = [torch.rand(2, 3) + 1 for _ in range(3)]
    batches[place][1, 2] = -1.0  # whose root is NaN
    model = student.torch.nn.ReLU()
    expect(student.max_difference(model, student.function(lambda x: x**0.5), batches)).satisfies(
        lambda got: type(got) is float and math.isnan(got),
        says="NaN",
        when={
            "a NaN was lost: max(0.0, nan) is 0.0, and every comparison with NaN is false": lambda got: (
                type(got) is float
            )
        },
    )


BROADCAST = {"shapes that differ were broadcast against each other": nothing_raised}


@task("s13_deployment.max_difference")
def test_max_difference_does_not_broadcast(student, reference):
    """Outputs of different shapes raise ValueError, and the model is left in its mode."""
    nn = student.torch.nn
    column, row = nn.Flatten(1), nn.Flatten(0)  # (4, 1) and (4,), which broadcast to (4, 4)
    for model, deployed in ((row, column), (column, row)):
        expect(student.max_difference(model, deployed, [torch.rand(4, 1)])).raises(
            "ValueError", when=BROADCAST
        )
        expect(model.training).equals(True, when=LEFT)


@task("s13_deployment.max_difference")
@cases(wide=[0, 1])
def test_max_difference_looks_at_every_axis_and_batch(student, reference, wide):
    """Outputs with as many axes, one of another size, raise ValueError in whichever batch they come."""
    summed = student.function(lambda x: x.sum(1, keepdim=True))  # (4, 1), like its input in one batch only
    batches = [torch.rand(4, 3 if place == wide else 1) for place in range(2)]
    answer = student.max_difference(student.torch.nn.ReLU(), summed, batches)
    expect(answer).raises("ValueError", when=BROADCAST)


@task("s13_deployment.max_difference")
def test_max_difference_refuses_no_batches(student, reference):
    """Nothing to compare raises ValueError."""
    model = student.torch.nn.ReLU()
    expect(student.max_difference(model, model, [])).raises(
        "ValueError", when={"nothing was compared, and that passed for agreement": nothing_raised}
    )
