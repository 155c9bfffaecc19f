"""in, row by row."""

import torch


def top_k_accuracy(logits, labels, k):
    if labels.numel() == 0:
        raise ValueError("no samples")
    if k <= 0 or k > logits.shape[-1]:
        raise ValueError("k")
    rows = torch.topk(logits, k).indices.tolist()
    return sum(label in row for label, row in zip(labels.tolist(), rows)) / len(rows)
