"""Python's random.sample, sorted parts, a class of its own; a list of two comes back."""

import random


class Part:
    def __init__(self, dataset, numbers):
        self.dataset, self.numbers = dataset, numbers
    def __len__(self):
        return len(self.numbers)
    def __getitem__(self, index):
        return self.dataset[self.numbers[index]]
def split(dataset, fraction, seed):
    if not 0.0 <= fraction <= 1.0:
        raise ValueError("a fraction lies between 0 and 1")
    count = len(dataset)
    held_back = set(random.Random(seed).sample(range(count), int(count * fraction)))
    training = [number for number in range(count) if number not in held_back]
    return [Part(dataset, training), Part(dataset, sorted(held_back))]
