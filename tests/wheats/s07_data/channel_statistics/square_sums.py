"""The short formula, in float64 throughout."""


def channel_statistics(dataset, training):
    images = [dataset[number][0].double() for number in training]
    count = sum(image[0].numel() for image in images)
    mean = sum(image.sum((1, 2)) for image in images) / count
    variance = sum(image.square().sum((1, 2)) for image in images) / count - mean**2
    return mean.float(), variance.clamp(min=0).sqrt().float()
