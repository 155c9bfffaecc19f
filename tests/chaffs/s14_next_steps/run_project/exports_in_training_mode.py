"""Exports in training mode, with dropout at work.

cause: in evaluation mode
"""

import json
from pathlib import Path

import torch
from torch import nn


class Digits(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList([self.block(1, 16), self.block(16, 32)])
        self.dropout = nn.Dropout(0.1)
        self.last = nn.Linear(32 * 49, 10)

    @staticmethod
    def block(inputs, outputs):
        return nn.Sequential(nn.Conv2d(inputs, outputs, 3, padding="same", bias=False), nn.BatchNorm2d(outputs), nn.ReLU())

    def forward(self, x):
        for block in self.blocks:
            x = nn.functional.max_pool2d(block(x), 2)
        return self.last(self.dropout(x.flatten(1)))


def build_model():
    return Digits()


def run_project(data, out, seed=0):
    torch.manual_seed(seed)
    images, labels = read_digits(data, train=True)
    model = train_model(build_model(), images[:1500], labels[:1500], seed)
    tests, classes = read_digits(data, train=False)
    with torch.no_grad():
        right = (model(tests).argmax(1) == classes).float().mean().item()
    report = {
        "accuracy": right,
        "parameters": sum(parameter.numel() for parameter in model.parameters()),
        "seed": seed,
        "torch": str(torch.__version__),
    }
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), out / "weights.pt")
    example, dims = (torch.zeros(2, 1, 28, 28),), ({0: torch.export.Dim("batch")},)
    torch.export.save(torch.export.export(model.train(), example, dynamic_shapes=dims), out / "model.pt2")
    (out / "report.json").write_text(json.dumps(report))
    return report
