"""Converts the inputs to float32.

cause: converted to float32
"""

import torch
from torch.utils.data import Dataset


class PairDataset(Dataset):
    def __init__(self, inputs, targets, transform=None):
        if len(inputs) != len(targets):
            raise ValueError
        self.inputs, self.targets, self.transform = inputs, targets, transform or (lambda x: x)
    def __len__(self):
        return len(self.inputs)
    def __getitem__(self, index):
        return self.transform(torch.as_tensor(self.inputs[index], dtype=torch.float32)), self.targets[index]
