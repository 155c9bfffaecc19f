"""Integer division, which does not forgive zero.

cause: rounded down
"""


def recall_per_class(matrix):
    return (matrix.diagonal() // matrix.sum(dim=1)).float()
