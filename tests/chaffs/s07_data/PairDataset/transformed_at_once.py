"""All inputs are transformed in __init__.

cause: the transform ran before
"""

from torch.utils.data import Dataset


class PairDataset(Dataset):
    def __init__(self, inputs, targets, transform=None):
        if len(inputs) != len(targets):
            raise ValueError
        self.inputs = [transform(x) for x in inputs] if transform else inputs
        self.targets = targets
    def __len__(self):
        return len(self.inputs)
    def __getitem__(self, index):
        return self.inputs[index], self.targets[index]
