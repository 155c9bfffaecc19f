"""Makes one tensor of the inputs.

cause: may differ in shape
verdict: error
"""

import torch
from torch.utils.data import Dataset


class PairDataset(Dataset):
    def __init__(self, inputs, targets, transform=None):
        if len(inputs) != len(targets):
            raise ValueError
        self.inputs = torch.stack(list(inputs)) if len(inputs) else inputs
        self.targets, self.transform = targets, transform or (lambda x: x)
    def __len__(self):
        return len(self.inputs)
    def __getitem__(self, index):
        return self.transform(self.inputs[index]), self.targets[index]
