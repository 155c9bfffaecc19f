"""The mean of the squares.

cause: the mean over the coordinates
"""

def pairwise_distances(x, y):
    return (x[:, None] - y).square().mean(dim=-1).sqrt()
