"""What to draw: shapes with distinct sides, tensors with odd strides, values that floats hold exactly."""

import math
from typing import Any

import torch
from hypothesis import strategies as st

__all__ = ["bool_tensors", "distinct_sides", "int_tensors", "shapes", "tensors"]

Shape = tuple[int, ...]
Shapes = Shape | st.SearchStrategy[Shape]


def shapes(
    min_dims: int = 1, max_dims: int = 3, min_side: int = 1, max_side: int = 5
) -> st.SearchStrategy[Shape]:
    """Shapes of `min_dims` to `max_dims` dimensions."""
    sides = st.integers(min_side, max_side)
    return st.lists(sides, min_size=min_dims, max_size=max_dims).map(tuple)


def distinct_sides(count: int, low: int = 1, high: int = 6) -> st.SearchStrategy[Shape]:
    """`count` pairwise different sizes, so that a swapped axis shows."""
    return st.lists(st.integers(low, high), min_size=count, max_size=count, unique=True).map(tuple)


def tensors(
    shape: Shapes,
    dtype: torch.dtype = torch.float32,
    elements: st.SearchStrategy[Any] | None = None,
    layout: str = "any",
) -> st.SearchStrategy[torch.Tensor]:
    """Tensors of `shape`: multiples of 1/8 in [-4, 4] (integers for an integer dtype) unless `elements` says else.

    `layout` "any" also draws permuted and strided memory; "contiguous" never does.
    """
    if elements is None:
        elements = _exact(dtype)
    drawn = _shape(shape).flatmap(lambda sides: _filled(sides, dtype, elements))
    return (
        drawn
        if layout == "contiguous"
        else st.builds(_laid_out, drawn, st.sampled_from(["plain", "t", "strided"]))
    )


def int_tensors(
    shape: Shapes, low: int, high: int, dtype: torch.dtype = torch.int64
) -> st.SearchStrategy[torch.Tensor]:
    """Integer tensors with entries in [low, high]."""
    return tensors(shape, dtype, st.integers(low, high))


def bool_tensors(shape: Shapes) -> st.SearchStrategy[torch.Tensor]:
    """Masks."""
    return tensors(shape, torch.bool, st.booleans())


def _exact(dtype: torch.dtype) -> st.SearchStrategy[Any]:
    if dtype.is_floating_point or dtype.is_complex:
        return st.integers(-32, 32).map(lambda eighths: eighths / 8)
    return st.booleans() if dtype is torch.bool else st.integers(0 if not dtype.is_signed else -32, 32)


def _shape(shape: Shapes) -> st.SearchStrategy[Shape]:
    return shape if isinstance(shape, st.SearchStrategy) else st.just(shape)


def _filled(
    shape: Shape, dtype: torch.dtype, elements: st.SearchStrategy[Any]
) -> st.SearchStrategy[torch.Tensor]:
    size = math.prod(shape)
    values = st.lists(elements, min_size=size, max_size=size)
    return values.map(lambda flat: torch.tensor(flat, dtype=dtype).reshape(shape))


def _laid_out(tensor: torch.Tensor, layout: str) -> torch.Tensor:
    """The same values in other strides."""
    if layout == "plain" or tensor.dim() == 0:
        return tensor
    if layout == "t":
        return tensor.transpose(0, -1).contiguous().transpose(0, -1)
    doubled = torch.stack([tensor, torch.zeros_like(tensor)], dim=-1).flatten(-2)
    return doubled[..., ::2]
