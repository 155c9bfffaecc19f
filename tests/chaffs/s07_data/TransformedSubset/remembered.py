"""Keeps what it has once made.

cause: the result of the transform was kept
"""

from torch.utils.data import Dataset


class TransformedSubset(Dataset):
    def __init__(self, dataset, indices, transform):
        self.dataset, self.indices, self.transform, self.known = dataset, list(indices), transform, {}
    def __len__(self):
        return len(self.indices)
    def __getitem__(self, index):
        if index not in self.known:
            x, y = self.dataset[self.indices[index]]
            self.known[index] = self.transform(x), y
        return self.known[index]
