"""Gives torchvision the folder of the files.

cause: is root passed on
verdict: error
"""

from pathlib import Path
from torchvision import datasets


def load_digits(root, train, transform):
    return datasets.MNIST(Path(root) / "MNIST" / "raw", train=train, transform=transform)
