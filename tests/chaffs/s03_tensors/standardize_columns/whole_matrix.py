"""One mean and one deviation for all.

cause: for the whole matrix
verdict: failed, error
"""

def standardize_columns(x):
    x = x if x.is_floating_point() else x.float()
    return (x - x.mean()) / x.std().clamp_min(1e-12)
