"""Stays int32.

cause: the result stayed wide
"""

def brighten_uint8(image, amount):
    return (image.int() + amount).clamp(0, 255)
