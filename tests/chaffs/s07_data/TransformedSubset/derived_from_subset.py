"""Derived from Subset, whose __getitems__ passes over the transform.

cause: passes over
verdict: error, failed
"""

from torch.utils.data import Subset


class TransformedSubset(Subset):
    def __init__(self, dataset, indices, transform):
        super().__init__(dataset, list(indices))
        self.transform = transform
    def __getitem__(self, index):
        x, y = self.dataset[self.indices[index]]
        return self.transform(x), y
