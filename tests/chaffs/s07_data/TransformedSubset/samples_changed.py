"""Writes the transformed samples into the dataset.

cause: ran before the item was asked for
"""

from torch.utils.data import Dataset


class TransformedSubset(Dataset):
    def __init__(self, dataset, indices, transform):
        self.dataset, self.indices = dataset, list(indices)
        for index in dict.fromkeys(self.indices):
            x, y = dataset[index]
            if isinstance(dataset, list):
                dataset[index] = (transform(x), y)
        self.transform = None if isinstance(dataset, list) else transform
    def __len__(self):
        return len(self.indices)
    def __getitem__(self, index):
        x, y = self.dataset[self.indices[index]]
        return (self.transform(x) if self.transform else x), y
