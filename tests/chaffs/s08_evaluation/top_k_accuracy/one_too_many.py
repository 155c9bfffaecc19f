"""At most k larger ones instead of fewer than k.

cause: one class too many
"""


def top_k_accuracy(logits, labels, k):
    if len(logits) == 0 or not 1 <= k <= logits.shape[1]:
        raise ValueError
    own = logits.gather(1, labels[:, None])
    return ((logits > own).sum(dim=1) <= k).float().mean().item()
