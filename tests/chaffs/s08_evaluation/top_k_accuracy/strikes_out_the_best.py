"""Finds the best k times, striking out each in place.

cause: changed in place
"""

import torch


def top_k_accuracy(logits, labels, k):
    if len(logits) == 0 or not 1 <= k <= logits.shape[1]:
        raise ValueError
    found = torch.zeros(len(labels), dtype=torch.bool)
    for _ in range(k):
        best = logits.argmax(dim=1)
        found |= best == labels
        logits[torch.arange(len(labels)), best] = -torch.inf
    return found.float().mean().item()
