"""argmax without dim: one position in the whole matrix.

cause: none
The single position is compared with every label; the count is like that of any wrong prediction.
"""


def count_correct(logits, labels):
    if labels.shape != logits.shape[:1]:
        raise ValueError
    if len(labels) == 0:
        return 0
    return (logits.argmax() == labels).sum().item()
