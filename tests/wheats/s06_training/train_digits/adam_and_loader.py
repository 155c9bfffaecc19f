"""Adam, a DataLoader with a seeded generator, normalised inputs, and train_epoch."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Digits(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(784, 100)
        self.dropout = nn.Dropout(0.1)
        self.output = nn.Linear(100, 10)

    def forward(self, x):
        x = (x.flatten(1) - 0.13) / 0.31
        return self.output(self.dropout(torch.tanh(self.hidden(x))))


def train_digits(images, labels, seed=0):
    torch.manual_seed(seed)
    model = Digits()
    loader = DataLoader(
        TensorDataset(images, labels), batch_size=64, shuffle=True, generator=torch.Generator().manual_seed(seed)
    )
    optimizer = torch.optim.Adam(model.parameters())
    for _ in range(6):
        train_epoch(model, optimizer, nn.CrossEntropyLoss(), loader)
    return model
