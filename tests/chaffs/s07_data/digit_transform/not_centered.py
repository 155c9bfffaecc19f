"""The mean is left out.

cause: mean was not subtracted
"""

from torchvision import transforms


def digit_transform(mean=0.5, std=0.5):
    return transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.0,), (std,))])
