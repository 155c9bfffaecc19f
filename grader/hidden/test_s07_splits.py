"""Hidden checks of section 7: a part of the samples held back."""

from itertools import pairwise

import torch

from grader.author import cases, expect, fetch, nothing_raised, task

COUNT, HELD = 40, 10  # C(40, 10) is 8e8: a chance hit on one certain choice has a probability of 1.2e-9

REPEAT = "the split is not repeatable: draw from a generator of its own, made and seeded in this call"
GLOBAL = "torch's global generator was seeded: torch.manual_seed() turns back everybody's random numbers"
RAISED = {
    r"does not equal the length|sum of input lengths|sum to 1|sum up to": (
        "random_split wants numbers that add up to the length: subtract the one from the other"
    ),
    r"list indices must be integers|only integer tensors|can't be used as index": (
        "a dataset is asked for one sample at a time: a Subset does that"
    ),
    r"not subscriptable|has no len|has no attribute '__len__'": "each part is a dataset, with len() and [i]",
    r"cannot unpack|index out of range": "a part has fewer samples than it should have",
}


def samples(count):
    """A dataset whose samples cannot be taken for their numbers."""
    return [100 + number for number in range(count)]


def items(student, part, count):
    return student.send([part[number] for number in range(count)])


@task("s07_data.split")
@cases(
    case=[
        (12, 0.25, 3),
        (11, 0.25, 2),
        (7, 0.5, 3),
        (1, 0.5, 0),
        (16, 0.625, 10),
        (5, 0.0, 0),
        (5, 1.0, 5),
        (3, 0, 0),
        (3, 1, 3),
    ]
)
def test_split_rounds_down(student, reference, case):
    """The validation part has the fraction of the samples, rounded down; the training part has the others."""
    count, fraction, held = case
    splits = [student.split(samples(count), fraction, seed) for seed in range(1, 9)]
    parts = splits[0]
    swapped = "the parts are swapped: training comes first, and the fraction is that of the validation part"
    rounded = (
        "it is the validation part that is rounded down, not up, nor to the nearest, nor the training part"
    )
    drawn = "the number of samples held back depends on the seed: how many is fixed, which ones is random"
    lengths = student.send([student.instruments.length(both[1]) for both in splits])
    expect(lengths, raised=RAISED).like(
        [held] * len(splits),
        unless={
            rounded: lambda: [held + 1] * len(splits),
            swapped: lambda: [count - held] * len(splits),
        },
        when={drawn: lambda got: len(set(got)) > 1},
    )
    expect(student.instruments.length(parts[0]), raised=RAISED).equals(
        count - held,
        unless={
            "training has all samples, those held back too": lambda: count,
            rounded: lambda: count - held - 1,
        },
    )


@task("s07_data.split")
@cases(seed=[0, 9])
def test_split_puts_each_sample_into_one_part(student, reference, seed):
    """Both parts together have every sample of the dataset once."""
    data = samples(COUNT)
    parts = student.split(data, HELD / COUNT, seed)
    both = student.send(
        [[parts[0][number] for number in range(COUNT - HELD)], [parts[1][number] for number in range(HELD)]]
    )
    expect(both, raised=RAISED).satisfies(
        lambda got: sorted(got[0] + got[1]) == data,
        says="every sample once, in one of the parts",
        when={
            "these are numbers of samples, not the samples": lambda got: (
                sorted(got[0] + got[1]) == list(range(COUNT))
            ),
            "samples are in both parts: the network has seen its examination": lambda got: (
                set(got[0]) & set(got[1])
            ),
            "samples come twice in one part: draw without replacement": lambda got: (
                len(set(got[0])) < len(got[0]) or len(set(got[1])) < len(got[1])
            ),
        },
    )


def evenly_spaced(held):
    ordered = sorted(held)
    steps = {second - first for first, second in pairwise(ordered)}
    return len(steps) == 1 or steps == {1, COUNT - HELD + 1}  # also a block that goes round the end


@task("s07_data.split")
@cases(seed=[0, 1, 2])
def test_split_holds_back_at_random(student, reference, seed):
    """The samples held back are neither a block nor every so-and-so-many-th."""
    parts = student.split(samples(COUNT), HELD / COUNT, seed)
    # At most 80 of 8e8 choices are evenly spaced: a false alarm has a probability below 1e-6 for all three seeds.
    expect(items(student, parts[1], HELD), raised=RAISED).satisfies(
        lambda got: len(set(got)) == HELD and not evenly_spaced(got),
        says=f"{HELD} samples from anywhere in the dataset",
        when={
            "the last samples are held back: shuffle before you cut": lambda got: (
                sorted(got) == samples(COUNT)[-HELD:]
            ),
            "the first samples are held back: shuffle before you cut": lambda got: (
                sorted(got) == samples(COUNT)[:HELD]
            ),
            "samples at equal distances are held back: draw them at random": evenly_spaced,
        },
    )


@task("s07_data.split")
def test_split_may_hold_back_any_sample(student, reference):
    """Over many seeds every sample is held back now and then."""
    # 2 of 8 samples: one is never among them in 60 splits with a probability of 0.75**60; 8 times that is 2.6e-7.
    held = []
    for seed in range(60):
        parts = student.split(samples(8), 0.25, seed)
        held += [parts[1][0], parts[1][1]]
    expect(student.send(held), raised=RAISED).satisfies(
        lambda got: set(got) == set(samples(8)),
        says="each of 8 samples held back at least once in 60 splits",
        when={
            "every seed holds back the same samples: is seed used?": lambda got: len(set(got)) == 2,
            "some samples are never held back": lambda got: set(got) < set(samples(8)),
        },
    )


def chosen(student, seed):
    """The samples held back, in a tensor."""
    parts = student.split(samples(COUNT), HELD / COUNT, seed)
    return student.torch.tensor([parts[1][number] for number in range(HELD)]).sort().values


@task("s07_data.split")
def test_split_is_repeatable(student, reference):
    """The same seed holds back the same samples whatever was drawn before, another seed others."""
    student.torch.manual_seed(1)
    first = fetch(chosen(student, 5))
    for state in (1, 2):
        student.torch.manual_seed(state)
        student.torch.rand(state)
        expect(chosen(student, 5), raised=RAISED).equals(
            first, when={REPEAT: lambda got: got.shape == first.shape}
        )
    for seed in (6, 7):
        expect(chosen(student, seed), raised=RAISED).satisfies(
            lambda got: got.shape == first.shape and not torch.equal(got, first),
            says="other samples than with another seed",
            when={
                "another seed holds back the same samples: is seed used?": lambda got: torch.equal(got, first)
            },
        )


@task("s07_data.split")
def test_split_leaves_the_global_generator_unseeded(student, reference):
    """What others draw from the global generator does not come from this seed."""
    drawn = []
    for state in (1, 2):
        student.torch.manual_seed(state)
        student.split(samples(COUNT), 0.5, 5)
        drawn.append(student.torch.rand(8))
    expect(drawn[0] - drawn[1], raised=RAISED).satisfies(
        lambda gap: bool(gap.any()),
        says="other random numbers after other seeds",
        when={GLOBAL: lambda gap: not gap.any()},
    )


@task("s07_data.split")
def test_split_fetches_when_asked(student, reference):
    """A sample is fetched from the dataset when it is asked for, not before."""
    dataset = student.send(samples(8))
    parts = student.split(dataset, 0.25, 5)
    early = "the samples were fetched when the dataset was split: a Subset fetches them when asked"
    for number in range(8):
        dataset[number] = 500 + number
    both = student.send([*(parts[0][number] for number in range(6)), parts[1][0], parts[1][1]])
    expect(both, raised=RAISED).satisfies(
        lambda got: sorted(got) == list(range(500, 508)),
        says="the samples as they are now",
        when={early: lambda got: set(got) & set(samples(8))},
    )


@task("s07_data.split")
@cases(fraction=[-0.25, 1.25, 2])
def test_split_refuses_other_fractions(student, reference, fraction):
    """A fraction below 0 or above 1 raises ValueError."""
    expect(student.split(samples(8), fraction, 1)).raises(
        "ValueError", when={"a fraction outside of 0 to 1 went unnoticed": nothing_raised}
    )
