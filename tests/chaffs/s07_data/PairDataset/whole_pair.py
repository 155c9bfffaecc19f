"""Gives the pair to the transform.

cause: for the input alone
verdict: error
"""

from torch.utils.data import Dataset


class PairDataset(Dataset):
    def __init__(self, inputs, targets, transform=None):
        if len(inputs) != len(targets):
            raise ValueError
        self.inputs, self.targets, self.transform = inputs, targets, transform or (lambda pair: pair)
    def __len__(self):
        return len(self.inputs)
    def __getitem__(self, index):
        return self.transform((self.inputs[index], self.targets[index]))
