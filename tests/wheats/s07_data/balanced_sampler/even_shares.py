"""Each class as often as possible, in random order, by multinomial within the classes."""

import torch


class Sampler(torch.utils.data.Sampler):
    def __init__(self, labels, draws, seed):
        self.labels, self.draws = labels.clone(), draws
        self.generator = torch.Generator().manual_seed(seed)
        self.classes = labels.unique()
    def __len__(self):
        return self.draws
    def __iter__(self):
        order = torch.randperm(self.draws, generator=self.generator)
        shift = torch.randperm(len(self.classes), generator=self.generator)
        for turn in order.tolist():
            label = self.classes[shift[turn % len(shift)]]
            chances = (self.labels == label).double()
            yield torch.multinomial(chances, 1, generator=self.generator).item()
def balanced_sampler(labels, draws, seed):
    return Sampler(labels, draws, seed)
