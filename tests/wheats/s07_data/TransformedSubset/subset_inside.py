"""A Subset inside, which is not derived from."""

from torch.utils.data import Dataset, Subset


class TransformedSubset(Dataset):
    def __init__(self, dataset, indices, transform):
        self.subset, self.transform = Subset(dataset, tuple(indices)), transform
    def __len__(self):
        return len(self.subset)
    def __getitem__(self, index):
        x, y = self.subset[index]
        return [self.transform(x), y]
