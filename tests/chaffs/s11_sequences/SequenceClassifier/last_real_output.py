"""The output at the last real step: the backward direction has just begun.

cause: backward direction has just begun
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
        packed = nn.utils.rnn.pack_padded_sequence(
            self.embedding(tokens), lengths, batch_first=True, enforce_sorted=False
        )
        packed, _ = self.lstm(packed)
        output, _ = nn.utils.rnn.pad_packed_sequence(packed, batch_first=True)
        return self.head(output[torch.arange(len(tokens)), lengths - 1])
