"""Hidden checks of section 3: images whose bytes must not overflow and whose axes change places."""

import torch
from hypothesis import strategies as st

from grader.author import cases, distinct_sides, expect, given, int_tensors, shapes, task, tensors

PICTURES = shapes(0, 3, min_side=0).flatmap(lambda sides: int_tensors(sides, 0, 255, torch.uint8))


@task("s03_tensors.brighten_uint8")
@given(
    image=PICTURES,
    amount=st.integers(-255, 255),
    edges=[
        {
            "image": torch.tensor([[0, 1, 4, 5, 6], [245, 249, 250, 254, 255]], dtype=torch.uint8),
            "amount": amount,
        }
        for amount in (10, 5, -5, 255, -255, 1, -1, 0)
    ],
)
def test_brighten_uint8_stops_at_the_ends(student, reference, image, amount):
    """Sums beyond 0 … 255 become 0 or 255; the result is uint8."""
    whole = image.int() + amount
    expect(student.brighten_uint8(image, amount)).equals(
        lambda: reference.brighten_uint8(image, amount),
        unless={
            "the sum came round again: widen before you add, and stop at 0 and at 255": lambda: (
                image + amount
            ),
            "the result stayed wide: come back to uint8 at the end": lambda: whole.clamp(0, 255),
            "floats came back: come back to uint8 at the end": lambda: whole.clamp(0, 255).float(),
            "floats from 0 to 1 came back: come back to uint8 at the end": lambda: whole.clamp(0, 255) / 255,
            "256 came round to 0: the upper end is 255": lambda: whole.clamp(0, 256).to(torch.uint8),
            "255 itself is a legal value: the clamp ends one too early": lambda: whole.clamp(0, 254).to(
                torch.uint8
            ),
            "the amount was taken for a factor": lambda: (
                (image.float() * amount).clamp(0, 255).to(torch.uint8)
            ),
        },
    )


@task("s03_tensors.brighten_uint8")
def test_brighten_uint8_leaves_the_image(student, reference):
    """The image is not changed."""
    image0 = torch.tensor([[3, 200], [250, 0]], dtype=torch.uint8)
    image = student.send(image0)
    student.brighten_uint8(image, 10)
    expect(image).unchanged(image0)


def batches_of_images(dtype):
    """Images of shape (N, H, W, C), all four sizes different."""
    return distinct_sides(4, 1, 5).flatmap(lambda sides: tensors(sides, dtype))


@task("s03_tensors.transpose_images")
@given(
    images=st.sampled_from([torch.uint8, torch.float32, torch.int64]).flatmap(batches_of_images),
    edges=[{"images": torch.arange(120, dtype=torch.uint8).reshape(2, 5, 4, 3)}],
)
def test_transpose_images_moves_the_channels(student, reference, images):
    """Element [n, c, h, w] of the result is element [n, h, w, c] of the images."""
    count, height, width, channels = images.shape
    expect(student.transpose_images(images)).equals(
        lambda: reference.transpose_images(images),
        unless={
            "reshape keeps the order of the numbers: permute moves the axes": lambda: images.reshape(
                count, channels, height, width
            ),
            "height and width are swapped: transpose(1, 3) swaps just two axes": lambda: images.transpose(
                1, 3
            ),
            "height and width are swapped: transpose(-1, -2) swaps just two axes": lambda: images.mT,
            "this permute goes the other way, from (N, C, H, W) to (N, H, W, C): the width must come last": (
                lambda: images.permute(0, 2, 3, 1)
            ),
            ".T reverses all axes, the batch too": lambda: images.permute(3, 2, 1, 0),
            "nothing was moved": lambda: images,
            "these are floats: the dtype of the images is wanted": lambda: images.permute(0, 3, 1, 2).float(),
            "the numbers were divided by 255": lambda: images.permute(0, 3, 1, 2) / 255,
        },
    )


@task("s03_tensors.transpose_images")
@cases(sides=[(0, 4, 3, 2), (1, 1, 1, 1), (2, 5, 4, 1), (3, 1, 4, 3)], dtype=[torch.uint8, torch.bool])
def test_transpose_images_takes_any_size(student, reference, sides, dtype):
    """Sizes of 1, an empty batch and masks are nothing special."""
    images = torch.randint(0, 2, sides).to(dtype)
    expect(student.transpose_images(images)).equals(lambda: reference.transpose_images(images))


@task("s03_tensors.transpose_images")
def test_transpose_images_leaves_the_images(student, reference):
    """The images are not changed."""
    images0 = torch.randn(2, 3, 4, 5)
    images = student.send(images0)
    student.transpose_images(images)
    expect(images).unchanged(images0)
