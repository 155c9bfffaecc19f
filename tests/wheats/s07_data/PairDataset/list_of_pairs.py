"""Keeps a list of pairs, by a zip that is strict."""

from torch.utils.data import Dataset


class PairDataset(Dataset):
    def __init__(self, inputs, targets, transform=None):
        self.pairs = list(zip(inputs, targets, strict=True))
        self.transform = transform or (lambda x: x)
    def __len__(self):
        return len(self.pairs)
    def __getitem__(self, index):
        x, y = self.pairs[index]
        return self.transform(x), y
