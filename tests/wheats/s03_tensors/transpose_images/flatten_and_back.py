"""Pixels flattened, a batch of matrices transposed by mT, pixels unflattened."""

def transpose_images(images):
    return images.flatten(1, 2).mT.unflatten(2, images.shape[1:3])
