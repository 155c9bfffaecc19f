"""Infinity minus infinity is NaN.

cause: infinity minus infinity
"""

def almost_equal(x, y, rtol=1e-5, atol=1e-8):
    if x.shape != y.shape:
        return False
    return bool((((x - y).abs() <= atol + rtol * y.abs()) & y.isfinite()).all())
