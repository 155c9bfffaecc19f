"""Looks each label up among the best classes of all samples.

cause: among the best of all samples
"""

import torch


def top_k_accuracy(logits, labels, k):
    if not 1 <= k <= logits.shape[1] or len(labels) == 0:
        raise ValueError
    return torch.isin(labels, logits.topk(k, dim=1).indices).float().mean().item()
