"""All items are transformed when the dataset is made.

cause: ran before the item
"""

from torchvision import datasets


def load_digits(root, train, transform):
    return list(datasets.MNIST(root, train=train, transform=transform))
