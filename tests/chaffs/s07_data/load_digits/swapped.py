"""Label first.

cause: swapped
"""

from torchvision import datasets


class MNIST(datasets.MNIST):
    def __getitem__(self, index):
        image, label = super().__getitem__(index)
        return label, image
def load_digits(root, train, transform):
    return MNIST(root, train=train, transform=transform)
