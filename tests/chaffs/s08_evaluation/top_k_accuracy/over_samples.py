"""topk over dim=0.

cause: dim=1
verdict: error
"""


def top_k_accuracy(logits, labels, k):
    if len(logits) == 0 or not 1 <= k <= logits.shape[1]:
        raise ValueError
    return (logits.topk(k, dim=0).indices == labels).any(dim=0).sum().item() / len(logits)
