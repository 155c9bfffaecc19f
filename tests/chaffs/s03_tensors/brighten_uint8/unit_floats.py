"""Floats from 0 to 1.

cause: floats from 0 to 1
"""

def brighten_uint8(image, amount):
    return (image.float() + amount).clamp(0, 255) / 255
