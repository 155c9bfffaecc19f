"""Hidden checks of section 7: the sampler that draws every class equally often.

With n draws a share is off by t or more with a probability of at most 2·exp(-2·n·t²) (Hoeffding).
"""

import torch

from grader.author import cases, expect, fetch, task

SIZES = {0: 2, 3: 5, 7: 13}  # classes and how many samples they have
DRAWS, OFF = 30_000, 0.02  # 23 shares, two epochs, two seeds: 92 · 2·exp(-24) < 1e-8
QUARTER_OFF = 0.04  # 12 shares of 7,500 draws each time: 48 · 2·exp(-24) < 1e-8

REPEAT = "the draws are not repeatable: give the sampler a generator of its own, made and seeded in this call"
GLOBAL = "torch's global generator was seeded: torch.manual_seed() turns back everybody's random numbers"
SPENT = "the second epoch is empty: a generator is used up after one, a sampler is not"
RAISED = {
    r"index \d+ is out of bounds": (
        "classes may leave out numbers: what unique() counts is not numbered by class; bincount's counts are"
    ),
    r"without replacement|prob_dist_size|num_samples.*<=|invalid multinomial distribution \(with replacement=False": (
        "there are more draws than samples: draw with replacement"
    ),
    r"contains either `inf`|probability tensor|probability entry|inf, nan|sum of probabilities": (
        "a class that does not occur has an infinite weight: a weight for each sample is wanted, not for each class"
    ),
    r"num_samples should be a positive": "the number of draws goes with the weights to WeightedRandomSampler",
    r"object of type .* has no len|has no attribute '__len__'": "a sampler has a length: the number of draws",
    r"expected a positive integer|an integer is required|cannot be interpreted as an integer": (
        "the sampler gives numbers of samples, one by one"
    ),
}


def drawn_labels():
    return torch.cat([torch.full((size,), label) for label, size in SIZES.items()])[torch.randperm(20)]


def epoch(student, sampler):
    """The numbers of one pass, as an array."""
    return student.numpy.fromiter(sampler, "int64")


def counts(got):
    """How often each sample came."""
    return torch.bincount(torch.from_numpy(got), minlength=20).double()


def by_class(got, labels):
    """The share of each class among the draws."""
    counted = counts(got)
    return torch.stack([counted[labels == label].sum() for label in SIZES]) / len(got)


def has_shares(got, labels, weights, off=OFF):
    """Do the classes come in the proportion of these weights?"""
    wanted = torch.tensor([float(weight) for weight in weights], dtype=torch.float64)
    return bool((by_class(got, labels) - wanted / wanted.sum()).abs().max() < off)


def fair_within(got, labels):
    """Does each sample come with its class's share, divided by the size of its class?"""
    wanted = torch.tensor([1 / 3 / SIZES[label] for label in labels.tolist()], dtype=torch.float64)
    return bool((counts(got) / len(got) - wanted).abs().max() < OFF)


def fair_throughout(got, labels):
    quarter = len(got) // 4
    parts = [got[at : at + quarter] for at in range(0, 4 * quarter, quarter)]
    return all(has_shares(part, labels, (1, 1, 1), QUARTER_OFF) for part in parts)


def legal(got):
    return got.shape == (DRAWS,) and got.min() >= 0 and got.max() < 20


def fair(labels):
    return lambda got: (
        legal(got)
        and has_shares(got, labels, (1, 1, 1))
        and fair_within(got, labels)
        and fair_throughout(got, labels)
    )


def mistakes(labels):
    """What draws look like after known mistakes."""
    sizes = list(SIZES.values())
    return {
        SPENT: lambda got: len(got) == 0,
        "the number of draws is not the one that was asked for": lambda got: len(got) != DRAWS,
        "these are classes: the sampler gives numbers of samples": lambda got: (
            set(got.tolist()) == set(SIZES)
        ),
        "only the first samples come: a weight is wanted for each sample, not for each class": lambda got: (
            got.max() < 8
        ),
        "there are numbers below 0 or above N - 1": lambda got: got.min() < 0 or got.max() > 19,
        "every sample has the same chance, whatever its class": lambda got: has_shares(got, labels, sizes),
        "large classes weigh even more: divide by the size of the class": lambda got: has_shares(
            got, labels, [size**2 for size in sizes]
        ),
        "rare classes come too often: weigh by 1 / size, once": lambda got: has_shares(
            got, labels, [1 / size for size in sizes]
        ),
        "the numbers of the classes were taken for weights": lambda got: has_shares(
            got, labels, [label * size for label, size in SIZES.items()]
        ),
        "the square root of the class's size evens out too little: divide by the size": lambda got: (
            has_shares(got, labels, [size**0.5 for size in sizes])
        ),
        "some samples never come": lambda got: counts(got).min() == 0,
        "the classes come one after the other: each draw is to be able to take each class": lambda got: (
            has_shares(got, labels, (1, 1, 1)) and not fair_throughout(got, labels)
        ),
        "within a class the chances differ": lambda got: has_shares(got, labels, (1, 1, 1)),
    }


@task("s07_data.balanced_sampler")
@cases(seed=[0, 77])
def test_balanced_sampler_draws_classes_equally_often(student, reference, seed):
    """Every class has the same share of the draws, and every sample the same share of its class."""
    labels = drawn_labels()
    sampler = student.balanced_sampler(labels, DRAWS, seed)
    for _ in range(2):
        expect(epoch(student, sampler), raised=RAISED).satisfies(
            fair(labels),
            says="a third of the draws for each of three classes, spread evenly over its samples",
            when=mistakes(labels),
        )


@task("s07_data.balanced_sampler")
@cases(draws=[1, 6, 20, 500])
def test_balanced_sampler_gives_as_many_as_asked_for(student, reference, draws):
    """An epoch has `draws` numbers, more or fewer than there are samples, and so says the length."""
    sampler = student.balanced_sampler(drawn_labels(), draws=draws, seed=3)
    expect(student.instruments.length(sampler), raised=RAISED).equals(
        draws, unless={"the length is the number of draws, not of samples": lambda: 20}
    )
    for _ in range(2):
        expect(student.instruments.length(epoch(student, sampler)), raised=RAISED).equals(
            draws,
            unless={
                "an epoch has as many numbers as there are samples, not as many as asked for": lambda: 20,
                SPENT: lambda: 0,
            },
        )


@task("s07_data.balanced_sampler")
@cases(labels=[[4], [2, 2, 2], [0, 1], [9, 0, 0]])
def test_balanced_sampler_takes_any_classes(student, reference, labels):
    """One sample, one class and classes that are not numbered in a row are fine."""
    original = torch.tensor(labels)
    sent = student.send(original)
    # A sample has a chance of at least 1/4 a draw, so one is missing with a probability below 3·0.75**200 < 1e-23.
    expect(epoch(student, student.balanced_sampler(sent, 200, 1)), raised=RAISED).satisfies(
        lambda got: sorted(set(got.tolist())) == list(range(len(labels))),
        says="every sample, and no other number, in 200 draws",
        when={
            "some samples never come": lambda got: set(got.tolist()) < set(range(len(labels))),
            "these are classes: the sampler gives numbers of samples": lambda got: (
                set(got.tolist()) == set(labels)
            ),
        },
    )
    expect(sent).unchanged(original, cause="the labels were changed in place")


def differs_from(other):
    return lambda got: got.shape == other.shape and (got != other).any()


@task("s07_data.balanced_sampler")
def test_balanced_sampler_repeats_its_draws(student, reference):
    """The same seed gives the same epochs, each another one, whatever the global generator does."""
    labels, expected = drawn_labels(), []
    for state in (1, 2, 3):
        sampler = student.balanced_sampler(labels, 40, 5)
        student.torch.manual_seed(state)
        for number in range(2):
            got = epoch(student, sampler)
            if state == 1:
                expected.append(fetch(got))
            else:
                expect(got, raised=RAISED).equals(
                    expected[number], when={REPEAT: differs_from(expected[number])}
                )


@task("s07_data.balanced_sampler")
def test_balanced_sampler_draws_anew(student, reference):
    """Another epoch and another seed give other draws."""
    labels = drawn_labels()
    sampler = student.balanced_sampler(labels, 40, 5)
    # Two draws agree with a probability below 0.1, so two epochs of 40 with one below 1e-40.
    first = fetch(epoch(student, sampler))
    others = {
        "every epoch has the same draws: draw anew in each, and seed once": sampler,
        "another seed gives the same draws: is seed used?": student.balanced_sampler(labels, 40, 6),
    }
    for cause, other in others.items():
        expect(epoch(student, other), raised=RAISED).satisfies(
            differs_from(first),
            says="other draws than in the first epoch with the first seed",
            when={SPENT: lambda got: len(got) == 0, cause: lambda got: not differs_from(first)(got)},
        )


@task("s07_data.balanced_sampler")
def test_balanced_sampler_leaves_the_global_generator_unseeded(student, reference):
    """What others draw from the global generator does not come from this seed."""
    drawn = []
    for state in (1, 2):
        student.torch.manual_seed(state)
        epoch(student, student.balanced_sampler(drawn_labels(), 40, 5))
        drawn.append(student.torch.rand(8))
    expect(drawn[0] - drawn[1], raised=RAISED).satisfies(
        lambda gap: bool(gap.any()),
        says="other random numbers after other seeds",
        when={GLOBAL: lambda gap: not gap.any()},
    )


@task("s07_data.balanced_sampler")
def test_balanced_sampler_serves_a_loader(student, reference):
    """A loader that is given the sampler makes its batches of the samples drawn."""
    dataset = student.send(list(range(100, 120)))
    for draws, size in ((9, 4), (30, 30)):
        sampler = student.balanced_sampler(drawn_labels(), draws, 5)
        loader = student.torch.utils.data.DataLoader(dataset, batch_size=size, sampler=sampler)
        expect(student.torch.cat(student.instruments.listed(loader)), raised=RAISED).satisfies(
            lambda got, draws=draws: got.shape == (draws,) and got.min() >= 100 and got.max() < 120,
            says=f"batches of the {draws} samples drawn",
        )
