"""The padding is read like real tokens.

cause: padding was read
"""

import torch
from torch import nn


class SequenceClassifier(nn.Module):
    def __init__(self, vocabulary, width, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, width, padding_idx=0)
        self.lstm = nn.LSTM(width, hidden, batch_first=True, bidirectional=True)
        self.head = nn.Linear(2 * hidden, classes)

    def forward(self, tokens, lengths):
        _, (h_n, c_n) = self.lstm(self.embedding(tokens))
        return self.head(torch.cat([h_n[0], h_n[1]], dim=1))
