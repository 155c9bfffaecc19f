"""Only the number of labels is looked at: (B, 1) and (1, B) pass.

cause: were broadcast against the predictions
"""


def count_correct(logits, labels):
    if labels.numel() != len(logits):
        raise ValueError("not as many labels as samples")
    return (logits.argmax(dim=1) == labels).sum().item()
