"""os.path, a dimension found out by itself, an explicit loop over test batches."""

import json
import os

import torch
from torch import nn
from torchvision import datasets
from torchvision.transforms import ToTensor


def run_project(data, out, seed=0):
    torch.manual_seed(100 + seed)
    os.makedirs(out, exist_ok=True)
    train, test = (datasets.MNIST(root=str(data), train=flag, transform=ToTensor()) for flag in (True, False))
    x = torch.stack([image for image, _ in train])
    y = torch.tensor([label for _, label in train])
    model = train_model(build_model(), x, y, seed=seed)
    right = total = 0
    with torch.inference_mode():
        for image, label in torch.utils.data.DataLoader(test, batch_size=100):
            right += int((model(image).argmax(dim=1) == label).sum())
            total += len(label)
    torch.save({k: v.clone() for k, v in model.state_dict().items()}, os.path.join(out, "weights.pt"))
    program = torch.export.export(model, (x[:3],), dynamic_shapes=({0: torch.export.Dim.AUTO},))
    torch.export.save(program, os.path.join(out, "model.pt2"))
    report = dict(
        torch=torch.__version__, seed=seed, accuracy=right / total, parameters=sum(p.numel() for p in model.parameters())
    )
    with open(os.path.join(out, "report.json"), "w") as file:
        json.dump(report, file, indent=2)
    return report
