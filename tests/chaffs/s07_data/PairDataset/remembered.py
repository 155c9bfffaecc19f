"""Items are kept once they have been made.

cause: the result of the transform was kept
"""

from functools import lru_cache
from torch.utils.data import Dataset


class PairDataset(Dataset):
    def __init__(self, inputs, targets, transform=None):
        if len(inputs) != len(targets):
            raise ValueError
        self.inputs, self.targets, self.transform = inputs, targets, transform or (lambda x: x)
    def __len__(self):
        return len(self.inputs)
    @lru_cache
    def __getitem__(self, index):
        return self.transform(self.inputs[index]), self.targets[index]
