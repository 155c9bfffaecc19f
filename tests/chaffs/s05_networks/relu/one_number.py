"""`max` without a second argument gives the largest entry.

cause: shape
verdict: failed, error
"""




def relu(x):
    return x.max().clamp(min=0)
