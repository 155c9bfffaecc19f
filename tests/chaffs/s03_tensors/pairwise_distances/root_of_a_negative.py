"""The shortcut, without a clamp.

cause: rounding brought
"""

def pairwise_distances(x, y):
    squares = x.square().sum(1)[:, None] + y.square().sum(1) - 2 * x @ y.T
    return squares.sqrt()
