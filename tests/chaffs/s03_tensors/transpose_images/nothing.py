"""Returns the images as they are.

cause: nothing was moved
"""

def transpose_images(images):
    return images
