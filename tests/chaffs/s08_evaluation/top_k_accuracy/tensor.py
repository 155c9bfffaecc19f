"""item() is missing.

cause: a tensor came back
"""


def top_k_accuracy(logits, labels, k):
    if len(logits) == 0 or not 1 <= k <= logits.shape[1]:
        raise ValueError
    return (logits.topk(k, dim=1).indices == labels[:, None]).any(dim=1).float().mean()
