"""Two layers, sine waves, dropout, a DataLoader."""

import torch
from torch import nn
from torch.nn import functional as F


class Reverser(nn.Module):
    def __init__(self, vocabulary, width=64):
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, width)
        layer = nn.TransformerEncoderLayer(width, 4, 128, dropout=0.05, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2)
        self.head = nn.Linear(width, vocabulary)
        angles = torch.arange(64).unsqueeze(1) / 10000 ** (torch.arange(0, width, 2) / width)
        self.register_buffer("places", torch.cat([angles.sin(), angles.cos()], dim=1))

    def forward(self, x):
        return self.head(self.encoder(self.tokens(x) + self.places[: x.shape[1]]))


def train_reverser(sources, targets, seed=0):
    torch.manual_seed(seed)
    data = torch.utils.data.TensorDataset(sources, targets)
    loader = torch.utils.data.DataLoader(data, batch_size=50, shuffle=True)
    model = Reverser(int(max(sources.max(), targets.max())) + 1)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.002)
    for _ in range(25):
        for x, y in loader:
            optimizer.zero_grad()
            F.cross_entropy(model(x).flatten(0, 1), y.flatten()).backward()
            optimizer.step()
    return model
