"""SGD with weight decay and momentum, and the weights averaged over the last epochs."""

import torch
from torch import nn
from torch.nn import functional as F


def train_regularized(images, labels, seed=0):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9, weight_decay=1e-3)
    averaged = torch.optim.swa_utils.AveragedModel(model)
    for epoch in range(12):
        for chosen in torch.randperm(len(images)).split(50):
            shift = torch.randint(-1, 2, (2,)).tolist()
            optimizer.zero_grad()
            F.cross_entropy(model(images[chosen].roll(shift, (2, 3))), labels[chosen], label_smoothing=0.1).backward()
            optimizer.step()
        if epoch >= 6:
            averaged.update_parameters(model)
    return averaged.module
