"""float() on the count.

cause: a count is an int
"""


def count_correct(logits, labels):
    if labels.shape != logits.shape[:1]:
        raise ValueError
    return (logits.argmax(dim=1) == labels).float().sum().item()
