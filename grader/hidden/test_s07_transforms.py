"""Hidden checks of section 7: the transform of a digit."""

import torch

from grader.author import cases, expect, fetch, is_tensor, task

RAISED = {
    r"To\w+(\.__init__)?\(\) takes ": "a transform was named, not made: make it with parentheses, ToTensor()",
    r"pic should be PIL Image or ndarray": "ToTensor met a tensor: ToImage, or another ToTensor, has made one already",
    r"unsupported operand type.*Image": "a PIL image does no arithmetic: make a tensor of it first",
    r"does not support PIL|(not|img should be) (a )?([Tt]ensor|PIL)|should be a float tensor|Expected .*[Ff]loat": (
        "Normalize met something that is no float tensor yet: it goes last, after ToTensor, or ToImage and ToDtype"
    ),
    r"'(Tensor|Image|NoneType)' object is not callable|missing 1 required positional": (
        "what is returned must be something to call with an image: a Compose, or a function"
    ),
    r"unexpected keyword|positional arguments? but": "the arguments are called mean and std",
}


def picture(student, pixels):
    """A grey PIL image of H×W bytes, in the jail."""
    return student.torchvision.transforms.functional.to_pil_image(pixels[None])


def normalized(pixels, mean, std):
    return (pixels[None].float() / 255 - mean) / std


def mistakes(pixels, mean, std):
    """What known mistakes would give."""
    raw, scaled = pixels[None].float(), pixels[None].float() / 255
    right = (scaled - mean) / std
    return {
        "the bytes were not scaled to [0, 1]: in v2 that takes ToDtype(torch.float32, scale=True)": lambda: (
            (raw - mean) / std
        ),
        "only converted: neither scaled nor normalized": lambda: raw,
        "Normalize is missing: these are values from 0 to 1": lambda: scaled,
        "scaled twice: ToTensor divides by 255 already": lambda: (scaled / 255 - mean) / std,
        "normalized twice": lambda: (right - mean) / std,
        "normalized before it was scaled: scale to [0, 1] first": lambda: (raw - mean) / std / 255,
        "mean was not subtracted": lambda: scaled / std,
        "the division by std is missing": lambda: scaled - mean,
        "this is multiplied by std, not divided": lambda: (scaled - mean) * std,
        "divided by the variance instead of std": lambda: (scaled - mean) / std**2,
        "mean and std are swapped": lambda: (scaled - std) / mean,
        "mean was added, not subtracted": lambda: (scaled + mean) / std,
        "mean and std are ignored: this is normalized with 0.5 and 0.5": lambda: (scaled - 0.5) / 0.5,
        "divided by 256: white, 255, is to become 1": lambda: (raw / 256 - mean) / std,
        "height and width are swapped": lambda: right.transpose(1, 2),
        "the image is mirrored": lambda: right.flip(2),
        "the image is upside down": lambda: right.flip(1),
    }


WHEN = {
    "the channel is missing: the shape is to be 1×H×W": lambda got: is_tensor(got) and got.dim() == 2,
    "one channel is wanted: no Grayscale(3), no RGB": lambda got: got.shape[0] == 3,
    "the channel comes first: 1×H×W, not H×W×1": lambda got: got.dim() == 3 and got.shape[2] == 1,
    "this is float64: float32 is wanted": lambda got: got.dtype == torch.float64,
    "these are still bytes: float32 is wanted": lambda got: got.dtype == torch.uint8,
    "no tensor came back: ToTensor, or ToImage and ToDtype, are missing": lambda got: not is_tensor(got),
}


@task("s07_data.digit_transform")
@cases(sides=[(8, 32), (5, 7), (1, 4), (3, 1)])
def test_digit_transform_scales_and_normalizes(student, reference, sides):
    """Bytes are scaled to [0, 1], then normalized with 0.5 and 0.5: -1 for black, 1 for white."""
    pixels = torch.arange(256, dtype=torch.uint8)[torch.randperm(256)[: sides[0] * sides[1]]].reshape(sides)
    if sides == (8, 32):  # every byte there is
        pixels = torch.arange(256, dtype=torch.uint8).reshape(sides)
    expect(student.digit_transform()(picture(student, pixels)), raised=RAISED).close_to(
        lambda: normalized(pixels, 0.5, 0.5), unless=mistakes(pixels, 0.5, 0.5), when=WHEN
    )


@task("s07_data.digit_transform")
@cases(mean=[0.1307, 0.0, 1.5], std=[0.3081, 1.0, 2.0])
def test_digit_transform_uses_mean_and_std(student, reference, mean, std):
    """The mean and the deviation that are given are used."""
    pixels = torch.randint(256, (4, 6), dtype=torch.uint8)
    expect(student.digit_transform(mean=mean, std=std)(picture(student, pixels)), raised=RAISED).close_to(
        lambda: normalized(pixels, mean, std), unless=mistakes(pixels, mean, std), when=WHEN
    )


@task("s07_data.digit_transform")
def test_digit_transform_has_no_chance_in_it(student, reference):
    """One transform does the same to every image, again and again, and leaves the image as it was."""
    pixels = [torch.randint(256, sides, dtype=torch.uint8) for sides in ((9, 4), (6, 6))]
    images = [picture(student, one) for one in pixels]
    transform = student.digit_transform()
    for image, one in zip(images, pixels, strict=True):
        transform(image)
        kept = student.torchvision.transforms.functional.pil_to_tensor(image)
        expect(kept).unchanged(one[None], cause="the image was changed: the transform is to make a tensor")
    random = "the same image came out in several ways: a random transform has no place here"
    # A mirror that is thrown half the time does the same 12 times more with a probability of 2**-12, twice of 2**-24.
    for image in images:
        first = fetch(transform(image))
        for _ in range(12):
            expect(transform(image), raised=RAISED).close_to(first, when={random: is_tensor})
