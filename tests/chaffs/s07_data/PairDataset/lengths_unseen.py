"""Does not compare the lengths.

cause: different lengths went unnoticed
"""

from torch.utils.data import Dataset


class PairDataset(Dataset):
    def __init__(self, inputs, targets, transform=None):
        self.inputs, self.targets, self.transform = inputs, targets, transform or (lambda x: x)
    def __len__(self):
        return len(self.inputs)
    def __getitem__(self, index):
        return self.transform(self.inputs[index]), self.targets[index]
