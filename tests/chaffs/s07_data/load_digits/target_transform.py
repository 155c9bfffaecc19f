"""The transform is given to the labels.

cause: transform was to be given a PIL image
verdict: error
"""

from torchvision import datasets


def load_digits(root, train, transform):
    return datasets.MNIST(root, train=train, target_transform=transform)
