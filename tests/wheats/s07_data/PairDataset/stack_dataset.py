"""torch's StackDataset does the pairing."""

from torch.utils.data import Dataset, StackDataset


class PairDataset(Dataset):
    def __init__(self, inputs, targets, transform=None):
        if len(inputs) != len(targets):
            raise ValueError("inputs and targets differ in length")
        self.pairs, self.transform = StackDataset(inputs, targets), transform

    def __len__(self):
        return len(self.pairs)

    def __getitem__(self, index):
        x, y = self.pairs[index]
        return [x if self.transform is None else self.transform(x), y]
