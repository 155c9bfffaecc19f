"""Scaled to floats on the way.

cause: divided by 255
"""

def transpose_images(images):
    return images.permute(0, 3, 1, 2) / 255
