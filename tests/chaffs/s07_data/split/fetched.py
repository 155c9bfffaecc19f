"""Fetches all samples at once.

cause: the samples were fetched
"""

import random


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    samples = [dataset[number] for number in range(len(dataset))]
    random.Random(seed).shuffle(samples)
    cut = len(samples) - int(fraction * len(samples))
    return samples[:cut], samples[cut:]
