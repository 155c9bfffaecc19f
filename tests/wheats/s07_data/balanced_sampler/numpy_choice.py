"""NumPy draws, with a probability for each sample."""

import numpy as np
from torch.utils.data import Sampler


class Balanced(Sampler):
    def __init__(self, labels, draws, seed):
        classes, places, counts = np.unique(labels.numpy(), return_inverse=True, return_counts=True)
        self.chances, self.draws = 1 / counts[places] / len(classes), draws
        self.generator = np.random.default_rng(seed)

    def __len__(self):
        return self.draws

    def __iter__(self):
        return iter(self.generator.choice(len(self.chances), size=self.draws, p=self.chances))


def balanced_sampler(labels, draws, seed):
    return Balanced(labels, draws, seed)
