"""Makes all items when the subset is made.

cause: ran before the item
"""

from torch.utils.data import Dataset


class TransformedSubset(Dataset):
    def __init__(self, dataset, indices, transform):
        chosen = [dataset[index] for index in indices]
        self.items = [(transform(x), y) for x, y in chosen]
    def __len__(self):
        return len(self.items)
    def __getitem__(self, index):
        return self.items[index]
