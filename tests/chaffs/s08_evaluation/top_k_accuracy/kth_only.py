"""Only the k-th is looked at.

cause: only the k-th
"""


def top_k_accuracy(logits, labels, k):
    if len(logits) == 0 or not 1 <= k <= logits.shape[1]:
        raise ValueError
    return (logits.topk(k, dim=1).indices[:, -1] == labels).float().mean().item()
