"""Is this chance at work? Tests of drawn numbers that refuse a right answer with a probability known in advance.

Both bounds hold for every sample size: the inequality of Dvoretzky, Kiefer, Wolfowitz and Massart for a whole
distribution, Hoeffding's for a share. `ALARM` is that probability for one test.
"""

import math
from collections.abc import Callable

import torch

__all__ = ["follows", "normal_cdf", "share_is", "uniform_cdf"]

ALARM = 1e-8

Cdf = Callable[[torch.Tensor], torch.Tensor]


def follows(drawn: torch.Tensor, cdf: Cdf, alarm: float = ALARM) -> bool:
    """Could these numbers be independent draws from the continuous distribution `cdf`? One draw or more."""
    values = drawn.detach().flatten().double().sort().values
    count = len(values)
    ranks = torch.arange(count + 1, dtype=torch.float64) / count
    wanted = cdf(values)
    gap = torch.maximum((ranks[1:] - wanted).abs().max(), (ranks[:-1] - wanted).abs().max())
    return bool(gap <= _room(count, alarm))  # a NaN compares false


def share_is(hits: torch.Tensor, probability: float, alarm: float = ALARM) -> bool:
    """Could these independent trials (true or false) each succeed with `probability`?"""
    share = hits.double().mean().item()
    return abs(share - probability) <= _room(hits.numel(), alarm)


def normal_cdf(deviation: float) -> Cdf:
    """The normal distribution around 0 with a standard deviation."""
    return lambda x: torch.special.ndtr(x / deviation)


def uniform_cdf(bound: float) -> Cdf:
    """The uniform distribution in ±bound."""
    return lambda x: ((x / bound + 1) / 2).clamp(0, 1)


def _room(count: int, alarm: float) -> float:
    """By how much a frequency of `count` trials strays with probability `alarm`, at most."""
    return math.sqrt(math.log(2 / alarm) / (2 * count))
