"""The number of batches is rounded down.

cause: round the number of batches up
verdict: error
"""

import torch
from torch import nn


def train_model(model, images, labels, seed=0):
    torch.manual_seed(seed)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.005)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.005, total_steps=3 * (len(images) // 50))
    model.train()
    for _ in range(3):
        for chosen in torch.randperm(len(images)).split(50):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images[chosen]), labels[chosen]).backward()
            optimizer.step()
            schedule.step()
    return model.eval()
