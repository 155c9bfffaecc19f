"""An identity in place of no transform, and try to find out the length."""

from torch.utils.data import Dataset


class PairDataset(Dataset):
    def __init__(self, inputs, targets, transform=None):
        super().__init__()
        self.data = (inputs, targets)
        lengths = {len(part) for part in self.data}
        if len(lengths) > 1:
            raise ValueError(f"lengths differ: {sorted(lengths)}")
        (self.length,) = lengths
        self.transform = transform
    def __len__(self):
        return self.length
    def __getitem__(self, index):
        if index >= self.length or index < -self.length:
            raise IndexError("out of range")
        x, y = (part[index] for part in self.data)
        return (self.transform(x) if self.transform is not None else x, y)
