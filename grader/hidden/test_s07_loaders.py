"""Hidden checks of section 7: the loader."""

from itertools import chain, pairwise

import torch

from grader.author import cases, expect, fetch, task

COUNT, SIZE = 40, 7  # samples and batch size where orders are looked at: a chance hit is 1 in 40! orders

TWO_SEEDS = (
    "the order is not repeatable: has the loader a generator of its own, made and seeded in this call?"
)
ONE_ORDER = "another seed gives the same order: is seed used?"
GLOBAL = "torch's global generator was seeded: torch.manual_seed() turns back everybody's random numbers"
SAME_EPOCHS = "every epoch has the same order: draw a new one for each, and seed once, not in every epoch"
SPENT = "the second epoch is empty: a generator is used up after one, a loader is not"
RAISED = {
    r"default_collate|stack expects": "the samples are put together by DataLoader's own collate_fn",
    r"has no len\(\)|has no attribute '__len__'": "a loader has a length: return the DataLoader itself",
    r"manual_seed|Generator": "a generator is torch.Generator().manual_seed(seed)",
}


def epoch(student, loader):
    """The batches of one pass."""
    return student.instruments.listed(loader)


def order(student, loader):
    """The samples of one pass, one after the other."""
    return student.torch.cat(epoch(student, loader))


def cut(x, y, size):
    return [[x[at : at + size], y[at : at + size]] for at in range(0, len(x), size)]


@task("s07_data.make_loader")
@cases(count=[10, 9, 3, 1], size=[3, 4])
def test_make_loader_goes_through_in_order(student, reference, count, size):
    """Without shuffling the batches are the samples in order; the last has what is left."""
    x, y = torch.randn(count, 2), torch.arange(count)
    dataset = student.torch.utils.data.TensorDataset(x, y)
    loader = student.make_loader(dataset, batch_size=size, shuffle=False)
    whole = count // size * size
    expect(epoch(student, loader), raised=RAISED).like(
        lambda: cut(x, y, size),
        unless={
            "the last, smaller batch is lost: no drop_last": lambda: cut(x[:whole], y[:whole], size),
            "batch_size is not passed on": lambda: cut(x, y, 32),
            "the samples come one by one: is batch_size passed on?": lambda: cut(x, y, 1),
            "the order is reversed": lambda: cut(x.flip(0), y.flip(0), size),
        },
        when={
            "shuffled, though shuffle is False": lambda got: (
                [len(batch[1]) for batch in got] == [len(part) for part in y.split(size)]
                and sorted(torch.cat([batch[1] for batch in got]).tolist()) == y.tolist()
            ),
        },
    )


@task("s07_data.make_loader")
@cases(count=[10, 9, 3], size=[3, 4])
def test_make_loader_knows_its_number_of_batches(student, reference, count, size):
    """The length is the number of batches, shuffled or not."""
    for shuffle in (False, True):
        loader = student.make_loader(list(range(count)), size, shuffle)
        expect(student.instruments.length(loader), raised=RAISED).equals(
            -(-count // size),
            unless={
                "the last, smaller batch is not counted: no drop_last": lambda: count // size,
                "this is the number of samples: batches are counted": lambda: count,
            },
        )


def is_block(batch):
    return max(batch) - min(batch) < len(batch)


def batches_of(got):
    return [batch.tolist() for batch in got]


def flat(got):
    return list(chain.from_iterable(batches_of(got)))


def all_once(got):
    return sorted(flat(got)) == list(range(COUNT))


def followers(got):
    """How many samples follow the one before them; of random orders of 40 one in 1e12 has 15 or more."""
    return sum(second == first + 1 for first, second in pairwise(flat(got)))


def in_windows(got):
    """No sample is far from where it was; of random orders fewer than one in 1e9 keeps so near."""
    return all(abs(place - number) < 2 * SIZE for place, number in enumerate(flat(got)))


def random_order(got):
    return [len(batch) for batch in got] == [SIZE] * (COUNT // SIZE) + [COUNT % SIZE] and (
        all_once(got) and followers(got) < 15 and not in_windows(got)
    )


@task("s07_data.make_loader")
@cases(seed=[0, 1, 12345])
def test_make_loader_shuffles_all_samples(student, reference, seed):
    """Shuffled, every epoch has every sample once, in an order in which nothing is left of the old one."""
    loader = student.make_loader(list(range(COUNT)), SIZE, True, seed)
    for _ in range(2):
        expect(epoch(student, loader), raised=RAISED).satisfies(
            random_order,
            says=f"each of {COUNT} samples once, at random, in batches of {SIZE} and a rest",
            when={
                SPENT: lambda got: got == [],
                "samples come twice and others never: no drawing with replacement here": lambda got: (
                    sum(map(len, got)) == COUNT and not all_once(got)
                ),
                "the last, smaller batch is lost: no drop_last": lambda got: len(got) == COUNT // SIZE,
                "nothing is shuffled": lambda got: followers(got) == COUNT - 1,
                "the batches are shuffled, not the samples": lambda got: (
                    all_once(got) and all(map(is_block, batches_of(got)))
                ),
                "only neighbours are shuffled: any order of all samples is to be possible": lambda got: (
                    all_once(got) and in_windows(got)
                ),
                "the samples still follow one another: the order is not random": lambda got: (
                    all_once(got) and followers(got) >= 15
                ),
            },
        )


def differs_from(other):
    return lambda got: got.shape == other.shape and not torch.equal(got, other)


@task("s07_data.make_loader")
def test_make_loader_draws_a_new_order_each_epoch(student, reference):
    """Another epoch has another order."""
    loader = student.make_loader(list(range(COUNT)), SIZE)
    first = fetch(order(student, loader))
    for _ in range(2):
        expect(order(student, loader), raised={"expected a non-empty list": SPENT} | RAISED).satisfies(
            differs_from(first),
            says="another order than in the first epoch",
            when={SAME_EPOCHS: lambda got: torch.equal(got, first)},
        )


@task("s07_data.make_loader")
def test_make_loader_repeats_its_orders(student, reference):
    """The same seed gives the same orders epoch after epoch, whatever the global generator does."""
    expected = []
    for state in (1, 2, 3):
        loader = student.make_loader(list(range(COUNT)), SIZE, seed=5)
        student.torch.manual_seed(state)
        for number in range(2):
            got = order(student, loader)
            if state == 1:
                expected.append(fetch(got))
            else:
                expect(got, raised=RAISED).equals(
                    expected[number], when={TWO_SEEDS: differs_from(expected[number])}
                )


@task("s07_data.make_loader")
def test_make_loader_listens_to_its_seed(student, reference):
    """Another seed gives another order, and seed 0 is the default."""
    numbers = list(range(COUNT))
    first = fetch(order(student, student.make_loader(numbers, SIZE, seed=0)))
    for seed in (1, 2**31):
        expect(order(student, student.make_loader(numbers, SIZE, seed=seed)), raised=RAISED).satisfies(
            differs_from(first),
            says="another order than with seed 0",
            when={ONE_ORDER: lambda got: torch.equal(got, first)},
        )
    expect(order(student, student.make_loader(numbers, SIZE)), raised=RAISED).equals(
        first, when={"without a seed, seed 0 is meant": differs_from(first)}
    )


@task("s07_data.make_loader")
@cases(shuffle=[True, False])
def test_make_loader_leaves_the_global_generator_unseeded(student, reference, shuffle):
    """What others draw from the global generator does not come from this seed."""
    drawn = []
    for state in (1, 2):
        student.torch.manual_seed(state)
        epoch(student, student.make_loader(list(range(COUNT)), SIZE, shuffle, 5))
        drawn.append(student.torch.rand(8))
    expect(drawn[0] - drawn[1], raised=RAISED).satisfies(
        lambda gap: bool(gap.any()),
        says="other random numbers after other seeds",
        when={GLOBAL: lambda gap: not gap.any()},
    )


@task("s07_data.make_loader")
def test_make_loader_has_the_tutorials_defaults(student, reference):
    """Without further arguments batches of 32 are shuffled."""
    got = epoch(student, student.make_loader(list(range(70))))
    expect(got, raised=RAISED).satisfies(
        lambda got: [len(batch) for batch in got] == [32, 32, 6] and followers(got) < 15,
        says="two batches of 32 and one of 6, shuffled",
        when={
            "the default batch size is 32": lambda got: len(got[0]) != 32,
            "shuffle is on by default": lambda got: followers(got) >= 15,
            "the last, smaller batch is lost: no drop_last": lambda got: len(got) == 2,
        },
    )


@task("s07_data.make_loader")
def test_make_loader_fetches_when_asked(student, reference):
    """Samples are fetched in each epoch anew."""
    dataset = student.send(list(range(10)))
    loader = student.make_loader(dataset, 10, shuffle=False)
    for number in (100, 200):
        dataset[3] = number
        expect(epoch(student, loader)[0][3], raised=RAISED).equals(
            torch.tensor(number),
            when={
                "the batches were made before the epoch: let the loader fetch": lambda got: got in (3, 100)
            },
        )
