"""Writes each transformed sample back into the dataset.

cause: changed in place
"""

from torch.utils.data import Dataset


class TransformedSubset(Dataset):
    def __init__(self, dataset, indices, transform):
        self.dataset, self.indices, self.transform = dataset, list(indices), transform
    def __len__(self):
        return len(self.indices)
    def __getitem__(self, index):
        x, y = self.dataset[self.indices[index]]
        before = x.clone() if hasattr(x, "clone") else x
        x = self.transform(x)
        if hasattr(before, "copy_"):
            self.dataset[self.indices[index]][0].copy_(x)
        return x, y
