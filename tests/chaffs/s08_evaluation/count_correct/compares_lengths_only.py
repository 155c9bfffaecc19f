"""Only the length of the labels is looked at: (B, 1) passes.

cause: were broadcast against the predictions
"""


def count_correct(logits, labels):
    if labels.dim() == 0 or len(labels) != len(logits):
        raise ValueError("not as many labels as samples")
    return (logits.argmax(dim=1) == labels).sum().item()
