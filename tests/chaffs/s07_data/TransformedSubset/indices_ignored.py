"""Takes the first samples of the dataset.

cause: the indices are passed over
"""

from torch.utils.data import Dataset


class TransformedSubset(Dataset):
    def __init__(self, dataset, indices, transform):
        self.dataset, self.indices, self.transform = dataset, list(indices), transform
    def __len__(self):
        return len(self.indices)
    def __getitem__(self, index):
        x, y = self.dataset[index]
        return self.transform(x), y
