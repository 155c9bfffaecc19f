"""Hidden checks of section 13: ONNX files, written, run and delivered."""

import torch
from torch.nn import functional as F

from grader.author import (
    FIXED_AXIS,
    LEFT,
    cases,
    delivered,
    expect,
    is_tensor,
    laboratory,
    nothing_raised,
    onnx_linear,
    require,
    task,
    untouched,
)

NEAR = {"rtol": 1e-4, "atol": 1e-5}
FILE = "model.onnx"
PACKAGES = ("onnx", "onnxscript", "onnxruntime")
IN_TRAINING = "the model was exported in training mode: its dropout is still at work"
NAMED = "the input's name is up to the file: ask the session for it"
RAISED = {
    r"while running Dropout|GetRatioOrDefault": IN_TRAINING,
    r"Invalid rank|nvalid dimensions for input": f"{FIXED_AXIS} (dynamic_shapes, or dynamic_axes)",
    r"ValidationError.*(data|location|external)|not accessible|doesn't exist": (
        "weights lie in a file that was not left beside the model: all of them must be in its folder"
    ),
}


def two_mode(lib):
    """Another model in each mode, for its dropout drops all; with weights too many to lie in the file itself."""
    nn = lib.nn
    return nn.Sequential(nn.Linear(6, 80), nn.BatchNorm1d(80), nn.Dropout(1.0), nn.Linear(80, 4))


def drawn(student):
    """The model in the jail, its twin here in evaluation mode, and what both hold."""
    model, twin = two_mode(student.torch), two_mode(torch)
    weights = {
        name: torch.rand(value.shape) + 0.5 for name, value in twin.state_dict().items() if value.dim()
    }
    weights["1.num_batches_tracked"] = torch.tensor(3)
    weights["0.weight"] -= 1.0
    model.load_state_dict(weights)
    twin.load_state_dict(weights)
    return model, twin.eval(), weights


def computes(student, place, twin, batches):
    """The file in the folder `place`, moved elsewhere and opened without student code, is the twin."""
    with laboratory() as lab:
        model = lab.onnx(FILE, delivered(student, place))
        for found, name in ((model.inputs, "input"), (model.outputs, "output")):
            cause = f"the {name} is not called {name!r}: give {name}_names"
            expect(found, raised=RAISED).equals([name], when={cause: lambda got, name=name: got != [name]})
        for x in batches:
            expect(model(input=x)["output"], raised=RAISED).close_to(
                lambda x=x: twin(x).detach().numpy(), **NEAR
            )


# export_onnx


@task("s13_deployment.export_onnx")
def test_export_onnx_writes_what_the_model_computes(student, reference):
    """The file, moved and opened without your code, has the names and is the model in evaluation mode."""
    require(*PACKAGES)
    model, twin, _ = drawn(student)
    student.folder("out")
    student.export_onnx(model, torch.randn(3, 6), student.path(f"out/{FILE}"))
    computes(student, "out", twin, [torch.randn(size, 6) for size in (3, 1, 5)])


@task("s13_deployment.export_onnx")
@cases(training=[True, False])
def test_export_onnx_leaves_the_model_as_it_was(student, reference, training):
    """The model keeps its mode, its parameters and its buffers."""
    require(*PACKAGES)
    model, _, weights = drawn(student)
    model.train(training)
    student.export_onnx(model, torch.randn(3, 6), student.path(FILE))
    untouched(model, weights, training=training)


@task("s13_deployment.export_onnx")
def test_export_onnx_takes_images(student, reference):
    """A model of images whose input has another name is exported under the names asked for."""
    require(*PACKAGES)
    weights = {"layer.weight": torch.randn(2, 1, 3, 3), "layer.bias": torch.randn(2)}
    model = student.models.Convolved().eval()
    model.load_state_dict(weights)

    def twin(images):
        return F.conv2d(images, *weights.values()).relu().flatten(1)

    student.folder("images")
    student.export_onnx(model, torch.randn(2, 1, 5, 4), student.path(f"images/{FILE}"))
    computes(student, "images", twin, [torch.randn(4, 1, 5, 4)])


# onnx_predict


@task("s13_deployment.onnx_predict")
@cases(size=[1, 4], names=[("input", "output"), ("pixels", "scores")], data=["", "weights.bin"])
def test_onnx_predict_runs_the_file(student, reference, size, names, data):
    """The result is the file's output on the batch, whatever its names, and with weights in a second file."""
    require(*PACKAGES)
    weight, bias, x = torch.randn(5, 3), torch.randn(5), torch.randn(size, 3)
    for name, content in onnx_linear(weight, bias, names=names, data=data).items():
        student.write(f"given/{name}", content)
    raised = {
        "(?i)external|weights.bin": "the file beside the model was not found: open the model by its path, not as bytes",
        "Required inputs|nvalid input name|nvalid [Ff]eed": NAMED,
        "nvalid output name": "the output's name is up to the file: run(None, …) gives every output",
    }
    expect(student.onnx_predict(student.path("given/linear.onnx"), x), raised=raised).close_to(
        lambda: x @ weight.T + bias,
        when={
            "run() gives a list with every output: take the first": lambda got: isinstance(got, list),
            "the output is a NumPy array: make a tensor of it": lambda got: (
                hasattr(got, "__array__") and not is_tensor(got)
            ),
            "only one row came back": lambda got: is_tensor(got) and size > 1 and got.shape == (5,),
            "the axis of the batch is gone: it stays, also for one row": lambda got: (
                is_tensor(got) and got.dim() == 1
            ),
        },
        **NEAR,
    )


@task("s13_deployment.onnx_predict")
@cases(grad=[False, True], view=["plain", "transposed", "strided"], path=["str", "Path"])
def test_onnx_predict_takes_any_float_tensor(student, reference, grad, view, path):
    """The batch may require gradients and need not be contiguous; the path may be a string; x is not changed."""
    require(*PACKAGES)
    weight, bias, original = torch.randn(5, 3), torch.randn(5), torch.randn(4, 6)
    x = {"plain": original[:, :3].clone(), "transposed": original[:3].mT, "strided": original[:, ::2]}[view]
    x = x.detach().requires_grad_(grad)
    (content,) = onnx_linear(weight, bias, names=("a", "b")).values()
    student.write("linear.onnx", content)
    sent = student.send(x)
    place = "linear.onnx" if path == "str" else student.path("linear.onnx")
    raised = {
        r"requires grad": "numpy() does not leave the graph by itself: detach() the tensor first",
        r"Required inputs|nvalid input name|nvalid [Ff]eed": NAMED,
    }
    expect(student.onnx_predict(place, sent), raised=raised).close_to(
        lambda: x.detach() @ weight.T + bias, **NEAR
    )
    expect(sent).unchanged(x)


# deploy

STALE = "your own comparison failed on a right model: was an older file left in the folder, or the mode forgotten?"
FOLDER = {
    "FileNotFoundError": "the folder is not there: make it, with its parents",
    "FileExistsError": "a folder that is there already is no error: what lies in it is replaced",
    "RuntimeError": STALE,
}


@task("s13_deployment.deploy")
def test_deploy_leaves_a_folder_that_can_be_moved(student, reference):
    """The folder is made, holds all of the model, replaces an older one, and the result is a small float."""
    require(*PACKAGES)
    for _ in ("fresh", "again"):
        model, twin, _ = drawn(student)
        difference = student.deploy(model, torch.randn(3, 6), student.path("new/deep"))
        expect(difference, raised=FOLDER).satisfies(
            lambda got: type(got) is float and 0 <= got <= 1e-4,
            says="a Python float of at most 1e-4",
            when={"nothing was returned: the difference is wanted": lambda got: got is None},
        )
        computes(student, "new/deep", twin, [torch.randn(size, 6) for size in (1, 4)])


@task("s13_deployment.deploy")
@cases(training=[True, False])
def test_deploy_leaves_the_model_as_it_was(student, reference, training):
    """The model keeps its mode, its parameters and its buffers."""
    require(*PACKAGES)
    model, _, weights = drawn(student)
    model.train(training)
    student.deploy(model, torch.randn(3, 6), student.path("kept"))
    untouched(model, weights, training=training)


@task("s13_deployment.deploy")
@cases(one_row=[False, True])
def test_deploy_gives_the_largest_difference(student, reference, one_row):
    """A difference that is allowed is returned, on the example and on its first row."""
    require(*PACKAGES)
    model = student.models.TwoFaced(one_row=one_row, by=5e-5)
    refused = {"RuntimeError": "a difference of 5e-5 was refused: up to 1e-4 is allowed"}
    expect(student.deploy(model, torch.randn(3, 6), student.path("near")), raised=refused).satisfies(
        lambda got: type(got) is float and 4e-5 < got < 6e-5,
        says="a Python float near 5e-5, by which file and model differ",
        when={
            "this is not the largest difference of file and model, on the example and on its first row": (
                lambda got: type(got) is float
            )
        },
    )


@task("s13_deployment.deploy")
def test_deploy_draws_the_line_where_it_is_said(student, reference):
    """A difference of more than 1e-4 raises RuntimeError, however small it is."""
    require(*PACKAGES)
    refuses(
        student,
        student.models.TwoFaced(one_row=False, by=2e-4),
        "a difference of 2e-4 passed: 1e-4 is allowed",
    )


def refuses(student, model, cause):
    expect(student.deploy(model, torch.randn(3, 6), student.folder("refused"))).raises(
        "RuntimeError", when={cause: nothing_raised}
    )
    expect(model.training).equals(True, when=LEFT)


@task("s13_deployment.deploy")
def test_deploy_runs_what_it_wrote(student, reference):
    """A file that differs from the model on the example raises RuntimeError, and the model keeps its mode."""
    require(*PACKAGES)
    cause = "the file differs from the model, and nobody noticed: run it and compare"
    refuses(student, student.models.TwoFaced(one_row=False), cause)


@task("s13_deployment.deploy")
def test_deploy_runs_what_it_wrote_on_one_row(student, reference):
    """A file that differs from the model on the example's first row alone raises RuntimeError."""
    require(*PACKAGES)
    cause = "the file differs from the model on one row alone: run it on example[:1] as well"
    refuses(student, student.models.TwoFaced(one_row=True), cause)


@task("s13_deployment.deploy")
def test_deploy_refuses_a_nan(student, reference):
    """A difference that is NaN raises RuntimeError."""
    require(*PACKAGES)
    model = student.torch.nn.Linear(6, 4)
    model.load_state_dict({"weight": torch.full((4, 6), float("nan")), "bias": torch.zeros(4)})
    refuses(student, model, "a NaN passed for agreement: nan > 1e-4 is false, and so is nan <= 1e-4")
