"""Sets the transform of the dataset, for everybody.

cause: the dataset is not to be changed
verdict: error
"""

from torch.utils.data import Subset


class TransformedSubset(Subset):
    def __init__(self, dataset, indices, transform):
        super().__init__(dataset, list(indices))
        self.dataset.transform = transform
