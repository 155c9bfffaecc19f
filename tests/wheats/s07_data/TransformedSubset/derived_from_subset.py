"""Derived from Subset, with both ways of asking overridden."""

from torch.utils.data import Subset


class TransformedSubset(Subset):
    def __init__(self, dataset, indices, transform):
        super().__init__(dataset, list(indices))
        self.transform = transform
    def __getitem__(self, index):
        x, y = self.dataset[self.indices[index]]
        return self.transform(x), y
    def __getitems__(self, indices):
        return [self[index] for index in indices]
