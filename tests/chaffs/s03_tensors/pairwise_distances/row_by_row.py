"""F.pairwise_distance compares row i with row i.

cause: do not broadcast
verdict: error, failed
"""

from torch.nn import functional as F


def pairwise_distances(x, y):
    return F.pairwise_distance(x, y)
