"""A DataLoader with its own generator, SGD with momentum, cosine schedule, each image moved by itself."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def moved(images, generator):
    padded = nn.functional.pad(images, (2, 2, 2, 2))
    steps = torch.randint(0, 5, (len(images), 2), generator=generator).tolist()
    return torch.stack([image[:, y : y + 28, x : x + 28] for image, (y, x) in zip(padded, steps)])


def train_model(model, images, labels, seed=0):
    generator = torch.Generator().manual_seed(seed)
    torch.manual_seed(seed + 1)
    loader = DataLoader(TensorDataset(images, labels), batch_size=32, shuffle=True, generator=generator)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, nesterov=True)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 8 * len(loader))
    criterion = nn.CrossEntropyLoss()
    for _ in range(8):
        model.train()
        for x, y in loader:
            loss = criterion(model(moved(x, generator)), y)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
    model.eval()
    return model
