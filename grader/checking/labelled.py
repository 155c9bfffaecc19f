"""Batches whose labels a given model gets right or wrong, as planned, by a clear margin."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from grader.checking.twins import CLASSES, FEATURES, Pair

__all__ = ["labelled_batches"]

MARGIN = 1e-2  # between the two largest logits: sums in another order cannot swap them


def labelled_batches(model: Any, wrong: Sequence[tuple[int, int]]) -> list[Pair]:
    """A batch for each pair (size, mistakes): `model`, a twin in evaluation mode, gets so many of its labels wrong.

    The mistakes come first. No two neighbouring samples of a batch get the same prediction.
    """
    model.eval()
    with torch.no_grad():
        return [_labelled(model, size, mistakes) for size, mistakes in wrong]


def _labelled(model: Any, size: int, mistakes: int) -> Pair:
    inputs, predictions = _clear_inputs(model, size)
    shift = (torch.arange(size) < mistakes) * torch.randint(1, CLASSES, (size,))
    return inputs, (predictions + shift) % CLASSES


def _clear_inputs(model: Any, size: int) -> tuple[Tensor, Tensor]:
    """Inputs that the model has no doubts about, and their classes; neighbours of different classes."""
    inputs = torch.empty(0, FEATURES)
    last = -1
    while len(inputs) < size:
        drawn = torch.randn(1, FEATURES)
        best = model(drawn).topk(2)
        if best.values[0, 0] - best.values[0, 1] > MARGIN and best.indices[0, 0] != last:
            inputs, last = torch.cat([inputs, drawn]), best.indices[0, 0].item()
    return inputs, model(inputs).argmax(dim=1)
