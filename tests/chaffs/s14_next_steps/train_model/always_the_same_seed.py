"""The seed is a constant.

cause: is seed used
"""

import torch
from torch import nn


def train_model(model, images, labels, seed=0):
    torch.manual_seed(0)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.005)
    model.train()
    for _ in range(3):
        for chosen in torch.randperm(len(images)).split(50):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images[chosen]), labels[chosen]).backward()
            optimizer.step()
    return model.eval()
