"""No Dataset at all; bounds are checked by hand, items are lists."""


class PairDataset:
    def __init__(self, inputs, targets, transform=None):
        self.count = len(targets)
        if len(inputs) != self.count:
            raise ValueError("lengths differ")
        self.inputs, self.targets, self.transform = inputs, targets, transform
    def __len__(self):
        return self.count
    def __getitem__(self, index):
        index = index + self.count if index < 0 else index
        if index not in range(self.count):
            raise IndexError(f"no item {index}")
        x = self.inputs[index]
        if self.transform:
            x = self.transform(x)
        return [x, self.targets[index]]
