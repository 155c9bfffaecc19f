"""Tries, and widens only where NumPy refuses."""

def to_numpy(tensor):
    try:
        return tensor.numpy(force=True)
    except TypeError:
        return tensor.float().numpy(force=True)
