"""Drops logits, and has no other dropout in a long training.

cause: learned by heart
"""

import torch
from torch import nn
from torch.nn import functional as F


def train_regularized(images, labels, seed=0):
    torch.manual_seed(seed)
    model = nn.Sequential(
        nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 10), nn.Dropout(0.1)
    )
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.002, weight_decay=0.0)
    for _ in range(30):
        for chosen in torch.randperm(len(images)).split(50):
            moved = images[chosen]
            optimizer.zero_grad()
            F.cross_entropy(model(moved), labels[chosen]).backward()
            optimizer.step()
    return model
