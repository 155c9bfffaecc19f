"""Looks for the digits in the folders of a machine of its own.

cause: Dataset not found
verdict: error
"""

import json
from pathlib import Path

import torch
from torch import nn


def run_project(data, out, seed=0):
    torch.manual_seed(seed)
    images, labels = read_digits("data/mnist", train=True)
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
    torch.export.save(torch.export.export(model, example, dynamic_shapes=dims), out / "model.pt2")
    (out / "report.json").write_text(json.dumps(report))
    return report
