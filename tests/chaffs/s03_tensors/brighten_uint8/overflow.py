"""250 + 10 is 4.

cause: the sum came round again
"""

def brighten_uint8(image, amount):
    return image + amount
