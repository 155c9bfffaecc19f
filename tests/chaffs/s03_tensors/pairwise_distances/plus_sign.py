"""A wrong sign in the shortcut.

cause: the products were added
"""

def pairwise_distances(x, y):
    return (x.square().sum(1)[:, None] + y.square().sum(1) + 2 * x @ y.T).clamp(min=0).sqrt()
