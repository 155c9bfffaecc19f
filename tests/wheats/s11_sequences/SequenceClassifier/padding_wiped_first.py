"""Padding becomes token 0 before it is embedded; batch first all the way."""

import torch
from torch import nn


class SequenceClassifier(nn.Module):
    def __init__(self, vocabulary, width, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, width, padding_idx=0)
        self.lstm = nn.LSTM(width, hidden, bidirectional=True, batch_first=True)
        self.head = nn.Linear(2 * hidden, classes)

    def forward(self, tokens, lengths):
        real = torch.arange(tokens.shape[1])[None] < lengths[:, None]
        embedded = self.embedding(tokens.where(real, torch.zeros_like(tokens)))
        packed = nn.utils.rnn.pack_padded_sequence(embedded, lengths.tolist(), True, False)
        _, (h, _) = self.lstm(packed)
        return self.head(torch.cat((h[-2], h[-1]), dim=-1))
