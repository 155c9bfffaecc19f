"""What a check can show besides words: where two tensors differ, a curve, a confusion matrix.

Cut to size before anything is converted: a large answer costs no more than a small one.
"""

import math
from collections.abc import Sequence
from typing import Any, cast

import torch

from grader.checking.compare import Pair, same_entries
from grader.checking.conduct import current
from grader.picture import Number, Picture, number

__all__ = ["pictures_of", "show_confusion", "show_curve"]

SIDE = 28  # rows and columns of a tensor that are shown
LONGEST = 100  # entries of a vector, points of a curve
CLASSES = 20
MOST = 6  # curves and matrices that one check may show
_EXACT = 64  # entries up to which numbers are read as such; of more, shades are seen
_DIGITS = 5  # of the largest number in shades
_ORDINARY = 12  # powers of ten within which numbers can be rounded by their places

Window = tuple[int | slice, ...]


def pictures_of(pair: Pair | None) -> list[Picture]:
    """What came and what is wanted, around the first entry that differs; nothing where words say it all."""
    if pair is None or not all(map(_can_be_shown, (pair.got, pair.expected))):
        return []
    got, expected = (tensor[_window(tensor, pair.at)] for tensor in (pair.got, pair.expected))
    places = [] if pair.at is None else _places(~same_entries(got, expected, pair.rule))
    return [
        _tensor("got", pair.got, got, pair.at, places),
        _tensor("expected", pair.expected, expected, pair.at, places),
    ]


def show_curve(name: str, values: Any) -> None:
    """Show a list of numbers as a curve, whatever comes of the check. Anything else is left out."""
    if type(values) is not list or not values or not all(type(one) in (int, float) for one in values):
        return
    step = math.ceil(len(values) / LONGEST)
    part = f"every {_ordinal(step)} of {len(values)}" if step > 1 else ""
    row = [number(_float(one)) for one in values[::step]]
    _show(Picture(kind="curve", name=name, values=[row], shape=[len(values)], part=part))


def show_confusion(predicted: torch.Tensor, actual: torch.Tensor, name: str = "confusion matrix") -> None:
    """Show how often which class was taken for which, whatever comes of the check."""
    classes = int(max(predicted.max(), actual.max())) + 1
    if predicted.shape != actual.shape or classes > CLASSES or min(predicted.min(), actual.min()) < 0:
        return
    places = actual.flatten().long() * classes + predicted.flatten().long()
    counts = places.bincount(minlength=classes * classes).reshape(classes, classes)
    _show(Picture(kind="confusion", name=name, values=counts.tolist(), shape=[classes, classes]))


def _show(picture: Picture) -> None:
    shown = current().shown
    if picture.name in shown or len(shown) < MOST:
        shown[picture.name] = picture


def _ordinal(count: int) -> str:
    return {2: "2nd", 3: "3rd"}.get(count, f"{count}th")


def _float(value: float) -> float:
    """A number that a student's code gave may be an integer beyond all floats."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _can_be_shown(tensor: torch.Tensor) -> bool:
    plain = tensor.layout is torch.strided and tensor.device.type == "cpu"
    return plain and tensor.dim() > 0 and tensor.numel() > 1 and not tensor.is_complex()


def _places(mask: torch.Tensor) -> list[int]:
    return cast("list[int]", mask.flatten().nonzero().flatten().tolist())


def _window(tensor: torch.Tensor, at: Sequence[int] | None) -> Window:
    """The last two dimensions around an entry, cut to what can be looked at."""
    place = at or (0,) * tensor.dim()
    sides = tensor.shape[-2:]
    widest = LONGEST if tensor.dim() == 1 else SIDE
    begins = [_begin(where, side, widest) for where, side in zip(place[-2:], sides, strict=True)]
    return *place[:-2], *(slice(begin, begin + widest) for begin in begins)


def _begin(where: int, side: int, widest: int) -> int:
    return max(0, min(where - widest // 2, side - widest))


def _tensor(
    name: str, whole: torch.Tensor, shown: torch.Tensor, at: Sequence[int] | None, differ: list[int]
) -> Picture:
    plain = shown.detach() if shown.dim() == 2 else shown.detach().unsqueeze(0)
    return Picture.model_construct(  # unchecked, for these numbers are ours and many
        kind="tensor",
        name=name,
        values=_rows(plain.double() if plain.is_floating_point() else plain),
        shape=list(whole.shape),
        dtype=str(whole.dtype).removeprefix("torch."),
        part=_part(whole, at) if shown.numel() < whole.numel() else "",
        differ=differ,
    )


def _rows(plain: torch.Tensor) -> list[list[Number]]:
    """The numbers: rounded each by itself where they are few, by the largest of them where they are many."""
    if plain.numel() > _EXACT and plain.is_floating_point():
        places = math.log10(plain.abs().max().item() or 1.0)
        if abs(places) < _ORDINARY:  # which no NaN is
            rounded = plain.round(decimals=_DIGITS - math.ceil(places))
            return cast("list[list[Number]]", rounded.tolist())
    return [[number(value) for value in row] for row in plain.tolist()]


def _part(tensor: torch.Tensor, at: Sequence[int] | None) -> str:
    """The window as one would index it."""
    ends = zip(_window(tensor, at), tensor.shape, strict=True)
    return "[" + ", ".join(_index(index, side) for index, side in ends) + "]"


def _index(index: int | slice, side: int) -> str:
    return f"{index.start}:{min(index.stop, side)}" if isinstance(index, slice) else str(index)
