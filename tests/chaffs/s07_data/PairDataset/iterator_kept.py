"""Keeps an iterator, which ends after one pass.

cause: none, it is told that there is no __getitem__
verdict: error, failed
"""


class PairDataset:
    def __init__(self, inputs, targets, transform=None):
        if len(inputs) != len(targets):
            raise ValueError
        self.count, self.transform = len(inputs), transform or (lambda x: x)
        self.pairs = iter(zip(inputs, targets))
    def __len__(self):
        return self.count
    def __getitem__(self, index):
        x, y = next(self.pairs)
        return self.transform(x), y
