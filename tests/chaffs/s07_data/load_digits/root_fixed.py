"""Reads the tutorial's folder, whatever root says.

cause: is root passed on
verdict: error
"""

from torchvision import datasets


def load_digits(root, train, transform):
    return datasets.MNIST("./data", train=train, transform=transform)
