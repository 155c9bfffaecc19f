"""Subtracts the labels in place to find the zeros.

cause: changed in place
"""


def count_correct(logits, labels):
    if labels.shape != logits.shape[:1]:
        raise ValueError
    return (labels.sub_(logits.argmax(dim=1)) == 0).sum().item()
