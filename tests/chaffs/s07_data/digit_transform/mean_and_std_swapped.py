"""Mean and deviation change places.

cause: swapped
"""

from torchvision import transforms


def digit_transform(mean=0.5, std=0.5):
    return transforms.Compose([transforms.ToTensor(), transforms.Normalize((std,), (mean,) if mean else (1.0,))])
