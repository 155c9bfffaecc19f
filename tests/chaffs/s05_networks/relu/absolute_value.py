"""Negative entries change their sign.

cause: abs
"""




def relu(x):
    return x.abs()
