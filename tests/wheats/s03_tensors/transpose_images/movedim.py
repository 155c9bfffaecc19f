"""movedim."""

def transpose_images(images):
    return images.movedim(-1, 1)
