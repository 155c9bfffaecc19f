"""ToTensor after ToImage.

cause: ToTensor met a tensor
verdict: error
"""

from torchvision import transforms
from torchvision.transforms import v2


def digit_transform(mean=0.5, std=0.5):
    return transforms.Compose([v2.ToImage(), transforms.ToTensor(), transforms.Normalize((mean,), (std,))])
