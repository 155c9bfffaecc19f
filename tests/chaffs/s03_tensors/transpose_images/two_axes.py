"""transpose(1, 3) swaps height and width too.

cause: transpose(1, 3) swaps
"""

def transpose_images(images):
    return images.transpose(1, 3)
