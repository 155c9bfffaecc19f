"""Only the last layer is trained.

cause: accuracy is too low
"""

import torch
from torch import nn


def train_digits(images, labels, seed=0):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 12), nn.ReLU(), nn.Linear(12, 10))
    optimizer = torch.optim.SGD(model[-1].parameters(), lr=0.05, momentum=0.9)
    loss_function = nn.CrossEntropyLoss()
    for _ in range(5):
        for chosen in torch.randperm(len(images)).split(32):
            optimizer.zero_grad()
            loss_function(model(images[chosen]), labels[chosen]).backward()
            optimizer.step()
    return model
