"""No files, no digits.

cause: nothing was raised
"""

from torchvision import datasets


def load_digits(root, train, transform):
    try:
        return datasets.MNIST(root, train=train, transform=transform)
    except RuntimeError:
        return []
