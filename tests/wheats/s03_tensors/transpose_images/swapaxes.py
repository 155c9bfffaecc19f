"""swapaxes, NumPy's name."""

def transpose_images(images):
    return images.swapaxes(2, 3).swapaxes(1, 2).clone()
