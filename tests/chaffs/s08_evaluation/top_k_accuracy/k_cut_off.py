"""A k that is too large is cut off.

cause: came through
"""


def top_k_accuracy(logits, labels, k):
    if len(logits) == 0 or k < 1:
        raise ValueError
    best = logits.topk(min(k, logits.shape[1]), dim=1).indices
    return (best == labels[:, None]).any(dim=1).float().mean().item()
