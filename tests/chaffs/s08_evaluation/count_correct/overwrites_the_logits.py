"""Marks the best class in place before it reads it.

cause: changed in place
"""


def count_correct(logits, labels):
    if labels.shape != logits.shape[:1]:
        raise ValueError
    best = logits.argmax(dim=1)
    logits.zero_()
    return (best == labels).sum().item()
