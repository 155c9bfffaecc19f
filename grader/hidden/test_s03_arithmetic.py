"""Hidden checks of section 3: sums put in their place, products of matrices, and images."""

import torch
from hypothesis import strategies as st

from grader.author import cases, distinct_sides, expect, given, int_tensors, shapes, task, tensors

CUT_OFF = {"does not require grad": "the result is cut off from its inputs: no NumPy, no detach(), no item()"}
UNREACHED = {"no gradient arrived: the result does not depend on this input": lambda got: got is None}


def summands(dtype):
    """A matrix, and something that broadcasts to it: a matrix, a row or a column."""
    return distinct_sides(2, 1, 5).flatmap(
        lambda sides: st.tuples(
            tensors(sides, dtype),
            st.sampled_from([sides, sides[1:], (sides[0], 1)]).flatmap(lambda shape: tensors(shape, dtype)),
        )
    )


@task("s03_tensors.add_out")
@given(pair=st.sampled_from([torch.float32, torch.float64, torch.int64]).flatmap(summands))
def test_add_out_fills_the_buffer(student, reference, pair):
    """Afterwards `out` holds x + y, whatever it held before."""
    x, y = pair
    old = torch.full_like(x, 7)
    out = student.send(old)
    student.add_out(x, y, out)
    expect(out).equals(
        lambda: x + y,
        unless={
            "`out` is as it was: `out = x + y` binds the name to a new tensor": lambda: old,
            "the sum was added to what `out` held": lambda: old + x + y,
            "only x was written": lambda: x,
            "the difference was written": lambda: x - y,
        },
    )


@task("s03_tensors.add_out")
def test_add_out_returns_the_buffer(student, reference):
    """What comes back is `out` itself."""
    out = student.send(torch.zeros(2, 3))
    result = student.add_out(torch.ones(2, 3), torch.ones(3), out)
    expect(result).equals(torch.full((2, 3), 2.0))
    result.fill_(5)
    expect(out).equals(
        torch.full((2, 3), 5.0),
        unless={"another tensor than `out` was returned": lambda: torch.full((2, 3), 2.0)},
    )


@task("s03_tensors.add_out")
def test_add_out_writes_into_a_part(student, reference):
    """Where `out` is part of a larger tensor, that part changes and the rest does not."""
    x, y = torch.randn(4, 3), torch.randn(4, 3)
    canvas = student.send(torch.zeros(4, 6))
    student.add_out(x, y, canvas[:, 1:4])
    expect(canvas).equals(
        lambda: torch.nn.functional.pad(x + y, (1, 2)),
        unless={
            "`out` was given new memory; the tensor it is a part of kept the old": lambda: torch.zeros(4, 6)
        },
    )


@task("s03_tensors.add_out")
def test_add_out_leaves_its_inputs(student, reference):
    """`x` and `y` are not changed."""
    x0, y0 = torch.randn(2, 3), torch.randn(2, 3)
    x, y = student.send(x0), student.send(y0)
    student.add_out(x, y, torch.zeros(2, 3))
    expect(x).unchanged(x0)
    expect(y).unchanged(y0)


@task("s03_tensors.add_in_place")
@given(pair=st.sampled_from([torch.float32, torch.float64, torch.int64]).flatmap(summands))
def test_add_in_place_changes_x(student, reference, pair):
    """Afterwards `x` holds the sum."""
    x0, y = pair
    x = student.send(x0)
    student.add_in_place(x, y)
    expect(x).equals(
        lambda: x0 + y,
        unless={
            "`x` is as it was: `x + y` makes a new tensor": lambda: x0,
            "y was added twice": lambda: x0 + 2 * y,
            "y was taken away": lambda: x0 - y,
        },
    )


@task("s03_tensors.add_in_place")
def test_add_in_place_returns_x(student, reference):
    """What comes back is `x` itself."""
    x = student.send(torch.ones(2, 3))
    result = student.add_in_place(x, torch.ones(2, 3))
    expect(result).equals(torch.full((2, 3), 2.0))
    result.fill_(5)
    expect(x).equals(
        torch.full((2, 3), 5.0),
        unless={"another tensor than `x` was returned": lambda: torch.full((2, 3), 2.0)},
    )


@task("s03_tensors.add_in_place")
def test_add_in_place_changes_a_part(student, reference):
    """Where `x` is part of a larger tensor, that part changes there and the rest does not."""
    matrix = student.send(torch.zeros(3, 4))
    student.add_in_place(matrix[1, ::2], torch.tensor([5.0, 6.0]))
    expect(matrix).equals(
        torch.tensor([[0.0, 0, 0, 0], [5, 0, 6, 0], [0, 0, 0, 0]]),
        unless={
            "`x` was given new memory; the tensor it is a part of kept the old": lambda: torch.zeros(3, 4)
        },
    )


@task("s03_tensors.add_in_place")
def test_add_in_place_leaves_y(student, reference):
    """`y` is not changed."""
    y0 = torch.randn(2, 3)
    y = student.send(y0)
    student.add_in_place(torch.ones(2, 3), y)
    expect(y).unchanged(y0, cause="`y` was changed: the tensor that the method is called on changes")


def factors(dtype=torch.float32):
    """Batches of matrices of shapes (B, n, m) and (B, m, p), all four sizes different."""
    return distinct_sides(4, 1, 5).flatmap(
        lambda sides: st.tuples(
            tensors((sides[0], sides[1], sides[2]), dtype), tensors((sides[0], sides[2], sides[3]), dtype)
        )
    )


@task("s03_tensors.batched_matmul")
@given(pair=st.sampled_from([torch.float32, torch.float64]).flatmap(factors))
def test_batched_matmul_multiplies_pairs(student, reference, pair):
    """Matrix b of the result is the matrix product of x[b] and y[b]."""
    x, y = pair
    expect(student.batched_matmul(x, y)).close_to(
        lambda: reference.batched_matmul(x, y),
        unless={
            "every x[b] was multiplied with the first matrix of y": lambda: x @ y[0],
            "the products were summed over the batch": lambda: torch.einsum("bnm,bmp->np", x, y),
            "reshape joined the batch with the rows: the batch axis must be carried along": lambda: (
                x.reshape(-1, x.shape[2]) @ y.reshape(x.shape[2], -1)
            ),
            "reshape scrambled y: batch axis and rows are not interchangeable": lambda: torch.stack(
                [a @ y.reshape(y.shape[1], y.shape[0], -1)[:, b] for b, a in enumerate(x)]
            ),
            "the matrices of the result are transposed": lambda: (x @ y).mT,
            "only the first pair was multiplied": lambda: x[0] @ y[0],
            "float32 on the way: the dtype of the inputs is wanted": lambda: x.float() @ y.float(),
        },
    )


@task("s03_tensors.batched_matmul")
@cases(sides=[(1, 2, 3, 4), (2, 1, 1, 1), (0, 2, 3, 4), (2, 0, 3, 4), (2, 3, 0, 4), (2, 3, 4, 0)])
def test_batched_matmul_takes_any_size(student, reference, sides):
    """Sizes of 1 and 0 are nothing special."""
    batch, n, m, p = sides
    x, y = torch.ones(batch, n, m), torch.ones(batch, m, p)
    stack = {"non-empty TensorList|expects a non-empty": "an empty batch has no matrices to stack"}
    expect(student.batched_matmul(x, y), raised=stack).close_to(lambda: reference.batched_matmul(x, y))


@task("s03_tensors.batched_matmul")
def test_batched_matmul_passes_gradients(student, reference):
    """Gradients flow back to both inputs."""
    x0, y0, weights = torch.randn(3, 2, 4), torch.randn(3, 4, 5), torch.randn(3, 2, 5)
    x, y = student.send(x0.clone().requires_grad_()), student.send(y0.clone().requires_grad_())
    (student.batched_matmul(x, y) * weights).sum().backward()
    expect(x.grad, raised=CUT_OFF).close_to(lambda: weights @ y0.mT, when=UNREACHED)
    expect(y.grad, raised=CUT_OFF).close_to(lambda: x0.mT @ weights, when=UNREACHED)


@task("s03_tensors.batched_matmul")
def test_batched_matmul_leaves_its_inputs(student, reference):
    """Neither input is changed."""
    x0, y0 = torch.randn(2, 3, 4), torch.randn(2, 4, 5)
    x, y = student.send(x0), student.send(y0)
    student.batched_matmul(x, y)
    expect(x).unchanged(x0)
    expect(y).unchanged(y0)


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
            "the sum came round again: uint8 holds 0 to 255, so widen before you add": lambda: image + amount,
            "the result stayed wide: come back to uint8 at the end": lambda: whole.clamp(0, 255),
            "floats came back: come back to uint8 at the end": lambda: whole.clamp(0, 255).float(),
            "floats from 0 to 1 came back: come back to uint8 at the end": lambda: whole.clamp(0, 255) / 255,
            "the upper end is not guarded: a sum above 255 came round again": lambda: whole.clamp(min=0).to(
                torch.uint8
            ),
            "the lower end is not guarded: a sum below 0 came round again": lambda: whole.clamp(max=255).to(
                torch.uint8
            ),
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
@given(images=st.sampled_from([torch.uint8, torch.float32, torch.int64]).flatmap(batches_of_images))
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
            "channels and height are swapped: the width must come last": lambda: images.permute(0, 2, 3, 1),
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
