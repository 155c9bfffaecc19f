"""A subclass that has the right shape and dtype, and lies about its numbers in every method.

verdicts: failed, error
task: batched_matmul
bites: no: torch.equal reads the memory
rungs: 1 2 3 4
"""
import torch


class Liar(torch.Tensor):
    def detach(self):
        return self.truth

    cpu = contiguous = clone = numpy = detach


def batched_matmul(x, y):
    answer = torch.zeros(x.shape[0], x.shape[1], y.shape[2]).as_subclass(Liar)
    answer.truth = x @ y  # a right answer from whoever asks the object, and not its memory
    return answer
