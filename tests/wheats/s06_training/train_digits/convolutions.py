"""A small convolutional network, given back in evaluation mode."""

import torch
from torch import nn


def train_digits(images, labels, seed=0):
    torch.manual_seed(seed)
    model = nn.Sequential(
        nn.Conv2d(1, 8, 5, stride=2), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(288, 10)
    )
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.01)
    for _ in range(4):
        model.train()
        for chosen in torch.randperm(len(images)).split(50):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images[chosen]), labels[chosen]).backward()
            optimizer.step()
    return model.eval()
