"""The sum is kept in eight bits.

cause: eight bits
"""

import torch


def count_correct(logits, labels):
    if labels.shape != logits.shape[:1]:
        raise ValueError
    return (logits.argmax(dim=1) == labels).sum(dtype=torch.uint8).item()
