"""Refuses negative numbers.

cause: negative numbers count from the end
verdict: error
"""

from torch.utils.data import Dataset


class PairDataset(Dataset):
    def __init__(self, inputs, targets, transform=None):
        if len(inputs) != len(targets):
            raise ValueError
        self.inputs, self.targets, self.transform = inputs, targets, transform or (lambda x: x)
    def __len__(self):
        return len(self.inputs)
    def __getitem__(self, index):
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self.transform(self.inputs[index]), self.targets[index]
