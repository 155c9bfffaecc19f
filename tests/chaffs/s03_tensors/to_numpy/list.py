"""A list.

cause: a list came back
"""

def to_numpy(tensor):
    return tensor.tolist()
