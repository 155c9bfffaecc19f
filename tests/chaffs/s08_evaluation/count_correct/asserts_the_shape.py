"""An assertion in place of ValueError.

cause: raise ValueError
"""


def count_correct(logits, labels):
    assert labels.shape == logits.shape[:1]
    return (logits.argmax(dim=1) == labels).sum().item()
