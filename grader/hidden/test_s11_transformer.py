"""Hidden checks of section 11: `transformer_forward`, its masks seen in numbers and by perturbation."""

import torch
from torch import nn

from grader.author import cases, expect, task

NEAR = {"rtol": 1e-4, "atol": 2e-5}
RAISED = {
    r"batch number of src and tgt": "time first: source and target both have the batch on axis 1, as the model wants",
    r"should match|shape of the.*mask|mask.*(shape|size|should be)|must match the size|expected .*mask": (
        "look at the masks' shapes: tgt_mask is (T, T), padding masks are (B, S), whatever comes first in the data"
    ),
    r"does not require grad": "no gradient comes through: no detach(), .data or no_grad here",
}
SIZES = (8, 2, 1, 2, 12)


def drawn_twins(student, sizes=SIZES, dropout=0.0):
    """One model there and here, with weights drawn here; and the weights."""
    here = nn.Transformer(*sizes, dropout=dropout)
    weights = {
        name: torch.randn(tensor.shape) / (3 if tensor.dim() == 1 else tensor.shape[-1] ** 0.5)
        + (1.0 if "norm" in name and name.endswith("weight") else 0.0)
        for name, tensor in here.state_dict().items()
    }
    here.load_state_dict(weights)
    there = student.torch.nn.Transformer(*sizes, dropout=dropout)
    there.load_state_dict(weights)
    return there, here, weights


def masks(source, target, lengths):
    """Where a mask of nn.Transformer says no: the future (T, T), and padding (B, S)."""
    future = torch.ones(len(target), len(target), dtype=torch.bool).triu(1)
    return future, torch.arange(len(source)) >= lengths.unsqueeze(1)


def run(model, source, target, future=None, encoder=None, memory=None, **others):
    return model(
        source,
        target,
        tgt_mask=future,
        src_key_padding_mask=encoder,
        memory_key_padding_mask=memory,
        **others,
    ).detach()


def right(model, source, target, lengths):
    future, padding = masks(source, target, lengths)
    return run(model, source, target, future, padding, padding)


def mistakes(model, source, target, lengths):
    """What known mistakes would give."""
    future, padding = masks(source, target, lengths)
    ahead = torch.ones(len(source), len(source), dtype=torch.bool).triu(1)
    wiped = source.masked_fill(padding.T.unsqueeze(2), 0.0)
    behind = torch.arange(len(target)) >= lengths.unsqueeze(1)
    cross = torch.ones(len(target), len(source), dtype=torch.bool).triu(1)
    s, t = source.transpose(0, 1), target.transpose(0, 1)
    found = {
        "no mask is used at all": (None, None, None),
        "the target sees its own future: tgt_mask is missing": (None, padding, padding),
        "the target sees only its future: in tgt_mask True means no": (~future, padding, padding),
        "a target position cannot see itself: the diagonal stays free": (
            torch.ones_like(future).triu(),
            padding,
            padding,
        ),
        "the encoder sees the padding: src_key_padding_mask is missing": (future, None, padding),
        "the decoder sees the padding in the memory: memory_key_padding_mask is missing": (
            future,
            padding,
            None,
        ),
        "the padding is seen by encoder and decoder: both padding masks are missing": (future, None, None),
        "the padding masks are the wrong way round: True means no": (future, ~padding, ~padding),
        "the last real vector is masked as well: padding begins at source_lengths": (
            future,
            *(2 * [torch.arange(len(source)) >= lengths.unsqueeze(1) - 1]),
        ),
        "the first padded vector is not masked: padding begins at source_lengths": (
            future,
            *(2 * [torch.arange(len(source)) > lengths.unsqueeze(1)]),
        ),
    }
    rivals = {cause: lambda three=three: run(model, source, target, *three) for cause, three in found.items()}
    added = "numbers are added to the scores: a mask of bools is wanted, or of zeros and minus infinity"
    return rivals | {
        f"{added} (tgt_mask)": lambda: run(model, source, target, future.float(), padding, padding),
        f"{added} (padding)": lambda: run(model, source, target, future, padding.float(), padding.float()),
        f"{added} (all masks)": lambda: run(
            model, source, target, future.float(), padding.float(), padding.float()
        ),
        "the source cannot see its own later vectors: it needs no causal mask": lambda: run(
            model, source, target, future, padding, padding, src_mask=ahead
        ),
        "the target sees only the beginning of the source: it needs no causal mask there": lambda: run(
            model, source, target, future, padding, padding, memory_mask=cross
        ),
        "zeros are not invisible: the padding is to be masked, in the encoder and in the decoder": lambda: (
            run(model, wiped, target, future)
        ),
        "source_lengths say nothing of the target: it needs no padding mask": lambda: run(
            model, source, target, future, padding, padding, tgt_key_padding_mask=behind
        ),
        "the next target can be seen: the mask begins just above the diagonal": lambda: run(
            model, source, target, future.triu(2), padding, padding
        ),
        "the output is (T, B, E), time first: batch and time are swapped": lambda: right(
            model, source, target, lengths
        ).transpose(0, 1),
        "time and batch are swapped: this model wants time first": lambda: run(model, s, t).transpose(0, 1),
    }


CASES = [
    (5, 3, 4, (5, 2, 3)),
    (4, 2, 6, (1, 3)),
    (3, 1, 1, (3,)),
    (6, 4, 3, (2, 4, 1, 3)),
    (4, 4, 4, (4, 1, 2, 3)),
]


@task("s11_sequences.transformer_forward")
@cases(sizes=CASES, training=[True, False])
def test_transformer_forward_uses_all_masks(student, reference, sizes, training):
    """The output is the model's under a causal target mask and the padding masks of encoder and decoder."""
    steps, batch, outputs, lengths = sizes
    (there, here, _), lengths = drawn_twins(student), torch.tensor(lengths)
    source, target = torch.randn(steps, batch, 8), torch.randn(outputs, batch, 8)
    there.train(training)
    expect(student.transformer_forward(there, source, target, lengths), raised=RAISED).close_to(
        lambda: right(here, source, target, lengths),
        unless=mistakes(here, source, target, lengths),
        when={"NaN: some position may look at nothing": lambda got: got.isnan().any()},
        **NEAR,
    )


def expect_unmoved(there, student, first, second, where, cause):
    """Results of two calls agree at the places `where`."""
    gap = student.transformer_forward(there, *first) - student.transformer_forward(there, *second)
    expect(gap[where], raised=RAISED).satisfies(
        lambda got: got.abs().max() < 1e-4,
        says="no difference",
        when={cause: lambda got: got.abs().max() >= 1e-4},
    )


LENGTHS = torch.tensor([3, 5, 2])


@task("s11_sequences.transformer_forward")
def test_transformer_forward_cannot_see_the_future(student, reference):
    """Changing later targets leaves earlier outputs as they were, and changes their own."""
    (there, here, _), source, target = drawn_twins(student), torch.randn(5, 3, 8), torch.randn(4, 3, 8)
    other = torch.cat([target[:2], torch.randn(2, 3, 8)])
    expect(student.transformer_forward(there, source, other, LENGTHS), raised=RAISED).close_to(
        lambda: right(here, source, other, LENGTHS), unless=mistakes(here, source, other, LENGTHS), **NEAR
    )
    peeks = "earlier outputs change with later targets: is there a causal tgt_mask?"
    expect_unmoved(there, student, (source, target, LENGTHS), (source, other, LENGTHS), slice(0, 2), peeks)


@task("s11_sequences.transformer_forward")
def test_transformer_forward_cannot_see_padding(student, reference):
    """Changing what stands behind the end of a source changes nothing."""
    (there, here, _), source, target = drawn_twins(student), torch.randn(5, 3, 8), torch.randn(4, 3, 8)
    other = source.clone()
    other[3:, 0], other[2:, 2] = 5.0, -5.0
    expect(student.transformer_forward(there, other, target, LENGTHS), raised=RAISED).close_to(
        lambda: right(here, source, target, LENGTHS), unless=mistakes(here, other, target, LENGTHS), **NEAR
    )
    seen = "outputs change with the padding: encoder and decoder both need the padding mask"
    expect_unmoved(there, student, (source, target, LENGTHS), (other, target, LENGTHS), slice(None), seen)


@task("s11_sequences.transformer_forward")
def test_transformer_forward_cannot_see_the_neighbours(student, reference):
    """Changing one sequence of the batch leaves the outputs of the others as they were."""
    (there, here, _), source, target = drawn_twins(student), torch.randn(3, 3, 8), torch.randn(3, 3, 8)
    source_2, target_2, lengths = source.clone(), target.clone(), torch.tensor([3, 2, 1])
    source_2[:, 2], target_2[:, 2] = torch.randn(3, 8), torch.randn(3, 8)
    expect(student.transformer_forward(there, source, target, lengths), raised=RAISED).close_to(
        lambda: right(here, source, target, lengths), unless=mistakes(here, source, target, lengths), **NEAR
    )
    mixed = "outputs change with a neighbour in the batch: this model wants time first, batch second"
    expect_unmoved(
        there,
        student,
        (source, target, lengths),
        (source_2, target_2, lengths),
        (slice(None), slice(0, 2)),
        mixed,
    )


@task("s11_sequences.transformer_forward")
def test_transformer_forward_runs_the_tutorials_sizes(student, reference):
    """With 512 numbers and 8 heads, sources (10, 32, 512) and targets (20, 32, 512) give (20, 32, 512)."""
    there, here, _ = drawn_twins(student, (512, 8, 1, 1, 16))
    source, target, lengths = torch.randn(10, 32, 512), torch.randn(20, 32, 512), torch.arange(32) % 10 + 1
    expect(student.transformer_forward(there, source, target, lengths), raised=RAISED).close_to(
        lambda: right(here, source, target, lengths),
        unless=mistakes(here, source, target, lengths),
        rtol=1e-3,
        atol=1e-3,
    )


@task("s11_sequences.transformer_forward")
def test_transformer_forward_passes_gradients(student, reference):
    """Gradients reach source, target and the model's parameters."""
    there, here, _ = drawn_twins(student)
    values = torch.randn(5, 3, 8), torch.randn(4, 3, 8)
    sent = [student.send(value).requires_grad_() for value in values]
    own = [value.clone().requires_grad_() for value in values]
    (student.transformer_forward(there, *sent, LENGTHS) ** 2).sum().backward()
    (reference.transformer_forward(here, *own, LENGTHS) ** 2).sum().backward()
    pairs = [
        *zip(sent, own, strict=True),
        (there.encoder.layers[0].linear1.weight, here.encoder.layers[0].linear1.weight),
        (there.decoder.layers[1].linear2.bias, here.decoder.layers[1].linear2.bias),
    ]
    for theirs, mine in pairs:
        expect(theirs.grad, raised=RAISED).close_to(
            mine.grad, when={"no gradient comes through here": lambda got: got is None}, rtol=1e-3, atol=1e-4
        )


@task("s11_sequences.transformer_forward")
@cases(training=[True, False])
def test_transformer_forward_leaves_everything_as_it_was(student, reference, training):
    """The model keeps mode and parameters, runs in that mode, and the arguments are not changed."""
    there, here, weights = drawn_twins(student, dropout=0.5)
    there.train(training)
    values = torch.randn(5, 3, 8), torch.randn(4, 3, 8), LENGTHS
    sent = [student.send(value) for value in values]
    output = student.transformer_forward(there, *sent)
    mode = {"the model was switched to another mode: that is the caller's business": lambda got: True}
    expect(there.training, raised=RAISED).equals(training, when=mode)
    expect(there.encoder.layers[0].dropout.training).equals(training, when=mode)
    expected = right(here.eval(), *values)
    if training:
        still = {"dropout is not at work in training mode": lambda gap: gap <= 1e-3}
        shape = {"must match the size": "the output is (T, B, E): time first"}
        expect((output - expected).abs().max(), raised=shape | RAISED).satisfies(
            lambda gap: gap > 1e-3, says="dropout at work", when=still
        )
    else:
        expect(output, raised=RAISED).close_to(expected, unless=mistakes(here, *values), **NEAR)
    expect(there.state_dict()).unchanged(weights, cause="the parameters of the model were changed")
    for argument, original in zip(sent, values, strict=True):
        expect(argument).unchanged(original)
