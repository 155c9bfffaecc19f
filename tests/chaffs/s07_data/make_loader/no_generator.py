"""The orders come from the global generator.

cause: not repeatable
"""

from torch.utils.data import DataLoader


def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    return DataLoader(dataset, batch_size=batch_size, shuffle=shuffle)
