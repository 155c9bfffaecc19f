"""Counts the samples that differ.

cause: wrong samples
"""


def count_correct(logits, labels):
    if labels.shape != logits.shape[:1]:
        raise ValueError
    return (logits.argmax(dim=1) != labels).sum().item()
