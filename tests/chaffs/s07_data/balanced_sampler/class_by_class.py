"""All of one class, then all of the next.

cause: one after the other
"""

import torch


class Sampler:
    def __init__(self, labels, draws, seed):
        self.labels, self.draws, self.generator = labels, draws, torch.Generator().manual_seed(seed)
    def __len__(self):
        return self.draws
    def __iter__(self):
        for part in torch.arange(self.draws).tensor_split(len(self.labels.unique())):
            label = self.labels.unique()[part[0] * len(self.labels.unique()) // self.draws] if len(part) else 0
            members = (self.labels == label).nonzero().flatten()
            for choice in torch.randint(len(members) or 1, (len(part),), generator=self.generator):
                yield members[choice].item()
def balanced_sampler(labels, draws, seed):
    return Sampler(labels, draws, seed)
