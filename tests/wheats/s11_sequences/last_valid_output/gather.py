"""gather with an index as wide as the features."""


def last_valid_output(output, lengths):
    if not ((lengths > 0) & (lengths <= output.size(1))).all():
        raise ValueError("a length is out of bounds")
    index = (lengths - 1).view(-1, 1, 1).expand(-1, 1, output.size(2))
    return output.gather(1, index).squeeze(1)
