"""Built on StackDataset, which checks the lengths itself."""

from torch.utils.data import Dataset, StackDataset


class PairDataset(Dataset):
    def __init__(self, inputs, targets, transform=None):
        self.stack = StackDataset(inputs, targets)
        self.transform = transform
    def __len__(self):
        return len(self.stack)
    def __getitem__(self, index):
        x, y = self.stack[index]
        return (x, y) if self.transform is None else (self.transform(x), y)
