"""The k smallest.

cause: k smallest
"""


def top_k_accuracy(logits, labels, k):
    if len(logits) == 0 or not 1 <= k <= logits.shape[1]:
        raise ValueError
    best = logits.topk(k, dim=1, largest=False).indices
    return (best == labels[:, None]).any(dim=1).float().mean().item()
