"""The largest coordinate.

cause: the largest coordinate
"""

def pairwise_distances(x, y):
    return (x[:, None] - y).abs().amax(dim=-1)
