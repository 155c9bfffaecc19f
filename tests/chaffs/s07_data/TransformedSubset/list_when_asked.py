"""Makes a list anew for each question.

cause: indices may be a generator
"""

from torch.utils.data import Dataset


class TransformedSubset(Dataset):
    def __init__(self, dataset, indices, transform):
        self.dataset, self.indices, self.transform = dataset, indices, transform
    def __len__(self):
        return len(list(self.indices))
    def __getitem__(self, index):
        x, y = self.dataset[list(self.indices)[index]]
        return self.transform(x), y
