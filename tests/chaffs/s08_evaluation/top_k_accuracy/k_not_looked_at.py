"""topk raises RuntimeError, and for k = 0 nothing.

cause: raise
"""


def top_k_accuracy(logits, labels, k):
    if len(logits) == 0:
        raise ValueError
    return (logits.topk(k, dim=1).indices == labels[:, None]).any(dim=1).float().mean().item()
