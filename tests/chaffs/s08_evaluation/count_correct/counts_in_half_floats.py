"""The sum is kept in the logits' dtype, which may be float16.

cause: was rounded
"""


def count_correct(logits, labels):
    if labels.shape != logits.shape[:1]:
        raise ValueError
    return int((logits.argmax(dim=1) == labels).to(logits.dtype).sum())
