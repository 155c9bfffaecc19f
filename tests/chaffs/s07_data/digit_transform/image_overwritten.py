"""Blackens the image after reading it.

cause: the image was changed
"""

from torchvision import transforms


def digit_transform(mean=0.5, std=0.5):
    def transform(image):
        x = transforms.functional.to_tensor(image)
        for row in range(image.height):
            for column in range(image.width):
                image.putpixel((column, row), 0)
        return (x - mean) / std
    return transform
