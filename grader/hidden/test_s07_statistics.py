"""Hidden checks of section 7: mean and deviation of the channels."""

import math

import torch

from grader.author import cases, expect, task

NEAR = {"rtol": 1e-4, "atol": 1e-5}
SIZES = [(4, 5), (2, 3), (6, 2), (3, 3), (1, 7), (5, 4)]
RAISED = {
    r"stack expects each tensor|Sizes of tensors must match": (
        "the images differ in height and width: put their pixels side by side, image.flatten(1)"
    ),
    r"list indices must be integers": "a dataset is asked for one sample at a time",
    r"has no attribute|cannot unpack|tuple indices": "an item of the dataset is a pair: the image is its first part",
}


def drawn_images(channels):
    """A dataset of images of different sizes, each with a mean and a deviation of its own."""
    return [
        (
            (1 + number / 2) * torch.randn(channels, *sides)
            + torch.arange(1.0, channels + 1)[:, None, None] * 2
            - number,
            number,
        )
        for number, sides in enumerate(SIZES)
    ]


def pixels(data, chosen):
    """All pixels of the chosen images: C × many, in float64."""
    return torch.cat([data[number][0].double().flatten(1) for number in chosen], dim=1)


def right(data, chosen, correction=0):
    return statistics(pixels(data, chosen), correction)


def statistics(flat, correction=0):
    std, mean = torch.std_mean(flat, dim=1, correction=correction)
    return mean.float(), std.float()


def every(data):
    return list(range(len(data)))


def by_image(data, chosen, correction=0):
    """Means and deviations of each image, and their sizes."""
    parts = [pixels(data, [number]) for number in chosen]
    return [
        torch.stack([torch.stack(right(data, [number], correction)) for number in chosen]),
        [p.shape[1] for p in parts],
    ]


def averaged(data, chosen, correction=0):
    table, _ = by_image(data, chosen, correction)
    return tuple(table.mean(0))


def weighed(data, chosen):
    table, sizes = by_image(data, chosen)
    share = torch.tensor(sizes)[:, None, None] / sum(sizes)
    return tuple((table * share).sum(0))


def root_mean_variance(data, chosen):
    """The right mean, but the deviations from each image's own mean."""
    table, sizes = by_image(data, chosen)
    share = torch.tensor(sizes)[:, None] / sum(sizes)
    return right(data, chosen)[0], (table[:, 1].square() * share).sum(0).sqrt()


def mistakes(data, chosen):
    """What known mistakes would give."""
    mean, std = right(data, chosen)
    others = [number for number in every(data) if number not in chosen]
    table, _ = by_image(data, chosen)
    return {
        "all samples were used, also those that are not for training": lambda: right(data, every(data)),
        "these are the statistics of the samples that are not for training": lambda: right(data, others),
        "only as many samples as there are training samples, but the first ones": lambda: right(
            data, range(len(chosen))
        ),
        "divided by n - 1: with correction=0 it is n": lambda: right(data, chosen, 1),
        "this is the variance: take its root": lambda: (mean, std**2),
        "the deviation is the mean of the images' deviations: take it over all pixels at once": lambda: (
            mean,
            table[:, 1].mean(0),
        ),
        "mean and deviation were averaged over images: every pixel is to count the same": lambda: averaged(
            data, chosen
        ),
        "averaged over images, each divided by n - 1: take mean and deviation over all pixels at once": (
            lambda: averaged(data, chosen, 1)
        ),
        "the mean was averaged over images: every pixel is to count the same": lambda: (
            table[:, 0].mean(0),
            std,
        ),
        "the images' deviations, divided by n - 1, were averaged: take one over all pixels at once": lambda: (
            mean,
            averaged(data, chosen, 1)[1],
        ),
        "the deviations of the images were averaged: take it over all pixels at once": lambda: weighed(
            data, chosen
        ),
        "the distances are from each image's own mean: take that of all pixels": lambda: root_mean_variance(
            data, chosen
        ),
        "the channels were mixed: one mean and one deviation for each": lambda: statistics(
            pixels(data, chosen).flatten()[None].expand(len(mean), -1)
        ),
        "deviation and mean are swapped: std_mean gives the deviation first": lambda: (std, mean),
        "only the last image was looked at": lambda: right(data, chosen[-1:]),
        "only the first image was looked at": lambda: right(data, chosen[:1]),
        "the root of the mean square is no deviation: subtract the mean first": lambda: (
            mean,
            pixels(data, chosen).square().mean(1).sqrt().float(),
        ),
    }


def one_number(got):
    return any(isinstance(part, int | float) or part.dim() == 0 for part in got)


LEAKED = "samples that are not for training were used: only those that training names"
WHEN = {
    "one number for all channels came back: one for each is wanted": one_number,
    "these are float64: float32 is wanted": lambda got: any(part.dtype == torch.float64 for part in got),
    "the shape is to be (C,)": lambda got: any(part.dim() > 1 for part in got),
}


@task("s07_data.channel_statistics")
@cases(channels=[3, 1, 2], training=[[4, 0, 2], [5], [1, 3, 2, 5]])
def test_channel_statistics_counts_every_training_pixel(student, reference, channels, training):
    """Mean and deviation of each channel are those of all pixels of the training images."""
    data = drawn_images(channels)
    expect(student.channel_statistics(data, training), raised=RAISED).like(
        lambda: right(data, training), unless=mistakes(data, training), when=WHEN, **NEAR
    )


@task("s07_data.channel_statistics")
@cases(training=[[4, 0, 2], [1, 2, 3, 5]])
def test_channel_statistics_looks_at_training_only(student, reference, training):
    """Whatever is in the other samples, the result is the same."""
    data = [(image if number in training else image * math.nan, number) for image, number in drawn_images(3)]
    expect(student.channel_statistics(data, training), raised=RAISED).like(
        lambda: right(data, training),
        when={LEAKED: lambda got: any(part.isnan().any() for part in got)},
        **NEAR,
    )


@task("s07_data.channel_statistics")
@cases(sign=[1, -1])
def test_channel_statistics_is_exact_far_from_zero(student, reference, sign):
    """Where the mean is 10,000 times the deviation, the deviation is still right to three digits."""
    data = [(torch.randn(3, 20, 25) + sign * 10_000.0, 0) for _ in range(6)]
    lost = "the digits are lost: mean(x²) - mean(x)² needs float64, or subtract the mean first"
    expect(student.channel_statistics(data, [0, 1, 2, 4, 5]), raised=RAISED).like(
        lambda: right(data, [0, 1, 2, 4, 5]),
        when={lost: lambda got: not (got[1] - 1).abs().max() < 0.1},
        rtol=1e-3,
    )


@task("s07_data.channel_statistics")
def test_channel_statistics_leaves_the_images_alone(student, reference):
    """The images are as they were."""
    data = drawn_images(2)
    dataset = student.send(data)
    student.channel_statistics(dataset, [4, 0, 2])
    expect(dataset, raised=RAISED).unchanged(data, cause="the images were changed in place: work on copies")
