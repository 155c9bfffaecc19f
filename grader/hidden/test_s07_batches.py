"""Hidden checks of section 7: sequences of different lengths in one batch."""

import torch

from grader.author import cases, expect, task

LENGTHS = [3, 5, 2, 4]
RAISED = {
    r"stack expects each tensor|equal size": "the sequences differ in length: pad them, pad_sequence does it",
    r"unexpected keyword|positional argument": "the second argument is called padding",
}


def drawn_samples(lengths, features=2, dtype=torch.float32):
    """Sequences of these lengths, of numbers that padding never is, and their labels."""
    sides = [(length,) if features is None else (length, features) for length in lengths]
    values = [torch.randint(1, 100, side).to(dtype) for side in sides]
    return [(sequence, 2 * number + 1) for number, sequence in enumerate(values)]


def padded(samples, padding=0.0, *, left=False, longest=None):
    """The batch, by hand."""
    sequences = [sequence for sequence, _ in samples]
    longest = max(map(len, sequences)) if longest is None else longest
    batch = torch.full((len(sequences), longest, *sequences[0].shape[1:]), padding, dtype=sequences[0].dtype)
    for row, sequence in zip(batch, sequences, strict=True):
        kept = sequence[:longest]
        start = longest - len(kept) if left else 0
        row[start : start + len(kept)] = kept
    lengths = torch.tensor([len(sequence) for sequence in sequences])
    return batch, lengths, torch.tensor([label for _, label in samples])


def reordered(samples, key):
    return sorted(samples, key=lambda sample: key * len(sample[0]))


def mistakes(samples, padding):
    """What known mistakes would give."""
    batch, lengths, labels = padded(samples, padding)
    first, longest = min(map(len, (s for s, _ in samples))), max(map(len, (s for s, _ in samples)))
    return {
        "padding is passed over: zeros were filled in": lambda: padded(samples),
        "the time comes first: pad_sequence needs batch_first=True": lambda: (
            batch.transpose(0, 1),
            lengths,
            labels,
        ),
        "the padding stands before the sequences: it comes after them": lambda: padded(
            samples, padding, left=True
        ),
        "the longer sequences were cut to the shortest one": lambda: (
            padded(samples, padding, longest=first)[0],
            lengths,
            labels,
        ),
        "the batch is longer than its longest sequence": lambda: padded(
            samples, padding, longest=longest + 1
        ),
        "the samples were sorted by length: keep their order": lambda: padded(
            reordered(samples, -1), padding
        ),
        "the samples were sorted by length, the shortest first: keep their order": lambda: padded(
            reordered(samples, 1), padding
        ),
        "the lengths are all that of the longest: give those without padding": lambda: (
            batch,
            torch.full_like(lengths, longest),
            labels,
        ),
        "lengths and labels are swapped": lambda: (batch, labels, lengths),
    }


WHEN = {
    "three things come back: sequences, lengths, labels": lambda got: len(got) != 3,
    "the lengths are to be an int64 tensor": lambda got: (
        not isinstance(got[1], torch.Tensor) or got[1].dtype != torch.int64
    ),
    "the labels are to be an int64 tensor": lambda got: (
        not isinstance(got[2], torch.Tensor) or got[2].dtype != torch.int64
    ),
    "the sequences are to be one tensor": lambda got: not isinstance(got[0], torch.Tensor),
}


@task("s07_data.pad_batch")
@cases(lengths=[LENGTHS, [1, 6], [4], [0, 3, 1], [3, 3, 3]], features=[None, 2, 7])
def test_pad_batch_pads_behind_each_sequence(student, reference, lengths, features):
    """Each row is its sequence and then padding up to the longest; lengths and labels come along."""
    samples = drawn_samples(lengths, features)
    expect(student.pad_batch(samples), raised=RAISED).like(
        lambda: padded(samples), unless=mistakes(samples, 0.0), when=WHEN
    )


@task("s07_data.pad_batch")
@cases(padding=[-1.0, 0.5, -1], features=[None, 2])
def test_pad_batch_fills_with_the_given_value(student, reference, padding, features):
    """What is filled in is the value that is given."""
    samples = drawn_samples(LENGTHS, features)
    expect(student.pad_batch(samples, padding=padding), raised=RAISED).like(
        lambda: padded(samples, padding), unless=mistakes(samples, padding), when=WHEN
    )


@task("s07_data.pad_batch")
@cases(dtype=[torch.int64, torch.float64, torch.uint8], padding=[0, 1])
def test_pad_batch_keeps_the_dtype(student, reference, dtype, padding):
    """The batch has the dtype of the sequences, float or integer."""
    samples = drawn_samples(LENGTHS, None, dtype)
    if dtype is torch.int64:  # larger than what float32 holds
        samples = [(sequence + 2**40, label) for sequence, label in samples]
    kind = f"the sequences are {dtype}, and so the batch should be"
    lost = "large integers have lost digits on the way: do not go by float32"
    expect(student.pad_batch(samples, padding), raised=RAISED).like(
        lambda: padded(samples, padding),
        when={kind: lambda got: got[0].dtype != dtype} | WHEN,
        unless={
            lost: lambda: (
                torch.where(padded(samples, -1)[0] < 0, padding, padded(samples)[0].float()).to(dtype),
                *padded(samples)[1:],
            )
        },
    )


@task("s07_data.pad_batch")
def test_pad_batch_takes_empty_sequences(student, reference):
    """A batch of nothing but empty sequences has shape (B, 0, F)."""
    samples = drawn_samples([0, 0], 3)
    expect(student.pad_batch(samples), raised=RAISED).like(lambda: padded(samples), when=WHEN)


@task("s07_data.pad_batch")
def test_pad_batch_serves_a_loader(student, reference):
    """As a loader's collate_fn it pads each batch to its own longest sequence."""
    samples = drawn_samples([3, 5, 2, 1, 4], 2)
    loader = student.torch.utils.data.DataLoader(samples, batch_size=2, collate_fn=student.pad_batch)
    groups = [samples[:2], samples[2:4], samples[4:]]
    fixed = "every batch has the same length: pad to the longest sequence of this batch"
    expect(student.instruments.listed(loader), raised=RAISED).like(
        lambda: [padded(group) for group in groups],
        unless={fixed: lambda: [padded(group, longest=5) for group in groups]},
    )


@task("s07_data.pad_batch")
@cases(features=[None, 2])
def test_pad_batch_stays_on_the_device_of_the_sequences(student, reference, features):
    """The batch is where the sequences are; lengths and labels are numbers on the CPU."""
    samples = drawn_samples(LENGTHS, features)
    far = [(sequence.to("meta"), label) for sequence, label in samples]
    batch, lengths, labels = padded(samples)
    elsewhere = "the batch was made on the CPU: give it the device of the sequences"
    expect(student.pad_batch(far), raised=RAISED | {"meta": elsewhere}).like(
        lambda: (batch.to("meta"), lengths, labels),
        when={
            elsewhere: lambda got: got[0].device.type != "meta",
            "lengths and labels belong on the CPU": lambda got: (
                got[1].device.type == "meta" or got[2].device.type == "meta"
            ),
        },
    )


@task("s07_data.pad_batch")
def test_pad_batch_leaves_the_samples_alone(student, reference):
    """The samples are as they were, and in the order in which they were."""
    samples = drawn_samples(LENGTHS)
    sent = student.send(samples)
    student.pad_batch(sent)
    expect(sent, raised=RAISED).unchanged(samples, cause="the list of samples was changed: work on a copy")
