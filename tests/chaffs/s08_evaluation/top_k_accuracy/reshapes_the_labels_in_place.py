"""unsqueeze_ on the caller's labels.

cause: changed in place
"""


def top_k_accuracy(logits, labels, k):
    if len(logits) == 0 or not 1 <= k <= logits.shape[1]:
        raise ValueError
    return (logits.topk(k, dim=1).indices == labels.unsqueeze_(1)).any(dim=1).float().mean().item()
