"""Divides the PIL image.

cause: does no arithmetic
verdict: error
"""


def digit_transform(mean=0.5, std=0.5):
    return lambda image: (image / 255 - mean) / std
