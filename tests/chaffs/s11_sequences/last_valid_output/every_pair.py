"""A slice in the place of the row numbers.

cause: torch.arange(B)
"""


def last_valid_output(output, lengths):
    if lengths.min() < 1 or lengths.max() > output.shape[1]:
        raise ValueError("impossible lengths")
    return output[:, lengths - 1]
