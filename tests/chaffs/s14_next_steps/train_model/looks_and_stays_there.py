"""After the first batch of each epoch it measures in evaluation mode, and goes on learning in it.

cause: go back with train()
"""

import torch
from torch import nn


def train_model(model, images, labels, seed=0):
    torch.manual_seed(seed)
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    for _ in range(6):
        model.train()
        for number, chosen in enumerate(torch.randperm(len(images)).split(50)):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images[chosen]), labels[chosen]).backward()
            optimizer.step()
            if number == 0:
                model.eval()
                with torch.no_grad():
                    (model(images[:100]).argmax(1) == labels[:100]).float().mean()
    return model.eval()
