"""Its own __iter__ uses up an iterator.

cause: the second pass is empty
"""

from torch.utils.data import Dataset


class PairDataset(Dataset):
    def __init__(self, inputs, targets, transform=None):
        if len(inputs) != len(targets):
            raise ValueError
        self.inputs, self.targets, self.transform = inputs, targets, transform or (lambda x: x)
        self.pairs = ((self.transform(x), y) for x, y in zip(inputs, targets))
    def __len__(self):
        return len(self.inputs)
    def __iter__(self):
        return self.pairs
    def __getitem__(self, index):
        return self.transform(self.inputs[index]), self.targets[index]
