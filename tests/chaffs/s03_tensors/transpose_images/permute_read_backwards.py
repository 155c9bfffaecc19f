"""Says where each axis goes, not where it comes from.

cause: the width must come last
"""

def transpose_images(images):
    return images.permute(0, 2, 3, 1)
