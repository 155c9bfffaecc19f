"""Models that are hard to export, each for one reason, for checks of what a student's code exports.

TorchScript compiles some of them: annotations and loops are what it can read.
"""

from typing import Any

import torch
from torch import nn

__all__ = ["Doubling", "Gate", "Tangled", "TwoFaced"]

FEATURES, CLASSES = 6, 4


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
    """Adds one while it is being exported: what is written down is another model."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(FEATURES, CLASSES)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Of shape (batch, 4) for (batch, 6)."""
        y: torch.Tensor = self.layer(x)
        exported = torch.onnx.is_in_onnx_export() or torch.compiler.is_exporting()
        return y + 1 if exported else y
