"""The count.

cause: this is a count
"""


def top_k_accuracy(logits, labels, k):
    if len(logits) == 0 or not 1 <= k <= logits.shape[1]:
        raise ValueError
    return float((logits.topk(k, dim=1).indices == labels[:, None]).sum())
