"""Clamped after the sum came round.

cause: the sum came round again
"""

def brighten_uint8(image, amount):
    return (image + amount).clamp(0, 255)
