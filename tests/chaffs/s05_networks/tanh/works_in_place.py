"""The caller's tensor is doubled.

cause: in place
"""




def tanh(x):
    return x.mul_(2).sigmoid() * 2 - 1
