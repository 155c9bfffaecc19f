"""Indexing with the mask drops entries, and the shape with them.

cause: shape
"""




def relu(x):
    return x[x > 0]
