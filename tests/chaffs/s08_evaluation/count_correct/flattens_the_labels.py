"""Labels of shape (B, 1) are accepted and flattened.

cause: raise ValueError
"""


def count_correct(logits, labels):
    if labels.numel() != len(logits):
        raise ValueError("not as many labels as samples")
    return (logits.argmax(dim=1) == labels.flatten()).sum().item()
