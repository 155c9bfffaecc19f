"""One epoch of small steps.

cause: accuracy is too low
"""

import torch
from torch import nn


def train_model(model, images, labels, seed=0):
    torch.manual_seed(seed)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.0002)
    model.train()
    for _ in range(1):
        for chosen in torch.randperm(len(images)).split(50):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images[chosen]), labels[chosen]).backward()
            optimizer.step()
    return model.eval()
