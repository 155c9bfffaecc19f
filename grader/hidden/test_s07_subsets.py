"""Hidden checks of section 7: a part of a dataset, with a transform of its own."""

import torch

from grader.author import cases, expect, nothing_raised, task

SKIPPED = "Subset has a __getitems__, which passes over a __getitem__ of your own: derive from Dataset"
STREAM = "indices may be a generator: go through it once, in __init__, and keep a list"
RAISED = {
    r"must be Tensor, not tuple": "the transform is for the input alone, not for the pair",
    r"overrides __getitem__ but not __getitems__": SKIPPED,
    r"they have no len|'(RecordingLoader|generator)' object": STREAM,
    r"does not end within": "a for loop does not end: a number beyond the end must raise IndexError",
    r"'list' object has no attribute": "the dataset is not to be changed, and may be a list: it has [i] and no more",
    r"list indices must be integers": "a dataset is asked for one sample at a time",
}


def drawn_pairs(count=6):
    """A dataset: a list of pairs."""
    return [(torch.randn(3), number) for number in torch.randperm(10)[:count].tolist()]


def transformed(data, indices, add):
    return [(data[number][0] + add, data[number][1]) for number in indices]


def mistakes(data, indices, add):
    """What known mistakes would give."""
    right = transformed(data, indices, add)
    return {
        "the transform is not applied": lambda: transformed(data, indices, 0.0),
        "the indices are passed over: these are the first samples of the dataset": lambda: transformed(
            data, range(len(indices)), add
        ),
        "these are the first samples of the dataset, and not transformed": lambda: transformed(
            data, range(len(indices)), 0.0
        ),
        "the transform was applied to the target, too": lambda: [
            (x, y + torch.tensor(add)) for x, y in right
        ],
        "the transform was applied to the target, not to the input": lambda: [
            (x - add, y + torch.tensor(add)) for x, y in right
        ],
        "the transform was applied twice": lambda: [(x + add, y) for x, y in right],
        "input and target are swapped": lambda: [(y, x) for x, y in right],
        "the target is missing: an item is a pair": lambda: [x for x, _ in right],
        "the indices were sorted: keep their order": lambda: transformed(data, sorted(indices), add),
    }


def items(student, subset, count):
    return student.send([subset[number] for number in range(count)])


@task("s07_data.TransformedSubset")
@cases(indices=[[4, 1, 3], [5, 0, 5, 2], [2], [0, 1, 2, 3, 4, 5]])
def test_TransformedSubset_has_the_samples_of_its_indices(student, reference, indices):
    """Item i is the sample that number i of the indices names, its input transformed."""
    data = drawn_pairs()
    subset = student.TransformedSubset(data, indices, student.torch.tensor(2.0).add)
    expect(items(student, subset, len(indices)), raised=RAISED).like(
        lambda: transformed(data, indices, 2.0), unless=mistakes(data, indices, 2.0)
    )


@task("s07_data.TransformedSubset")
@cases(indices=[[], [3], [4, 1, 3], [2, 2, 2, 2]])
def test_TransformedSubset_has_a_length(student, reference, indices):
    """The length is the number of indices, 0 included."""
    subset = student.TransformedSubset(drawn_pairs(), indices, student.torch.tensor(2.0).add)
    expect(student.instruments.length(subset), raised=RAISED).equals(
        len(indices),
        unless={
            "this is the length of the whole dataset": lambda: 6,
            "numbers that come twice were counted once": lambda: len(set(indices)),
        },
    )


@task("s07_data.TransformedSubset")
def test_TransformedSubset_takes_a_generator(student, reference):
    """The indices may come one by one, once, without a length; the items stay."""
    data, indices = drawn_pairs(), [4, 1, 3]
    stream = student.instruments.RecordingLoader(indices, once=True)
    subset = student.TransformedSubset(data, stream, student.torch.tensor(2.0).add)
    expect(student.instruments.length(subset), raised=RAISED).equals(3, unless={STREAM: lambda: 0})
    for _ in range(2):
        expect(student.instruments.listed(subset), raised=RAISED).like(
            lambda: transformed(data, indices, 2.0), when={STREAM: lambda got: len(got) < 3}
        )


@task("s07_data.TransformedSubset")
def test_TransformedSubset_keeps_the_indices(student, reference):
    """What happens to the list of indices later does not matter."""
    data = drawn_pairs()
    indices = student.send([4, 1, 3])
    subset = student.TransformedSubset(data, indices, student.torch.tensor(2.0).add)
    indices[1] = 5
    expect(items(student, subset, 3), raised=RAISED).like(
        lambda: transformed(data, [4, 1, 3], 2.0),
        unless={
            "the caller's list is kept, and has changed: make a list of your own": lambda: transformed(
                data, [4, 5, 3], 2.0
            )
        },
    )


@task("s07_data.TransformedSubset")
@cases(number=[-1, -3, 3, 5, -4])
def test_TransformedSubset_counts_as_a_list_does(student, reference, number):
    """Negative numbers count from the end, and one beyond either end raises IndexError."""
    data = drawn_pairs()
    subset = student.TransformedSubset(data, [4, 1, 3], student.torch.tensor(2.0).add)
    if number < -3 or number >= 3:
        expect(subset[number]).raises(
            "IndexError",
            when={"a number beyond the end gave an item: IndexError ends a for loop": nothing_raised},
        )
        return
    expect(subset[number], raised=RAISED | {"IndexError": "negative numbers count from the end"}).like(
        lambda: transformed(data, [4, 1, 3], 2.0)[number]
    )


@task("s07_data.TransformedSubset")
def test_TransformedSubset_serves_a_loader(student, reference):
    """A loader gets the transformed items."""
    x, y = torch.randn(6, 3), torch.arange(6)
    whole = student.torch.utils.data.TensorDataset(x, y)
    base = student.torch.utils.data.Subset(whole, [5, 4, 3, 2, 1, 0])
    subset = student.TransformedSubset(base, [5, 1, 2], student.torch.tensor(2.0).add)
    loader = student.torch.utils.data.DataLoader(subset, batch_size=2)
    chosen = torch.tensor([0, 4, 3])
    expect(student.instruments.listed(loader), raised=RAISED).like(
        lambda: [[x[part] + 2, y[part]] for part in chosen.split(2)],
        unless={SKIPPED: lambda: [[x[part], y[part]] for part in chosen.split(2)]},
    )


@task("s07_data.TransformedSubset")
def test_TransformedSubset_works_when_asked(student, reference):
    """Sample and transform come into play each time that an item is asked for, and not before."""
    data = drawn_pairs()
    dataset, added = student.send(data), student.torch.tensor(3.0)
    subset = student.TransformedSubset(dataset, [4, 1, 3], added.add)
    x, y = data[1]
    for now, before in ((10.0, 3.0), (20.0, 10.0)):
        added.fill_(now)
        expect(subset[1], raised=RAISED).like(
            lambda now=now: (x + now, y),
            unless={
                "the transform ran before the item was asked for: run it in __getitem__": lambda: (x + 3, y),
                "the result of the transform was kept: run it anew for each item that is asked for": (
                    lambda before=before: (x + before, y)
                ),
            },
        )
    fresh = torch.randn(3)
    dataset[1] = (fresh, 77)
    expect(subset[1], raised=RAISED).like(
        lambda: (fresh + 20, 77),
        unless={"the samples were fetched when the subset was made: keep the dataset": lambda: (x + 20, y)},
    )


@task("s07_data.TransformedSubset")
def test_TransformedSubset_leaves_the_dataset_alone(student, reference):
    """Two subsets of one dataset do not disturb each other, nor the dataset."""
    data, one, two = drawn_pairs(), [4, 1, 3], [1, 0, 4]
    dataset = student.send(data)
    first = student.TransformedSubset(dataset, one, student.torch.tensor(2.0).add)
    second = student.TransformedSubset(dataset, two, student.torch.tensor(5.0).add)
    cause = "the other subset's transform, or indices, were used: keep them on self, not on the class"
    for subset, indices, add in ((first, one, 2.0), (second, two, 5.0), (first, one, 2.0)):
        expect(items(student, subset, 3), raised=RAISED).like(
            lambda indices=indices, add=add: transformed(data, indices, add),
            unless={cause: lambda: transformed(data, two, 5.0)},
        )
        expect(dataset).unchanged(
            data, cause="the dataset was changed in place: leave its samples as they are"
        )
