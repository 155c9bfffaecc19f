"""Works in the caller's image.

cause: changed in place
"""

def brighten_uint8(image, amount):
    result = (image.int() + amount).clamp(0, 255)
    return image.copy_(result)
