"""Labels without a second axis.

cause: labels[:, None]
verdict: error
"""


def top_k_accuracy(logits, labels, k):
    if len(logits) == 0 or not 1 <= k <= logits.shape[1]:
        raise ValueError
    return (logits.topk(k, dim=1).indices == labels).any(dim=1).float().mean().item()
