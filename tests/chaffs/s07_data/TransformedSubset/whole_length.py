"""Has the length of the dataset.

cause: the length of the whole dataset
"""

from torch.utils.data import Dataset


class TransformedSubset(Dataset):
    def __init__(self, dataset, indices, transform):
        self.dataset, self.indices, self.transform = dataset, list(indices), transform
    def __len__(self):
        return len(self.dataset)
    def __getitem__(self, index):
        x, y = self.dataset[self.indices[index]]
        return self.transform(x), y
