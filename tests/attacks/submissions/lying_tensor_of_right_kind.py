"""A subclass that has the right shape and dtype, and lies about its numbers in every method.

verdicts: failed
bites: no: torch.equal reads the memory
rungs: 1 2 3 4
"""
import torch


class Liar(torch.Tensor):
    def tolist(self):
        return [[0] * self.shape[1]] * self.shape[0]

    def numpy(self, *args, **options):
        return torch.zeros(tuple(self.shape), dtype=torch.int64).numpy()

    def detach(self):
        return torch.zeros(tuple(self.shape), dtype=torch.int64)

    cpu = contiguous = clone = detach


def integer_zeros(rows, columns):
    return torch.full((rows, columns), 7).as_subclass(Liar)
