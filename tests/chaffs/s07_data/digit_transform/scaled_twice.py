"""Divides by 255 what ToTensor has scaled already.

cause: scaled twice
"""

from torchvision import transforms


def digit_transform(mean=0.5, std=0.5):
    return transforms.Compose(
        [transforms.ToTensor(), transforms.Lambda(lambda x: x / 255), transforms.Normalize((mean,), (std,))]
    )
