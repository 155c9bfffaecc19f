"""The bound itself does not count.

cause: the bound itself
"""

def almost_equal(x, y, rtol=1e-5, atol=1e-8):
    if x.shape != y.shape:
        return False
    near = ((x - y).abs() < atol + rtol * y.abs()) & y.isfinite()
    return bool((near | (x == y)).all())
