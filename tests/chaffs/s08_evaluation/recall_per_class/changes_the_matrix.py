"""Fills in empty rows in place.

cause: changed in place
"""


def recall_per_class(matrix):
    recall = matrix.diagonal() / matrix.sum(dim=1)
    matrix.fill_diagonal_(0)
    return recall
