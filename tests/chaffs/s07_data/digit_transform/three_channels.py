"""Makes a colour image of it.

cause: one channel
"""

from torchvision import transforms


def digit_transform(mean=0.5, std=0.5):
    return transforms.Compose(
        [transforms.Grayscale(3), transforms.ToTensor(), transforms.Normalize((mean,), (std,))]
    )
