"""Hidden checks of section 10: autocast.

Weights are a small integer and a little more, which bfloat16 rounds away; inputs are small integers. So every product
and sum is exact in bfloat16, and a run in float32 gives other numbers.
"""

import torch

from grader.author import cases, expect, needs_device, task

FLOAT32 = "the model ran in float32: autocast was off, or was meant for another kind of device"
BOTH = "only the result was rounded: the model itself has to run under autocast"
RAISED = {
    r"must have the same dtype|expected scalar type|to have the same dtype": (
        "inputs and parameters are of two dtypes: convert neither, autocast does"
    ),
    r"NVIDIA driver|not compiled with CUDA|No CUDA GPUs": (
        "a device was written down in the code: take the type of the inputs' device"
    ),
}


def drawn_linear():
    """Integer weights and the little that bfloat16 rounds away (less than 2**-9 of each), integer inputs."""
    whole = torch.tensor([[1.0, 1, 1, 1], [2, -2, 1, 2], [-1, 2, -2, 1]])
    little = whole * torch.tensor([3.0, 2, -3, 1]) / 2048
    inputs = torch.randint(-3, 4, (6, 4)).float()
    inputs[0] = torch.tensor([1.0, -1, 2, -2])  # cancels: only the little remains, in float32
    return whole, whole + little, torch.tensor([1.0, -2, 4]), inputs


def linear(lib, weight, bias):
    model = lib.nn.Linear(4, 3)
    model.load_state_dict({"weight": weight, "bias": bias})
    return model


def expect_rounded(student, device, forward=None):
    whole, weight, bias, inputs = drawn_linear()
    model = linear(student.torch, weight, bias).to(device)
    full = inputs @ weight.T + bias
    forward = student.autocast_forward if forward is None else forward
    expect(forward(model, student.send(inputs).to(device)), raised=RAISED).equals(
        inputs @ whole.T + bias,
        unless={
            FLOAT32: lambda: full,
            BOTH: lambda: full.bfloat16().float(),
            "the model ran in float16, not bfloat16: say which with dtype=": lambda: in_float16(
                weight, bias, inputs
            ),
        },
        when={"the result is still of 16 bits: return float32": lambda got: got.element_size() == 2},
    )


def in_float16(weight, bias, inputs):
    with torch.autocast("cpu", dtype=torch.float16):
        return linear(torch, weight, bias)(inputs).detach().float()


@task("s10_devices.autocast_forward")
def test_autocast_forward_multiplies_in_bfloat16(student, reference):
    """Matrix products run in bfloat16, and the result comes back as float32."""
    expect_rounded(student, "cpu")


@task("s10_devices.autocast_forward")
def test_autocast_forward_keeps_precision_where_it_matters(student, reference):
    """What autocast leaves in float32 runs in float32: the inputs are not rounded beforehand."""
    _, weight, bias, _ = drawn_linear()
    inputs = 1000 + torch.randn(6, 4)  # bfloat16 knows of 1000 and 1004 and nothing between them

    def play(lib, forward, inputs=inputs):
        norm = lib.nn.LayerNorm(4, elementwise_affine=False)
        return forward(lib.nn.Sequential(norm, linear(lib, weight, bias)), inputs)

    def everything(model, inputs):
        return model.bfloat16()(inputs.bfloat16()).float()

    expect(play(student.torch, student.autocast_forward), raised=RAISED).close_to(
        lambda: play(torch, reference.autocast_forward),
        unless={
            "the inputs were rounded to 16 bits beforehand: let autocast choose": lambda: play(
                torch, everything
            ),
            "the inputs were rounded beforehand: let autocast choose": lambda: play(
                torch, reference.autocast_forward, inputs.bfloat16().float()
            ),
        },
        rtol=0.05,
        atol=0.05,
    )


@task("s10_devices.autocast_forward")
def test_autocast_forward_is_in_the_graph(student, reference):
    """backward() gives the parameters float32 gradients."""
    _, weight, bias, inputs = drawn_linear()
    model = linear(student.torch, weight, bias)
    slope = torch.tensor([1.0, 2, -1])
    (student.autocast_forward(model, inputs) * slope).sum().backward()
    off = {"no gradient: the graph was not recorded": lambda got: got is None}
    cut = {r"does not require grad": "no gradient: the graph was not recorded, or was cut"}
    expect(model.weight.grad, raised=cut | RAISED).equals(torch.outer(slope, inputs.sum(0)), when=off)
    expect(model.bias.grad).equals(6 * slope, when=off)


@task("s10_devices.autocast_forward")
def test_autocast_forward_leaves_all_as_it_was(student, reference):
    """Parameters and inputs stay in float32 as they were, and autocast is off afterwards, also after an error."""
    _, weight, bias, inputs = drawn_linear()
    model, sent = linear(student.torch, weight, bias), student.send(inputs)
    student.autocast_forward(model, sent)
    kept = "the parameters were converted: autocast casts them on the way and leaves them alone"
    expect(model.weight, raised=RAISED).unchanged(weight, kept)
    expect(sent).unchanged(inputs)
    expect_off(student, "autocast is still on after the call: use it as a context manager, with `with`")
    broken = student.torch.nn.Linear(5, 3)
    expect(student.autocast_forward(broken, inputs)).raises("RuntimeError")
    expect_off(student, "autocast is still on after an error: use it as a context manager, with `with`")


@task("s10_devices.autocast_forward")
def test_autocast_forward_leaves_it_on_where_it_was_on(student, reference):
    """Called where autocast is on already, it is on afterwards."""
    whole, weight, bias, inputs = drawn_linear()
    student.torch.set_autocast_enabled("cpu", True)
    try:
        student.autocast_forward(linear(student.torch, weight, bias), inputs)
        after = linear(student.torch, weight, bias)(inputs).float()
        expect(after, raised=RAISED).equals(
            inputs @ whole.T + bias,
            unless={
                "autocast was on before the call, and is off now: use it with `with`": lambda: (
                    inputs @ weight.T + bias
                )
            },
        )
    finally:
        student.torch.set_autocast_enabled("cpu", False)


@task("s10_devices.autocast_forward")
@cases(training=[True, False])
def test_autocast_forward_runs_in_the_models_mode(student, reference, training):
    """The model runs in the mode that it is in, training or evaluation, and stays in it."""
    whole, weight, bias, inputs = drawn_linear()
    kept = inputs @ whole.T + bias
    dropping = student.torch.nn.Dropout(1.0)  # everything in training, nothing in evaluation
    model = student.torch.nn.Sequential(linear(student.torch, weight, bias), dropping).train(training)
    wanted, other = (0 * kept, kept) if training else (kept, 0 * kept)
    mode = "the model's mode was changed: that is the caller's affair"
    expect(student.autocast_forward(model, inputs), raised=RAISED).equals(
        wanted, unless={mode: lambda: other, FLOAT32: lambda: wanted + (inputs @ weight.T + bias - kept)}
    )
    expect(dropping(inputs)).equals(0 * inputs if training else inputs, unless={mode: lambda: 0 * inputs})


def expect_off(student, cause):
    """A product is as exact as float32 is."""
    whole, weight, bias, inputs = drawn_linear()
    after = linear(student.torch, weight, bias)(inputs)
    expect(after).close_to(
        inputs @ weight.T + bias,
        unless={cause: lambda: (inputs @ whole.T + bias).bfloat16()},
        rtol=1e-6,
    )


@task("s10_devices.autocast_forward")
def test_autocast_forward_says_which_dtype(student, reference):
    """It is bfloat16 also where the default of autocast is float16, as it is on CUDA."""
    expect_rounded(student, "cpu", student.instruments.half_by_default(student.autocast_forward))


@task("s10_devices.autocast_forward")
@needs_device("cuda")
def test_autocast_forward_takes_the_inputs_device(student, reference):
    """On a machine with a CUDA device, autocast is on there."""
    expect_rounded(student, "cuda")
