"""argmax over dim=0.

cause: dim=1
verdict: error
"""


def count_correct(logits, labels):
    if labels.shape != logits.shape[:1]:
        raise ValueError
    return (logits.argmax(dim=0) == labels).sum().item()
