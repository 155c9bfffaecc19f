"""Hidden checks of section 3: between PyTorch and NumPy."""

import numpy as np
import torch

from grader.author import cases, expect, task

NUMBERS = ["float64", "float32", "int64", "int32", "uint8"]
COPIED = "this is a copy: what is written into one is not seen in the other"
NUMPY_COMPLAINS = {
    "requires grad": "numpy() refuses a tensor that requires gradients: detach it, or say force=True",
    "BFloat16": "NumPy has no bfloat16: go by float32",
}


def table(dtype, shape=(2, 3)):
    """An array of this shape with the numbers 1, 2, 3, …."""
    return np.arange(1, 1 + np.prod(shape)).reshape(shape).astype(dtype)


@task("s03_tensors.share_memory")
@cases(dtype=NUMBERS)
def test_share_memory_sees_the_array_change(student, reference, dtype):
    """What is written into the array is seen in the tensor."""
    array = student.send(table(dtype))
    tensor = student.share_memory(array)
    array[0, 1] = 9
    expect(tensor).equals(
        lambda: torch.tensor(np.array([[1, 9, 3], [4, 5, 6]], dtype)),
        unless={
            COPIED: lambda: torch.tensor(table(dtype)),
            "a copy as float32: changing the dtype ends the sharing": lambda: torch.tensor(table("float32")),
            "a copy as float64: changing the dtype ends the sharing": lambda: torch.tensor(table("float64")),
            "a copy as int64: changing the dtype ends the sharing": lambda: torch.tensor(table("int64")),
        },
    )


@task("s03_tensors.share_memory")
@cases(dtype=NUMBERS)
def test_share_memory_shows_in_the_array(student, reference, dtype):
    """What is written into the tensor is seen in the array."""
    array = student.send(table(dtype))
    tensor = student.share_memory(array)
    tensor[1, 2] = 0
    expect(array).equals(
        lambda: np.array([[1, 2, 3], [4, 5, 0]], dtype), unless={COPIED: lambda: table(dtype)}
    )


@task("s03_tensors.share_memory")
@cases(shape=[(), (1,), (0, 3), (2, 3, 4)], dtype=["float64", "int32", "bool"])
def test_share_memory_keeps_shape_and_dtype(student, reference, shape, dtype):
    """Shape, dtype and values are those of the array."""
    array = table(dtype, shape)
    expect(student.share_memory(array)).equals(lambda: reference.share_memory(array))


@task("s03_tensors.share_memory")
def test_share_memory_works_on_a_slice(student, reference):
    """A slice of a larger array is shared in place."""
    array = student.send(table("float64", (3, 4)))
    tensor = student.share_memory(array[1:, ::2])
    tensor.mul_(10)
    expect(array).equals(
        np.array([[1.0, 2, 3, 4], [50, 6, 70, 8], [90, 10, 110, 12]]),
        unless={COPIED: lambda: table("float64", (3, 4))},
    )


@task("s03_tensors.copy_array")
@cases(
    dtype=["float32", "float64", "int64", "int32", "uint8", "bool"],
    shape=[(2, 3), (), (1,), (0, 3), (2, 1, 4)],
)
def test_copy_array_gives_float32(student, reference, dtype, shape):
    """The result is float32, with the shape and the values of the array."""
    array = table(dtype, shape)
    expect(student.copy_array(array)).equals(
        lambda: reference.copy_array(array),
        unless={
            "the dtype is the array's (NumPy computes in float64): ask for torch.float32": lambda: (
                torch.tensor(array)
            ),
            "float64 came back: torch.float32 is wanted": lambda: torch.tensor(array).double(),
            "the axes were flattened": lambda: reference.copy_array(array).flatten(),
        },
    )


@task("s03_tensors.copy_array")
def test_copy_array_keeps_fractions(student, reference):
    """Fractions and signs survive, as well as float32 can hold them."""
    array = np.array([[0.1, -2.75], [1e-3, 123456.789]])
    expect(student.copy_array(array)).equals(
        lambda: reference.copy_array(array),
        unless={
            "the fractions were cut off": lambda: reference.copy_array(array.astype(np.int64)),
            "the dtype is the array's (NumPy computes in float64): ask for torch.float32": lambda: (
                torch.tensor(array)
            ),
        },
    )


SHARED = "the memory is still shared: as_tensor, from_numpy and float() copy only where the dtype changes"


@task("s03_tensors.copy_array")
@cases(dtype=["float32", "float64", "int32"])
def test_copy_array_is_safe_from_the_array(student, reference, dtype):
    """What is written into the array afterwards does not show in the tensor."""
    array = student.send(table(dtype))
    tensor = student.copy_array(array)
    array[0, 1] = 9
    expect(tensor).equals(
        lambda: torch.tensor(table("float32")),
        unless={
            SHARED: lambda: torch.tensor([[1.0, 9, 3], [4, 5, 6]]),
            "the memory is shared and the dtype is the array's": lambda: torch.tensor(
                np.array([[1, 9, 3], [4, 5, 6]], dtype)
            ),
        },
    )


@task("s03_tensors.copy_array")
@cases(dtype=["float32", "float64", "int32"])
def test_copy_array_is_safe_for_the_array(student, reference, dtype):
    """What is written into the tensor afterwards does not show in the array, which is not changed."""
    array = student.send(table(dtype))
    tensor = student.copy_array(array)
    tensor.zero_()
    expect(array).equals(
        lambda: table(dtype),
        unless={SHARED: lambda: np.zeros_like(table(dtype))},
        when={"the array itself was changed": lambda got: not np.array_equal(got, table(dtype))},
    )


WRONG_KIND = {
    "the tensor came back as it is: an array is wanted": lambda got: isinstance(got, torch.Tensor),
    "a list came back: an array is wanted": lambda got: isinstance(got, list),
    "a bare number came back: an array of shape () is wanted": lambda got: isinstance(
        got, int | float | np.generic
    ),
}


@task("s03_tensors.to_numpy")
@cases(
    dtype=["float32", "float64", "float16", "int64", "uint8", "bool"],
    shape=[(2, 3), (), (1,), (0, 3), (2, 1, 4)],
)
def test_to_numpy_keeps_values_and_dtype(student, reference, dtype, shape):
    """The array has the tensor's shape, dtype and values."""
    tensor = torch.tensor(table(dtype, shape))
    expect(student.to_numpy(tensor)).equals(
        lambda: reference.to_numpy(tensor),
        when=WRONG_KIND
        | {
            "the dtype was lost: the array's is to be the tensor's": lambda got: got.dtype != dtype,
            "the axes were flattened": lambda got: got.shape == (tensor.numel(),) != shape,
        },
    )


@task("s03_tensors.to_numpy")
@cases(grad=[False, True])
def test_to_numpy_takes_strided_memory(student, reference, grad):
    """A transposed tensor and a slice keep their values and places."""
    tensor = torch.arange(12.0).reshape(3, 4).T[1:].requires_grad_(grad)
    expect(student.to_numpy(tensor), raised=NUMPY_COMPLAINS).equals(
        lambda: reference.to_numpy(tensor), when=WRONG_KIND
    )


@task("s03_tensors.to_numpy")
def test_to_numpy_takes_a_leaf(student, reference):
    """A tensor that requires gradients is converted like any other."""
    tensor = torch.tensor([1.5, -2.0], requires_grad=True)
    expect(student.to_numpy(tensor), raised=NUMPY_COMPLAINS).equals(np.float32([1.5, -2.0]), when=WRONG_KIND)


@task("s03_tensors.to_numpy")
def test_to_numpy_takes_a_result(student, reference):
    """So is one that came out of a recorded computation, and gradients still flow through it."""
    x = student.send(torch.tensor([1.5, -2.0], requires_grad=True))
    y = x * x
    array = student.to_numpy(y)
    expect(array, raised=NUMPY_COMPLAINS).equals(np.float32([2.25, 4.0]), when=WRONG_KIND)
    y.sum().backward()
    expect(x.grad, raised={"does not require grad": CUT_OFF}).equals(
        torch.tensor([3.0, -4.0]), when=NOT_REACHED
    )


CUT_OFF = "the caller's tensor was taken out of its graph: detach_() changes it, detach() does not"
NOT_REACHED = {CUT_OFF: lambda got: got is None}


@task("s03_tensors.to_numpy")
def test_to_numpy_leaves_the_tensor(student, reference):
    """The tensor is not changed, and gradients can be computed through it afterwards."""
    x = student.send(torch.tensor([1.5, -2.0], requires_grad=True))
    student.to_numpy(x)
    (x * 3).sum().backward()
    still_there = {
        "does not require grad": "the caller's tensor lost requires_grad: detach() gives a new one"
    }
    expect(x.grad, raised=still_there).equals(torch.tensor([3.0, 3.0]), when=NOT_REACHED)
    expect(x).unchanged(torch.tensor([1.5, -2.0]))


@task("s03_tensors.to_numpy")
@cases(shape=[(3,), (2, 2)], grad=[False, True])
def test_to_numpy_widens_bfloat16(student, reference, shape, grad):
    """bfloat16, which NumPy lacks, becomes float32."""
    tensor = torch.tensor(table("float32", shape)).to(torch.bfloat16).div(8).requires_grad_(grad)
    expect(student.to_numpy(tensor), raised=NUMPY_COMPLAINS).equals(
        lambda: reference.to_numpy(tensor),
        when=WRONG_KIND | {"bfloat16 is to become float32": lambda got: got.dtype != np.float32},
    )
