"""The sequences are cut out and packed as a list."""

from torch import nn
from torch.nn.utils.rnn import pack_sequence


class SequenceClassifier(nn.Module):
    def __init__(self, vocabulary, width, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, width, padding_idx=0)
        self.lstm = nn.LSTM(width, hidden, bidirectional=True)
        self.head = nn.Linear(2 * hidden, classes)

    def forward(self, tokens, lengths):
        rows = [self.embedding(row[:n]) for row, n in zip(tokens, lengths.tolist(), strict=True)]
        states = self.lstm(pack_sequence(rows, enforce_sorted=False))[1][0]
        return self.head(states.transpose(0, 1).flatten(1))
