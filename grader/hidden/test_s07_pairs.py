"""Hidden checks of section 7: a dataset of pairs."""

import torch

from grader.author import cases, expect, nothing_raised, task

ENDLESS = "a for loop over the dataset does not end: a number beyond the end must raise IndexError"
RAISED = {
    r"must be Tensor, not tuple": "the transform is for the input alone, not for the pair",
    r"does not end within": ENDLESS,
    r"stack expects each tensor|only one element tensors|expected sequence of|too many dimensions": (
        "the inputs in a list may differ in shape: keep the list as it is"
    ),
    r"__len__\(\) should return >= 0": "the length is one too small",
    r"not iterable|not subscriptable": "a dataset answers [i]: is there a __getitem__?",
    r"has no attribute 'shape'|has no attribute 'size'": "the inputs may be a list: ask for len()",
}


def together(student, items):
    """Several items as one value."""
    return student.send(list(items))


def pairs(inputs, targets):
    return list(zip(inputs, targets, strict=True))


@task("s07_data.PairDataset")
@cases(count=[5, 2, 1])
def test_PairDataset_pairs_inputs_with_targets(student, reference, count):
    """Item i is the pair of input i and target i, just as they were given."""
    x, y = torch.randn(count, 3, dtype=torch.float64), torch.randperm(9)[:count]
    dataset = student.PairDataset(x, y)
    wrong = {
        "every item is the whole of the data: use the index": lambda: [(x, y)] * count,
        "every item is the first one: use the index": lambda: [(x[0], y[0])] * count,
        "input and target are swapped": lambda: pairs(y, x),
        "the target is missing: an item is a pair": lambda: list(x),
        "the items are one further than they should be": lambda: pairs(x.roll(-1, 0), y.roll(-1)),
        "the items are in reverse order": lambda: pairs(x.flip(0), y.flip(0)),
        "the target is not the one that belongs to the input": lambda: pairs(x, y[:1].expand(count)),
        "converted to float32: the data is to stay as it was given": lambda: pairs(x.float(), y),
        "the targets were made floats: the data is to stay as it was given": lambda: pairs(x, y.double()),
    }
    items = together(student, (dataset[number] for number in range(count)))
    expect(items, raised=RAISED).like(lambda: pairs(x, y), unless=wrong)


@task("s07_data.PairDataset")
def test_PairDataset_keeps_lists_as_they_are(student, reference):
    """Lists do as well, of tensors of different shapes too, and any kind of target."""
    x, y = [torch.randn(sides) for sides in ((2, 3), (4,), ())], ["seven", 1, None]
    dataset = student.PairDataset(x, y)
    expect(together(student, (dataset[number] for number in range(3))), raised=RAISED).like(pairs(x, y))
    numbers = student.PairDataset([1, 2.5], [3, 4])
    expect(together(student, (numbers[0], numbers[1])), raised=RAISED).like(
        [(1, 3), (2.5, 4)],
        when={
            "the numbers were made tensors: the data is to stay as it was given": lambda got: isinstance(
                got[0][0], torch.Tensor
            ),
        },
    )


@task("s07_data.PairDataset")
@cases(count=[0, 1, 4], listed=[True, False])
def test_PairDataset_has_a_length(student, reference, count, listed):
    """The length is the number of pairs, 0 included."""
    x, y = torch.randn(count, 3), torch.arange(count)
    dataset = student.PairDataset(list(x), y.tolist()) if listed else student.PairDataset(x, y)
    expect(student.instruments.length(dataset), raised=RAISED).equals(
        count,
        unless={
            "the length is one too large": lambda: count + 1,
            "the length is one too small": lambda: count - 1,
            "the length counts inputs and targets: there are half as many pairs": lambda: 2 * count,
            "this is the number of features, not of pairs": lambda: 3,
            "this is the number of all values, not of pairs": lambda: 3 * count,
        },
    )


@task("s07_data.PairDataset")
@cases(number=[-1, -3, 3, 4, 7, -4, -7], listed=[True, False])
def test_PairDataset_counts_as_a_list_does(student, reference, number, listed):
    """Negative numbers count from the end, and one beyond either end raises IndexError."""
    x, y = [torch.randn(2) for _ in range(3)], [7, 8, 9]
    data = (x, y) if listed else (torch.stack(x), torch.tensor(y))
    item = student.PairDataset(*data)[number]
    if -3 <= number < 3:
        expect(item, raised=RAISED | {"IndexError": "negative numbers count from the end"}).like(
            lambda: pairs(*data)[number]
        )
        return
    expect(item).raises(
        "IndexError",
        when={"a number beyond the end gave an item: IndexError ends a for loop": nothing_raised},
    )


@task("s07_data.PairDataset")
def test_PairDataset_is_gone_through_again_and_again(student, reference):
    """A for loop over the dataset ends, and the next one gives the same pairs."""
    x, y = torch.randn(4, 2), torch.arange(4)
    dataset = student.PairDataset(x, y)
    for _ in range(2):
        expect(student.instruments.listed(dataset), raised=RAISED).like(
            lambda: pairs(x, y),
            when={
                "the second pass is empty: an iterator was kept instead of the data": lambda got: got == []
            },
        )


@task("s07_data.PairDataset")
def test_PairDataset_serves_a_loader(student, reference):
    """A loader makes batches of it."""
    x, y = torch.randn(5, 3), torch.arange(5)
    dataset = student.PairDataset(x, y, adds_one(student))
    loader = student.torch.utils.data.DataLoader(dataset, batch_size=2)
    expect(student.instruments.listed(loader), raised=RAISED).like(
        lambda: [[x[at : at + 2] + 1, y[at : at + 2]] for at in range(0, 5, 2)],
        unless={
            "the loader got inputs that are not transformed: is there a __getitems__ that forgets it?": (
                lambda: [[x[at : at + 2], y[at : at + 2]] for at in range(0, 5, 2)]
            )
        },
    )


def adds_one(student):
    """A transform that adds one."""
    return student.torch.ones(()).add


@task("s07_data.PairDataset")
@cases(counts=[(4, 3), (3, 4), (1, 0), (0, 2)], listed=[True, False])
def test_PairDataset_refuses_other_lengths(student, reference, counts, listed):
    """Inputs and targets of different lengths raise ValueError when the dataset is made."""
    x, y = torch.randn(counts[0], 2), torch.arange(counts[1])
    dataset = student.PairDataset(list(x), y.tolist()) if listed else student.PairDataset(x, y)
    expect(dataset).raises(
        "ValueError",
        when={
            "different lengths went unnoticed: compare them in __init__": nothing_raised,
            "an assert vanishes under python -O: raise ValueError": (
                lambda outcome: outcome.failure.kind == "AssertionError"
            ),
        },
    )


@task("s07_data.PairDataset")
def test_PairDataset_transforms_when_asked(student, reference):
    """The transform is applied to the input alone, each time that an item is asked for, and not before."""
    x, y = torch.randn(4, 3), torch.arange(4)
    added = student.torch.tensor(3.0)  # what the transform adds, until it is changed
    dataset = student.PairDataset(x, y, transform=added.add)
    for now, before in ((10.0, 3.0), (20.0, 10.0)):
        added.fill_(now)
        expect(dataset[2], raised=RAISED).like(
            lambda now=now: (x[2] + now, y[2]),
            unless={
                "the transform is not applied": lambda: (x[2], y[2]),
                "the transform ran before the item was asked for: run it in __getitem__": lambda: (
                    x[2] + 3,
                    y[2],
                ),
                "the result of the transform was kept: run it anew for each item that is asked for": (
                    lambda before=before: (x[2] + before, y[2])
                ),
                "the transform was applied to the target, too": lambda now=now: (x[2] + now, y[2] + now),
                "the transform was applied to the target, not to the input": lambda now=now: (
                    x[2],
                    y[2] + now,
                ),
                "the transform was applied twice": lambda now=now: (x[2] + 2 * now, y[2]),
            },
        )
