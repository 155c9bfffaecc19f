"""Sorted by length, packed, and put back in order."""

from torch import nn


class SequenceClassifier(nn.Module):
    def __init__(self, vocabulary, width, hidden, classes):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, width, padding_idx=0)
        self.lstm = nn.LSTM(width, hidden, batch_first=True, bidirectional=True)
        self.head = nn.Linear(2 * hidden, classes)

    def forward(self, tokens, lengths):
        order = lengths.argsort(descending=True)
        packed = nn.utils.rnn.pack_padded_sequence(
            self.embedding(tokens[order]), lengths[order].tolist(), batch_first=True
        )
        _, (h_n, _) = self.lstm(packed)
        logits = self.head(h_n.transpose(0, 1).flatten(1))
        return logits[order.argsort()]
