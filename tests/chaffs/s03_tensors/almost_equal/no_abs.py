"""The difference without its sign taken off.

cause: needs its absolute value
"""

def almost_equal(x, y, rtol=1e-5, atol=1e-8):
    if x.shape != y.shape or x.isnan().any() or y.isnan().any():
        return False
    return bool(((x == y) | (x - y <= atol + rtol * y.abs()) & y.isfinite() & x.isfinite()).all())
