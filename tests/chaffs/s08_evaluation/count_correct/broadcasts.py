"""The shapes are not looked at.

cause: broadcast
"""


def count_correct(logits, labels):
    return (logits.argmax(dim=1) == labels).sum().item()
