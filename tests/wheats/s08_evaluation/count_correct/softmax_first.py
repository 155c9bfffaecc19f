"""Softmax before argmax, and boolean indexing."""


def count_correct(logits, labels):
    if tuple(labels.shape) != (logits.size(0),):
        raise ValueError("another shape")
    predicted = logits.double().softmax(-1).argmax(-1)
    return len(labels[predicted.eq(labels)])
