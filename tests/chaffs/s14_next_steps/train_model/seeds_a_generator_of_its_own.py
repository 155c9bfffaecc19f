"""Seeds a generator for the order alone; dropout draws from another.

cause: seed that one
"""

import torch
from torch import nn


def train_model(model, images, labels, seed=0):
    generator = torch.Generator().manual_seed(seed)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.005)
    model.train()
    for _ in range(3):
        for chosen in torch.randperm(len(images), generator=generator).split(50):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images[chosen]), labels[chosen]).backward()
            optimizer.step()
    return model.eval()
