"""Python's random.choices with weights from a Counter."""

from collections import Counter
from random import Random


class Sampler:
    def __init__(self, weights, draws, seed):
        self.weights, self.draws, self.random = weights, draws, Random(seed)
    def __len__(self):
        return self.draws
    def __iter__(self):
        return iter(self.random.choices(range(len(self.weights)), self.weights, k=self.draws))
def balanced_sampler(labels, draws, seed):
    counts = Counter(labels.tolist())
    return Sampler([1 / counts[label] for label in labels.tolist()], draws, seed)
