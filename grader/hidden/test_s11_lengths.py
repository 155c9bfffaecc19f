"""Hidden checks of section 11: `last_valid_output`."""

import torch

from grader.author import cases, expect, nothing_raised, task

SIZES = [(3, 5, 4), (5, 3, 2), (1, 4, 3), (4, 1, 2), (2, 6, 1), (3, 3, 3)]


def drawn_lengths(batch, steps):
    """Lengths in any order, among them 1 and, in a batch of two or more, less than the longest."""
    lengths = torch.randint(1, steps + 1, (batch,))
    lengths[-1] = 1
    lengths[0] = max(steps - 1, 1)
    return lengths


def picks(output, lengths):
    """What known mistakes would give."""
    rows, steps = torch.arange(len(output)), output.shape[1]
    return {
        "this is the last step of the padded batch: the last real one is wanted": lambda: output[:, -1],
        "this is the last sequence at all times: the batch comes first, time second": lambda: output[-1],
        "one step too late: the last step of n is number n - 1": lambda: output[
            rows, lengths.clamp(max=steps - 1)
        ],
        "one step too early: the last step of n is number n - 1": lambda: output[rows, lengths - 2],
        "each sequence has its own length: this is the step at which the longest ends": lambda: output[
            :, lengths.max() - 1
        ],
        "each sequence has its own length: this is the step at which the first ends": lambda: output[
            :, lengths[0] - 1
        ],
        "this is the first step, not the last": lambda: output[:, 0],
        "this is the sum over the real steps": lambda: torch.stack(
            [row[:n].sum(0) for row, n in zip(output, lengths, strict=True)]
        ),
        "this is the mean over the real steps": lambda: torch.stack(
            [row[:n].mean(0) for row, n in zip(output, lengths, strict=True)]
        ),
        "this is the largest of the real steps, number by number": lambda: torch.stack(
            [row[:n].amax(0) for row, n in zip(output, lengths, strict=True)]
        ),
    }


TOO_FAR = {
    "IndexError": "an index beyond its axis: output is (batch, time, features), and the last step of n is number n - 1"
}
EVERY_PAIR = {
    "every step was picked in every row: pair rows and steps with torch.arange(B)": lambda got: got.dim() == 3
}


@task("s11_sequences.last_valid_output")
@cases(sizes=SIZES, dtype=[torch.float32, torch.float64], time_first=[False, True])
def test_last_valid_output_picks_the_last_real_step(student, reference, sizes, dtype, time_first):
    """Row b is the output of sequence b at step lengths[b] - 1, whatever the memory layout."""
    output, lengths = torch.randn(sizes, dtype=dtype), drawn_lengths(*sizes[:2])
    if time_first:
        output = output.transpose(0, 1).contiguous().transpose(0, 1)
    expect(student.last_valid_output(output, lengths), raised=TOO_FAR).equals(
        lambda: reference.last_valid_output(output, lengths), unless=picks(output, lengths), when=EVERY_PAIR
    )


@task("s11_sequences.last_valid_output")
def test_last_valid_output_passes_gradients_to_what_it_picked(student, reference):
    """The gradient is one at the chosen entries, and zero elsewhere."""
    lengths = torch.tensor([4, 1, 5])
    output = student.send(torch.randn(3, 5, 2)).requires_grad_()
    student.last_valid_output(output, lengths).sum().backward()
    expected = torch.zeros(3, 5, 2)
    expected[torch.arange(3), lengths - 1] = 1
    lost = "the graph is lost: no detach(), .item(), .tolist() or torch.tensor() of the outputs"
    expect(output.grad, raised={"does not require grad": lost}).close_to(expected)


@task("s11_sequences.last_valid_output")
@cases(lengths=[[0, 3, 2], [2, 5, 1], [3, 2, -1], [4, 4, 0], [9, 1, 1]])
def test_last_valid_output_refuses_impossible_lengths(student, reference, lengths):
    """A length below 1 or above T raises ValueError."""
    when = {"a length below 1 or above T went unnoticed: raise ValueError": nothing_raised}
    expect(student.last_valid_output(torch.randn(3, 4, 2), torch.tensor(lengths))).raises(
        "ValueError", when=when
    )


@task("s11_sequences.last_valid_output")
def test_last_valid_output_leaves_its_arguments_as_they_were(student, reference):
    """Neither the outputs nor the lengths are changed."""
    values = torch.randn(3, 5, 2), torch.tensor([4, 1, 5])
    output, lengths = map(student.send, values)
    student.last_valid_output(output, lengths)
    expect(output).unchanged(values[0])
    expect(lengths).unchanged(values[1], cause="the lengths were changed in place: lengths - 1 makes a copy")
