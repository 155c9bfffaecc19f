"""Keeps the transform on the class.

cause: keep them on self
"""

from torch.utils.data import Dataset


class TransformedSubset(Dataset):
    def __init__(self, dataset, indices, transform):
        TransformedSubset.indices, TransformedSubset.transform = list(indices), [transform]
        self.dataset = dataset
    def __len__(self):
        return len(self.indices)
    def __getitem__(self, index):
        x, y = self.dataset[self.indices[index]]
        return self.transform[0](x), y
