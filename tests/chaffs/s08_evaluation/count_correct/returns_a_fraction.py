"""Divides by the number of samples.

cause: a count
"""


def count_correct(logits, labels):
    if labels.shape != logits.shape[:1]:
        raise ValueError
    return (logits.argmax(dim=1) == labels).sum().item() / max(len(labels), 1)
