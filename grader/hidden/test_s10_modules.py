"""Hidden checks of section 10: state that follows its module, tensors made on the way, autocast."""

import functools

import torch

from grader.author import cases, expect, given, int_tensors, needs_device, shapes, task, tensors

MOMENTUM, EPS = 0.25, 0.5

UNKNOWN = "mean and var must be buffers: a plain attribute is not in state_dict() and is not moved"
GRAPH = "the graph hangs on the buffers: learn from x.detach()"
RAISED = {
    r"(?s)Missing key\(s\) in state_dict.*Unexpected key": "the buffers have other names than mean and var",
    r"Unexpected key\(s\) in state_dict": UNKNOWN,
    r"Missing key\(s\) in state_dict": "there are more parameters or buffers than mean and var",
    r"`(mean|var)` is not a buffer": "an nn.Parameter is trained by an optimizer: register a buffer",
    r"size mismatch": "both buffers are of shape (features,)",
    r"modified by an inplace operation|through the graph a second time": GRAPH,
    r"meta|[Ee]xpected all tensors to be on the same device": (
        "a tensor stayed where it was made: a buffer follows the module, a new tensor needs device=x.device"
    ),
    r"can only be called with floating|same dtype": "the dtype of the buffers is to be kept",
}


def drawn_norm():
    """Buffers, and batches of 5, 1 and 3 rows far from what they say."""
    state = {"mean": torch.randn(4).double(), "var": torch.rand(4).double() + 0.5}
    return state, [3 * torch.randn(rows, 4).double() + 2 for rows in (5, 1, 3)]


def loaded_norm(student, state, device="cpu"):
    layer = student.RunningNorm(4, momentum=MOMENTUM, eps=EPS).double()
    layer.load_state_dict(state)
    return layer.to(device)


def renewed(state, batch, *, momentum=MOMENTUM, correction=0):
    """The buffers after a batch."""
    mean, var = batch.mean(0), batch.var(0, correction=correction)
    return {
        "mean": (1 - momentum) * state["mean"] + momentum * mean,
        "var": (1 - momentum) * state["var"] + momentum * var,
    }


def renewed_by_one_number(state, batch):
    """The buffers after a batch, had it one mean and one variance."""
    rows = batch.numel()
    return renewed(state, batch.reshape(rows, 1).expand(rows, 4))


def standardized(state, x):
    return (x - state["mean"]) / torch.sqrt(state["var"] + EPS)


def trained(state, batches, **options):
    """Outputs in training mode, and the buffers at the end."""
    outputs = []
    for batch in batches:
        state = renewed(state, batch, **options)
        outputs.append(standardized(state, batch))
    return outputs, state


def with_batch_statistics(state, batches):
    own = [{"mean": batch.mean(0), "var": batch.var(0, correction=0)} for batch in batches]
    return [standardized(one, batch) for one, batch in zip(own, batches, strict=True)]


def before_renewal(state, batches):
    outputs = []
    for batch in batches:
        outputs.append(standardized(state, batch))
        state = renewed(state, batch)
    return outputs


@task("s10_devices.RunningNorm")
def test_RunningNorm_learns_in_training_mode(student, reference):
    """In training mode every batch moves both buffers a share of the way, and is standardized by them."""
    state, batches = drawn_norm()
    layer = loaded_norm(student, state)
    outputs = student.send([layer(batch) for batch in batches])
    expect(layer.state_dict(), raised=RAISED).close_to(
        lambda: trained(state, batches)[1],
        unless={
            "nothing was learnt in training mode": lambda: state,
            "the variance divides by one less than the number of rows: correction=0": lambda: trained(
                state, batches, correction=1
            )[1],
            "one mean or variance was taken over all features: each has its own, over the rows": lambda: (
                functools.reduce(renewed_by_one_number, batches, state)
            ),
            "momentum is the share of the batch, not of the old value": lambda: trained(
                state, batches, momentum=1 - MOMENTUM
            )[1],
        },
    )
    expect(outputs).close_to(
        lambda: trained(state, batches)[0],
        unless={
            "the batch's own statistics were used: use the running ones, in training too": lambda: (
                with_batch_statistics(state, batches)
            ),
            "the buffers were used before they learnt from the batch": lambda: before_renewal(state, batches),
        },
    )


@task("s10_devices.RunningNorm")
def test_RunningNorm_only_uses_its_buffers_in_evaluation_mode(student, reference):
    """In evaluation mode the buffers that were loaded are used, and stay as they are; so does the input."""
    state, batches = drawn_norm()
    layer, x = loaded_norm(student, state).eval(), student.send(batches[0])
    expect(layer(x), raised=RAISED).close_to(
        lambda: standardized(state, batches[0]),
        unless={
            "it learnt in evaluation mode, too: ask self.training": lambda: trained(state, batches[:1])[0][0],
            "the batch's own statistics were used": lambda: with_batch_statistics(state, batches[:1])[0],
            "eps belongs under the square root": lambda: (
                (batches[0] - state["mean"]) / (state["var"].sqrt() + EPS)
            ),
            "divide by the square root of the variance": lambda: (
                (batches[0] - state["mean"]) / (state["var"] + EPS)
            ),
        },
    )
    expect(layer.state_dict()).unchanged(state, "it learnt in evaluation mode, too: ask self.training")
    expect(x).unchanged(batches[0])


@task("s10_devices.RunningNorm")
def test_RunningNorm_starts_with_two_buffers(student, reference):
    """There are just the buffers mean, zeros at first, and var, ones at first; nothing is trained."""
    layer = student.RunningNorm(3)
    expect(layer.state_dict(), raised=RAISED).equals(
        {"mean": torch.zeros(3), "var": torch.ones(3)},
        when={
            UNKNOWN: lambda got: got == {},
            "the buffers have other names than mean and var": lambda got: not {"mean", "var"} & set(got),
            "there are more parameters or buffers than mean and var": lambda got: len(got) > 2,
            "the variance starts at one": lambda got: not got["var"].any(),
        },
    )
    expect(layer.get_buffer("mean") + layer.get_buffer("var"), raised=RAISED).equals(torch.ones(3))


@task("s10_devices.RunningNorm")
def test_RunningNorm_keeps_its_buffers_out_of_the_graph(student, reference):
    """Gradients reach each batch through its own output and by the formula alone."""
    state, (first, _, second) = drawn_norm()
    slopes = [torch.randn(5, 4).double(), torch.randn(3, 4).double()]
    layer = loaded_norm(student, state)
    leaves = [student.send(batch).requires_grad_() for batch in (first, second)]
    for leaf, slope in zip(leaves, slopes, strict=True):
        (layer(leaf) * slope).sum().backward()
    expect(student.send([leaf.grad for leaf in leaves]), raised=RAISED).close_to(
        lambda: gradients(state, [first, second], slopes),
        unless={GRAPH: lambda: gradients(state, [first, second], slopes, through=True)},
    )
    expect(layer.mean.requires_grad).equals(False, unless={GRAPH: lambda: True})


def gradients(state, batches, slopes, *, through=False):
    """By the formula, where the buffers are constants; or through the buffers, of which a batch is a part."""
    found = []
    for batch, slope in zip(batches, slopes, strict=True):
        leaf = batch.clone().requires_grad_()
        state = renewed(state, leaf if through else batch)
        (standardized(state, leaf) * slope).sum().backward()
        state = {name: value.detach() for name, value in state.items()}
        found.append(leaf.grad)
    return found


@task("s10_devices.RunningNorm")
def test_RunningNorm_follows_when_it_is_moved(student, reference):
    """Moved to another dtype or device it learns and computes there, whatever the default device is."""
    state, batches = drawn_norm()
    layer = student.RunningNorm(4, momentum=MOMENTUM, eps=EPS).double()
    start = {"mean": torch.zeros(4).double(), "var": torch.ones(4).double()}
    elsewhere = student.instruments.elsewhere(layer, "meta")
    expect(elsewhere(batches[0]), raised=RAISED).close_to(lambda: trained(start, batches[:1])[0][0])
    meta = loaded_norm(student, state, "meta")
    there = student.torch.zeros(5, 4, dtype=torch.float64, device="meta")
    for got, shape in ((meta(there), (5, 4)), (meta.mean, (4,)), (meta.var, (4,))):
        expect(got, raised=RAISED).equals(torch.empty(shape, dtype=torch.float64, device="meta"))


@task("s10_devices.RunningNorm")
@needs_device("cuda")
def test_RunningNorm_learns_on_a_gpu(student, reference):
    """On a machine with a CUDA device it learns and computes there."""
    state, batches = drawn_norm()
    layer = loaded_norm(student, state, "cuda")
    expect(layer(student.send(batches[0]).to("cuda")), raised=RAISED).close_to(
        lambda: trained(state, batches[:1])[0][0], rtol=1e-6, atol=1e-6
    )
    expect(layer.mean.device.type).equals("cuda")


def positions(x):
    return torch.arange(x.shape[1]).expand(x.shape[:2])


SIZES = shapes(2, 4, min_side=0, max_side=5)
DEFAULT = "it was made on the default device: say device=x.device"
POSITIONS_RAISED = {
    r"meta": "a number of x was read, or a tensor of another device was used: only its shape and device are needed",
}


@task("s10_devices.positions_like")
@given(
    x=tensors(SIZES),
    edges=[{"x": torch.zeros(3, 0)}, {"x": torch.zeros(0, 3)}, {"x": torch.ones(1, 4).half()}],
)
def test_positions_like_counts_along_time(student, reference, x):
    """The entry at (b, t) is t, an int64, whatever the dtype of x and the axes behind."""
    compare_positions(student, x)


@task("s10_devices.positions_like")
@given(x=int_tensors(SIZES, -3, 3), examples=10)
def test_positions_like_takes_integers(student, reference, x):
    """Integer inputs give the same positions, and are not changed."""
    sent = student.send(x)
    compare_positions(student, sent, x)
    expect(sent).unchanged(x)


def compare_positions(student, x, plain=None):
    plain = x if plain is None else plain
    batch, time = plain.shape[:2]
    expect(student.positions_like(x)).equals(
        lambda: positions(plain),
        unless={
            "not every sequence begins at 0: count along the second axis, in each anew": lambda: torch.arange(
                batch
            )[:, None].expand(batch, time),
            "the count runs on from one sequence to the next: each begins at 0": lambda: torch.arange(
                batch * time
            ).reshape(batch, time),
            "positions begin at 0": lambda: positions(plain) + 1,
            "they have the dtype of x: positions are int64": lambda: positions(plain).to(plain.dtype),
            "they are of float32: positions are int64": lambda: positions(plain).float(),
            "they are of int32: positions are int64": lambda: positions(plain).int(),
            "one row is missing for every sequence: expand to (batch, time)": lambda: torch.arange(time),
        },
    )


@task("s10_devices.positions_like")
@cases(shape=[(2, 3), (4, 1, 5)])
def test_positions_like_is_made_where_x_lies(student, reference, shape):
    """They are made on the device of x, whatever the default device is."""
    here = student.instruments.elsewhere(student.positions_like, "meta")
    x = torch.zeros(shape)
    expect(here(x), raised=POSITIONS_RAISED).equals(
        lambda: positions(x), unless={DEFAULT: lambda: positions(x).to("meta")}
    )
    there = student.positions_like(student.torch.zeros(shape, device="meta"))
    expect(there, raised=POSITIONS_RAISED).equals(
        lambda: positions(x).to("meta"), unless={DEFAULT: lambda: positions(x)}
    )


@task("s10_devices.positions_like")
@needs_device("cuda")
def test_positions_like_is_made_on_a_gpu(student, reference):
    """On a machine with a CUDA device they are made there."""
    got = student.positions_like(student.torch.zeros(2, 3, device="cuda"))
    expect(got.device.type).equals("cuda", unless={DEFAULT: lambda: "cpu"})
    expect(got).equals(positions(torch.zeros(2, 3)))
