"""Packed and padded again; the two ends are picked from the outputs."""

import torch
from torch import nn


class SequenceClassifier(nn.Module):
    def __init__(self, vocabulary, width, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, width, padding_idx=0)
        self.lstm = nn.LSTM(width, hidden, num_layers=1, bidirectional=True)
        self.head = nn.Linear(2 * hidden, classes)

    def forward(self, tokens, lengths):
        vectors = self.embedding(tokens).transpose(0, 1)
        packed = nn.utils.rnn.pack_padded_sequence(vectors, lengths, enforce_sorted=False)
        output, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        forward, backward = output.chunk(2, dim=2)
        last = forward[torch.arange(len(tokens)), lengths - 1]
        return self.head(torch.hstack([last, backward[:, 0]]))
