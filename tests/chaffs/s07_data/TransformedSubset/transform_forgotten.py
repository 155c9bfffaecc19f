"""Does not apply the transform.

cause: the transform is not applied
"""

from torch.utils.data import Subset


class TransformedSubset(Subset):
    def __init__(self, dataset, indices, transform):
        super().__init__(dataset, list(indices))
        self.transform = transform
