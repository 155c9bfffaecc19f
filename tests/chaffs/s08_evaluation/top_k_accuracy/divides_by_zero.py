"""No samples are not thought of.

cause: divided by zero
"""


def top_k_accuracy(logits, labels, k):
    if not 1 <= k <= logits.shape[1]:
        raise ValueError
    return (logits.topk(k, dim=1).indices == labels[:, None]).sum().item() / len(labels)
