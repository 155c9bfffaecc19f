"""The seed is not used.

cause: the same seed gave another
"""

import torch
from torch import nn
from torch.nn import functional as F


class Reverser(nn.Module):
    def __init__(self, vocabulary, length, width=32):
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, width)
        self.places = nn.Embedding(length, width)
        self.layer = nn.TransformerEncoderLayer(width, 2, 64, dropout=0.0, batch_first=True)
        self.head = nn.Linear(width, vocabulary)

    def forward(self, x):
        places = self.places(torch.arange(x.shape[1]))
        return self.head(self.layer(self.tokens(x) + places))


def train_reverser(sources, targets, seed=0):
    torch.seed()
    vocabulary = int(max(sources.max(), targets.max())) + 1
    model = Reverser(vocabulary, sources.shape[1])
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(200):
        chosen = torch.randint(len(sources), (64,))
        logits = model(sources[chosen])
        optimizer.zero_grad()
        F.cross_entropy(logits.transpose(1, 2), targets[chosen]).backward()
        optimizer.step()
    return model
