"""Elements picked by an expanded mask, and rows made again."""

def keep_positive_rows(x):
    kept = (x > 0).all(dim=1, keepdim=True).expand_as(x)
    return x.masked_select(kept).view(-1, x.shape[1])
