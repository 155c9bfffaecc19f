"""Sums over the points and not the coordinates.

cause: wrong shape
verdict: failed, error
"""

def pairwise_distances(x, y):
    return (x[:, None] - y).square().sum(dim=1).sqrt()
