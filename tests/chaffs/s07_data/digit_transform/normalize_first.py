"""Normalize comes before the image is a tensor.

cause: it goes last
verdict: error
"""

from torchvision import transforms


def digit_transform(mean=0.5, std=0.5):
    return transforms.Compose([transforms.Normalize((mean,), (std,)), transforms.ToTensor()])
