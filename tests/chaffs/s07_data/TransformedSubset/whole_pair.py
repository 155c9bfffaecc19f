"""Gives the pair to the transform.

cause: for the input alone
verdict: error
"""

from torch.utils.data import Dataset


class TransformedSubset(Dataset):
    def __init__(self, dataset, indices, transform):
        self.dataset, self.indices, self.transform = dataset, list(indices), transform
    def __len__(self):
        return len(self.indices)
    def __getitem__(self, index):
        return self.transform(self.dataset[self.indices[index]])
