"""Steps that are far too large.

cause: not finite
"""

import torch
from torch import nn


def train_model(model, images, labels, seed=0):
    torch.manual_seed(seed)
    optimizer = torch.optim.SGD(model.parameters(), lr=1e12)
    model.train()
    for _ in range(3):
        for chosen in torch.randperm(len(images)).split(50):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images[chosen]), labels[chosen]).backward()
            optimizer.step()
    return model.eval()
