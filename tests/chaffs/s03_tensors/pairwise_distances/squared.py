"""The root is missing.

cause: squared distances
"""

def pairwise_distances(x, y):
    return (x[:, None] - y).square().sum(dim=-1)
