"""Mirrors half of the images, as one does in training.

cause: random
"""

from torchvision import transforms


def digit_transform(mean=0.5, std=0.5):
    return transforms.Compose(
        [transforms.RandomHorizontalFlip(0.2), transforms.ToTensor(), transforms.Normalize((mean,), (std,))]
    )
