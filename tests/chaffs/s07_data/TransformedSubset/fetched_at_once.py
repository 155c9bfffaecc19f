"""Fetches the samples when the subset is made.

cause: the samples were fetched
"""

from torch.utils.data import Dataset


class TransformedSubset(Dataset):
    def __init__(self, dataset, indices, transform):
        self.samples, self.transform = [dataset[index] for index in indices], transform
    def __len__(self):
        return len(self.samples)
    def __getitem__(self, index):
        x, y = self.samples[index]
        return self.transform(x), y
