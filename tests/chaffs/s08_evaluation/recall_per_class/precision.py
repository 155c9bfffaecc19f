"""Divides by the columns.

cause: this is precision
"""


def recall_per_class(matrix):
    return matrix.diagonal() / matrix.sum(dim=0)
