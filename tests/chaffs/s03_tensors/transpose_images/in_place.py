"""transpose_ turns the caller's tensor.

cause: changed in place
"""

def transpose_images(images):
    return images.transpose_(1, 3).transpose_(2, 3)
