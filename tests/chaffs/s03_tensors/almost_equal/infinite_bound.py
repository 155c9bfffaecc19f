"""The formula as it stands, blind to infinities.

cause: an infinite bound
"""

def almost_equal(x, y, rtol=1e-5, atol=1e-8):
    return x.shape == y.shape and bool(((x == y) | ((x - y).abs() <= atol + rtol * y.abs())).all())
