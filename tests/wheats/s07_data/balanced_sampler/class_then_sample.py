"""Draws a class and then one of its samples, in a sampler of its own."""

import random
from torch.utils.data import Sampler


class Balanced(Sampler):
    def __init__(self, labels, draws, seed):
        self.members, self.draws, self.random = {}, draws, random.Random(seed)
        for number, label in enumerate(labels.tolist()):
            self.members.setdefault(label, []).append(number)
    def __len__(self):
        return self.draws
    def __iter__(self):
        classes = list(self.members.values())
        for _ in range(self.draws):
            yield self.random.choice(self.random.choice(classes))
def balanced_sampler(labels, draws, seed):
    return Balanced(labels, draws, seed)
