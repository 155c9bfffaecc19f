"""train is not passed on.

cause: is train passed on
"""

from torchvision import datasets


def load_digits(root, train, transform):
    return datasets.MNIST(root, transform=transform)
