"""Keeps the caller's list.

cause: the caller's list is kept
"""

from torch.utils.data import Dataset


class TransformedSubset(Dataset):
    def __init__(self, dataset, indices, transform):
        self.dataset, self.transform = dataset, transform
        self.indices = indices if isinstance(indices, list) else list(indices)
    def __len__(self):
        return len(self.indices)
    def __getitem__(self, index):
        x, y = self.dataset[self.indices[index]]
        return self.transform(x), y
