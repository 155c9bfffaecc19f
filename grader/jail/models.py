"""Models with something about them that an export can get wrong, for checks of what a student's code exports.

TorchScript compiles some of them: annotations and loops are what it can read.
"""

from typing import Any

import torch
from torch import nn

__all__ = ["Convolved", "Doubling", "Gate", "Tangled", "TwoFaced"]

FEATURES, CLASSES = 6, 4


class Convolved(nn.Module):
    """A layer of images, whose input has a name of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Conv2d(1, 2, 3)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Of shape (batch, 2 × fewer pixels) for (batch, 1, height, width)."""
        y: torch.Tensor = self.layer(images)
        return y.relu().flatten(1)


class Gate(nn.Module):
    """One layer for batches with a positive mean, another one for all others: the data decide."""

    def __init__(self) -> None:
        super().__init__()
        self.drop = nn.Dropout(1.0)  # in training mode, nothing but biases is left
        self.up = nn.Linear(FEATURES, CLASSES)
        self.down = nn.Linear(FEATURES, CLASSES)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Of shape (batch, 4) for (batch, 6)."""
        y: torch.Tensor = self.up(self.drop(x)) if bool(x.mean() > 0) else self.down(self.drop(x))
        return y


class Doubling(nn.Module):
    """Doubles its input until some entry is at least 100: how often, the data decide."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Of the shape of `x`."""
        while bool(x.abs().max() < 100.0):
            x = 2 * x
        return x


class Tangled(nn.Module):
    """The sum of two layers, in Python that can be run but that TorchScript cannot compile."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleDict(
            {"first": nn.Linear(FEATURES, CLASSES), "second": nn.Linear(FEATURES, CLASSES)}
        )

    def forward(self, x: torch.Tensor, **options: Any) -> torch.Tensor:
        """Of shape (batch, 4) for (batch, 6)."""
        answers = {name: layer(x) for name, layer in sorted(self.layers.items())}
        y: torch.Tensor = sum(answers.values(), **options)
        return y


class TwoFaced(nn.Module):
    """While it is exported it adds `by`: what is written down differs on batches of one row, or on all others."""

    def __init__(self, *, one_row: bool, by: float = 1.0) -> None:
        super().__init__()
        self.layer = nn.Linear(FEATURES, CLASSES)
        self.one_row = one_row
        self.by = by

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Of shape (batch, 4) for (batch, 6)."""
        y: torch.Tensor = self.layer(x)
        if not _written_down():
            return y
        alone = ((x - x.mean(0, keepdim=True)).abs().sum() < 1e-4).to(y.dtype)  # one row is its own mean
        return y + self.by * (alone if self.one_row else 1 - alone)


def _written_down() -> bool:
    """Whether an exporter looks on, whichever it is: a model may be traced first and exported afterwards."""
    tracing: Any = torch.jit  # deprecated, and taught; its functions have no types
    exporting = torch.onnx.is_in_onnx_export() or torch.compiler.is_exporting()
    return bool(exporting or torch.compiler.is_compiling() or tracing.is_tracing())
