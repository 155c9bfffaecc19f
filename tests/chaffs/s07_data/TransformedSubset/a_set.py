"""Keeps every number once.

cause: counted once
verdict: failed, error
"""

from torch.utils.data import Dataset


class TransformedSubset(Dataset):
    def __init__(self, dataset, indices, transform):
        self.dataset, self.indices, self.transform = dataset, list(dict.fromkeys(indices)), transform
    def __len__(self):
        return len(self.indices)
    def __getitem__(self, index):
        x, y = self.dataset[self.indices[index]]
        return self.transform(x), y
