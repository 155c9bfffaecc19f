"""Stays float.

cause: floats came back
"""

def brighten_uint8(image, amount):
    return (image.float() + amount).clamp(0, 255)
