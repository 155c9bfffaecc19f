"""The one-hot product, summed over the classes."""

import torch


def cross_entropy(logits, targets):
    one_hot = torch.eye(logits.shape[1], dtype=logits.dtype)[targets]
    log_probabilities = logits - logits.logsumexp(dim=1, keepdim=True)
    return -(one_hot * log_probabilities).sum() / len(targets)
