"""The item is the input alone.

cause: the target is missing
"""

from torch.utils.data import Dataset


class PairDataset(Dataset):
    def __init__(self, inputs, targets, transform=None):
        if len(inputs) != len(targets):
            raise ValueError
        self.inputs, self.transform = inputs, transform or (lambda x: x)
    def __len__(self):
        return len(self.inputs)
    def __getitem__(self, index):
        return self.transform(self.inputs[index])
