"""The transform is not passed on.

cause: is the transform passed on
"""

from torchvision import datasets


def load_digits(root, train, transform):
    return datasets.MNIST(root, train=train)
