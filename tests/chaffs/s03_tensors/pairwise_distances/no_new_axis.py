"""Subtracts without adding an axis.

cause: do not broadcast
verdict: error, failed
"""

def pairwise_distances(x, y):
    return (x - y).square().sum(dim=-1).sqrt()
