"""Not divided.

cause: not divided by
"""

def standardize_columns(x):
    x = x if x.is_floating_point() else x.float()
    return x - x.mean(dim=0)
