"""Numbers in a NumPy array; a transform that is looked up late."""

import numpy as np


class TransformedSubset:
    def __init__(self, dataset, indices, transform):
        self.dataset, self.transform = dataset, transform
        self.order = np.fromiter(indices, dtype=np.int64)
    def __getitem__(self, index):
        number = int(self.order[index])
        item = self.dataset[number]
        return (self.transform(item[0]), *item[1:])
    def __len__(self):
        return self.order.size
