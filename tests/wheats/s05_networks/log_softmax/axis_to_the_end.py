"""The axis is moved to the end and back."""




def log_softmax(x, dim=-1):
    moved = x.movedim(dim, -1)
    return (moved - moved.logsumexp(-1, keepdim=True)).movedim(-1, dim)
