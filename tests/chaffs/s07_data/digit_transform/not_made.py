"""Names ToTensor, but makes none.

cause: make it with parentheses
verdict: error
"""

from torchvision import transforms


def digit_transform(mean=0.5, std=0.5):
    return transforms.Compose([transforms.ToTensor, transforms.Normalize((mean,), (std,))])
