"""Labels as floats.

cause: labels are to be ints
"""

from torchvision import datasets


def load_digits(root, train, transform):
    return datasets.MNIST(root, train=train, transform=transform, target_transform=float)
