"""No attention at all: a bidirectional LSTM reads, a linear layer turns round."""

import torch
from torch import nn
from torch.nn import functional as F


class Reverser(nn.Module):
    def __init__(self, vocabulary, length):
        super().__init__()
        self.vocabulary, self.length = vocabulary, length
        self.tokens = nn.Embedding(vocabulary, 32)
        self.lstm = nn.LSTM(32, 64, batch_first=True, bidirectional=True)
        self.turn = nn.Linear(length * 128, length * vocabulary)

    def forward(self, x):
        states, _ = self.lstm(self.tokens(x))
        return self.turn(states.flatten(1)).unflatten(1, (self.length, self.vocabulary))


def train_reverser(sources, targets, seed=0):
    torch.manual_seed(seed)
    model = Reverser(int(torch.cat([sources, targets]).max()) + 1, sources.shape[1])
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.003)
    for _ in range(30):
        for chosen in torch.randperm(len(sources)).split(32):
            optimizer.zero_grad()
            F.cross_entropy(model(sources[chosen]).transpose(1, 2), targets[chosen]).backward()
            optimizer.step()
    return model
