"""Expects the image as its first argument.

cause: something to call
verdict: error
"""

from torchvision import transforms


def digit_transform(image, mean=0.5, std=0.5):
    return (transforms.functional.to_tensor(image) - mean) / std
