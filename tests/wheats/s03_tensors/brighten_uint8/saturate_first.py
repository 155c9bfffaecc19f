"""The image is limited before the sum, so that nothing comes round."""

def brighten_uint8(image, amount):
    if amount >= 0:
        return image.clamp(max=255 - amount) + amount
    return image.clamp(min=-amount) - (-amount)
