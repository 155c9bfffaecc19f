"""Squared error on the class numbers: one output instead of ten.

cause: no logits
"""

import torch
from torch import nn


def train_digits(images, labels, seed=0):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    loss_function = nn.CrossEntropyLoss()
    for _ in range(5):
        for chosen in torch.randperm(len(images)).split(32):
            optimizer.zero_grad()
            nn.functional.mse_loss(model(images[chosen]).flatten(), labels[chosen].float()).backward()
            optimizer.step()
    return model
