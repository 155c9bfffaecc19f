"""Counts the logits that are larger than the label's."""


def top_k_accuracy(logits, labels, k):
    if len(logits) == 0 or k < 1 or k > logits.size(1):
        raise ValueError
    own = logits.gather(1, labels.unsqueeze(1))
    return ((logits > own).sum(1) < k).float().mean().item()
