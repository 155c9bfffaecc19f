"""The mean difference.

cause: all elements have to agree
verdict: failed
"""

def almost_equal(x, y, rtol=1e-5, atol=1e-8):
    return x.shape == y.shape and bool((x - y).abs().mean() <= atol + rtol * y.abs().mean() + 1e-1)
