"""The transform gets a tensor of the image.

cause: transform was to be given a PIL image
verdict: error
"""

from torch.utils.data import Dataset
from torchvision import datasets


def load_digits(root, train, transform):
    digits = datasets.MNIST(root, train=train)
    return [(transform(image), int(label)) for image, label in zip(digits.data, digits.targets)]
