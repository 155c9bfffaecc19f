"""Each sequence by itself, cut to its length."""

import torch
from torch import nn


class SequenceClassifier(nn.Module):
    def __init__(self, vocabulary, width, hidden, classes):
        super().__init__()
        self.head = nn.Linear(hidden * 2, classes)
        self.lstm = nn.LSTM(width, hidden, bidirectional=True)
        self.embedding = nn.Embedding(vocabulary, width, 0)

    def forward(self, tokens, lengths):
        rows = []
        for row, length in zip(tokens, lengths.tolist()):
            output, _ = self.lstm(self.embedding(row[:length]))
            hidden = self.lstm.hidden_size
            rows.append(torch.cat([output[-1, :hidden], output[0, hidden:]]))
        return self.head(torch.stack(rows))
