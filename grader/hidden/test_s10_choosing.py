"""Hidden checks of section 10: which device there is, and what fits on it."""

import torch

from grader.author import expect, needs_device, task, world

TEXT = "a string came back: make a device of it, torch.device(...)"
HARD_CODED = "a device was chosen that this machine does not have: ask before you choose"
NOT_CHOSEN = "this machine has an accelerator that can be used, and the CPU was chosen"


def is_a(kind):
    """Whether a value is the first device of a kind."""
    return lambda got: got in (torch.device(kind), torch.device(kind, 0))


def expect_device(student, kind, causes):
    causes = {TEXT: lambda got: isinstance(got, str), **causes}
    expect(student.pick_device(), raised=RAISED).satisfies(
        is_a(kind), says=f"torch.device({kind!r})", when=causes
    )


RAISED = {
    r"NVIDIA driver|not compiled with CUDA|No CUDA GPUs": "a tensor was made to try it out: ask instead"
}


@task("s10_devices.pick_device")
@world(accelerator="cuda", count=2)
def test_pick_device_finds_cuda(student, reference):
    """On a machine with two CUDA devices the first is chosen."""
    other = "the last CUDA device was chosen, or one that does not exist: take the first"
    other_number = {
        other: lambda got: isinstance(got, torch.device) and got.type == "cuda",
        NOT_CHOSEN: is_a("cpu"),
    }
    expect_device(student, "cuda", other_number)


@task("s10_devices.pick_device")
@world(accelerator=None)
def test_pick_device_falls_back_to_the_cpu(student, reference):
    """On a machine without any accelerator the CPU is chosen."""
    nothing = "nothing came back where there is no accelerator: the CPU is always there"
    wrong = {nothing: lambda got: got is None, HARD_CODED: lambda got: isinstance(got, torch.device)}
    expect_device(student, "cpu", wrong)


@task("s10_devices.pick_device")
@world(accelerator="mps")
def test_pick_device_finds_apples_gpu(student, reference):
    """On a Mac with a GPU `mps` is chosen."""
    cuda_alone = "only CUDA was asked about: there are other accelerators"
    expect_device(student, "mps", {cuda_alone: is_a("cpu"), HARD_CODED: is_a("cuda")})


@task("s10_devices.pick_device")
@world(accelerator="xpu")
def test_pick_device_finds_intels_gpu(student, reference):
    """On a machine with an Intel GPU `xpu` is chosen."""
    known = "xpu was not asked about: torch.accelerator speaks of every kind"
    expect_device(student, "xpu", {known: is_a("cpu"), HARD_CODED: is_a("cuda")})


@task("s10_devices.pick_device")
@world(accelerator=None, compiled="cuda")
def test_pick_device_wants_a_driver(student, reference):
    """Where PyTorch was built for CUDA and there is no driver, the CPU is chosen."""
    built = "PyTorch was built for CUDA, but there is no CUDA device here: ask whether one is available"
    expect_device(student, "cpu", {built: is_a("cuda")})


@task("s10_devices.pick_device")
@world(accelerator=None, compiled="mps")
def test_pick_device_wants_a_gpu_behind_mps(student, reference):
    """Where PyTorch was built for `mps` and no such device can be used, the CPU is chosen."""
    built = "PyTorch was built for mps, but it cannot be used here: is_available() is the question, not is_built()"
    expect_device(student, "cpu", {built: is_a("mps")})


@task("s10_devices.pick_device")
@needs_device("cuda")
def test_pick_device_finds_the_device_that_is_really_here(student, reference):
    """Where the grader itself has a CUDA device, that is chosen."""
    expect_device(student, "cuda", {NOT_CHOSEN: is_a("cpu")})


BYTES = {"cpu": 4 * (7 * 5 + 7) + 8 * (3 * 7 + 3) + 2 * (2 * 3 + 2)}
ENTRIES = "these are numbers of entries: each takes element_size() bytes"
FOUR = "every entry was counted as four bytes: ask element_size() of each parameter"
FROZEN = "frozen parameters take memory, too"


def mixed(lib):
    """Three layers in float32, float64 (frozen) and bfloat16."""
    last = lib.nn.Linear(7, 3, dtype=torch.float64).requires_grad_(False)
    return lib.nn.Sequential(lib.nn.Linear(5, 7), last, lib.nn.Linear(3, 2, dtype=torch.bfloat16))


@task("s10_devices.parameter_bytes")
def test_parameter_bytes_adds_up_by_dtype(student, reference):
    """Every parameter counts by its own dtype, frozen or not."""
    expect(student.parameter_bytes(mixed(student.torch))).equals(
        BYTES,
        unless={
            ENTRIES: lambda: {"cpu": 42 + 24 + 8},
            "these are bits: a byte has eight": lambda: {"cpu": 8 * BYTES["cpu"]},
            FOUR: lambda: {"cpu": 4 * (42 + 24 + 8)},
            FROZEN: lambda: {"cpu": 4 * 42 + 2 * 8},
            "biases take memory, too": lambda: {"cpu": 4 * 35 + 8 * 21 + 2 * 6},
            "only the last parameter is there: add up": lambda: {"cpu": 4},
            "one number came back: which device is it on?": lambda: BYTES["cpu"],
        },
        when={
            "the keys are devices: make text of them with str()": lambda got: any(
                isinstance(key, torch.device) for key in got
            ),
            "the sizes are tensors, or no integers: give plain ints": lambda got: any(
                type(size) is not int for size in got.values()
            ),
        },
    )


@task("s10_devices.parameter_bytes")
def test_parameter_bytes_counts_what_is_shared_once(student, reference):
    """A parameter of two modules counts once; buffers and gradients do not count."""
    nn = student.torch.nn
    model = nn.Sequential(nn.Embedding(11, 6), nn.BatchNorm1d(6), nn.Linear(6, 11, bias=False))
    model[2].weight = model[0].weight
    model[1].weight.grad = torch.ones(6)
    shared, norm, buffers = 4 * 66, 4 * 12, 4 * 12 + 8
    expect(student.parameter_bytes(model)).equals(
        {"cpu": shared + norm},
        unless={
            "the shared parameter was counted twice": lambda: {"cpu": 2 * shared + norm},
            "buffers were counted": lambda: {"cpu": shared + norm + buffers},
            "buffers were counted, and the shared parameter twice: parameters() knows both": lambda: {
                "cpu": 2 * shared + norm + buffers
            },
            "gradients were counted": lambda: {"cpu": shared + norm + 24},
        },
    )


@task("s10_devices.parameter_bytes")
def test_parameter_bytes_tells_devices_apart(student, reference):
    """Each device has an entry of its own, and one without parameters has none."""
    nn = student.torch.nn
    model = nn.Sequential(nn.Linear(5, 7), nn.ReLU(), nn.Linear(7, 3).to("meta"))
    expect(student.parameter_bytes(model)).equals(
        {"cpu": 168, "meta": 96},
        unless={
            "everything was put down to one device": lambda: {"cpu": 264},
            "only the last device is there": lambda: {"meta": 96},
        },
    )
    empty = "a model without parameters was not foreseen: it takes no bytes on no device"
    expect(student.parameter_bytes(nn.ReLU()), raised={"StopIteration": empty}).equals(
        {}, when={empty: lambda got: got == {"cpu": 0}}
    )


@task("s10_devices.parameter_bytes")
def test_parameter_bytes_counts_what_is_not_there(student, reference):
    """A model on `meta` is counted without taking any memory."""
    model = student.torch.nn.Linear(120_000, 100_000, bias=False, device="meta")
    expect(student.parameter_bytes(model), raised={"emory": "the parameters were made: only count"}).equals(
        {"meta": 48_000_000_000}
    )


@task("s10_devices.parameter_bytes")
@needs_device("cuda")
def test_parameter_bytes_names_the_gpu(student, reference):
    """Parameters on a GPU are put down to it by its number."""
    model = mixed(student.torch).to("cuda:0")
    expect(student.parameter_bytes(model)).equals({"cuda:0": BYTES["cpu"]})
