"""`==` on floats.

cause: the last bit counted
"""

def almost_equal(x, y, rtol=1e-5, atol=1e-8):
    return x.shape == y.shape and bool((x == y).all())
