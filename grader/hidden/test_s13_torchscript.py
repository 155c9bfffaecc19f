"""Hidden checks of section 13: TorchScript, written and read."""

import torch
from torch.nn import functional as F

from grader.author import (
    LEFT,
    cases,
    delivered,
    drawn_with_statistics,
    expect,
    laboratory,
    scripted_bytes,
    task,
    two_mode_twin,
    untouched,
)

NEAR = {"rtol": 1e-4, "atol": 1e-5}
FILE = "model.pt"
IN_TRAINING = "the model was exported in training mode: its dropout is still at work"
RAISED = {
    "constants.pkl": "this is no TorchScript file: torch.save wrote it, and it needs your Python classes",
    "PytorchStreamReader failed|not a ZIP": "this is no TorchScript file",
}


# trace_model


@task("s13_deployment.trace_model")
@cases(training=[True, False])
def test_trace_model_writes_what_the_model_computes(student, reference, training):
    """The file, loaded without your code, is the model in evaluation mode, for any batch size."""
    weights = drawn_with_statistics()
    model, (twin, _) = two_mode_twin(student.torch, weights)[0], two_mode_twin(torch, weights)
    model.train(training)
    student.trace_model(model, torch.randn(3, 6), student.path(FILE))
    with laboratory() as lab:
        traced = lab.script(FILE, delivered(student, FILE))
        for size in (3, 1, 5):
            x = torch.randn(size, 6)
            expect(traced(x), raised=RAISED).close_to(
                lambda x=x: twin.eval()(x).detach(),
                unless={IN_TRAINING: lambda size=size: twin[3].bias.detach().expand(size, 4)},
                **NEAR,
            )


@task("s13_deployment.trace_model")
@cases(training=[True, False])
def test_trace_model_leaves_the_model_as_it_was(student, reference, training):
    """The model keeps its mode, its parameters and its buffers."""
    weights = drawn_with_statistics()
    model, _ = two_mode_twin(student.torch, weights)
    model.train(training)
    student.trace_model(model, torch.randn(3, 6), student.path(FILE))
    untouched(model, weights, training=training, raised=RAISED)


@task("s13_deployment.trace_model")
def test_trace_model_records_whatever_python_does(student, reference):
    """A model whose Python cannot be compiled is traced all the same."""
    weights = {
        f"layers.{name}.{part}": torch.randn(shape)
        for name in ("first", "second")
        for part, shape in (("weight", (4, 6)), ("bias", (4,)))
    }
    model, x = student.models.Tangled(), torch.randn(2, 6)
    model.load_state_dict(weights)
    student.trace_model(model, torch.randn(3, 6), student.path(FILE))
    compiled = "the model was compiled, not traced: torch.jit.script cannot read all Python"
    expect(model.training, raised={"NotSupportedError|Compiled functions": compiled}).equals(True, when=LEFT)
    with laboratory() as lab:
        traced = lab.script(FILE, delivered(student, FILE))
        expect(traced(x), raised=RAISED).close_to(
            lambda: sum(
                F.linear(x, weights[f"layers.{name}.weight"], weights[f"layers.{name}.bias"])
                for name in ("first", "second")
            ),
            **NEAR,
        )


# script_model


def gate(student):
    """A model with two branches, in the jail, and what either branch computes."""
    weights = {
        f"{name}.{part}": torch.randn(shape)
        for name in ("up", "down")
        for part, shape in (("weight", (4, 6)), ("bias", (4,)))
    }
    model = student.models.Gate()
    model.load_state_dict(weights)
    return model, {
        name: lambda x, name=name: F.linear(x, weights[f"{name}.weight"], weights[f"{name}.bias"])
        for name in ("up", "down")
    }


@task("s13_deployment.script_model")
@cases(training=[True, False])
def test_script_model_keeps_both_branches(student, reference, training):
    """The file takes the branch that its input asks for, in evaluation mode, for any batch size."""
    model, branches = gate(student)
    model.train(training)
    student.script_model(model, student.path(FILE))
    with laboratory() as lab:
        scripted = lab.script(FILE, delivered(student, FILE))
        for size, sign in ((3, 1.0), (1, -1.0), (2, -1.0), (5, 1.0)):
            x = sign * torch.rand(size, 6)
            right, other = ("up", "down") if sign > 0 else ("down", "up")
            zeros = torch.zeros(size, 6)
            expect(scripted(x), raised=RAISED).close_to(
                lambda x=x, right=right: branches[right](x),
                unless={
                    "only one branch is in the file: tracing bakes in the way that one example took": (
                        lambda x=x, other=other: branches[other](x)
                    ),
                    IN_TRAINING: lambda zeros=zeros, right=right: branches[right](zeros),
                },
                **NEAR,
            )


@task("s13_deployment.script_model")
def test_script_model_keeps_loops(student, reference):
    """A loop in the file runs as often as its input asks for."""
    student.script_model(student.models.Doubling(), student.path(FILE))
    with laboratory() as lab:
        scripted = lab.script(FILE, delivered(student, FILE))
        for start, rounds in ((1.0, 7), (60.0, 1), (200.0, 0), (0.25, 9)):
            x = torch.tensor([start, -start / 2])
            expect(scripted(x), raised=RAISED).satisfies(
                lambda got, x=x, rounds=rounds: torch.equal(got, x * 2**rounds),
                says=f"the input doubled {rounds} times",
                when={
                    "the loop is unrolled as one example ran it: tracing bakes in how often": lambda got, x=x: (
                        any(torch.equal(got, x * 2**baked_in) for baked_in in range(20))
                    )
                },
            )


@task("s13_deployment.script_model")
@cases(training=[True, False])
def test_script_model_leaves_the_model_as_it_was(student, reference, training):
    """The model keeps its mode, its parameters and its buffers."""
    weights = drawn_with_statistics()
    model, _ = two_mode_twin(student.torch, weights)
    model.train(training)
    student.script_model(model, student.path(FILE))
    untouched(model, weights, training=training, raised=RAISED)


# load_scripted


@task("s13_deployment.load_scripted")
@cases(on_gpu=[False, True], training=[False, True])
def test_load_scripted_gives_the_model_ready_for_predictions(student, reference, on_gpu, training):
    """The module is on the CPU and in evaluation mode, however it was saved."""
    weights = drawn_with_statistics()
    twin, _ = two_mode_twin(torch, weights)
    student.write(FILE, scripted_bytes(twin.train(training), on_gpu=on_gpu))
    x = torch.randn(3, 6)
    raised = {
        "CUDA|NVIDIA|cuda": "the weights stay on the device where they were saved: give map_location",
        "weights_only": "torch.load is for state_dicts: TorchScript is read by torch.jit.load",
        "'NoneType' object is not callable": "nothing was returned: is a return missing?",
    }
    expect(student.load_scripted(student.path(FILE))(x), raised=raised).close_to(
        lambda: twin.eval()(x).detach(),
        unless={
            "the module is in training mode, in which it was saved: call eval()": lambda: (
                twin[3].bias.detach().expand(3, 4)
            )
        },
        **NEAR,
    )


@task("s13_deployment.load_scripted")
@cases(kind=["str", "Path"])
def test_load_scripted_takes_both_kinds_of_path(student, reference, kind):
    """A path may be a string or a Path, and each call reads the file that it names."""
    x = torch.randn(2, 3)
    raised = {"'str' object": "the path may be a string as well"}
    for name in ("first.pt", "second.pt"):
        layer = torch.nn.Linear(3, 2)
        student.write(name, scripted_bytes(layer))
        path = name if kind == "str" else student.path(name)
        expect(student.load_scripted(path)(x), raised=raised).close_to(
            lambda layer=layer: layer(x).detach(), **NEAR
        )
