"""Counts modulo the length.

cause: a number beyond the end gave an item
"""

from torch.utils.data import Dataset


class TransformedSubset(Dataset):
    def __init__(self, dataset, indices, transform):
        self.dataset, self.indices, self.transform = dataset, list(indices), transform
    def __len__(self):
        return len(self.indices)
    def __getitem__(self, index):
        x, y = self.dataset[self.indices[index % len(self)]]
        return self.transform(x), y
