"""Items are kept once they have been made.

cause: was kept
"""

from torchvision import datasets


class MNIST(datasets.MNIST):
    def __getitem__(self, index):
        known = self.__dict__.setdefault("known", {})
        if index not in known:
            known[index] = super().__getitem__(index)
        return known[index]
def load_digits(root, train, transform):
    return MNIST(root, train=train, transform=transform)
