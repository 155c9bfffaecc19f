"""Returns a loader instead of a dataset.

cause: a dataset is wanted
"""

from torch.utils.data import DataLoader
from torchvision import datasets


def load_digits(root, train, transform):
    return DataLoader(datasets.MNIST(root, train=train, transform=transform), batch_size=32, shuffle=True)
